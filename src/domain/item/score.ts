import type { MultipleScoring, PartsScoring } from '../paper/blueprint.ts';
import { groupsOf, type PaperItem, type ShownGroup } from '../paper/paper.ts';
import type { DrawnItem, ItemKind } from './item.ts';
import { roundPoints } from './points.ts';
import { isBlank, type Response } from './response.ts';
import { scoreHotspot } from './score-hotspot.ts';
import { scoreInlineChoice } from './score-inline-choice.ts';
import { scoreListening } from './score-listening.ts';
import { scoreMatching } from './score-matching.ts';
import { scoreMultiple } from './score-multiple.ts';
import { scoreNumeric } from './score-numeric.ts';
import { scoreOrdering } from './score-ordering.ts';
import { scoreSingle } from './score-single.ts';
import { scoreText } from './score-text.ts';
import { scoreTrueFalse } from './score-true-false.ts';

/** Rises whenever the same responses could score differently; a result names the one it was computed with. */
export const scoringVersion = 1;

/** The rules of the blueprint that a paper carries. */
export interface ScoringRules {
  /** For every kind in which several are chosen of several: multiple, hotspot, listening. */
  readonly multipleScoring: MultipleScoring;
  /** For every kind of several parts: ordering, matching, inline-choice. Absent in papers drawn before there were such kinds. */
  readonly partsScoring?: PartsScoring | undefined;
}

/** What a scorer finds: the share of the points earned, 0 to 1, or that the response cannot be read as one for this item. */
export type Verdict = number | 'unreadable';

/** What each scorer is given: the item, its options and groups as this candidate saw them, and the response of the same kind. */
export interface ScoringCase<K extends ItemKind> {
  readonly item: Extract<DrawnItem, { kind: K }>;
  readonly options: PaperItem['options'];
  readonly groups: readonly ShownGroup[];
  readonly response: Extract<Response, { kind: K }>;
  readonly rules: ScoringRules;
}

/**
 * right: full points. partly: some of the choices or parts, less than full points. wrong: 0 points.
 * blank: nothing was given. unreadable: something was given that is no response to this kind of item, such as words for a number.
 */
export type Outcome = 'right' | 'partly' | 'wrong' | 'blank' | 'unreadable';

export interface ItemScore {
  /** 0 to `maximum`; partial points rounded to two decimals. */
  readonly points: number;
  readonly maximum: number;
  readonly outcome: Outcome;
}

const scorers: { readonly [K in ItemKind]: (scored: ScoringCase<K>) => Verdict } = {
  single: scoreSingle,
  multiple: scoreMultiple,
  'true-false': scoreTrueFalse,
  text: scoreText,
  numeric: scoreNumeric,
  ordering: scoreOrdering,
  matching: scoreMatching,
  'inline-choice': scoreInlineChoice,
  hotspot: scoreHotspot,
  listening: scoreListening,
};

/** Scores one response. Null is an item that was never answered. Never throws: a response of another kind is unreadable. */
export function scoreResponse(paperItem: PaperItem, response: Response | null, rules: ScoringRules): ItemScore {
  const maximum = paperItem.points;
  if (response === null || isBlank(response)) return { points: 0, maximum, outcome: 'blank' };
  const verdict =
    response.kind === paperItem.item.kind ? verdictOn(response.kind, paperItem, response, rules) : 'unreadable';
  if (verdict === 'unreadable') return { points: 0, maximum, outcome: 'unreadable' };
  if (verdict >= 1) return { points: maximum, maximum, outcome: 'right' };
  if (verdict <= 0) return { points: 0, maximum, outcome: 'wrong' };
  return { points: Math.min(roundPoints(maximum * verdict), maximum), maximum, outcome: 'partly' };
}

/** Calls the scorer of the kind that item and response share; the caller has compared them. */
function verdictOn<K extends ItemKind>(kind: K, paperItem: PaperItem, response: Response, rules: ScoringRules) {
  const { item, options } = paperItem;
  return scorers[kind]({ item, options, groups: groupsOf(paperItem), response, rules } as ScoringCase<K>);
}
