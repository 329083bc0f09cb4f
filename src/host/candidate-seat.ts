import { isReady, type Attempt } from '#domain/attempt/attempt.ts';
import type { Locale, LocaleText } from '#domain/item/locale.ts';
import { inLocale } from '#domain/item/locale.ts';
import type { Scheme, SchemePart } from '#domain/scheme/scheme.ts';
import { entryTries } from './check-in.ts';
import { heardFrom } from './contact.ts';
import { signedIn, type Call, type HostCore } from './host-core.ts';
import { attemptById } from './storage/attempt-store.ts';
import type { ReadDb } from './storage/database.ts';
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

/** The attempt of the caller's sign-in; null for a sign-in that waits for nobody. */
export function seatOf(db: ReadDb, call: Call): SeatedAttempt | null {
  const { attemptId, candidateId } = signedIn(call);
  if (attemptId === null || candidateId === null) return null;
  const stored = attemptById(db, attemptId);
  const candidate = candidateById(db, candidateId);
  const session = candidate === null ? null : sessionById(db, candidate.sessionId);
  const scheme = session === null ? null : schemeVersion(db, session.schemeId, session.schemeVersion);
  const part = scheme?.parts.find((p) => p.id === stored?.attempt.partId);
  if (stored === null || candidate === null || session === null || scheme === null || part === undefined) return null;
  return { ...stored, candidate, session, scheme, part };
}

/** The attempt of the caller's sign-in, whose seat is thereby heard from. */
export function seatedAttempt(core: HostCore, db: ReadDb, call: Call): SeatedAttempt | null {
  const seated = seatOf(db, call);
  if (seated === null) return null;
  heardFrom(core, seated.id);
  // A proctor has looked at who sits there: what was typed at the seat before counts no more.
  if (seated.attempt.state !== 'awaiting') core.throttle.succeeded(entryTries(call, signedIn(call).seat));
  return seated;
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
