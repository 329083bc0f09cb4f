import type { Item } from '../item/item.ts';
import { assign, type Assignment, type Demand } from './assign.ts';
import { composePaper, type Draw, type DrawRequest } from './draw.ts';
import { fittingItems } from './fitting-items.ts';
import { generator } from './seed.ts';
import { demandsOf, shortfallsOf } from './shortfall.ts';

/** The largest share of a paper's items that an earlier paper of its blueprint may have as well. */
export const overlapLimit = 0.4;
/** How many earlier papers, the newest ones, a new one is kept apart from: a room of 50 seats. */
export const papersKeptApart = 50;
/** After this many the least alike is taken: nobody waits for a paper because a bank is small. */
const mostTries = 1_000;
/** So many where papers are too much alike on average: the least alike of a few is still better than the first. */
const fewTries = 50;

/** What share of a paper another one has by chance: of each rule's items the share that the rule draws. Rules that overlap share more. */
function expectedOverlap(demands: readonly Demand[]): number {
  const wanted = demands.reduce((sum, { count }) => sum + count, 0);
  const shared = demands.reduce((sum, { count, pool }) => sum + count ** 2 / Math.max(1, pool.members.length), 0);
  return wanted === 0 ? 0 : shared / wanted;
}

function triesFor(demands: readonly Demand[], earlier: readonly EarlierPaper[]): number {
  if (earlier.length === 0) return 1;
  return expectedOverlap(demands) > overlapLimit * 0.9 ? fewTries : mostTries;
}

/** The ids of an earlier paper's items. */
export type EarlierPaper = ReadonlySet<string>;

/**
 * Draws a paper as `drawPaper` does, with the first seed of a row (the given one, then that with a number behind) whose paper
 * shares at most `overlapLimit` with each earlier one; if none of the tries does, with the seed whose paper shares least. Each
 * paper is still drawn by chance alone, and the seed it carries draws it again without any of the earlier ones.
 */
export function drawApart(request: DrawRequest, earlier: readonly EarlierPaper[]): Draw {
  const { bank, blueprint, locale } = request;
  const { candidates, pools } = fittingItems(bank.items, blueprint, locale);
  const demands = demandsOf(blueprint, pools);
  let best: { readonly seed: string; readonly overlap: number; readonly assignment: Assignment } | null = null;
  const most = triesFor(demands, earlier);
  const holders = holdersOf(candidates, earlier);
  let tries = 0;
  while (tries < most && (best === null || best.overlap > overlapLimit)) {
    const seed = tries === 0 ? request.seed : `${request.seed}-${tries}`;
    const assignment = assign(demands, generator(seed, 'draw'));
    if (assignment.short.length > 0) return { ok: false, shortfalls: shortfallsOf(blueprint, demands, assignment) };
    tries += 1;
    const overlap = largestShare(assignment, holders, earlier.length);
    if (best === null || overlap < best.overlap) best = { seed, overlap, assignment };
  }
  if (best === null) throw new Error('no seed was tried');
  const paper = composePaper({ ...request, seed: best.seed }, candidates, best.assignment);
  return { ok: true, paper: { ...paper, apart: { earlier: earlier.length, overlap: best.overlap, tries } } };
}

/** For each candidate, by its place, which of the earlier papers hold it: hundreds of tries then cost little. */
function holdersOf(candidates: readonly Item[], earlier: readonly EarlierPaper[]): readonly (readonly number[])[] {
  return candidates.map(({ id }) => earlier.flatMap((paper, nth) => (paper.has(id) ? [nth] : [])));
}

/** The largest share of the assigned items that one of so many earlier papers holds; 0 where there is none. */
function largestShare({ drawn }: Assignment, holders: readonly (readonly number[])[], papers: number): number {
  const shared = new Uint16Array(papers);
  let size = 0;
  for (const places of drawn) {
    size += places.length;
    for (const place of places) for (const nth of holders[place] ?? []) shared[nth] = (shared[nth] ?? 0) + 1;
  }
  return size === 0 ? 0 : shared.reduce((most, count) => Math.max(most, count), 0) / size;
}
