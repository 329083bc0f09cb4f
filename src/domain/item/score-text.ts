import { normaliseText } from './normalise-text.ts';
import type { ScoringCase, Verdict } from './score.ts';

/** Right when the response is one of the accepted forms, both compared after `normaliseText`. */
export function scoreText({ item, response }: ScoringCase<'text'>): Verdict {
  const given = normaliseText(response.text);
  return given !== '' && item.accepted.some((form) => normaliseText(form) === given) ? 1 : 0;
}
