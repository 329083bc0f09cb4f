import { setTimeout as passes } from 'node:timers/promises';
import { openForReading } from '#host/storage/database.ts';
import { caller, type Caller } from '../caller.ts';
import type { ExamDay } from '../exam-day.ts';
import type { Chance } from '../seeded.ts';
import { faultProblemsIn, type Sat } from './fault-evidence.ts';
import { FaultHost } from './fault-host.ts';
import { FaultRun, type Window } from './fault-run.ts';
import { FaultSeat, type Way } from './fault-seat.ts';
import { FaultyLine } from './faulty-line.ts';
import { KilledSeat } from './killed-seat.ts';
import { monotonic } from './monotonic.ts';
import { SeatRecord } from './seat-record.ts';

/** One candidate's place: the network to it, what its windows saw, and the window that works there now. */
export interface Place extends Sat {
  readonly admissionNumber: string;
  readonly line: FaultyLine;
  seat: FaultSeat;
  working: Promise<void>;
}

/** A room with its host, its network and its seats: what a day of faults happens to. */
export class FaultRoom {
  readonly folder: string;
  readonly day: ExamDay;
  readonly #chance: Chance;
  host: FaultHost;
  #port = 0;
  wallOffset = 0;
  readonly runs: FaultRun[] = [];
  readonly places: Place[] = [];
  /** The candidate at a seat that is a process of its own. */
  killed: (Sat & { readonly line: FaultyLine; readonly seat: KilledSeat }) | null = null;
  readonly problems: string[] = [];
  #writes = 0;

  constructor(folder: string, day: ExamDay, chance: Chance) {
    this.folder = folder;
    this.day = day;
    this.#chance = chance;
    this.host = new FaultHost(folder, 0, 0);
  }

  get sats(): Sat[] {
    return [...this.places, ...(this.killed === null ? [] : [this.killed])];
  }

  get run(): FaultRun {
    const run = this.runs.at(-1);
    if (run === undefined) throw new Error('the host has not run');
    return run;
  }

  get lines(): FaultyLine[] {
    return [...this.places.map(({ line }) => line), ...(this.killed === null ? [] : [this.killed.line])];
  }

  get way(): string {
    return `127.0.0.1:${this.#port}`;
  }

  get proctor(): Caller {
    return caller(fetch, this.day.proctorBearer, `http://${this.way}`);
  }

  #wayOf(line: FaultyLine): Way {
    return { port: line.port, host: this.way };
  }

  /** The host answers from now on. */
  async #opens(): Promise<void> {
    this.#port = await this.host.port;
    const run = new FaultRun();
    this.runs.push(run);
    run.openAt = monotonic();
    for (const line of this.lines) line.target = this.#port;
  }

  /** Everybody is started, and works. The last candidate's seat is a process of its own. */
  async begin(): Promise<void> {
    await this.#opens();
    const from = monotonic();
    await this.proctor.room.start({ attemptIds: this.day.candidates.map(({ attemptId }) => attemptId) });
    this.run.started = { from, to: monotonic() };
    for (const [at, candidate] of this.day.candidates.entries()) {
      const { attemptId, admissionNumber } = candidate;
      const line = await FaultyLine.open();
      line.target = this.#port;
      const record = new SeatRecord();
      record.heard = ({ saved }) => (this.#writes += saved === null ? 0 : 1);
      if (at === this.day.candidates.length - 1) {
        const seat = new KilledSeat(candidate, this.#wayOf(line), record, this.#chance.between(0, 1e9));
        this.killed = { attemptId, record, line, seat };
      } else {
        const seat = new FaultSeat(candidate, this.#wayOf(line), record, this.#chance.fork());
        this.places.push({ attemptId, admissionNumber, record, line, seat, working: seat.work() });
      }
    }
  }

  /** Another window of that candidate: of the same seat and bearer, or at another seat and signed in to nothing. */
  windowOf({ line, record, admissionNumber, seat }: Place, elsewhere: string | null): FaultSeat {
    const who = { admissionNumber, seat: elsewhere ?? seat.code, bearer: elsewhere === null ? seat.bearer : '' };
    return new FaultSeat(who, this.#wayOf(line), record, this.#chance.fork());
  }

  /** Puts another window into the place, which works from now on; the one before ends. */
  async replace(place: Place, seat: FaultSeat): Promise<void> {
    place.seat.stopped = true;
    await place.working;
    place.seat.hangUp();
    place.seat = seat;
    place.working = seat.work();
  }

  /** Resolves when so many saves more have been acknowledged. Throws when the room has come to a stand. */
  async writes(count: number): Promise<void> {
    const until = this.#writes + count;
    const patience = monotonic() + 60_000;
    while (this.#writes < until) {
      if (monotonic() > patience) throw new Error(`nothing was saved for a minute. ${this.host.complained}`);
      await passes(5);
    }
  }

  /** The host dies as by a power cut and starts again on the same folder and port. */
  async killHost(): Promise<void> {
    const dying = this.run;
    for (const line of this.lines) line.target = null;
    const port = this.#port;
    dying.killedAt = await this.host.kill();
    for (const line of this.lines) line.drop();
    // Read as it lies there, before another host changes anything.
    this.problems.push(...faultProblemsIn(this.folder, this.sats, this.runs));
    if (this.host.complained !== '') this.problems.push(`the host complained: ${this.host.complained.slice(0, 500)}`);
    this.host = new FaultHost(this.folder, port, this.wallOffset);
    await this.#opens();
  }

  /** While it lasts, nothing can be written. */
  async full(fill: () => Promise<void>, empty: () => Promise<void>, refusals: number): Promise<void> {
    const window: Window = { from: monotonic(), to: Number.POSITIVE_INFINITY };
    const at = this.run.full.push(window) - 1;
    await fill();
    const before = this.#refused();
    const patience = monotonic() + 60_000;
    while (this.#refused() < before + refusals && monotonic() < patience) await passes(5);
    if (this.#refused() < before + refusals) this.problems.push('the disk was full and everything was written');
    await empty();
    this.run.full[at] = { ...window, to: monotonic() + 1_000 };
    await this.writes(this.places.length);
  }

  #refused(): number {
    return this.sats.reduce((sum, { record }) => sum + record.words.filter(({ status }) => status === 503).length, 0);
  }

  /** The sum of the jumps that the host has written down (ms). */
  jumpsNoticed(): number {
    const db = openForReading(this.folder);
    try {
      const rows = db.prepare<[], { payload: string }>(
        `SELECT p.text AS payload FROM journal j JOIN journal_payload p ON p.seq = j.seq WHERE j.kind = 'host.clock-jumped'`,
      );
      return rows.all().reduce((sum, { payload }) => sum + (JSON.parse(payload) as { jumpedMs: number }).jumpedMs, 0);
    } finally {
      db.close();
    }
  }

  async close(): Promise<void> {
    for (const { seat } of this.places) seat.stopped = true;
    await Promise.all(this.places.map(({ working }) => working));
    for (const { seat } of this.places) seat.hangUp();
    await this.killed?.seat.end();
    this.run.killedAt = Math.min(this.run.killedAt, await this.host.kill());
    for (const line of this.lines) await line.close();
  }
}
