import { decimalOf, digitsGiven, written } from '../item/decimal.ts';
import type { NumericItem } from '../item/item.ts';
import type { Response } from '../item/response.ts';
import { groupsOf, type PaperItem } from '../paper/paper.ts';

/** The answer key of a shown item as the response that earns all its points: what a screen marks as right. */
export function keyResponse(paperItem: PaperItem): Response {
  const { item, options } = paperItem;
  const refOf = (id: string | undefined) => options.find(({ optionId }) => optionId === id)?.ref ?? '';
  // In the order shown, as a person reads it.
  const refsOf = (ids: readonly string[]) =>
    options.filter(({ optionId }) => ids.includes(optionId)).map(({ ref }) => ref);
  switch (item.kind) {
    case 'single':
      return { kind: item.kind, choice: refOf(item.key) };
    case 'multiple':
    case 'hotspot':
    case 'listening':
      return { kind: item.kind, choices: refsOf(item.key) };
    case 'true-false':
      return { kind: item.kind, value: item.key };
    case 'text':
      return { kind: item.kind, text: item.accepted[0] ?? '' };
    case 'numeric':
      return { kind: item.kind, text: numberAsGiven(item) };
    case 'ordering':
      return { kind: item.kind, order: item.key.map(refOf) };
    case 'matching':
      return {
        kind: item.kind,
        pairs: groupsOf(paperItem).map(({ ref, groupId }) => ({ left: ref, right: refOf(item.key[groupId]) })),
      };
    case 'inline-choice':
      return {
        kind: item.kind,
        choices: groupsOf(paperItem).map((group) => {
          const key = item.gaps.find(({ id }) => id === group.groupId)?.key;
          return { gap: group.ref, choice: group.options.find(({ optionId }) => optionId === key)?.ref ?? '' };
        }),
      };
  }
}

/** The key as a person would give it: with as many significant digits as the item asks for. */
function numberAsGiven({ key, tolerance }: NumericItem): string {
  const exact = decimalOf(key);
  const text = written(exact);
  const missing = 'significantDigits' in tolerance ? tolerance.significantDigits - digitsGiven(exact) : 0;
  if (missing <= 0) return text;
  return `${text}${text.includes('.') ? '' : '.'}${'0'.repeat(missing)}`;
}
