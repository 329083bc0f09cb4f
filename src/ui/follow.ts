/** A stream that says nothing for this long (ms) is broken: the host says a word at least every five seconds. */
const stallMs = 8_000;
/** After a break the stream is tried again so much later (ms); meanwhile the screen asks by itself. */
const againMs = 5_000;

/**
 * Follows a stream of the host for as long as a screen needs it: opens it, hands on each word, and opens it again after a break.
 * `onbreak` is called when nothing comes any more, so that the screen asks by itself until the next word.
 */
export class Follower<T> {
  readonly #open: (signal: AbortSignal) => Promise<AsyncIterable<T>>;
  readonly #take: (word: T) => void;
  readonly #onbreak: () => void;
  #running: AbortController | null = null;

  constructor(open: (signal: AbortSignal) => Promise<AsyncIterable<T>>, take: (word: T) => void, onbreak: () => void) {
    this.#open = open;
    this.#take = take;
    this.#onbreak = onbreak;
  }

  start(): void {
    this.stop();
    const running = new AbortController();
    this.#running = running;
    void this.#keepOn(running.signal);
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
  }

  async #keepOn(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#followOnce(signal);
      if (signal.aborted) return;
      this.#onbreak();
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  }

  /** Returns when the stream has ended, failed, or said nothing for too long. */
  async #followOnce(signal: AbortSignal): Promise<void> {
    const stalled = new AbortController();
    const either = AbortSignal.any([signal, stalled.signal]);
    let patience = setTimeout(() => stalled.abort(), stallMs);
    try {
      for await (const word of await this.#open(either)) {
        if (either.aborted) return;
        clearTimeout(patience);
        patience = setTimeout(() => stalled.abort(), stallMs);
        this.#take(word);
      }
    } catch {
      // Why it broke does not matter here: the screen's own question tells.
    } finally {
      clearTimeout(patience);
    }
  }
}
