import { scoreChoices } from './score-choices.ts';
import type { ScoringCase, Verdict } from './score.ts';

/** Right when exactly the options of the key are chosen; what less earns, the blueprint says. */
export function scoreMultiple({ item, options, response, rules }: ScoringCase<'multiple'>): Verdict {
  return scoreChoices({ shown: options, choices: response.choices, key: item.key, rule: rules.multipleScoring });
}
