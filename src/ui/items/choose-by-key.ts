import type { CandidateItemView } from '#contract/candidate-view.ts';
import type { ItemResponse } from './item-response.ts';

/**
 * The response after the key of the option at `index` (0 …): single and true/false choose it, the other choices turn it on or
 * off. Undefined where the item has no such option, or is answered otherwise.
 */
export function chooseByKey(
  item: CandidateItemView,
  before: ItemResponse | null,
  index: number,
): ItemResponse | null | undefined {
  if (item.kind === 'true-false') return index > 1 ? undefined : { kind: 'true-false', value: index === 0 };
  const ref = choicesOf(item)[index]?.ref;
  if (ref === undefined) return undefined;
  if (item.kind === 'single') return { kind: 'single', choice: ref };
  return choosesSeveral(item.kind) ? toggled(item, before, ref) : undefined;
}

const severalKinds = ['multiple', 'hotspot', 'listening'] as const;
type SeveralKind = (typeof severalKinds)[number];

function choosesSeveral(kind: CandidateItemView['kind']): kind is SeveralKind {
  return severalKinds.some((one) => one === kind);
}

/** What can be chosen, in the order shown: options, or the areas of a picture. */
function choicesOf(item: CandidateItemView): readonly { readonly ref: string }[] {
  return item.kind === 'hotspot' ? (item.picture?.areas ?? []) : item.options;
}

function chosenIn(before: ItemResponse, kind: SeveralKind): readonly string[] {
  if (before.kind !== 'multiple' && before.kind !== 'hotspot' && before.kind !== 'listening') return [];
  return before.kind === kind ? before.choices : [];
}

/** The choices of an item with one turned on or off; null when none is left. Choices stand in the order shown. */
export function toggled(item: CandidateItemView, before: ItemResponse | null, ref: string): ItemResponse | null {
  if (!choosesSeveral(item.kind)) return before;
  const held = new Set(before === null ? [] : chosenIn(before, item.kind));
  if (!held.delete(ref)) held.add(ref);
  const choices = choicesOf(item)
    .map((one) => one.ref)
    .filter((one) => held.has(one));
  return choices.length === 0 ? null : { kind: item.kind, choices };
}
