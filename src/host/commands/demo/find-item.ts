import type { CandidateItemView } from '#contract/candidate-view.ts';
import type { Bank } from '#domain/item/bank.ts';
import { concreteItem, placeholder } from '#domain/item/concrete-item.ts';
import { isParametrised, type DrawnItem, type Item, type ParametrisedItem } from '#domain/item/item.ts';
import { textsShown } from '#domain/item/item-texts.ts';
import type { Locale } from '#domain/item/locale.ts';
import { mustFind } from './must.ts';

/**
 * Finds the item of the bank that a screen shows. The screen gives opaque ids only, so it is found as a person would find it: by
 * its words in the bank's own file.
 */
export function findItem(bank: Bank, locale: Locale, seen: CandidateItemView): DrawnItem {
  const found = bank.items.map((item) => readAs(item, seen, locale)).find((item) => item !== null);
  return mustFind(found ?? undefined, `no item of the bank reads “${seen.stem}”`);
}

/** The item, if it is the one that is shown; one with drawn numbers with those that are on the screen. */
function readAs(item: Item, seen: CandidateItemView, locale: Locale): DrawnItem | null {
  if (item.kind !== seen.kind) return null;
  if (isParametrised(item)) return withSeenNumbers(item, seen.stem, locale);
  const shown = wordsOf(seen);
  const written = new Set(textsShown(item).map((text) => text[locale]));
  return item.stem[locale] === seen.stem && shown.every((word) => written.has(word)) ? item : null;
}

function wordsOf(seen: CandidateItemView): string[] {
  const gaps = (seen.segments ?? []).flatMap((segment) => ('gap' in segment ? segment.options : []));
  const alt = seen.picture === undefined ? [] : [seen.picture.alt];
  return [...[...seen.options, ...(seen.left ?? []), ...gaps].map(({ text }) => text), ...alt];
}

function withSeenNumbers(item: ParametrisedItem, stem: string, locale: Locale): DrawnItem | null {
  const pieces = (item.stem[locale] ?? '').split(placeholder); // text and names take turns
  const values: Record<string, number> = {};
  let at = 0;
  for (let place = 0; place < pieces.length; place += 2) {
    const [name, text = ''] = [pieces[place - 1], pieces[place]];
    const from = text === '' && place === pieces.length - 1 ? stem.length : stem.indexOf(text, at);
    if (from === -1 || (name === undefined && from > 0)) return null;
    if (name !== undefined) values[name] = Number(stem.slice(at, from));
    at = from + text.length;
  }
  const read = at === stem.length && Object.values(values).every(Number.isFinite);
  return read ? concreteItem(item, values) : null;
}
