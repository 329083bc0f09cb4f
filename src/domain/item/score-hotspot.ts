import { scoreChoices } from './score-choices.ts';
import type { ScoringCase, Verdict } from './score.ts';

/** Areas of a picture are scored as the options of a multiple choice. */
export function scoreHotspot({ item, options, response, rules }: ScoringCase<'hotspot'>): Verdict {
  return scoreChoices({ shown: options, choices: response.choices, key: item.key, rule: rules.multipleScoring });
}
