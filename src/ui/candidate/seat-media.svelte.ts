import { SvelteMap } from 'svelte/reactivity';
import type { CandidateItemView } from '#contract/candidate-view.ts';
import type { HostClient } from '../call.ts';
import type { TravellingFile } from '../files.ts';
import type { ItemMedia } from '../items/item-media.ts';

type Calls = Pick<HostClient['candidate'], 'media' | 'play'>;

/** Pictures and sounds of one candidate's paper: fetched once, played as often as the host allows. */
export class SeatMedia implements ItemMedia {
  readonly #host: Calls;
  readonly #left: SvelteMap<string, number>;
  readonly #files = new SvelteMap<string, Promise<TravellingFile | null>>();

  constructor(host: Calls, playsLeft: readonly { readonly ref: string; readonly left: number }[]) {
    this.#host = host;
    this.#left = new SvelteMap(playsLeft.map(({ ref, left }) => [ref, left]));
  }

  file({ ref }: CandidateItemView): Promise<TravellingFile | null> {
    return this.named(ref);
  }

  /** A picture of a case, or an item's file, by its opaque name. */
  named(ref: string): Promise<TravellingFile | null> {
    const there = this.#files.get(ref);
    if (there !== undefined) return there;
    const asked = this.#host.media({ ref }).then((answer) => (answer.ok ? answer.file : null));
    this.#files.set(ref, asked);
    // What did not come is asked for again the next time.
    const forget = () => this.#files.delete(ref);
    asked.then((file) => file ?? forget(), forget);
    return asked;
  }

  left({ ref }: CandidateItemView): number {
    return this.#left.get(ref) ?? 0;
  }

  async play({ ref }: CandidateItemView): Promise<boolean> {
    const answer = await this.#host.play({ ref });
    if (answer.ok) this.#left.set(ref, answer.left);
    else if (answer.reason === 'no-plays-left') this.#left.set(ref, 0);
    return answer.ok;
  }
}
