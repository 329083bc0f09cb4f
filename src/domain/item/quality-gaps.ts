import { isComplete, type Item } from './item.ts';
import { textsBehind, textsShown } from './item-texts.ts';
import { hasLocale, locales, type Locale } from './locale.ts';

interface Missing {
  readonly itemId: string;
  readonly locale: Locale;
}

/** What a bank lacks that its schema does not demand. */
export interface BankGaps {
  /** How many items cannot be asked in a language at all. */
  readonly untranslated: Readonly<Record<Locale, number>>;
  /** Items of which some texts are translated and others not. */
  readonly partlyTranslated: readonly Missing[];
  /** Items without a rationale, or without a transcript, in a language in which they are asked. */
  readonly unexplained: readonly Missing[];
  /** Items whose rationale is too short to teach: under 12 Chinese characters or 6 English words. */
  readonly thinRationale: readonly Missing[];
  readonly withoutSource: readonly string[];
  readonly withoutCognitive: readonly string[];
}

function isThin(text: string, locale: Locale): boolean {
  const count = locale === 'zh-CN' ? (text.match(/\p{L}|\p{N}/gu)?.length ?? 0) : text.trim().split(/\s+/u).length;
  return count < (locale === 'zh-CN' ? 12 : 6);
}

/** Looks through every item in every language. */
export function gapsOf(items: readonly Item[]): BankGaps {
  const each = (wrong: (item: Item, locale: Locale) => boolean): Missing[] =>
    items.flatMap((item) => locales.flatMap((locale) => (wrong(item, locale) ? [{ itemId: item.id, locale }] : [])));
  const untranslated = (locale: Locale) => items.filter((item) => !isComplete(item, locale)).length;
  return {
    untranslated: { 'zh-CN': untranslated('zh-CN'), en: untranslated('en') },
    partlyTranslated: each(
      (item, locale) => !isComplete(item, locale) && textsShown(item).some((text) => hasLocale(text, locale)),
    ),
    unexplained: each(
      (item, locale) => isComplete(item, locale) && !textsBehind(item).every((text) => hasLocale(text, locale)),
    ),
    thinRationale: each(({ rationale }, locale) => {
      const text = rationale[locale] ?? '';
      return text !== '' && isThin(text, locale);
    }),
    withoutSource: items.filter(({ sources }) => sources.length === 0).map(({ id }) => id),
    withoutCognitive: items.filter(({ cognitive }) => cognitive === undefined).map(({ id }) => id),
  };
}
