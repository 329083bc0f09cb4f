import { isReady, type Attempt } from '#domain/attempt/attempt.ts';
import type { Locale, LocaleText } from '#domain/item/locale.ts';
import { inLocale } from '#domain/item/locale.ts';
import type { Scheme, SchemePart } from '#domain/scheme/scheme.ts';
import type { Now } from '#domain/time.ts';
import { recordEvent } from './attempt-log.ts';
import { entryTries } from './check-in.ts';
import { signedIn, type Call, type HostCore } from './host-core.ts';
import { attemptById } from './storage/attempt-store.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';
import { schemeVersion } from './storage/scheme-store.ts';
import { candidateById, sessionById, type Candidate, type Session } from './storage/session-store.ts';

/** Everything the host knows about the attempt at the caller's seat. */
export interface SeatedAttempt {
  readonly id: string;
  readonly attempt: Attempt;
  readonly receipt: string | null;
  readonly candidate: Candidate;
  readonly session: Session;
  readonly scheme: Scheme;
  readonly part: SchemePart;
}

/** The attempt of the caller's sign-in; null for a sign-in that waits for nobody. Marks the seat as heard from. */
export function seatedAttempt(core: HostCore, db: ReadDb, call: Call): SeatedAttempt | null {
  const { attemptId, candidateId, seat } = signedIn(call);
  if (attemptId === null || candidateId === null) return null;
  const stored = attemptById(db, attemptId);
  const candidate = candidateById(db, candidateId);
  const session = candidate === null ? null : sessionById(db, candidate.sessionId);
  const scheme = session === null ? null : schemeVersion(db, session.schemeId, session.schemeVersion);
  const part = scheme?.parts.find((p) => p.id === stored?.attempt.partId);
  if (stored === null || candidate === null || session === null || scheme === null || part === undefined) return null;
  core.lastContact.set(attemptId, core.clock.now().mono);
  // A proctor has looked at who sits there: what was typed at the seat before counts no more.
  if (stored.attempt.state !== 'awaiting') core.throttle.succeeded(entryTries(call, seat));
  return { ...stored, candidate, session, scheme, part };
}

/**
 * Time goes on once the seat is heard from again after the host was down, whatever it says first: the candidate did not cause it
 * and need not ask. Returns the attempt as it then is.
 */
export function resumeAfterRestart(core: HostCore, db: WriteDb, id: string, attempt: Attempt, now: Now): Attempt {
  if (attempt.paused?.because !== 'host-restart') return attempt;
  return recordEvent(core, db, id, attempt, 'host', { kind: 'attempt.resumed' }, now);
}

/** The text of a scheme in the candidate's language; the other one where the office left it out. */
export function textFor(text: LocaleText, locale: Locale): string {
  return inLocale(text, locale);
}

/** Which step of the check-in is next. */
export function checkInStage(attempt: Attempt): 'identity' | 'agreements' | 'check' | 'ready' {
  if (isReady(attempt)) return 'ready';
  if (!attempt.identityConfirmed) return 'identity';
  return attempt.agreed ? 'check' : 'agreements';
}
