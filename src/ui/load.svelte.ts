import { failureOf, type CallFailure } from './call.ts';

/** What a screen reads from the host: loading, ready, or failed and why. A late reply never replaces a newer one. */
export class Loaded<T> {
  value = $state.raw<T | undefined>(undefined);
  failure = $state<CallFailure | null>(null);
  busy = $state(false);
  #read: () => Promise<T>;
  #turn = 0;

  constructor(read: () => Promise<T>) {
    this.#read = read;
  }

  /** Reads again. What was there stays on the screen until the reply, and after a failure. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    this.busy = true;
    try {
      const value = await this.#read();
      if (turn !== this.#turn) return;
      this.value = value;
      this.failure = null;
    } catch (error) {
      if (turn === this.#turn) this.failure = failureOf(error);
    } finally {
      if (turn === this.#turn) this.busy = false;
    }
  }
}
