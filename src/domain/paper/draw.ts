import type { BankMedium } from '../item/bank.ts';
import { concreteItem, type DrawnValues } from '../item/concrete-item.ts';
import { isParametrised, type DrawnItem, type Item } from '../item/item.ts';
import type { Locale } from '../item/locale.ts';
import { countOf, valueAt, type Parameter } from '../item/parameter.ts';
import { assign, type Assignment } from './assign.ts';
import { partsScoringOf, type Blueprint } from './blueprint.ts';
import { fittingItems } from './fitting-items.ts';
import { opaqueRefs } from './opaque-refs.ts';
import type { Paper, PaperItem } from './paper.ts';
import { generator, type Generator } from './seed.ts';
import { demandsOf, shortfallsOf, type Shortfall } from './shortfall.ts';
import { mediumOf, showItem } from './show-item.ts';

export interface DrawRequest {
  readonly bank: {
    readonly id: string;
    readonly version: number;
    readonly hash: string;
    readonly items: readonly Item[];
    /** What its items name; absent where none does. */
    readonly media?: readonly BankMedium[] | undefined;
  };
  readonly blueprint: Blueprint;
  readonly locale: Locale;
  /** Decides what is drawn and in which order; stored with the paper. */
  readonly seed: string;
  /** A second, unrelated seed for the opaque ids, so that neither tells anything about the other. Not stored. */
  readonly refs: { readonly refSeed: string };
}

export type Draw =
  { readonly ok: true; readonly paper: Paper } | { readonly ok: false; readonly shortfalls: readonly Shortfall[] };

/**
 * Draws one candidate's paper: for each rule its count of items that fit it and are complete in the locale, no item twice.
 * Finds a paper whenever the bank allows one, also where rules overlap; else names every rule that is short.
 */
export function drawPaper(request: DrawRequest): Draw {
  const { bank, blueprint, locale, seed } = request;
  const { candidates, pools } = fittingItems(bank.items, blueprint, locale);
  const demands = demandsOf(blueprint, pools);
  const assignment = assign(demands, generator(seed, 'draw'));
  if (assignment.short.length > 0) return { ok: false, shortfalls: shortfallsOf(blueprint, demands, assignment) };
  return { ok: true, paper: composePaper(request, candidates, assignment) };
}

/** Makes the paper of what was assigned: orders, numbers and opaque ids, all from the request's seeds. */
export function composePaper(
  { bank, blueprint, locale, seed, refs }: DrawRequest,
  candidates: readonly Item[],
  assignment: Assignment,
): Paper {
  const order = generator(seed, 'order');
  const byRule = blueprint.rules.flatMap((rule, at) =>
    order.shuffled(assignment.drawn[at] ?? []).map((place) => ({ rule, item: candidates[place] as Item })),
  );
  const drawn = blueprint.order === 'shuffled' ? order.shuffled(byRule) : byRule;

  const options = generator(seed, 'options');
  const numbers = generator(seed, 'parameters');
  const newRef = opaqueRefs(refs.refSeed);
  const items = drawn.map(({ rule, item: authored }): PaperItem => {
    const { item, values } = withNumbers(authored, numbers);
    const medium = mediumOf(item, bank.media ?? []);
    return {
      ...showItem(item, blueprint.shuffleOptions, options, newRef),
      item,
      points: rule.points,
      ruleId: rule.id,
      ...(values === null ? {} : { values }),
      ...(medium === null ? {} : { medium }),
    };
  });
  return {
    format: 'invigil-paper/1',
    seed,
    blueprintId: blueprint.id,
    blueprintVersion: blueprint.version,
    bankId: bank.id,
    bankVersion: bank.version,
    bankHash: bank.hash,
    locale,
    multipleScoring: blueprint.multipleScoring,
    partsScoring: partsScoringOf(blueprint),
    items,
  };
}

/** Draws the numbers of an item that has parameters; any other is as its author wrote it. */
function withNumbers(item: Item, chance: Generator): { readonly item: DrawnItem; readonly values: DrawnValues | null } {
  if (!isParametrised(item)) return { item, values: null };
  const draw = (parameter: Parameter) => valueAt(parameter, chance.int(countOf(parameter)));
  const values = Object.fromEntries(item.parameters.map((parameter) => [parameter.name, draw(parameter)]));
  return { item: concreteItem(item, values), values };
}
