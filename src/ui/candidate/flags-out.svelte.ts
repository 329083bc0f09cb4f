import { SvelteMap, SvelteSet } from 'svelte/reactivity';

/** The candidate's flags. They are shown at once and sent behind; one that did not arrive is sent again with the next sign of the host. */
export class FlagsOut {
  readonly shown: SvelteSet<string>;
  readonly #unsent = new SvelteMap<string, boolean>();
  readonly #send: (ref: string, flagged: boolean) => Promise<unknown>;

  constructor(flagged: readonly string[], send: (ref: string, flagged: boolean) => Promise<unknown>) {
    this.shown = new SvelteSet(flagged);
    this.#send = send;
  }

  toggle(ref: string): void {
    const flagged = !this.shown.has(ref);
    if (flagged) this.shown.add(ref);
    else this.shown.delete(ref);
    this.#unsent.set(ref, flagged);
    void this.#try(ref, flagged);
  }

  sendAgain(): void {
    for (const [ref, flagged] of this.#unsent) void this.#try(ref, flagged);
  }

  /** The host has these flags: what differs is sent again. */
  compareWith(flagged: readonly string[]): void {
    for (const ref of this.shown) if (!flagged.includes(ref)) this.#unsent.set(ref, true);
    for (const ref of flagged) if (!this.shown.has(ref)) this.#unsent.set(ref, false);
    this.sendAgain();
  }

  async #try(ref: string, flagged: boolean): Promise<void> {
    try {
      await this.#send(ref, flagged);
      // A later toggle is a newer wish: this reply does not speak for it.
      if (this.#unsent.get(ref) === flagged) this.#unsent.delete(ref);
    } catch {
      // Kept in #unsent: running() sends it again.
    }
  }
}
