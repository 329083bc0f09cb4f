import type { SeatReport } from '#domain/room/incident.ts';
import type { CandidateNews, CandidateState } from '#contract/candidate.ts';
import type { Answers } from '../answers.ts';
import { failureOf, type CallFailure, type HostLink } from '../call.ts';
import { Follower } from '../follow.ts';
import { rememberedNumber } from '../situation.svelte.ts';
import { Run } from './run.svelte.ts';
import { SeatLock } from './seat-lock.ts';

type EnterRefusal = Extract<Answers['candidate']['enter'], { ok: false }>;
/**
 * Milliseconds between two questions to the host. While it pushes, they only say that the seat is there: more often than the four
 * seconds after which another window may take the attempt.
 */
export const pollMs = { pushed: 2_500, calm: 1_500, eager: 400 } as const;

/** A candidate at this seat: signed in by the admission number, following the host from stage to stage. */
export class CandidateVisit {
  state = $state.raw<CandidateState | null>(null);
  run = $state.raw<Run | null>(null);
  refusal = $state.raw<EnterRefusal | null>(null);
  failure = $state<CallFailure | null>(null);
  entering = $state(false);
  /** The proctor released this seat: the host no longer knows the sign-in. What was given is still held here. */
  released = $state(false);
  /** The proctor lets the exam go on at another seat: this one is out. */
  transferred = $state(false);
  /** How long this machine slept or stood still (ms), until the candidate has read it. */
  sleptMs = $state<number | null>(null);
  /** Of a sleep that the host was not told of yet (ms). */
  #untoldSleepMs = 0;
  /** Milliseconds that the host took for its last reply. */
  latencyMs = $state(0);
  readonly seat: string;
  readonly lockdown: SeatLock;
  readonly #link: HostLink;
  readonly #kept: Storage;
  readonly #follower: Follower<CandidateNews>;
  /** True while the host pushes. */
  #live = false;
  /** The host was silent: when it answers again it may be another one, which knows less than this seat. */
  #wasAway = false;
  #admissionNumber = '';
  /** The run that was on the screen when the seat was released: what it had not saved is carried over. */
  #before: Run | null = null;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(link: HostLink, seat: string, kept: Storage = sessionStorage) {
    this.#link = link;
    this.seat = seat;
    this.lockdown = new SeatLock(
      () => this.#host,
      (what, seconds, detail) => this.report(what, seconds, detail),
      () => this.poll(),
    );
    this.#kept = kept;
    this.#follower = new Follower(
      (signal) => this.#host.watch({}, { signal }),
      (news) => this.#hear(news),
      () => this.#brokeOff(),
    );
  }

  /** The number typed in this tab before a reload. It names a candidate and opens nothing by itself. */
  get remembered(): string | null {
    return this.#kept.getItem(rememberedNumber);
  }

  /** As it was typed here; empty before. */
  get admissionNumber(): string {
    return this.#admissionNumber;
  }

  get #host() {
    return this.#link.client.candidate;
  }

  /** Comes back to the same attempt at this seat, after the proctor released it. */
  comeBack(): Promise<boolean> {
    return this.enter(this.#admissionNumber);
  }

  /** Signs in with an admission number. True when the host let the candidate in. */
  async enter(admissionNumber: string): Promise<boolean> {
    this.entering = true;
    try {
      const answer = await this.#host.enter({ admissionNumber, seat: this.seat });
      this.failure = null;
      this.refusal = answer.ok ? null : answer;
      if (!answer.ok) return false;
      this.#link.actAs(answer.bearer);
      if (this.released) this.#before = this.run;
      if (this.released) this.run = null;
      this.released = this.transferred = false;
      this.#admissionNumber = admissionNumber;
      this.#kept.setItem(rememberedNumber, admissionNumber);
      await this.poll();
      if (!this.released) this.#follower.start();
      return true;
    } catch (error) {
      this.failure = failureOf(error);
      return false;
    } finally {
      this.entering = false;
    }
  }

  /** Asks where the candidate stands, and asks again later. A late reply never replaces a newer one. */
  async poll(): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    const asked = performance.now();
    try {
      const state = await this.#host.state({});
      if (turn !== this.#turn) return;
      this.latencyMs = performance.now() - asked;
      this.failure = null;
      this.state = state;
      await this.#follow(state);
      this.#tellSleep();
    } catch (error) {
      if (turn !== this.#turn) return;
      this.failure = failureOf(error);
      if (this.failure === 'host-unreachable') this.#wasAway = true;
      if (this.failure === 'signed-out') {
        this.#out();
        // A spare host knows no sign-in that is younger than its snapshot; nobody released this seat.
        if (this.#wasAway) void this.comeBack();
        return;
      }
    }
    if (turn === this.#turn) this.#pollLater();
  }

  /** Does one step and looks at once where it led. The step's refusal is only that the stage has moved on. */
  async step(call: (host: HostLink['client']['candidate']) => Promise<unknown>): Promise<CallFailure | null> {
    try {
      await call(this.#host);
    } catch (error) {
      return failureOf(error);
    }
    await this.poll();
    return null;
  }

  /** Hands in. Everything must be on disk first: false when something is not, and nothing was handed in. */
  async submit(): Promise<boolean> {
    const { run } = this;
    if (run === null) return false;
    run.closing = true;
    const handedIn = (await run.flush()) && (await this.step((host) => host.submit({}))) === null;
    if (!handedIn) run.closing = false;
    return handedIn;
  }

  /** Gives the seat back. */
  async leave(): Promise<void> {
    this.stop();
    await this.#host.leave({}).catch(() => undefined);
    this.#link.actAs(null);
    this.#kept.removeItem(rememberedNumber);
    this.state = this.run = this.refusal = this.#before = null;
    this.released = this.transferred = false;
  }

  /** Leaves the part that is over and enters for the next one. */
  async nextPart(): Promise<void> {
    const number = this.#admissionNumber;
    await this.leave();
    await this.enter(number);
  }

  stop(): void {
    this.#follower.stop();
    this.#live = false;
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.run?.stop();
  }

  /** What the proctor wrote is read. The strip goes at once; a call that failed brings it back with the next state. */
  async acknowledge(messageId: string): Promise<void> {
    if (this.state !== null && 'messages' in this.state) {
      this.state = { ...this.state, messages: this.state.messages.filter((m) => m.id !== messageId) };
    }
    await this.step((host) => host.acknowledge({ messageId }));
  }

  /** Tells the room's log what this seat noticed. Nothing waits for it, and a lost one changes nothing at the seat. */
  report(what: SeatReport, seconds: number | null, detail = '', occurrence?: string): void {
    const told = { what, seconds, detail, ...(occurrence !== undefined && { occurrence }) };
    void this.#host.report(told).catch(() => undefined);
  }

  /** This machine slept: whatever stands on the screen is old. Asks the host at once, and tells it once it answers. */
  async woke(ms: number): Promise<void> {
    this.#wasAway = true;
    this.sleptMs = ms;
    this.#untoldSleepMs += ms;
    await this.poll();
  }

  #tellSleep(): void {
    if (this.#untoldSleepMs === 0) return;
    this.report('sleep', Math.round(this.#untoldSleepMs / 1000));
    this.#untoldSleepMs = 0;
  }

  #hear(news: CandidateNews): void {
    if (news.kind === 'gone') {
      this.transferred = news.because === 'transferred';
      this.#out();
      return;
    }
    this.#live = true;
    // What was asked before this word is older than it.
    this.#turn += 1;
    this.failure = null;
    this.state = news.state;
    const turn = this.#turn;
    void this.#follow(news.state)
      .catch(() => undefined)
      .finally(() => turn === this.#turn && this.#pollLater());
  }

  #brokeOff(): void {
    this.#live = false;
    this.#wasAway = true;
  }

  /** The host no longer knows this sign-in. What was given stays in memory. */
  #out(): void {
    this.released = true;
    this.#follower.stop();
    this.#live = false;
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  async #follow(state: CandidateState): Promise<void> {
    if (state.stage === 'running') {
      if (this.run === null) {
        const paper = await this.#host.paper({});
        if (!paper.ok) return;
        this.run = new Run(this.#host, paper, undefined, state.rehearsal);
        this.#before?.stop();
        if (this.#before !== null) this.run.carryOver(this.#before);
        this.#before = null;
        this.#wasAway = false;
      } else if (this.#wasAway) {
        const paper = await this.#host.paper({});
        if (!paper.ok) return;
        this.#wasAway = false;
        this.run.compareWith(paper);
      }
      this.run.running(state.remainingMs, state.limitMs);
    } else if (state.stage === 'paused') {
      this.run?.standStill();
    } else if (state.stage === 'finished') {
      this.run?.stop();
      this.run = null;
    }
  }

  #pollLater(): void {
    const soon = this.failure !== null || this.run?.timeUp === true;
    const calm = this.#live ? pollMs.pushed : pollMs.calm;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.poll(), soon ? pollMs.eager : calm);
  }
}
