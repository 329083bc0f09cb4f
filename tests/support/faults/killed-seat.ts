import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { compiledEnv } from '../host-process.ts';
import type { Sitter, Way } from './fault-seat.ts';
import { monotonic } from './monotonic.ts';
import type { Save, SeatRecord, Word } from './seat-record.ts';

const program = resolve(import.meta.dirname, 'seat-process.ts');

/** A seat that is a process: killed, it forgets everything, and its candidate types the number again. */
export class KilledSeat {
  readonly #who: Sitter;
  readonly #way: Way;
  readonly #record: SeatRecord;
  #child: ChildProcess;
  #read: Promise<unknown>;

  constructor(who: Sitter, way: Way, record: SeatRecord, seed: number) {
    this.#who = who;
    this.#way = way;
    this.#record = record;
    [this.#child, this.#read] = this.#start(who, seed);
  }

  #start(who: Sitter, seed: number): [ChildProcess, Promise<unknown>] {
    const child = spawn(process.execPath, [program, JSON.stringify({ who, way: this.#way, seed })], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: compiledEnv,
    });
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      if (!line.endsWith('}')) return; // cut off by the kill
      const { sending, word } = JSON.parse(line) as { sending?: Save; word?: Word };
      if (sending !== undefined) this.#record.sending(sending);
      if (word !== undefined) this.#record.word(word);
    });
    return [child, once(lines, 'close')];
  }

  /** Ends the process, and reads what it still said. */
  async end(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#read;
    // What was under way then may have arrived, and nobody could say so.
    const at = monotonic();
    const unsaid = { status: 0, code: '', finished: false, saved: null, operation: 'killed', contact: true };
    this.#record.word({ ...unsaid, sent: at, known: null, ended: at });
  }

  /** Kills it; the candidate comes back to a fresh window. */
  async killAndReturn(seed: number): Promise<void> {
    await this.end();
    [this.#child, this.#read] = this.#start({ ...this.#who, bearer: '' }, seed);
  }
}
