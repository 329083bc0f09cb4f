import { scoreParts } from './score-parts.ts';
import type { ScoringCase, Verdict } from './score.ts';

/**
 * The parts are the left entries: each is right when it is given the one that belongs to it. A left entry that is given two
 * different ones is wrong; refs this paper does not know count nothing.
 */
export function scoreMatching({ item, options, groups, response, rules }: ScoringCase<'matching'>): Verdict {
  const right = groups.filter(({ ref, groupId }) => {
    const given = new Set(response.pairs.filter((pair) => pair.left === ref).map((pair) => pair.right));
    const [only] = given;
    if (given.size !== 1) return false;
    const optionId = options.find((shown) => shown.ref === only)?.optionId;
    return optionId !== undefined && item.key[groupId] === optionId;
  }).length;
  return scoreParts(right, item.left.length, rules);
}
