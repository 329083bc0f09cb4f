/** Something that lasts at a seat, timed from its beginning to its end by one clock. */
export class Lasting {
  #since: number | null = null;
  readonly #tell: (ms: number) => void;
  readonly #shortMs: number;

  /** Told once it is over, when it lasted at least `shortMs`. */
  constructor(tell: (ms: number) => void, shortMs = 0) {
    this.#tell = tell;
    this.#shortMs = shortMs;
  }

  begin(now: number): void {
    this.#since ??= now;
  }

  end(now: number): void {
    if (this.#since === null) return;
    const lasted = Math.max(0, now - this.#since);
    this.#since = null;
    if (lasted >= this.#shortMs) this.#tell(lasted);
  }
}
