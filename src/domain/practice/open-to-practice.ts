import { isComplete, type Item } from '../item/item.ts';
import type { Locale } from '../item/locale.ts';

/** Decides whether trainees may ever see an item. Any other is sealed: nothing of it reaches practice. */
export function isOpenToPractice(item: Pick<Item, 'practice'>): boolean {
  return item.practice === true;
}

/** The items that can be practised in a language, in the order given. */
export function openItems(items: readonly Item[], locale: Locale): Item[] {
  return items.filter((item) => isOpenToPractice(item) && isComplete(item, locale));
}
