import type { BrowserWindow } from 'electron';
import { expect, shownPage, test } from './support/desktop.ts';

test('the window shows the program at its own address, under a strict policy', async ({ launch }) => {
  const app = await launch();
  const page = await shownPage(app);
  const shell = await app.browserWindow(page);
  expect(await shell.evaluate((shown: BrowserWindow) => shown.webContents.getURL())).toMatch(/^app:\/\/invigil\//);
  await expect.poll(() => shell.evaluate((shown: BrowserWindow) => shown.isVisible())).toBe(true);

  const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'));
  const directives = new Map(
    (policy ?? '').split(';').map((text) => {
      const [name = '', ...values] = text.trim().split(/\s+/);
      return [name, values.join(' ')];
    }),
  );
  expect(directives.get('script-src') ?? directives.get('default-src')).not.toMatch(/unsafe-(inline|eval)|http/);
  expect(directives.get('require-trusted-types-for')).toBe("'script'");
  expect(directives.get('connect-src')).toBe("'self'");
});

test('a script that is put into the page by hand does not run', async ({ launch }) => {
  const page = await shownPage(await launch());
  const seen = await page.evaluate(async () => {
    const refused: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.push(effectiveDirective));
    const take = 'document.documentElement.id = "taken-over"';
    const tries = [
      () => {
        const script = document.createElement('script');
        script.textContent = take;
        document.body.append(script);
      },
      () => {
        const picture = document.createElement('img');
        picture.setAttribute('onerror', take);
        picture.src = '/no-such-picture.png';
        document.body.append(picture);
      },
      () => {
        document.body.insertAdjacentHTML('beforeend', `<iframe srcdoc="<script>parent.${take}</script>"></iframe>`);
      },
    ];
    for (const attempt of tries) {
      try {
        attempt();
      } catch {
        // Trusted Types refuse the string itself
      }
    }
    await fetch('/no-such-picture.png').catch(() => null);
    return { refused: refused.length, taken: document.documentElement.id };
  });
  expect(seen).toEqual({ refused: 3, taken: '' });
});

test('the page has no Node and gets from the shell nothing but the lockdown', async ({ launch }) => {
  const page = await shownPage(await launch());
  const seen = await page.evaluate(() => {
    const all = globalThis as unknown as Record<string, object>;
    return {
      node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in all),
      shell: Object.keys(all['invigilShell'] ?? {}).sort(),
      frozen: Object.isFrozen(all['invigilShell']),
    };
  });
  expect(seen).toEqual({
    node: [],
    shell: ['enterLockdown', 'kind', 'leaveLockdown', 'onLockdownEvent'],
    frozen: true,
  });
});

test('the page cannot be led away and opens no second window', async ({ launch }) => {
  const app = await launch();
  const page = await shownPage(app);
  const shell = await app.browserWindow(page);
  const refusals = await shell.evaluateHandle((shown: BrowserWindow) => {
    const addresses: string[] = [];
    shown.webContents.on('will-frame-navigate', ({ defaultPrevented, url }) => {
      if (defaultPrevented) addresses.push(url);
    });
    return addresses;
  });
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await expect.poll(() => refusals.jsonValue()).toContain('https://example.org/');
  expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull();
  expect(await page.evaluate(() => window.open('/'))).toBeNull();
  expect(await shell.evaluate((shown: BrowserWindow) => shown.webContents.getURL())).toMatch(/^app:\/\/invigil\//);
  expect(app.windows()).toHaveLength(1);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a file that the page made may be saved, one from elsewhere may not', async ({ launch }) => {
  const app = await launch();
  const page = await shownPage(app);
  const offered = await app.evaluateHandle(({ session }) => {
    const seen: { name: string; refused: boolean }[] = [];
    session.defaultSession.on('will-download', (event, item) => {
      seen.push({ name: item.getFilename(), refused: event.defaultPrevented });
      if (!event.defaultPrevented) item.cancel(); // nobody is here to choose a place
    });
    return seen;
  });
  await page.evaluate(() => {
    const save = (address: string, name: string) => {
      const link = document.createElement('a');
      link.href = address;
      link.download = name;
      link.click();
    };
    save(URL.createObjectURL(new Blob(['%PDF-'], { type: 'application/pdf' })), 'certificate.pdf');
    save('data:text/plain,from%20elsewhere', 'elsewhere.txt');
  });
  await expect
    .poll(() => offered.jsonValue())
    .toEqual(
      expect.arrayContaining([
        { name: 'certificate.pdf', refused: false },
        { name: 'elsewhere.txt', refused: true },
      ]),
    );
});
