import { scoreParts } from './score-parts.ts';
import type { ScoringCase, Verdict } from './score.ts';

/**
 * The parts are the gaps: each is right when its one right option is chosen. A gap with two different choices is wrong; refs
 * this paper does not know count nothing.
 */
export function scoreInlineChoice({ item, groups, response, rules }: ScoringCase<'inline-choice'>): Verdict {
  const right = groups.filter(({ ref, groupId, options }) => {
    const given = new Set(response.choices.filter(({ gap }) => gap === ref).map(({ choice }) => choice));
    const [only] = given;
    if (given.size !== 1) return false;
    const optionId = options.find((shown) => shown.ref === only)?.optionId;
    return optionId !== undefined && item.gaps.find((gap) => gap.id === groupId)?.key === optionId;
  }).length;
  return scoreParts(right, item.gaps.length, rules);
}
