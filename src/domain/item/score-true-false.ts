import type { ScoringCase, Verdict } from './score.ts';

/** Right when the judgement is the key. */
export function scoreTrueFalse({ item, response }: ScoringCase<'true-false'>): Verdict {
  return response.value === item.key ? 1 : 0;
}
