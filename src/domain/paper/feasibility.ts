import type { Item } from '../item/item.ts';
import type { Locale } from '../item/locale.ts';
import { assign } from './assign.ts';
import type { Blueprint } from './blueprint.ts';
import { fittingItems } from './fitting-items.ts';
import { generator } from './seed.ts';
import { demandsOf, shortfallsOf, type Shortfall } from './shortfall.ts';

export interface Feasibility {
  readonly ok: boolean;
  /** One for each rule, in their order: what it asks for and how many items fit it, overlaps not taken off. */
  readonly rules: readonly { readonly ruleId: string; readonly wanted: number; readonly available: number }[];
  readonly shortfalls: readonly Shortfall[];
}

/** Whether a paper can be drawn from these items in this locale, and where not, why. Says the same as `drawPaper` would. */
export function feasibility(items: readonly Item[], blueprint: Blueprint, locale: Locale): Feasibility {
  const { pools } = fittingItems(items, blueprint, locale);
  const demands = demandsOf(blueprint, pools);
  const assignment = assign(demands, generator('feasibility', 'draw'));
  return {
    ok: assignment.short.length === 0,
    rules: blueprint.rules.map((rule, at) => ({
      ruleId: rule.id,
      wanted: rule.count,
      available: pools[at]?.members.length ?? 0,
    })),
    shortfalls: shortfallsOf(blueprint, demands, assignment),
  };
}
