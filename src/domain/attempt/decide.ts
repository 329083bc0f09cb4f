import type { Now } from '../time.ts';
import { isFinal, isReady, playsOf, type Attempt } from './attempt.ts';
import type { AttemptEvent } from './entries.ts';
import { saveGraceMs } from './decide-save.ts';
import { remainingMs } from './time-ledger.ts';

export type Decision<R extends string> =
  { readonly ok: true; readonly event: AttemptEvent } | { readonly ok: false; readonly reason: R };

const yes = (event: AttemptEvent) => ({ ok: true, event }) as const;
const no = <R extends string>(reason: R) => ({ ok: false, reason }) as const;

/** What a proctor wishes for one attempt. */
export type RoomWish =
  | { readonly kind: 'start' }
  | { readonly kind: 'pause'; readonly reason: string }
  | { readonly kind: 'resume' }
  | { readonly kind: 'release-seat'; readonly reason: string }
  | { readonly kind: 'close'; readonly reason: string };

export type RoomRefusal = 'not-ready' | 'not-running' | 'not-paused' | 'finished' | 'no-seat';

/** May the proctor do this now? */
export function decideRoom(attempt: Attempt, wish: RoomWish): Decision<RoomRefusal> {
  if (isFinal(attempt)) return no('finished');
  switch (wish.kind) {
    case 'start':
      return isReady(attempt) ? yes({ kind: 'attempt.started' }) : no('not-ready');
    case 'pause':
      if (attempt.state === 'running' || attempt.paused?.because === 'host-restart') {
        return yes({ kind: 'attempt.paused', reason: wish.reason });
      }
      return no('not-running');
    case 'resume':
      return attempt.state === 'paused' ? yes({ kind: 'attempt.resumed' }) : no('not-paused');
    case 'release-seat':
      return attempt.seat === null ? no('no-seat') : yes({ kind: 'attempt.seat-released', reason: wish.reason });
    case 'close':
      return yes({ kind: 'attempt.closed', cause: 'proctor', reason: wish.reason });
  }
}

/** What a candidate wishes between admission and the end. */
export type CandidateWish =
  | { readonly kind: 'confirm-identity' }
  | { readonly kind: 'agree'; readonly agreementIds: readonly string[]; readonly required: readonly string[] }
  | { readonly kind: 'check'; readonly checks: Extract<AttemptEvent, { kind: 'attempt.checked' }>['checks'] }
  | { readonly kind: 'flag'; readonly ref: string; readonly flagged: boolean; readonly known: boolean }
  | { readonly kind: 'visit'; readonly ref: string; readonly known: boolean }
  /** `allowed` is how often the item's sound may be played; null where no item of that ref has one. */
  | { readonly kind: 'play'; readonly ref: string; readonly allowed: number | null }
  | { readonly kind: 'submit' };

export type CandidateRefusal = 'not-now' | 'not-all' | 'unknown-item' | 'no-plays-left';

/** May the candidate do this now? */
export function decideCandidate(attempt: Attempt, wish: CandidateWish, now: Now): Decision<CandidateRefusal> {
  const open = attempt.state === 'running' && remainingMs(attempt.ledger, now) > -saveGraceMs;
  switch (wish.kind) {
    case 'confirm-identity':
      return attempt.state === 'admitted' ? yes({ kind: 'attempt.identity-confirmed' }) : no('not-now');
    case 'agree':
      if (attempt.state !== 'admitted' || !attempt.identityConfirmed) return no('not-now');
      if (!wish.required.every((id) => wish.agreementIds.includes(id))) return no('not-all');
      return yes({ kind: 'attempt.agreed', agreementIds: wish.agreementIds });
    case 'check':
      if (attempt.state !== 'admitted' || !attempt.agreed) return no('not-now');
      return yes({ kind: 'attempt.checked', checks: wish.checks });
    case 'flag':
      if (!open) return no('not-now');
      return wish.known ? yes({ kind: 'attempt.flagged', ref: wish.ref, flagged: wish.flagged }) : no('unknown-item');
    case 'visit':
      if (!open) return no('not-now');
      return wish.known ? yes({ kind: 'attempt.visited', ref: wish.ref }) : no('unknown-item');
    case 'play':
      if (!open) return no('not-now');
      if (wish.allowed === null) return no('unknown-item');
      return playsOf(attempt, wish.ref) < wish.allowed
        ? yes({ kind: 'attempt.played', ref: wish.ref })
        : no('no-plays-left');
    case 'submit':
      return open ? yes({ kind: 'attempt.submitted' }) : no('not-now');
  }
}

/** Time out closes an attempt from what is stored, once late saves had their grace. */
export function isTimedOut(attempt: Attempt, now: Now): boolean {
  return attempt.state === 'running' && remainingMs(attempt.ledger, now) <= -saveGraceMs;
}
