import type { Attempt } from './attempt.ts';

interface Moment {
  readonly boot: string;
  readonly mono: number;
  readonly wall: number;
}

/** A candidate was out of the room while the time ran on. `ms` is null while they are out, and when they never came back. */
export interface Absence {
  readonly out: Moment;
  readonly ms: number | null;
}

export function absencesOf(attempt: Attempt): readonly Absence[] {
  return attempt.absences ?? [];
}

/** Since when the candidate is out; null for somebody who is in. */
export function outSince(attempt: Attempt): Absence | null {
  const last = absencesOf(attempt).at(-1);
  return last?.ms === null ? last : null;
}

/** How long it was (ms): by the monotonic clock, and by the wall clock where the host started anew meanwhile. */
export function absentMs({ out }: Absence, at: Moment): number {
  return Math.max(0, out.boot === at.boot ? at.mono - out.mono : at.wall - out.wall);
}

export function wentOut(attempt: Attempt, { boot, mono, wall }: Moment): Attempt {
  return { ...attempt, absences: [...absencesOf(attempt), { out: { boot, mono, wall }, ms: null }] };
}

export function cameBack(attempt: Attempt, ms: number): Attempt {
  return { ...attempt, absences: absencesOf(attempt).map((one) => (one.ms === null ? { ...one, ms } : one)) };
}
