import { failureOf, type CallFailure } from './call.ts';

/** Something a person asked the host to do: under way, or failed and why. A second press while it is under way does nothing. */
export class Act {
  busy = $state(false);
  failure = $state<CallFailure | null>(null);

  /** Runs it; undefined when the call failed or one is still under way. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.busy) return undefined;
    this.busy = true;
    this.failure = null;
    try {
      return await work();
    } catch (error) {
      this.failure = failureOf(error);
      return undefined;
    } finally {
      this.busy = false;
    }
  }
}
