import type { CandidateItemView } from '#contract/candidate-view.ts';
import type { TravellingFile } from '../files.ts';

/** Where a component gets the picture or the sound of its item, and whether it may be played. */
export interface ItemMedia {
  /** Null when the host has none, or cannot give it now. Rejects when the host was not reached. */
  file(item: CandidateItemView): Promise<TravellingFile | null>;
  /** How often the sound may still be played. */
  left(item: CandidateItemView): number;
  /** Counts a playing before it begins; false when it must not begin. */
  play(item: CandidateItemView): Promise<boolean>;
}
