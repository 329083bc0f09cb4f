import type { DayRules } from '../room/day-rules.ts';
import type { Now } from '../time.ts';
import type { Attempt } from './attempt.ts';
import { remainingMs, usedMs } from './time-ledger.ts';

export type LeavingRules = Pick<DayRules, 'earliestLeaving' | 'noLeavingLast'>;

/** Why a candidate may not hand in and go now, and for how long (ms) that will be so; null when they may. */
export interface Staying {
  readonly reason: 'too-early' | 'last-minutes';
  readonly ms: number;
}

/** The minutes count by the candidate's own time, as their clock shows it; a proctor's word lets them go at any time. */
export function mustStay(attempt: Attempt, rules: LeavingRules, now: Now): Staying | null {
  if (attempt.mayLeave === true) return null;
  const left = Math.max(0, remainingMs(attempt.ledger, now));
  if (left <= rules.noLeavingLast * 60_000 && rules.noLeavingLast > 0) return { reason: 'last-minutes', ms: left };
  const early = (rules.earliestLeaving ?? 0) * 60_000 - usedMs(attempt.ledger, now);
  return early > 0 ? { reason: 'too-early', ms: Math.min(early, left) } : null;
}
