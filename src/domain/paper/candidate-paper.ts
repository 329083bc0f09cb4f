import type { ItemKind } from '../item/item.ts';
import type { Locale, LocaleText } from '../item/locale.ts';
import type { MultipleScoring } from './blueprint.ts';
import { maximumOf, type Paper, type PaperItem } from './paper.ts';

/** One item as its candidate may see it: no key, no rationale, no topic, difficulty or source, no authored id. */
export interface CandidateItem {
  readonly ref: string;
  /** 1 for the first item of the paper. */
  readonly number: number;
  readonly kind: ItemKind;
  readonly stem: string;
  /** In the order shown; empty for kinds without options. */
  readonly options: readonly { readonly ref: string; readonly text: string }[];
  /** Shown behind the field of a numeric item that has one. */
  readonly unit?: string;
  readonly points: number;
}

/** All of a paper that its candidate may see, in the candidate's language. */
export interface CandidatePaper {
  readonly locale: Locale;
  /** Points of the whole paper. */
  readonly maximum: number;
  /** How partly right multiple choices count: a candidate is told before answering. */
  readonly multipleScoring: MultipleScoring;
  readonly items: readonly CandidateItem[];
}

/**
 * Builds what the candidate sees, field by field: a field added to an item stays hidden until someone shows it here.
 * Throws when a text is missing in the paper's locale, which a drawn paper rules out.
 */
export function toCandidatePaper(paper: Paper): CandidatePaper {
  return {
    locale: paper.locale,
    maximum: maximumOf(paper),
    multipleScoring: paper.multipleScoring,
    items: paper.items.map((paperItem, at) => toCandidateItem(paperItem, at + 1, paper.locale)),
  };
}

function toCandidateItem({ ref, item, points, options }: PaperItem, number: number, locale: Locale): CandidateItem {
  const authored = new Map('options' in item ? item.options.map((option) => [option.id, option.text]) : []);
  return {
    ref,
    number,
    kind: item.kind,
    stem: textIn(item.stem, locale, number),
    options: options.map((option) => ({
      ref: option.ref,
      text: textIn(authored.get(option.optionId) ?? {}, locale, number),
    })),
    ...(item.kind === 'numeric' && item.unit !== null ? { unit: item.unit } : {}),
    points,
  };
}

function textIn(text: LocaleText, locale: Locale, number: number): string {
  const wanted = text[locale];
  if (wanted === undefined) throw new Error(`Item ${number} of the paper has a text that is missing in ${locale}`);
  return wanted;
}
