// What every desktop spec starts from: an app on a data folder of its own, on real Electron or on the stand-in.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, type Page, _electron, expect, test as base } from '@playwright/test';

/** The tag of specs that only real Electron can prove. */
export const realElectron = '@real-electron';

const standIn = process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined;
const electron = createRequire(import.meta.url)('electron') as string;
const root = process.platform === 'linux' && process.getuid?.() === 0;

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

interface Desktop {
  /** A folder of this test's own, removed afterwards. */
  readonly folder: string;
  /** Where the program keeps its data in this test. */
  readonly dataFolder: string;
  /** Starts the program (the built one, or the one in a folder) under Playwright; closed after the test at the latest. */
  readonly launch: (program?: string) => Promise<ElectronApplication>;
  /** Starts the program as a person's shell would and waits for its end. */
  readonly run: (parameters: readonly string[], environment?: NodeJS.ProcessEnv, program?: string) => Promise<Ended>;
}

function ended(child: ChildProcess): Promise<Ended> {
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}

export const test = base.extend<Desktop & { onlyWhereItProves: undefined }>({
  onlyWhereItProves: [
    async ({ launchOptions: _ }, use, info) => {
      const unproved = standIn && info.tags.includes(realElectron);
      const reason = 'only real Electron proves this; this run is on the stand-in';
      if (unproved) console.log(`skipped: ${info.title}: ${reason}`);
      test.skip(unproved, reason);
      await use(undefined);
    },
    { auto: true },
  ],
  folder: async ({ launchOptions: _ }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'invigil-desktop-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  dataFolder: async ({ folder }, use) => {
    await use(join(folder, 'data'));
  },
  launch: async ({ folder, dataFolder }, use) => {
    const launched: ElectronApplication[] = [];
    await use(async (program = '.') => {
      const app = await _electron.launch({
        args: [program, `--user-data-dir=${join(folder, 'user')}`],
        env: { ...(process.env as Record<string, string>), INVIGIL_DATA: dataFolder },
      });
      launched.push(app);
      return app;
    });
    for (const app of launched) await app.close();
  },
  run: async ({ folder, dataFolder }, use) => {
    const children: ChildProcess[] = [];
    await use((parameters, environment = {}, program = '.') => {
      const start = [program, `--user-data-dir=${join(folder, 'user')}`, ...(root ? ['--no-sandbox'] : [])];
      const child = spawn(electron, [...start, ...parameters], {
        env: { ...process.env, INVIGIL_DATA: dataFolder, ...environment },
      });
      children.push(child);
      return ended(child);
    });
    for (const child of children) child.kill('SIGKILL');
  },
});

/** The program's window, once it shows a screen. */
export async function shownPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

export { expect };
