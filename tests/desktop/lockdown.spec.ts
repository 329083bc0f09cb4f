import type { InvigilShell, LockdownEvent } from '#contract/shell.ts';
import { FolderLock } from '#host/storage/folder-lock.ts';
import { expect, realElectron, shownPage, test } from './support/desktop.ts';

interface SeatPage {
  invigilShell: InvigilShell;
  seen: LockdownEvent[];
}

test('the page locks its window, hears what happens to it, and unlocks it', async ({ launch }) => {
  const app = await launch();
  const page = await shownPage(app);
  const window = await app.browserWindow(page);
  const report = await page.evaluate(() => {
    const seat = globalThis as unknown as SeatPage;
    seat.seen = [];
    seat.invigilShell.onLockdownEvent((event) => seat.seen.push(event));
    return seat.invigilShell.enterLockdown();
  });
  expect(report.steps.map(({ step }) => step)).toEqual([
    'menu',
    'shortcuts',
    'context-menu',
    'navigation',
    'power-save',
    'content-protection',
    'kiosk',
    'always-on-top',
    'closing',
    'clipboard',
    'capture-keys',
    'second-display',
    'virtual-machine',
    'remote-tool',
    'power-events',
    'focus-watch',
  ]);
  expect(report.platform).toBe({ win32: 'windows', darwin: 'macos', linux: 'linux' }[process.platform as 'linux']);
  expect(report.steps.find(({ step }) => step === 'kiosk')?.outcome).toBe(
    report.platform === 'macos' ? 'enforced' : 'partial',
  );
  expect(await app.evaluate(({ Menu }) => Menu.getApplicationMenu())).toBeNull();

  await window.evaluate((shown) => {
    shown.emit('blur');
    shown.close();
  });
  const kinds = () => page.evaluate(() => (globalThis as unknown as SeatPage).seen.map(({ kind }) => kind));
  await expect.poll(kinds).toEqual(expect.arrayContaining(['focus-lost', 'close-refused']));
  expect(await window.evaluate((shown) => shown.isDestroyed())).toBe(false);

  await page.evaluate(() => (globalThis as unknown as SeatPage).invigilShell.leaveLockdown());
  const heard = (await kinds()).length;
  await window.evaluate((shown) => {
    shown.emit('blur');
  });
  expect(await page.evaluate(() => (globalThis as unknown as SeatPage).invigilShell.leaveLockdown())).toBeUndefined();
  expect(await kinds()).toHaveLength(heard);
  expect(await window.evaluate((shown) => [shown.isKiosk(), shown.isAlwaysOnTop()])).toEqual([false, false]);
  expect(await app.evaluate(({ Menu }) => Menu.getApplicationMenu())).not.toBeNull();
});

test('a page that is loaded anew is no longer locked', async ({ launch }) => {
  const app = await launch();
  const page = await shownPage(app);
  const window = await app.browserWindow(page);
  await page.evaluate(() => (globalThis as unknown as SeatPage).invigilShell.enterLockdown());
  expect(await window.evaluate((shown) => shown.isKiosk())).toBe(true);
  await page.reload();
  await expect.poll(() => window.evaluate((shown) => shown.isKiosk())).toBe(false);
});

test('quitting from outside ends a locked program in order', async ({ launch, dataFolder }) => {
  const app = await launch();
  const page = await shownPage(app);
  await page.evaluate(() => (globalThis as unknown as SeatPage).invigilShell.enterLockdown());
  const child = app.process();
  await app.close();
  expect(child.exitCode).toBe(0);
  FolderLock.take(dataFolder).release(); // throws while a host has it
});

test('the locked window fills the screen and lies above others', { tag: realElectron }, async ({ launch }) => {
  const app = await launch();
  const page = await shownPage(app);
  const window = await app.browserWindow(page);
  await page.evaluate(() => (globalThis as unknown as SeatPage).invigilShell.enterLockdown());
  await expect.poll(() => window.evaluate((shown) => shown.isFullScreen())).toBe(true);
  const { bounds, screen } = await app.evaluate(({ BrowserWindow, screen: screens }) => ({
    bounds: BrowserWindow.getAllWindows()[0]?.getBounds(),
    screen: screens.getPrimaryDisplay().bounds,
  }));
  expect(bounds).toEqual(screen);
});
