import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const main = resolve(import.meta.dirname, '../../src/host/main.ts');

// Compiled once, read by every later start: a killed process never writes it itself.
export const compiledEnv = {
  ...process.env,
  NODE_COMPILE_CACHE: resolve(import.meta.dirname, '../../node_modules/.cache/compiled'),
};

/** Fills the cache of compiled code, so that each of many starts takes half the time. */
export async function compileAhead(): Promise<void> {
  await once(spawn(process.execPath, [main, '--help'], { stdio: 'ignore', env: compiledEnv }), 'exit');
}

/** A host in a process of its own: what a person starts, and what a power cut ends. */
export class HostProcess {
  readonly #child: ChildProcess;
  readonly #gone: Promise<unknown>;
  /** Where it answers, once it says so. Rejects when it ends before, with what it said on its error output. */
  readonly origin: Promise<string>;

  /** `inside` is a module that is loaded before the host, and answers what is asked. */
  constructor(dataFolder: string, program = main, port = 0, inside: string | null = null) {
    const before = inside === null ? [] : ['--expose-gc', '--import', pathToFileURL(inside).href];
    this.#child = spawn(process.execPath, [...before, program, 'serve', '--data', dataFolder, '--port', String(port)], {
      stdio: ['ignore', 'pipe', 'pipe', ...(inside === null ? [] : (['ipc'] as const))],
      env: compiledEnv,
    });
    this.#gone = once(this.#child, 'exit');
    this.origin = originOf(this.#child);
    this.origin.catch(() => undefined); // whoever kills it before it answers does not wait for the address
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Asks the module that was loaded inside, and resolves with its answer. */
  async ask(): Promise<unknown> {
    this.#child.send('tell');
    return (await once(this.#child, 'message'))[0] as unknown;
  }

  /** Ends the process as a power cut would: no handler runs, nothing is flushed. Notes the moment before it does. */
  async kill(note: { killedAt: number | null } = { killedAt: null }): Promise<void> {
    note.killedAt = performance.now();
    this.#child.kill('SIGKILL');
    await this.#gone;
  }
}

async function originOf(child: ChildProcess): Promise<string> {
  let said = '';
  let complained = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (complained += text));
  return new Promise((found, failed) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (origin !== undefined) found(origin);
    });
    child.once('exit', (code) =>
      failed(new Error(`the host ended with ${code} before it answered: ${complained || said}`)),
    );
  });
}
