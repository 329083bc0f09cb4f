import type { CandidateNews } from '#contract/candidate.ts';
import { shownState } from './candidate-state.ts';
import { seatOf } from './candidate-seat.ts';
import { signedIn, type Call, type HostCore } from './host-core.ts';
import { push } from './push.ts';
import { attemptById } from './storage/attempt-store.ts';

const pulseMs = 5_000;

/** Where the candidate stands, pushed. Being told something is no word of the seat: that it is there it says by asking. */
export function watchCandidate(core: HostCore, call: Call, signal?: AbortSignal) {
  const { attemptId, seat } = signedIn(call);
  return push<CandidateNews>(core, call, signal, {
    topics: attemptId === null ? [] : [`attempt:${attemptId}`],
    pulseMs,
    spacingMs: 0,
    say: () => ({ kind: 'state', state: shownState(core, seatOf(core.db, call)) }),
    farewell() {
      const now = attemptId === null ? null : attemptById(core.db, attemptId);
      const elsewhere = now !== null && now.attempt.seat !== null && now.attempt.seat !== seat;
      return { kind: 'gone', because: elsewhere ? 'transferred' : 'released' };
    },
  });
}
