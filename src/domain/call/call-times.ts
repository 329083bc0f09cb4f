import { momentOf, standing, type CallMoment, type CallRun } from './call-run.ts';

/** How long after answering the first impression is looked at (ms). */
export const firstStretchMs = 30_000;

/** What follows from the moments alone. Evidence beside a sheet, never a score. */
export interface CallTimes {
  /** From the ring to the answer (ms); null while it was not answered. */
  readonly answerDelay: number | null;
  /** What was stamped in the first half minute after the answer, in order; null while it was not answered. */
  readonly firstHalfMinute: readonly CallMoment[] | null;
}

export function callTimes(call: CallRun): CallTimes {
  const ring = momentOf(call, 'ring');
  const answered = momentOf(call, 'answered');
  if (ring === null || answered === null) return { answerDelay: null, firstHalfMinute: null };
  const first = standing(call).filter(
    ({ kind, at }) => kind !== 'ring' && kind !== 'answered' && at >= answered.at && at <= answered.at + firstStretchMs,
  );
  return { answerDelay: answered.at - ring.at, firstHalfMinute: first };
}
