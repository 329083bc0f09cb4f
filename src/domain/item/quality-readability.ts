import type { Item } from './item.ts';
import { textsShown } from './item-texts.ts';
import type { Locale } from './locale.ts';

export interface Readability {
  readonly locale: Locale;
  readonly sentences: number;
  /** In characters (Chinese) or words (English). */
  readonly mean: number;
  readonly longest: number;
  readonly limit: number;
  /** Items with a sentence longer than the limit, the longest first. */
  readonly long: readonly { readonly itemId: string; readonly length: number }[];
}

/**
 * What a sentence may hold to be read at once under pressure of time: 50 Chinese characters, 25 English words (the most that
 * plain-language guides of public services allow).
 */
const limits: Readonly<Record<Locale, number>> = { 'zh-CN': 50, en: 25 };

function lengthOf(sentence: string, locale: Locale): number {
  return locale === 'zh-CN'
    ? (sentence.match(/\p{L}|\p{N}+/gu)?.length ?? 0)
    : (sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,:/%-]*/gu)?.length ?? 0);
}

/** Sentences of a text; a formula is one word. */
function sentencesOf(text: string): string[] {
  return text
    .replace(/(?<!\\)\$[^$\n]+\$/gu, ' x ')
    .split(/[。！？；!?;\n]+|\.(?=\s|$)/u)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** How long the sentences are that candidates read, over the items complete in the locale. */
export function readability(items: readonly Item[], locale: Locale): Readability {
  const limit = limits[locale];
  const lengths: number[] = [];
  const long: { itemId: string; length: number }[] = [];
  for (const item of items) {
    const own = textsShown(item).flatMap((text) =>
      sentencesOf(text[locale] ?? '').map((sentence) => lengthOf(sentence, locale)),
    );
    lengths.push(...own);
    const longest = Math.max(0, ...own);
    if (longest > limit) long.push({ itemId: item.id, length: longest });
  }
  return {
    locale,
    sentences: lengths.length,
    mean: lengths.length === 0 ? 0 : lengths.reduce((sum, length) => sum + length, 0) / lengths.length,
    longest: lengths.reduce((most, length) => Math.max(most, length), 0),
    limit,
    long: long.sort((a, b) => b.length - a.length),
  };
}
