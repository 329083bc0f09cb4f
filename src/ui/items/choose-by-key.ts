import type { CandidateItemView } from '#contract/candidate-view.ts';
import type { ItemResponse } from './item-response.ts';

/**
 * The response after the key of the option at `index` (0 …): single and true/false choose it, multiple turns it on or off.
 * Undefined where the item has no such option, or is answered by typing.
 */
export function chooseByKey(
  item: CandidateItemView,
  before: ItemResponse | null,
  index: number,
): ItemResponse | null | undefined {
  if (item.kind === 'true-false') return index > 1 ? undefined : { kind: 'true-false', value: index === 0 };
  const ref = item.options[index]?.ref;
  if (ref === undefined) return undefined;
  if (item.kind === 'single') return { kind: 'single', choice: ref };
  if (item.kind === 'multiple') return toggled(item, before, ref);
  return undefined;
}

/** A multiple choice with one option turned on or off; null when none is left. Choices stand in the order shown. */
export function toggled(item: CandidateItemView, before: ItemResponse | null, ref: string): ItemResponse | null {
  const held = new Set(before?.kind === 'multiple' ? before.choices : []);
  if (!held.delete(ref)) held.add(ref);
  const choices = item.options.map((o) => o.ref).filter((r) => held.has(r));
  return choices.length === 0 ? null : { kind: 'multiple', choices };
}
