/** One run of the host, from its start to its kill, as the driver saw it. Times are of the driver's own monotonic clock (ms). */
export class Run {
  readonly origin: string;
  /** The host's name for this run, read from its journal after the kill; null when it had written nothing. */
  boot: string | null = null;
  killedAt: number | null = null;
  /** When the last request was sent that was acknowledged as written: the host was alive then, and its journal says so. */
  lastProofOfLife = 0;
  #acknowledged = 0;
  #awaited: { readonly count: number; readonly reached: () => void } | null = null;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** A write that was sent at that moment has been acknowledged. */
  acknowledge(sentAt: number): void {
    this.lastProofOfLife = Math.max(this.lastProofOfLife, sentAt);
    this.#acknowledged += 1;
    if (this.#acknowledged === this.#awaited?.count) this.#awaited.reached();
  }

  /** Resolves when that many writes have been acknowledged. */
  acknowledgements(count: number): Promise<void> {
    return new Promise((reached) => {
      if (count <= this.#acknowledged) reached();
      else this.#awaited = { count, reached };
    });
  }
}
