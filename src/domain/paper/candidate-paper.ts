import type { Locale } from '../item/locale.ts';
import { partsScoringOf, type MultipleScoring, type PartsScoring } from './blueprint.ts';
import { toCandidateItem, type CandidateItem } from './candidate-item.ts';
import { maximumOf, type Paper } from './paper.ts';

/** All of a paper that its candidate may see, in the candidate's language. */
export interface CandidatePaper {
  readonly locale: Locale;
  /** Points of the whole paper. */
  readonly maximum: number;
  /** How partly right choices and partly right parts count: a candidate is told before answering. */
  readonly multipleScoring: MultipleScoring;
  readonly partsScoring: PartsScoring;
  readonly items: readonly CandidateItem[];
}

/** Builds what the candidate sees. Throws when a text is missing in the paper's locale, which a drawn paper rules out. */
export function toCandidatePaper(paper: Paper): CandidatePaper {
  return {
    locale: paper.locale,
    maximum: maximumOf(paper),
    multipleScoring: paper.multipleScoring,
    partsScoring: partsScoringOf(paper),
    items: paper.items.map((paperItem, at) => toCandidateItem(paperItem, at + 1, paper.locale)),
  };
}
