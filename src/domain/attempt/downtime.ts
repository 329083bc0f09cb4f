import type { Attempt } from './attempt.ts';
import type { AttemptEvent } from './entries.ts';

type Moment = { readonly boot: string; readonly mono: number; readonly wall: number };

/**
 * A stretch in which the host or the seat was away while the candidate's time ran. After a restart of the host the time stands
 * still until the seat is heard from: nothing is charged and no credit is needed. A silent seat's time runs on and is credited
 * when it is back. `ms` is what the candidate was spared either way; null while it is not over.
 */
export interface Downtime {
  readonly cause: 'host-restart' | 'seat-silent';
  /** When it began, epoch ms of the host's clock. */
  readonly at: number;
  /** When the new run of the host noticed; what lies before is measured by nobody. Null once over. */
  readonly since: { readonly boot: string; readonly mono: number } | null;
  readonly ms: number | null;
  /** True while a proctor's word stands that the candidate caused it. */
  readonly byCandidate: boolean;
}

export function downtimesOf(attempt: Attempt): readonly Downtime[] {
  return attempt.downtimes ?? [];
}

export function beginDowntime(attempt: Attempt, wall: number, noticed: Moment): Attempt {
  const since = { boot: noticed.boot, mono: noticed.mono };
  const begun: Downtime = { cause: 'host-restart', at: wall, since, ms: null, byCandidate: false };
  return { ...attempt, downtimes: [...downtimesOf(attempt), begun] };
}

/** Ends what is still open. A host that restarted again meanwhile measured nothing: the time stood still all the same. */
export function endDowntime(attempt: Attempt, at: Moment): Attempt {
  if (!downtimesOf(attempt).some((d) => d.since !== null)) return attempt;
  const downtimes = downtimesOf(attempt).map((d): Downtime => {
    if (d.since === null) return d;
    return { ...d, since: null, ms: d.since.boot === at.boot ? Math.max(0, at.mono - d.since.mono) : 0 };
  });
  return { ...attempt, downtimes };
}

export function silentDowntime(
  attempt: Attempt,
  event: Extract<AttemptEvent, { kind: 'attempt.credited' }>,
  at: Moment,
): Attempt {
  if (event.silentMs === undefined) return attempt;
  const was: Downtime = {
    cause: 'seat-silent',
    at: at.wall - event.silentMs,
    since: null,
    ms: event.ms,
    byCandidate: false,
  };
  return { ...attempt, downtimes: [...downtimesOf(attempt), was] };
}

export function judgeDowntime(
  attempt: Attempt,
  event: Extract<AttemptEvent, { kind: 'attempt.downtime-judged' }>,
): Attempt {
  const downtimes = downtimesOf(attempt).map((d, i) =>
    i === event.downtime ? { ...d, byCandidate: event.byCandidate } : d,
  );
  return { ...attempt, downtimes };
}
