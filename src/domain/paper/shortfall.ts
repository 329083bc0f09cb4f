import type { Assignment, Demand } from './assign.ts';
import type { Blueprint } from './blueprint.ts';
import type { RulePool } from './fitting-items.ts';

/** A rule that cannot get its items. Facts only: the screen words them. */
export interface Shortfall {
  readonly ruleId: string;
  /** How many items the rule asks for. */
  readonly wanted: number;
  /** How many items of the bank fit the rule and are complete in the locale, whether or not other rules need them too. */
  readonly found: number;
  /** How many the rule lacks at best, once the others have theirs. */
  readonly missing: number;
  /** The rules that share too few items, this one first; only this one when its own items do not suffice. */
  readonly competing: { readonly ruleIds: readonly string[]; readonly wanted: number; readonly found: number };
}

/** What the rules of a blueprint ask of their pools, rule by rule. */
export function demandsOf(blueprint: Blueprint, pools: readonly RulePool[]): readonly Demand[] {
  return blueprint.rules.map((rule, at) => ({ pool: pools[at] ?? { members: [] }, count: rule.count }));
}

/** Says of every rule that is short how many it lacks and with which rules it competes. */
export function shortfallsOf(
  blueprint: Blueprint,
  demands: readonly Demand[],
  { short }: Assignment,
): readonly Shortfall[] {
  return short.map(({ demand, missing, competing }) => {
    const found = demands[demand]?.pool.members.length ?? 0;
    const wanted = demands[demand]?.count ?? 0;
    const group = found < wanted ? [demand] : competing;
    const shared = new Set(group.flatMap((at) => demands[at]?.pool.members ?? []));
    return {
      ruleId: blueprint.rules[demand]?.id ?? '',
      wanted,
      found,
      missing,
      competing: {
        ruleIds: group.map((at) => blueprint.rules[at]?.id ?? ''),
        wanted: group.reduce((sum, at) => sum + (demands[at]?.count ?? 0), 0),
        found: shared.size,
      },
    };
  });
}
