import { inReadingOrder } from '#domain/item/area.ts';
import type { Item, Option, ParametrisedItem } from '#domain/item/item.ts';
import { inLocale, type Locale } from '#domain/item/locale.ts';

type PartsItem = Extract<Item, { kind: 'ordering' | 'matching' | 'inline-choice' | 'hotspot' }>;

/** The answer key of an item of several parts, a line each: what stands first, what belongs to what, which areas. */
export function keyLines(item: PartsItem, language: Locale): string[] {
  const words = (list: readonly Option[], id: string | undefined) =>
    inLocale(list.find((one) => one.id === id)?.text ?? {}, language);
  switch (item.kind) {
    case 'ordering':
      return item.key.map((id, at) => `${at + 1}. ${words(item.entries, id)}`);
    case 'matching':
      return item.left.map(({ id, text }) => `${inLocale(text, language)} → ${words(item.right, item.key[id])}`);
    case 'inline-choice':
      return item.gaps.map(({ id, options, key }) => `{{${id}}} → ${words(options, key)}`);
    case 'hotspot':
      return inReadingOrder(item.areas).flatMap(({ id }, at) =>
        item.key.includes(id) ? [`${String.fromCharCode(65 + at)} (${id})`] : [],
      );
  }
}

/** What the numbers of an item are drawn from, a line each. */
export function parameterLines({ parameters }: ParametrisedItem): string[] {
  return parameters.map((parameter) =>
    'values' in parameter
      ? `${parameter.name}: ${parameter.values.join(', ')}`
      : `${parameter.name}: ${parameter.from} … ${parameter.to} (+${parameter.step})`,
  );
}
