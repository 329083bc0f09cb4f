import type { ItemKind } from '../item/item.ts';
import type { LocaleText } from '../item/locale.ts';

/**
 * How a multiple-choice response earns points.
 * all-or-nothing: full points only for exactly the key.
 * per-choice: each right choice earns its share, each wrong one takes a share, never below 0.
 * no-wrong: the share of right choices, but 0 as soon as one choice is wrong (漏选得部分分，错选不得分).
 */
export type MultipleScoring = 'all-or-nothing' | 'per-choice' | 'no-wrong';

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
}
