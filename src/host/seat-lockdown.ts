import type { SeatCard } from '#contract/room.ts';
import { isFinal, type Attempt } from '#domain/attempt/attempt.ts';
import { isUnlocked, unlockingsOf } from '#domain/attempt/attempt-lockdown.ts';
import { decideCandidate } from '#domain/attempt/decide.ts';
import type { ReasonCode } from '#domain/room/codes.ts';
import { usualSeverity } from '#domain/room/incident.ts';
import { sameLockdown, type LockdownReport } from '#domain/seat/lockdown.ts';
import { checkPasswordOfNobody } from '#host/signing/account-key.ts';
import { isStillSo, openAccount } from './accounts.ts';
import { recordEvent } from './attempt-log.ts';
import { seatedAttempt } from './candidate-seat.ts';
import { recordAct, signedIn, type Call, type HostCore } from './host-core.ts';
import { recordSystemIncident } from './incidents.ts';
import { nameOf } from './journals.ts';
import { seatNameOf } from './named-seats.ts';
import { accountById, accountByUsername } from './storage/account-store.ts';
import type { ReadDb } from './storage/database.ts';
import { noticedAtSeat } from './storage/seat-report-store.ts';

/** A seat says what its lockdown achieved. Saying the same again, as after a reload, is no new entry. */
export function reportLockdown(core: HostCore, call: Call, report: LockdownReport) {
  return core.queue.run((db) => {
    const seated = seatedAttempt(core, db, call);
    if (seated === null) return { ok: false, reason: 'not-now' } as const;
    const now = core.clock.now();
    const { attempt } = seated;
    const decision = decideCandidate(attempt, { kind: 'lock', report }, now);
    if (!decision.ok) return { ok: false, reason: 'not-now' } as const;
    const known = attempt.lockdown;
    if (known === undefined || isUnlocked(attempt) || !sameLockdown(known, report)) {
      recordEvent(core, db, seated.id, attempt, `candidate:${seated.candidate.id}`, decision.event, now);
    }
    return { ok: true } as const;
  });
}

interface UnlockWish {
  readonly username: string;
  readonly password: string;
  readonly code: ReasonCode;
  readonly reason: string;
}

/** Whose username and password these are, once they are known to be right; null when they are not. */
async function whoOpens(core: HostCore, wish: UnlockWish) {
  const account = accountByUsername(core.db, wish.username.trim().toLowerCase());
  if (account?.active !== true) {
    await checkPasswordOfNobody(wish.password);
    return null;
  }
  const opened = await openAccount(core.db, account.id, wish.password);
  return opened.ok ? { account, opened } : null;
}

/**
 * A proctor lets the seat out of its lockdown, there, with their own credential and a reason. The seat leaves it only after this yes.
 * Trying is slowed down as at the sign-in, by the same count.
 */
export async function unlockSeat(core: HostCore, call: Call, wish: UnlockWish) {
  const seconds = core.throttle.wait(call.device);
  if (seconds > 0) return { ok: false, reason: 'wait', seconds } as const;
  const who = await whoOpens(core, wish);
  if (who === null) core.throttle.failed(call.device);
  else core.throttle.succeeded(call.device);
  return core.queue.run((db) => {
    const seated = seatedAttempt(core, db, call);
    if (seated === null || seated.attempt.state === 'awaiting' || isFinal(seated.attempt)) {
      return { ok: false, reason: 'not-now' } as const;
    }
    const now = core.clock.now();
    const { seat } = signedIn(call);
    const refuse = <R extends string>(reason: R) => {
      const told = { username: wish.username.slice(0, 100), device: call.device, seat, attemptId: seated.id, reason };
      recordAct(core, db, 'host', 'unlock.refused', told, now);
      return { ok: false, reason } as const;
    };
    if (who === null || !isStillSo(db, who.account.id, who.opened)) return refuse('wrong-credentials');
    if (accountById(db, who.account.id)?.roles.includes('proctor') !== true) return refuse('not-a-proctor');
    if (who.account.personId === seated.candidate.personId) return refuse('own-attempt');
    const { code, reason } = wish;
    const seatName = seatNameOf(db, seat);
    const event = {
      kind: 'attempt.unlocked',
      seat,
      ...(seatName !== undefined && { seatName }),
      code,
      reason,
    } as const;
    recordEvent(core, db, seated.id, seated.attempt, `account:${who.account.id}`, event, now);
    const where = { sessionId: seated.session.id, attemptId: seated.id };
    const note = [who.account.name, reason].filter((w) => w !== '').join(': ');
    const lifted = 'system.lockdown-lifted';
    recordSystemIncident(core, db, where, { code: lifted, severity: usualSeverity(lifted), note });
    return { ok: true } as const;
  });
}

/** How far the seat of an attempt is locked, and by whom it was let out, in people's names. */
export function lockdownOf(db: ReadDb, attempt: Attempt) {
  const { lockdown } = attempt;
  return {
    lockdown: lockdown === undefined ? null : { ...lockdown, steps: lockdown.steps.map((s) => ({ ...s })) },
    unlockings: unlockingsOf(attempt).map(({ code = null, ...u }) => ({ ...u, code, by: nameOf(db, u.by) })),
  };
}

/** The same for the board, with what the seat noticed of itself so far. */
export function lockdownOnCard(
  db: ReadDb,
  attemptId: string,
  attempt: Attempt,
): Pick<SeatCard, 'lockdown' | 'unlockings' | 'noticed'> {
  return { ...lockdownOf(db, attempt), noticed: noticedAtSeat(db, attemptId) };
}
