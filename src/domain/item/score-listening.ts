import { scoreChoices } from './score-choices.ts';
import type { ScoringCase, Verdict } from './score.ts';

/** What was heard is scored as a multiple choice. */
export function scoreListening({ item, options, response, rules }: ScoringCase<'listening'>): Verdict {
  return scoreChoices({ shown: options, choices: response.choices, key: item.key, rule: rules.multipleScoring });
}
