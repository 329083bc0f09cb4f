import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { compiledEnv } from '../host-process.ts';
import { limitFiles } from './limit-files.ts';
import { monotonic } from './monotonic.ts';

/** Half as long as usual would still be a silence on a busy machine; short, so that a day can hold some (ms). */
export const silenceMs = 3_000;

export interface HostWish {
  /** The most pages that the database may have. */
  readonly pages?: number;
  /** By how much the calendar jumps (ms). */
  readonly jump?: number;
}

const program = resolve(import.meta.dirname, 'injured-host.ts');

/** A host in a process of its own that can be killed, filled, and have its clock set. */
export class FaultHost {
  readonly #child: ChildProcess;
  readonly #gone: Promise<unknown>;
  readonly port: Promise<number>;
  /** What it complained of. */
  complained = '';

  constructor(dataFolder: string, port: number, wallOffset: number) {
    this.#child = spawn(process.execPath, [program, dataFolder, String(port), String(wallOffset)], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: compiledEnv,
    });
    this.#gone = once(this.#child, 'exit');
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.complained += text));
    this.port = this.#portSaid();
    this.port.catch(() => undefined); // whoever kills it while it starts waits for no port
  }

  async #portSaid(): Promise<number> {
    const ended = this.#gone.then(() => Promise.reject(new Error(`the host ended: ${this.complained}`)));
    const said = once(this.#child.stdout ?? process.stdin, 'data').then(([text]) => String(text));
    return Number(/:(\d+)\s/.exec(await Promise.race([said, ended]))?.[1]);
  }

  /** Resolves once it is so in the host. */
  async wish(wish: HostWish): Promise<void> {
    const done = once(this.#child, 'message');
    this.#child.send(wish);
    await done;
  }

  /** The largest file that the process may write (RLIMIT_FSIZE, bytes): a soft limit, which its owner may lift again. */
  limitFiles(bytes: number | null): void {
    limitFiles(this.#child.pid ?? 0, bytes);
  }

  /** As a power cut would. Returns when. */
  async kill(): Promise<number> {
    const at = monotonic();
    this.#child.kill('SIGKILL');
    await this.#gone;
    return at;
  }
}
