import type { CandidateItemView } from '#contract/candidate-view.ts';
import type { Bank } from '#domain/item/bank.ts';
import type { Item, Option } from '#domain/item/item.ts';
import type { Locale } from '#domain/item/locale.ts';
import type { Response } from '#domain/item/response.ts';
import { mustFind } from './must.ts';

type Sent = Exclude<Response, { kind: 'multiple' }> | { kind: 'multiple'; choices: string[] };

/**
 * Responds to an item rightly or wrongly. The screen gives opaque ids only, so the item is found as a person would find it: by
 * its words in the bank's own file.
 */
export function respond(bank: Bank, locale: Locale, seen: CandidateItemView, right: boolean): Sent {
  const item = mustFind(
    bank.items.find((one) => looksLike(one, seen, locale)),
    `no item of the bank reads “${seen.stem}”`,
  );
  const refOf = (wanted: (option: Option) => boolean): string[] =>
    seen.options
      .filter((shown) => optionsOf(item).some((o) => o.text[locale] === shown.text && wanted(o)))
      .map((s) => s.ref);
  switch (item.kind) {
    case 'single':
      return {
        kind: 'single',
        choice: mustFind(refOf((o) => (o.id === item.key) === right)[0], `${item.id}: no option`),
      };
    case 'multiple':
      return { kind: 'multiple', choices: refOf((o) => item.key.includes(o.id) === right) };
    case 'true-false':
      return { kind: 'true-false', value: item.key === right };
    case 'text':
      return { kind: 'text', text: right ? mustFind(item.accepted[0], `${item.id}: nothing accepted`) : '不知道' };
    case 'numeric':
      return { kind: 'numeric', text: String(right ? item.key : item.key * 2 + 1_000) };
  }
}

function looksLike(item: Item, seen: CandidateItemView, locale: Locale): boolean {
  if (item.kind !== seen.kind || item.stem[locale] !== seen.stem) return false;
  const texts = optionsOf(item).map((o) => o.text[locale]);
  return texts.length === seen.options.length && seen.options.every((shown) => texts.includes(shown.text));
}

function optionsOf(item: Item): readonly Option[] {
  return 'options' in item ? item.options : [];
}
