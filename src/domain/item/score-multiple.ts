import type { ScoringCase, Verdict } from './score.ts';

/** The share earned under the blueprint's rule. A choice named twice counts once; a ref this paper does not know is a wrong choice. */
export function scoreMultiple({ item, options, response, rules }: ScoringCase<'multiple'>): Verdict {
  const chosen = [...new Set(response.choices)];
  const isRight = (ref: string) => {
    const option = options.find((shown) => shown.ref === ref);
    return option !== undefined && item.key.includes(option.optionId);
  };
  const right = chosen.filter(isRight).length;
  const wrong = chosen.length - right;
  const wanted = item.key.length;
  switch (rules.multipleScoring) {
    case 'all-or-nothing':
      return wrong === 0 && right === wanted ? 1 : 0;
    case 'per-choice':
      return Math.max(0, right - wrong) / wanted;
    case 'no-wrong':
      return wrong > 0 ? 0 : right / wanted;
  }
}
