import { partsScoringOf } from '../paper/blueprint.ts';
import type { ScoringRules, Verdict } from './score.ts';

/** What an item of several parts earns: each right part its share, or nothing until all are right, as the blueprint says. */
export function scoreParts(right: number, parts: number, rules: ScoringRules): Verdict {
  switch (partsScoringOf(rules)) {
    case 'all-or-nothing':
      return right === parts ? 1 : 0;
    case 'per-part':
      return right / parts;
  }
}
