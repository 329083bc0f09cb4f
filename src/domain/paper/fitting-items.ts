import { isComplete, type Item } from '../item/item.ts';
import type { Locale } from '../item/locale.ts';
import { inPool, poolOf, type Blueprint, type BlueprintRule } from './blueprint.ts';

/** True when the rule may draw the item. */
export function fits(rule: BlueprintRule, item: Pick<Item, 'topic' | 'kind' | 'difficulty'>): boolean {
  return (
    (rule.topics === undefined || rule.topics.includes(item.topic)) &&
    (rule.kinds === undefined || rule.kinds.includes(item.kind)) &&
    (rule.difficulty === undefined ||
      (item.difficulty >= rule.difficulty.min && item.difficulty <= rule.difficulty.max))
  );
}

/** The items that rules with the same filter may draw, as places in `candidates`. */
export interface RulePool {
  readonly members: number[];
}

export interface Fitting {
  /** Every item of the blueprint's pool that is complete in the locale, by rising id: the same bank gives the same paper however it was stored. */
  readonly candidates: readonly Item[];
  /** One for each rule of the blueprint, in its order; rules that admit the same items share one pool. */
  readonly pools: readonly RulePool[];
}

/**
 * Which items each rule may draw. Rules look only at topic, kind and difficulty, so items alike in these are asked about once:
 * a bank of 100,000 items has some hundred such classes.
 */
export function fittingItems(items: readonly Item[], blueprint: Blueprint, locale: Locale): Fitting {
  const pool = poolOf(blueprint);
  const candidates = items
    .filter((item) => inPool(pool, item) && isComplete(item, locale))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const classes = new Map<string, { readonly like: Item; readonly members: number[] }>();
  candidates.forEach((item, place) => {
    const name = `${item.kind} ${item.difficulty} ${item.topic}`;
    const known = classes.get(name);
    if (known === undefined) classes.set(name, { like: item, members: [place] });
    else known.members.push(place);
  });
  const shared = new Map<string, RulePool>();
  const pools = blueprint.rules.map((rule) => {
    const admitted = [...classes].filter(([, { like }]) => fits(rule, like));
    const name = admitted.map(([className]) => className).join('\n');
    const own = shared.get(name) ?? { members: admitted.flatMap(([, { members }]) => members) };
    shared.set(name, own);
    return own;
  });
  return { candidates, pools };
}
