import { recommend } from './recommend.ts';
import type { Scheme } from './scheme.ts';
import { validUntil } from './validity.ts';

/** A part that a person was scored in before, in another session of the same scheme. */
export interface EarlierPart {
  readonly partId: string;
  readonly points: number;
  readonly maximum: number;
  readonly fatal: readonly string[];
  /** Epoch milliseconds. */
  readonly finishedAt: number;
}

/**
 * The parts that a person need not sit again in a session that begins at `at`: passed by the line that the scheme sets now, within
 * its months for retaking; of several the newest. Empty where the scheme asks for all parts together, and for somebody who has
 * passed them all: nothing is left to retake, so they sit everything.
 */
export function carriedParts<E extends EarlierPart>(scheme: Scheme, earlier: readonly E[], at: number): E[] {
  const months = scheme.retakeMonths ?? null;
  if (months === null) return [];
  const newestFirst = earlier
    .filter(({ finishedAt }) => validUntil(finishedAt, months) > at)
    .sort((a, b) => b.finishedAt - a.finishedAt);
  const carried = scheme.parts.flatMap(({ id }) => newestFirst.find((one) => passes(scheme, id, one)) ?? []);
  return carried.length < scheme.parts.length ? carried : [];
}

/** Only a part with a line of its own can be passed by itself. */
function passes(scheme: Scheme, partId: string, score: EarlierPart): boolean {
  if (score.partId !== partId) return false;
  const part = recommend(scheme, [score]).parts.find((one) => one.partId === partId);
  return part !== undefined && part.line !== null && part.passed;
}
