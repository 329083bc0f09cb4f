import { inReadingOrder } from './area.ts';
import { placeholder } from './concrete-item.ts';
import type { Item } from './item.ts';
import type { Locale, LocaleText } from './locale.ts';

/** One thing to choose one of several for, as somebody sees it who knows nothing of the subject. */
export interface Question {
  readonly stem: string;
  /** In the authored order, areas in reading order; a text is empty where there is nothing to read. */
  readonly options: readonly { readonly text: string; readonly right: boolean }[];
}

/**
 * What a guesser can be tried on. Where several are right a guess is one of them. Typed responses, orders and pairs are left out:
 * there is nothing to choose one of.
 */
export function questionsOf(item: Item, locale: Locale): Question[] {
  const said = (text: LocaleText) => text[locale] ?? '';
  const stem = said(item.stem);
  switch (item.kind) {
    case 'single':
    case 'multiple':
    case 'listening': {
      const key = [item.key].flat();
      return [{ stem, options: item.options.map(({ id, text }) => ({ text: said(text), right: key.includes(id) })) }];
    }
    case 'true-false':
      return [{ stem, options: [true, false].map((value) => ({ text: '', right: value === item.key })) }];
    case 'inline-choice':
      return item.gaps.map((gap) => ({
        stem: said(item.text).replace(placeholder, ' '),
        options: gap.options.map(({ id, text }) => ({ text: said(text), right: id === gap.key })),
      }));
    case 'hotspot': {
      const areas = inReadingOrder(item.areas);
      return [{ stem, options: areas.map(({ id }) => ({ text: '', right: item.key.includes(id) })) }];
    }
    case 'text':
    case 'numeric':
    case 'ordering':
    case 'matching':
      return [];
  }
}

/** What an item teaches in one text: what it asks together with what is right. Two items alike in it ask the same thing. */
export function askedAndRight(item: Item, locale: Locale): string {
  const said = (text: LocaleText | undefined) => text?.[locale] ?? '';
  const of = (list: readonly { readonly id: string; readonly text: LocaleText }[], id: string | undefined) =>
    said(list.find((one) => one.id === id)?.text);
  const stem = said(item.stem);
  switch (item.kind) {
    case 'single':
    case 'multiple':
    case 'listening':
      return [stem, ...[item.key].flat().map((id) => of(item.options, id))].join('\n');
    case 'true-false':
    case 'numeric':
      return stem;
    case 'text':
      return [stem, item.accepted[0] ?? ''].join('\n');
    case 'ordering':
      return [stem, ...item.key.map((id) => of(item.entries, id))].join('\n');
    case 'matching':
      return [stem, ...item.left.flatMap(({ id, text }) => [said(text), of(item.right, item.key[id])])].join('\n');
    case 'inline-choice': {
      const filled = (id: string) => {
        const gap = item.gaps.find((one) => one.id === id);
        return gap === undefined ? '' : of(gap.options, gap.key);
      };
      return said(item.text).replace(placeholder, (_, id: string) => filled(id));
    }
    case 'hotspot':
      // Not what the picture shows: items that ask for different places in one picture are told apart by stem and key.
      return [stem, item.picture, ...item.key].join('\n');
  }
}
