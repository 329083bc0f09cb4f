import type { ItemKind } from '../item/item.ts';
import type { LocaleText } from '../item/locale.ts';

/**
 * How a response of several choices earns points: multiple choice, areas of a picture, what was heard.
 * all-or-nothing: full points only for exactly the key.
 * per-choice: each right choice earns its share, each wrong one takes a share, never below 0.
 * no-wrong: the share of right choices, but 0 as soon as one choice is wrong (漏选得部分分，错选不得分).
 */
export type MultipleScoring = 'all-or-nothing' | 'per-choice' | 'no-wrong';

/**
 * How an item of several parts earns points: links of an order, pairs, gaps.
 * all-or-nothing: full points only when every part is right. per-part: each right part earns its share.
 */
export type PartsScoring = 'all-or-nothing' | 'per-part';

/** What holds for blueprints and papers made before there were items of several parts. */
export const defaultPartsScoring: PartsScoring = 'per-part';

/** The rule for items of several parts. */
export function partsScoringOf(rules: { readonly partsScoring?: PartsScoring | undefined }): PartsScoring {
  return rules.partsScoring ?? defaultPartsScoring;
}

/** One line of a blueprint: draw `count` items that fit, each worth `points`. An absent filter fits every item. */
export interface BlueprintRule {
  readonly id: string;
  readonly topics?: readonly string[] | undefined;
  readonly kinds?: readonly ItemKind[] | undefined;
  readonly difficulty?: { readonly min: number; readonly max: number } | undefined;
  readonly count: number;
  readonly points: number;
}

/** The rules by which a paper is drawn from one bank. */
export interface Blueprint {
  readonly id: string;
  readonly version: number;
  readonly title: LocaleText;
  readonly bankId: string;
  readonly rules: readonly BlueprintRule[];
  /** rules: the items stand in the order of the rules. shuffled: over the whole paper. */
  readonly order: 'rules' | 'shuffled';
  readonly shuffleOptions: boolean;
  readonly multipleScoring: MultipleScoring;
  readonly partsScoring?: PartsScoring | undefined;
}
