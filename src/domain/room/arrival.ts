import type { DayRules } from './day-rules.ts';

/** What is known when a proctor lets somebody in. Times are epoch ms of the host's clock. */
export interface Arrival {
  /** When the first attempt of the session was started; null before. */
  readonly roomStartedAt: number | null;
  /** When the number was first typed at a seat: a proctor who is slow makes nobody late. */
  readonly arrivedAt: number;
  /** True when an earlier part of the same candidate was admitted: they are in the room already. */
  readonly camePreviously: boolean;
}

/** How late somebody came (ms); 0 for who was there at the start. */
export function lateBy({ roomStartedAt, arrivedAt, camePreviously }: Arrival): number {
  return roomStartedAt === null || camePreviously ? 0 : Math.max(0, arrivedAt - roomStartedAt);
}

export type ArrivalRefusal = 'too-late' | 'identity-not-checked';

/** Why somebody may not be admitted now; null when they may. `override` is the proctor's own reason to let a late one in. */
export function refuseArrival(
  rules: DayRules,
  who: { readonly lateMs: number; readonly override: string; readonly identityChecked: boolean },
): ArrivalRefusal | null {
  const { latestAdmission } = rules;
  if (rules.identity === 'required' && !who.identityChecked) return 'identity-not-checked';
  if (latestAdmission === null || who.override.trim() !== '') return null;
  return who.lateMs > latestAdmission * 60_000 ? 'too-late' : null;
}

/** A late start is let to run at least so long (ms): a minute is enough to see that there is none left. */
const leastMs = 60_000;

/**
 * The time allowed to somebody who came late, when it ends with the room's: `ranMs` is the longest that the time of any attempt of
 * the same part has run, so that pauses of the room take nothing away. Null when nothing is taken.
 */
export function limitOfLate(
  rules: DayRules,
  late: { readonly lateMs: number; readonly limitMs: number; readonly ranMs: number },
): number | null {
  if (rules.lateTime === 'full' || late.lateMs === 0 || late.ranMs <= 0) return null;
  return Math.max(Math.min(leastMs, late.limitMs), Math.round(late.limitMs - late.ranMs));
}
