import type { SeatReport } from '#domain/room/incident.ts';
import type { LockdownReport } from '#domain/seat/lockdown.ts';
import type { Answers } from '../answers.ts';
import { failureOf, type CallFailure, type HostLink } from '../call.ts';
import { lockSeat, unlockSeat } from './full-screen.ts';
import { guardPage } from './page-guards.ts';

type UnlockAnswer = Answers['candidate']['unlock'];
type Host = HostLink['client']['candidate'];
type UnlockWish = Parameters<Host['unlock']>[0];

/** The lockdown of this seat: performed, told to the host, and lifted only by the host's word. */
export class SeatLock {
  readonly #host: () => Host;
  readonly #report: (what: SeatReport, seconds: number, detail?: string) => void;
  readonly #lifted: () => Promise<void>;
  #endGuards: (() => void) | null = null;

  /** `lifted` is called once a proctor's word let the seat out. */
  constructor(
    host: () => Host,
    report: (what: SeatReport, seconds: number, detail?: string) => void,
    lifted: () => Promise<void>,
  ) {
    this.#host = host;
    this.#report = report;
    this.#lifted = lifted;
  }

  /** Locks the seat as far as it can be, and tells the host what that achieved. Call from a person's gesture. */
  async lock(): Promise<LockdownReport> {
    this.#endGuards ??= guardPage((key) => this.#report('capture-key', 0, key));
    const report = await lockSeat();
    // Lost, it is told again with the next lock; the exam waits for neither.
    await this.#host()
      .reportLockdown(report)
      .catch(() => undefined);
    return report;
  }

  /** A proctor at the seat. Only the host's yes lets the seat out. */
  async unlock(wish: UnlockWish): Promise<UnlockAnswer | CallFailure> {
    let answer: UnlockAnswer;
    try {
      answer = await this.#host().unlock(wish);
    } catch (error) {
      return failureOf(error);
    }
    if (answer.ok) {
      await this.letOut();
      await this.#lifted();
    }
    return answer;
  }

  /** Gives the machine back: after a proctor's word, at the end, and when the seat is left. */
  async letOut(): Promise<void> {
    this.#endGuards?.();
    this.#endGuards = null;
    await unlockSeat();
  }
}
