import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Chromium } from './devtools.ts';
import { StrictEmitter, strict } from './strict.ts';

/** What boot knows of the program before its main module runs. */
export interface Program {
  readonly name: string;
  readonly switches: readonly string[];
}

interface Running {
  program: Program | null;
  ready: boolean;
  quitting: boolean;
  chromium: Chromium | null;
  /** Closes every window; false when one of them refused. Set by the windows, to keep imports one-way. */
  closeWindows: () => Promise<boolean>;
}

export const running: Running = {
  program: null,
  ready: false,
  quitting: false,
  chromium: null,
  closeWindows: () => Promise.resolve(true),
};

const appended = new Map<string, string>();
const becomesReady = Promise.withResolvers<void>();
let holdsLock = false;

function program(): Program {
  if (running.program === null) throw new Error('Stand-in: not booted');
  return running.program;
}

function switchValue(name: string): string | undefined {
  return program()
    .switches.find((given) => given.startsWith(`--${name}=`))
    ?.slice(name.length + 3);
}

/** Chromium's switches that the program appended. */
export const appendedSwitches = (): string[] =>
  [...appended].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`));

/** Throws as Electron does when something is used before the ready event. */
export function afterReady(what: string): void {
  if (!running.ready) throw new Error(`${what} cannot be used before the app is ready`);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function takeLock(file: string): boolean {
  for (;;) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return true;
    } catch {
      const holder = Number(readFileSync(file, 'utf8'));
      if (holder > 0 && alive(holder)) {
        process.kill(holder, 'SIGUSR2'); // tells the first instance
        return false;
      }
      rmSync(file, { force: true }); // its holder was killed
    }
  }
}

async function endChromium(): Promise<void> {
  const { chromium } = running;
  if (chromium === null || chromium.process.exitCode !== null) return;
  const ended = new Promise((done) => chromium.process.once('exit', done));
  await chromium.devtools.send('Browser.close').catch(() => undefined);
  await ended;
}

class ImitatedApp extends StrictEmitter {
  readonly dock = undefined; // macOS only
  readonly isPackaged = false;
  readonly commandLine = strict('app.commandLine', {
    appendSwitch(name: string, value = '') {
      appended.set(name, value);
    },
  });

  constructor() {
    super('app', [
      'before-quit',
      'will-quit',
      'quit',
      'ready',
      'second-instance',
      'web-contents-created',
      'window-all-closed',
    ]);
  }

  whenReady(): Promise<void> {
    return becomesReady.promise;
  }

  isReady(): boolean {
    return running.ready;
  }

  enableSandbox(): void {
    if (running.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  getLocale(): string {
    return 'zh-CN';
  }

  getPath(name: string): string {
    if (name !== 'userData') throw new Error(`Stand-in: app.getPath('${name}') is not imitated`);
    return resolve(switchValue('user-data-dir') ?? join(homedir(), '.config', program().name));
  }

  requestSingleInstanceLock(): boolean {
    if (holdsLock) return true;
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'SingletonLock');
    if (!takeLock(file)) return false;
    holdsLock = true;
    process.on('exit', () => {
      rmSync(file, { force: true });
    });
    process.on('SIGUSR2', () => this.emit('second-instance', {}, [], ''));
    return true;
  }

  quit(): void {
    void this.#quit();
  }

  async #quit(): Promise<void> {
    if (running.quitting || this.prevented('before-quit')) return;
    running.quitting = true;
    if ((await running.closeWindows()) && !this.prevented('will-quit')) {
      this.emit('quit', {}, 0);
      await endChromium();
      process.exit(0);
    }
    running.quitting = false;
  }

  exit(code = 0): void {
    this.emit('quit', {}, code);
    process.exit(code);
  }
}

export const app = strict('app', new ImitatedApp());

/** The ready event: only after the main module has been evaluated, as in Electron. */
export function becomeReady(): void {
  running.ready = true;
  app.emit('ready', {}, {}); // through `app`, because Playwright replaces its emit to hold the event back
  becomesReady.resolve();
}

/** For the windows: the last of them has closed. */
export function allWindowsClosed(): void {
  if (!running.quitting && !app.emit('window-all-closed')) app.quit();
}
