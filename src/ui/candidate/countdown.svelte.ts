/** Minutes left at which the candidate is told. */
export const warningMinutes = [10, 2] as const;
export type Warning = (typeof warningMinutes)[number];

// Replies come with some milliseconds of jitter: smaller corrections than this would make the clock stutter.
const jitterMs = 400;

/** Counts the host's remaining time down between its replies, on the page's monotonic clock. It shows; it never decides. */
export class Countdown {
  remainingMs = $state(0);
  /** The warning that was reached last, while it is shown. */
  warning = $state<Warning | null>(null);
  #endsAt = Number.NaN;
  #limitMs = 0;
  #ended = false;
  #ticking: ReturnType<typeof setInterval> | undefined;
  readonly #clock: () => number;
  readonly #onEnd: () => void;

  constructor(onEnd: () => void, clock: () => number = () => performance.now()) {
    this.#onEnd = onEnd;
    this.#clock = clock;
  }

  /** Takes what the host said. `limitMs` is the whole time of the part, for judging which warnings make sense. */
  sync(remainingMs: number, limitMs = this.#limitMs): void {
    this.#limitMs = limitMs;
    const endsAt = this.#clock() + remainingMs;
    if (!(Math.abs(endsAt - this.#endsAt) < jitterMs)) this.#endsAt = endsAt;
    this.#ticking ??= setInterval(() => this.#tick(), 250);
    this.#tick();
  }

  /** Stands still: the attempt is paused, or over. */
  stop(): void {
    clearInterval(this.#ticking);
    this.#ticking = undefined;
    this.#endsAt = Number.NaN;
  }

  dismissWarning(): void {
    this.warning = null;
  }

  #tick(): void {
    const before = this.remainingMs;
    const now = this.#endsAt - this.#clock();
    this.remainingMs = now;
    for (const minutes of warningMinutes) {
      const line = minutes * 60_000;
      const crossed = (before > line || before === 0) && now <= line;
      if (crossed && now > 0 && this.#limitMs > line) this.warning = minutes;
    }
    // Time credited by the proctor takes the warning back.
    if (this.warning !== null && now > this.warning * 60_000) this.warning = null;
    if (now > 0) this.#ended = false;
    else if (!this.#ended) {
      this.#ended = true;
      this.#onEnd();
    }
  }
}
