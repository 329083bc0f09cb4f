import { placeholdersIn } from '../item/concrete-item.ts';
import type { Option, SourceRef, Tolerance } from '../item/item.ts';
import type { Locale, LocaleText } from '../item/locale.ts';
import { letterOf } from './candidate-item.ts';
import { groupsOf, type Paper, type PaperItem, type ShownOption } from './paper.ts';

/** The answer key of an item in the letters and numbers that its printed paper shows. */
export type PrintedAnswer =
  | { readonly as: 'letters'; readonly letters: readonly string[] }
  | { readonly as: 'truth'; readonly value: boolean }
  | { readonly as: 'texts'; readonly texts: readonly string[] }
  | { readonly as: 'number'; readonly key: number; readonly unit: string | null; readonly tolerance: Tolerance }
  /** The letters of the entries, the first one first. */
  | { readonly as: 'order'; readonly letters: readonly string[] }
  /** For each left entry, in their order, the letter of the right one. */
  | { readonly as: 'pairs'; readonly letters: readonly string[] }
  /** For each gap, in their order in the text, the letter and the words of its option. */
  | { readonly as: 'gaps'; readonly options: readonly { readonly letter: string; readonly text: string }[] };

/** What a key says of one item of a paper. For staff alone: a candidate gets none of it. */
export interface KeyEntry {
  readonly number: number;
  readonly itemId: string;
  readonly points: number;
  readonly topic: string;
  readonly difficulty: number;
  readonly answer: PrintedAnswer;
  readonly rationale: string;
  /** What is said in a recording; absent where there is none. */
  readonly transcript?: string;
  readonly sources: readonly SourceRef[];
}

/** The key of a whole paper, in the order of its items and in its language. */
export function toPrintedKey(paper: Paper): KeyEntry[] {
  return paper.items.map((paperItem, at): KeyEntry => {
    const { item, points } = paperItem;
    return {
      number: at + 1,
      itemId: item.id,
      points,
      topic: item.topic,
      difficulty: item.difficulty,
      answer: answerOf(paperItem, paper.locale),
      rationale: wordsOf(item.rationale, paper.locale),
      ...(item.kind === 'listening' ? { transcript: wordsOf(item.transcript, paper.locale) } : {}),
      sources: item.sources,
    };
  });
}

function wordsOf(text: LocaleText | undefined, locale: Locale): string {
  return text?.[locale] ?? '';
}

/** Letters in the order shown, not in that of the authored key: it is read beside the paper. */
function lettersOf(shown: readonly ShownOption[], ids: readonly string[]): string[] {
  return shown.flatMap(({ optionId }, at) => (ids.includes(optionId) ? [letterOf(at)] : []));
}

function letterIn(shown: readonly ShownOption[], id: string | undefined): string {
  return letterOf(shown.findIndex(({ optionId }) => optionId === id));
}

function answerOf(paperItem: PaperItem, locale: Locale): PrintedAnswer {
  const { item, options } = paperItem;
  switch (item.kind) {
    case 'single':
      return { as: 'letters', letters: lettersOf(options, [item.key]) };
    case 'multiple':
    case 'listening':
    case 'hotspot':
      return { as: 'letters', letters: lettersOf(options, item.key) };
    case 'true-false':
      return { as: 'truth', value: item.key };
    case 'text':
      return { as: 'texts', texts: item.accepted };
    case 'numeric':
      return { as: 'number', key: item.key, unit: item.unit, tolerance: item.tolerance };
    case 'ordering':
      return { as: 'order', letters: item.key.map((id) => letterIn(options, id)) };
    case 'matching':
      return {
        as: 'pairs',
        letters: groupsOf(paperItem).map(({ groupId }) => letterIn(options, item.key[groupId])),
      };
    case 'inline-choice': {
      const text = (own: readonly Option[], id: string) => wordsOf(own.find((one) => one.id === id)?.text, locale);
      // In the order of the text, as the paper numbers its gaps, which need not be that of the groups.
      const inText = placeholdersIn(wordsOf(item.text, locale));
      return {
        as: 'gaps',
        options: inText.flatMap((name) => {
          const gap = item.gaps.find(({ id }) => id === name);
          const group = groupsOf(paperItem).find(({ groupId }) => groupId === name);
          if (gap === undefined || group === undefined) return [];
          return [{ letter: letterIn(group.options, gap.key), text: text(gap.options, gap.key) }];
        }),
      };
    }
  }
}
