/** What is told of something that lasts. */
export interface LastingWords {
  /** It lasts, and is not over. Left out for what can only be told afterwards. */
  readonly began?: () => void;
  /** It is over, after so long (ms); `told`: its beginning was told. */
  readonly ended: (ms: number, told: boolean) => void;
}

/**
 * Something that lasts at a seat, timed from its beginning to its end by one clock. Its beginning is told as soon as it has lasted
 * `shortMs`, or at once; what was over before is not told at all.
 */
export class Lasting {
  #since: number | null = null;
  #told = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #words: LastingWords;
  readonly #shortMs: number;

  constructor(words: LastingWords, shortMs = 0) {
    this.#words = words;
    this.#shortMs = shortMs;
  }

  /** `atOnce`: the page may not run any more in a moment. */
  begin(now: number, atOnce = false): void {
    if (this.#since === null) {
      this.#since = now;
      this.#told = false;
      this.#timer = setTimeout(() => this.#tell(), this.#shortMs);
    }
    if (atOnce) this.#tell();
  }

  end(now: number): void {
    if (this.#since === null) return;
    const lasted = Math.max(0, now - this.#since);
    this.stop();
    if (this.#told || lasted >= this.#shortMs) this.#words.ended(lasted, this.#told);
  }

  /** Nothing more is told of it. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#since = null;
  }

  #tell(): void {
    clearTimeout(this.#timer);
    const { began } = this.#words;
    if (this.#told || this.#since === null || began === undefined) return;
    this.#told = true;
    began();
  }
}
