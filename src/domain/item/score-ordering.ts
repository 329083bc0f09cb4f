import { scoreParts } from './score-parts.ts';
import type { ScoringCase, Verdict } from './score.ts';

/**
 * The parts of an order are its neighbours: an entry that directly follows the one it should follow is one right part of n − 1.
 *
 * Why neighbours: an entry in the wrong place then costs the two or three links it tore, and a block moved whole keeps its own;
 * scoring by absolute place would call everything behind one early slip wrong. And an order of chance keeps 1 of n links on
 * average, where the share of pairs in the right sequence (Kendall) would give it half the points.
 *
 * Unreadable when it does not name each entry once: then it is no order of these entries.
 */
export function scoreOrdering({ item, options, response, rules }: ScoringCase<'ordering'>): Verdict {
  const given = response.order.map((ref) => options.find((shown) => shown.ref === ref)?.optionId);
  if (given.length !== item.key.length || new Set(given).size !== given.length || given.includes(undefined)) {
    return 'unreadable';
  }
  const links = item.key.slice(1).map((entry, at) => ({ entry, before: item.key[at] }));
  const right = links.filter(({ entry, before }) => given[given.indexOf(entry) - 1] === before).length;
  return scoreParts(right, links.length, rules);
}
