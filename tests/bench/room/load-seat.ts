import { createInterface } from 'node:readline';
import { setTimeout as passes } from 'node:timers/promises';
import type { Caller } from '#tests/support/caller.ts';
import { RoomLine } from '#tests/support/room-line.ts';
import type { Save } from '#tests/support/kills/recording-seat.ts';

type Paper = Extract<Awaited<ReturnType<Caller['candidate']['paper']>>, { ok: true }>;

/** What one seat measured (ms). */
export interface Times {
  readonly saves: number[];
  /** `seats.mine`: the same way over TLS, the token looked up, nothing of the exam read, nothing written. */
  readonly empty: number[];
  /** `candidate.state`: the seat's sign of life, which reads all that the screen shows. */
  readonly states: number[];
}

export const noTimes = (): Times => ({ saves: [], empty: [], states: [] });

/** How fast a candidate works: milliseconds between two saves, from and to. */
export interface Pace {
  readonly from: number;
  readonly to: number;
}

/** While a seat is pushed to it asks so often (ms). */
const stateMs = 2_500;

/** A seat as a browser is one: an address of its own, one kept connection for what it asks, another for what it is told. */
export class LoadSeat {
  readonly line: RoomLine;
  readonly #stream: RoomLine;
  readonly code: string;
  bearer = '';
  readonly sent = new Map<string, Save>();
  readonly acknowledged = new Set<string>();
  receipt: string | null = null;
  /** The stage that the stream told last, and when (ms of this process). */
  #told: { stage: string; at: number } = { stage: '', at: 0 };
  #wake: () => void = () => undefined;
  #items: Paper['items'] = [];
  #given = 0;

  constructor(room: ConstructorParameters<typeof RoomLine>[0], at: number) {
    const from = `127.0.${1 + Math.floor(at / 200)}.${1 + (at % 200)}`;
    const kept = { keepAlive: true, maxSockets: 1 };
    this.line = new RoomLine(room, from, kept);
    this.#stream = new RoomLine(room, from, kept);
    this.code = `load-seat-${String(at).padStart(4, '0')}-of-the-room`;
  }

  get call(): Caller {
    return this.line.as(this.bearer);
  }

  async join(code: string): Promise<void> {
    const joined = await this.line.as().seats.join({ code, seat: this.code, kind: 'browser' });
    if (!joined.ok) throw new Error(`not joined: ${joined.reason}`);
    this.line.token = this.#stream.token = joined.token;
  }

  async enter(admissionNumber: string): Promise<void> {
    const entered = await this.line.as().candidate.enter({ admissionNumber, seat: this.code });
    if (!entered.ok) throw new Error(`not entered: ${entered.reason}`);
    this.bearer = entered.bearer;
  }

  /** Opens the event stream and follows it until the seat hangs up. */
  async follow(): Promise<void> {
    const headers = { authorization: `Bearer ${this.bearer}` };
    const reply = await this.#stream.ask('/rpc/candidate/watch', { headers, body: '{"json":{}}' });
    if (reply.statusCode !== 200) throw new Error(`the stream was refused: ${reply.statusCode}`);
    const lines = createInterface({ input: reply, crlfDelay: Number.POSITIVE_INFINITY });
    lines.on('line', (line) => {
      const stage = /"stage":"([a-z]+)"/.exec(line)?.[1];
      if (stage === undefined || stage === this.#told.stage) return;
      this.#told = { stage, at: performance.now() };
      this.#wake();
    });
    lines.on('error', () => undefined); // hanging up ends it, and so does the host's end
  }

  /** When the seat was told that stage. */
  async toldStage(stage: string): Promise<number> {
    while (this.#told.stage !== stage) await new Promise<void>((wake) => (this.#wake = wake));
    return this.#told.at;
  }

  async openPaper(): Promise<void> {
    const paper = await this.call.candidate.paper({});
    if (!paper.ok) throw new Error(`no paper: ${paper.reason}`);
    this.#items = paper.items;
  }

  /** Milliseconds from the request to the whole reply. */
  async #timed(operation: string, input: unknown): Promise<{ ms: number; json: unknown }> {
    const from = performance.now();
    const { status, text } = await this.line.post(operation, input, this.bearer);
    const ms = performance.now() - from;
    if (status !== 200) throw new Error(`${operation} was answered ${status}: ${text}`);
    return { ms, json: (JSON.parse(text) as { json: unknown }).json };
  }

  /** To the next item, as a candidate goes through a paper, and a response to it. */
  async #give(times: Times): Promise<void> {
    const item = this.#items[this.#given % this.#items.length];
    if (item === undefined) throw new Error('the paper is empty');
    const revision = Math.floor(this.#given / this.#items.length) + 1;
    this.#given += 1;
    const response =
      item.kind === 'single'
        ? { kind: item.kind, choice: item.options[revision % item.options.length]?.ref ?? '' }
        : { kind: 'text' as const, text: `${this.code} 第${this.#given}次：核对户号、联系方式与停电范围后派单` };
    await this.#timed('candidate.visit', { ref: item.ref });
    const save = { ref: item.ref, revision, response };
    const key = `${item.ref} ${revision}`;
    this.sent.set(key, save);
    const { ms, json } = await this.#timed('candidate.save', save);
    if ((json as { ok: boolean }).ok !== true) throw new Error(`the save was refused: ${JSON.stringify(json)}`);
    times.saves.push(ms);
    this.acknowledged.add(key);
  }

  /** Saves at that pace until `over`, with an empty operation somewhere between two of them, and says that it is there. */
  async work(pace: Pace, over: AbortSignal, times: Times): Promise<void> {
    const every = async (wait: () => number, what: () => Promise<void>): Promise<void> => {
      // Somewhere within the first interval: nobody begins in step.
      let ms = wait() * Math.random();
      while (await awake(ms, over)) {
        await what();
        ms = wait();
      }
    };
    const drawn = () => pace.from + Math.random() * (pace.to - pace.from);
    await Promise.all([
      every(drawn, () => this.#give(times)),
      every(drawn, async () => void times.empty.push((await this.#timed('seats.mine', {})).ms)),
      every(
        () => stateMs,
        async () => void times.states.push((await this.#timed('candidate.state', {})).ms),
      ),
    ]);
  }

  async submit(): Promise<void> {
    const answer = await this.call.candidate.submit({});
    if (!answer.ok) throw new Error(`the submission was refused: ${answer.reason}`);
    this.receipt = answer.receipt;
  }

  hangUp(): void {
    this.line.hangUp();
    this.#stream.hangUp();
  }
}

/** Lets `ms` pass; false when it was over before. */
async function awake(ms: number, over: AbortSignal): Promise<boolean> {
  try {
    await passes(ms, undefined, { signal: over });
    return true;
  } catch {
    return false;
  }
}
