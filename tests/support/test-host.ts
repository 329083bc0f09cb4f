import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { openHost, type Host, type HostOptions } from '#host/host.ts';
import { openForReading, type ReadDb } from '#host/storage/database.ts';
import { caller, type Caller, type Send } from './caller.ts';
import { FakeClock } from './fake-clock.ts';

const origin = 'http://127.0.0.1';

/** What a screen would see on the wire. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** A real host on a folder of its own, whose clock the test moves and which the test may kill. */
export class TestHost {
  clock: FakeClock;
  folder: string;
  #host: Host;
  #closed = false;
  /** What the next host takes for a silence (ms). Most tests let hours pass between two words of a seat: nothing is credited. */
  silenceMs = Number.POSITIVE_INFINITY;
  readonly #presence: HostOptions['presence'];

  private constructor(folder: string, host: Host, clock: FakeClock, presence: HostOptions['presence']) {
    this.#presence = presence;
    this.folder = folder;
    this.#host = host;
    this.clock = clock;
  }

  static async open(from?: string, clock = new FakeClock(), more: Partial<HostOptions> = {}): Promise<TestHost> {
    const folder = newFolder(from);
    return new TestHost(folder, await open(folder, clock, more), clock, more.presence);
  }

  /** Reaches whichever host runs now, also after a restart. */
  readonly send: Send = (request) => withPassword((asked) => this.raw(asked), request);

  /** The same, with nobody at the screen who would type a password when one is asked for. */
  readonly raw: Send = (request) => this.#host.handle(request, { console: true, device: 'console' });

  sendFrom(device: string): Send {
    return (request) => this.#host.handle(request, { console: false, device });
  }

  /** A caller with that bearer; null has not signed in. */
  as(bearer: string | null = null): Caller {
    return caller(this.send, bearer);
  }

  /** One operation as raw HTTP: nothing is lost on the way to the test. */
  async post(operation: string, input: unknown, bearer: string | null = null): Promise<Answer> {
    const headers = {
      'content-type': 'application/json',
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
    };
    const body = JSON.stringify({ json: input });
    const url = `${origin}/rpc/${operation.replaceAll('.', '/')}`;
    const response = await this.send(new Request(url, { method: 'POST', headers, body }));
    return { status: response.status, text: await response.text() };
  }

  /** Lets time pass, and the host do what it then does by itself. */
  async pass(ms: number): Promise<void> {
    this.clock.advance(ms);
    await settled();
  }

  /** What is on disk now, read beside the running host. */
  read<T>(look: (db: ReadDb) => T): T {
    const db = openForReading(this.folder);
    try {
      return look(db);
    } finally {
      db.close();
    }
  }

  /**
   * The host dies as by a power cut after its last commit, and another one finds what is on disk, `ms` later by the calendar.
   * The dead one gets no chance to write a last word into what the new one opens.
   */
  async dieAndRestart(ms = 60_000): Promise<void> {
    const dead = this.#host;
    const grave = this.folder;
    this.folder = newFolder(grave);
    this.clock = new FakeClock(this.clock.wall + ms);
    this.#host = await open(this.folder, this.clock, this.#lasting);
    await dead.close();
    remove(grave);
  }

  get #lasting(): Partial<HostOptions> {
    return { silenceMs: this.silenceMs, ...(this.#presence !== undefined && { presence: this.#presence }) };
  }

  /** The host is closed in good order, and opened again `ms` later. */
  async restart(ms = 60_000): Promise<void> {
    await this.#host.close();
    this.clock = new FakeClock(this.clock.wall + ms);
    this.#host = await open(this.folder, this.clock, this.#lasting);
  }

  /** Closes the host and leaves its folder. */
  async close(): Promise<void> {
    if (!this.#closed) await this.#host.close();
    this.#closed = true;
  }

  async end(): Promise<void> {
    await this.close();
    remove(this.folder);
  }
}

function open(dataFolder: string, clock: FakeClock, more: Partial<HostOptions> = {}): Promise<Host> {
  const silenceMs = Number.POSITIVE_INFINITY;
  // Tests let hours pass between two acts of one person: nobody is locked out by that unless a test is about it.
  const presence = { idleMs: Number.POSITIVE_INFINITY };
  return openHost({ dataFolder, uiFolder: join(dataFolder, 'no-screens'), clock, silenceMs, presence, ...more });
}

/** The passwords that tests give their staff. */
const typedPasswords = ['an exam day password', 'a password of the staff'];

/** Types a password where the host asks for one anew, and asks again, as a screen's dialog lets its person do. */
async function withPassword(send: Send, request: Request): Promise<Response> {
  const again = request.clone();
  const answer = await send(request);
  if (answer.status !== 428) return answer;
  const authorization = request.headers.get('authorization') ?? '';
  const headers = { 'content-type': 'application/json', authorization };
  for (const password of typedPasswords) {
    const body = JSON.stringify({ json: { password } });
    const proof = await send(new Request(`${origin}/rpc/signIn/prove`, { method: 'POST', headers, body }));
    if ((await proof.text()).includes('"ok":true')) return send(again);
  }
  return answer;
}

function newFolder(from?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'invigil-'));
  if (from !== undefined) cpSync(from, folder, { recursive: true });
  return folder;
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Resolves when the write queue has written what stood in it. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = newFolder();
  onTestFinished(() => remove(folder));
  return folder;
}

/** An empty host for one test. */
export async function freshHost(): Promise<TestHost> {
  const host = await TestHost.open();
  onTestFinished(() => host.end());
  return host;
}

/**
 * Prepares a data folder once for a file of tests (keys and passwords are slow to make by design) and gives each test a host of
 * its own on a copy, an hour later. What `build` returned holds names and bearers, no callers: those spoke to the first host.
 */
export function prepared<T>(
  build: (host: TestHost) => Promise<T>,
  more: Partial<HostOptions> = {},
): () => Promise<{ host: TestHost; day: T }> {
  let made: { readonly folder: string; readonly day: T; readonly wall: number } | undefined;
  beforeAll(async () => {
    const host = await TestHost.open();
    const day = await build(host);
    await host.close();
    made = { folder: host.folder, day, wall: host.clock.wall };
  }, 180_000);
  afterAll(() => {
    if (made !== undefined) remove(made.folder);
  });
  return async () => {
    if (made === undefined) throw new Error('the data folder was not prepared');
    const host = await TestHost.open(made.folder, new FakeClock(made.wall + 3_600_000), more);
    onTestFinished(() => host.end());
    return { host, day: made.day };
  };
}
