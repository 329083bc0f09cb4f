import { isFinal } from '#domain/attempt/attempt.ts';
import type { SeatReport } from '#domain/room/incident.ts';
import { seatedAttempt } from './candidate-seat.ts';
import type { Call, HostCore } from './host-core.ts';
import { noteIncident } from './incidents.ts';

/** A seat says what it noticed of itself. It decides nothing: people look at the log. */
export function reportFromSeat(
  core: HostCore,
  call: Call,
  input: { what: SeatReport; seconds: number; detail: string },
) {
  return core.queue.run((db) => {
    const seated = seatedAttempt(core, db, call);
    if (seated === null || seated.attempt.state === 'awaiting' || isFinal(seated.attempt)) {
      return { ok: false, reason: 'not-now' } as const;
    }
    const where = { sessionId: seated.session.id, attemptId: seated.id };
    const { what, seconds, detail: note } = input;
    noteIncident(core, db, where, `system.${what}`, { seconds, note });
    return { ok: true } as const;
  });
}
