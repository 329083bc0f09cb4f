import type { CandidateItemView } from '#contract/candidate-view.ts';
import { bytesOf } from '../files.ts';
import type { ItemMedia } from './item-media.ts';

/** The address in this window under which an item's picture or sound can be shown, from when it is there until it is given up. */
export class MediaAddress {
  url = $state<string | null>(null);
  missing = $state(false);
  #gone = false;

  /** Fetches; safe to call again after a failure. */
  async load(media: ItemMedia | undefined, item: CandidateItemView): Promise<void> {
    this.missing = false;
    try {
      const file = (await media?.file(item)) ?? null;
      if (this.#gone) return;
      if (file === null) this.missing = true;
      else this.url = URL.createObjectURL(new Blob([bytesOf(file)], { type: file.mediaType }));
    } catch {
      this.missing = true;
    }
  }

  giveUp(): void {
    this.#gone = true;
    if (this.url !== null) URL.revokeObjectURL(this.url);
    this.url = null;
  }
}
