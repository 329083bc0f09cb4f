import type { ScoringCase, Verdict } from './score.ts';

/** Right when the chosen option is the key. A ref this paper does not know is a wrong choice. */
export function scoreSingle({ item, options, response }: ScoringCase<'single'>): Verdict {
  return options.find((option) => option.ref === response.choice)?.optionId === item.key ? 1 : 0;
}
