// A candidate's card and the script of a call never share a screen.
import { accountById } from '../storage/account-store.ts';
import { openAttemptsAtSeats } from '../storage/attempt-store.ts';
import type { ReadDb } from '../storage/database.ts';
import { handedOverAt } from '../storage/lock-store.ts';
import { deleteSecondDisplay, insertSecondDisplay, secondDisplayOf } from '../storage/second-display-store.ts';
import type { MarkingTask } from '../storage/marking-task-store.ts';
import { sessionById } from '../storage/session-store.ts';
import { callPaperOf } from '../storage/call-store.ts';
import { recordAct, signedIn, staffActor, type Call, type HostCore } from '../host-core.ts';

type Marked = Pick<MarkingTask, 'sessionId' | 'attemptId'>;

/**
 * Must what an examiner plays by stay hidden from this sign-in? Yes while a candidate, of any exam that is not over, sits at the very
 * seat it was opened at (the same window, or the same browser), unless a second display was approved for the session of the call.
 */
export function scriptHidden(db: ReadDb, call: Call, sessionId: string): boolean {
  const { seat } = signedIn(call);
  const seated = openAttemptsAtSeats(db).some((one) => one.seat === seat);
  return seated && secondDisplayOf(db, sessionId) === null;
}

/** The same of what people mark a call by: its rubric says what is listened for, and its work order what is expected. */
export function callWorkHidden(db: ReadDb, call: Call, { sessionId, attemptId }: Marked): boolean {
  return callPaperOf(db, attemptId) !== null && scriptHidden(db, call, sessionId);
}

/** Did an examiner give the machine with this seat to its candidate, so that nobody is at a console to ring? */
export function consoleGivenAway(db: ReadDb, seat: string | null): boolean {
  return seat !== null && handedOverAt(db, seat).some((role) => role === 'examiner' || role === 'lead-examiner');
}

/** Whether a session's consoles may stand beside its candidates' screens, and who said so. */
export function secondDisplay(core: HostCore, { sessionId }: { sessionId: string }) {
  const found = secondDisplayOf(core.db, sessionId);
  if (found === null) return { approved: null };
  const account = accountById(core.db, found.actor.replace(/^account:/, ''));
  return { approved: { by: account?.name ?? found.actor, at: found.approvedAt, reason: found.reason } };
}

/** Approves a second display for a session, or takes that back. */
export function setSecondDisplay(
  core: HostCore,
  call: Call,
  input: { sessionId: string; approved: boolean; reason: string },
) {
  return core.queue.run((db) => {
    const { sessionId, approved, reason } = input;
    const session = sessionById(db, sessionId);
    if (session === null) return { ok: false, reason: 'unknown-session' } as const;
    if (session.state === 'closed') return { ok: false, reason: 'closed' } as const;
    const now = core.clock.now();
    const actor = staffActor(call);
    const changed = approved
      ? insertSecondDisplay(db, sessionId, { actor, reason, approvedAt: now.wall })
      : deleteSecondDisplay(db, sessionId);
    if (!changed) return { ok: false, reason: 'already' } as const;
    const kind = approved ? 'session.second-display-approved' : 'session.second-display-withdrawn';
    recordAct(core, db, actor, kind, { sessionId, reason }, now);
    return { ok: true } as const;
  });
}
