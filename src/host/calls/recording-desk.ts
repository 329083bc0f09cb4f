/** What this run of the host holds of recordings: the keys it seals with, and whose turn it is. In memory only. */
export class RecordingDesk {
  readonly #keys = new Map<string, { readonly number: number; readonly key: Uint8Array }>();
  readonly #turns = new Map<string, Promise<unknown>>();

  keyOf(segmentId: string): { readonly number: number; readonly key: Uint8Array } | null {
    return this.#keys.get(segmentId) ?? null;
  }

  keep(segmentId: string, number: number, key: Uint8Array): void {
    this.#keys.set(segmentId, { number, key });
  }

  forget(segmentId: string): void {
    this.#keys.delete(segmentId);
  }

  /** Runs one piece of work on a segment after the other. */
  inTurn<T>(segmentId: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(segmentId) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#turns.set(segmentId, mine);
    const done = (): void => {
      if (this.#turns.get(segmentId) === mine) this.#turns.delete(segmentId);
    };
    mine.then(done, done);
    return mine;
  }
}
