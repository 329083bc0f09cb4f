import type { Asked } from '../answers.ts';

/** What a candidate gave for one item, as it travels to the host. */
export type ItemResponse = NonNullable<Asked['candidate']['save']['response']>;

/** chosen: complete in itself, saved at once. typed: more keys will follow, saved after a short rest. */
export type Given = 'chosen' | 'typed';

/** Takes a response, or null where the candidate cleared it. */
export type Respond = (response: ItemResponse | null, given: Given) => void;

/** A, B, C … by which a person names an option. */
export function optionLetter(index: number): string {
  return String.fromCharCode(65 + index);
}
