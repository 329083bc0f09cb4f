import type { MultipleScoring } from '../paper/blueprint.ts';
import type { ShownOption } from '../paper/paper.ts';
import type { Verdict } from './score.ts';

/** What choosing several of several earns: the options as shown, what was chosen, the authored ids of the key, the rule. */
interface Choosing {
  readonly shown: readonly ShownOption[];
  readonly choices: readonly string[];
  readonly key: readonly string[];
  readonly rule: MultipleScoring;
}

/** The share earned under the blueprint's rule. A choice named twice counts once; a ref this paper does not know is a wrong choice. */
export function scoreChoices({ shown, choices, key, rule }: Choosing): Verdict {
  const chosen = [...new Set(choices)];
  const isRight = (ref: string) => {
    const option = shown.find((one) => one.ref === ref);
    return option !== undefined && key.includes(option.optionId);
  };
  const right = chosen.filter(isRight).length;
  const wrong = chosen.length - right;
  const wanted = key.length;
  switch (rule) {
    case 'all-or-nothing':
      return wrong === 0 && right === wanted ? 1 : 0;
    case 'per-choice':
      return Math.max(0, right - wrong) / wanted;
    case 'no-wrong':
      return wrong > 0 ? 0 : right / wanted;
  }
}
