import type { Now } from '../time.ts';
import { lockdownLevel, type LockdownReport } from '../seat/lockdown.ts';
import { isFinal, playsOf, type Attempt } from './attempt.ts';
import type { AttemptEvent } from './entries.ts';
import { saveGraceMs } from './decide-save.ts';
import { mustStay, type LeavingRules } from './leaving.ts';
import { messagesOf } from './message.ts';
import { remainingMs } from './time-ledger.ts';

export type Decision<R extends string> =
  { readonly ok: true; readonly event: AttemptEvent } | { readonly ok: false; readonly reason: R };

export const yes = (event: AttemptEvent) => ({ ok: true, event }) as const;
export const no = <R extends string>(reason: R) => ({ ok: false, reason }) as const;

/** What a candidate wishes between admission and the end. */
export type CandidateWish =
  | { readonly kind: 'confirm-identity' }
  | { readonly kind: 'agree'; readonly agreementIds: readonly string[]; readonly required: readonly string[] }
  | { readonly kind: 'check'; readonly checks: Extract<AttemptEvent, { kind: 'attempt.checked' }>['checks'] }
  | { readonly kind: 'flag'; readonly ref: string; readonly flagged: boolean; readonly known: boolean }
  | { readonly kind: 'visit'; readonly ref: string; readonly known: boolean }
  /** `allowed` is how often the item's sound may be played; null where no item of that ref has one. */
  | { readonly kind: 'play'; readonly ref: string; readonly allowed: number | null }
  | { readonly kind: 'acknowledge'; readonly messageId: string }
  | { readonly kind: 'lock'; readonly report: LockdownReport }
  /** `rules` where handing in is leaving the room: at the candidate's last part. */
  | { readonly kind: 'submit'; readonly rules?: LeavingRules | undefined };

export type CandidateRefusal =
  'not-now' | 'not-all' | 'unknown-item' | 'no-plays-left' | 'unknown-message' | 'too-early' | 'last-minutes';

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
    case 'acknowledge': {
      if (attempt.state === 'awaiting') return no('not-now');
      const message = messagesOf(attempt).find((m) => m.id === wish.messageId && m.acknowledgedAt === null);
      return message === undefined
        ? no('unknown-message')
        : yes({ kind: 'attempt.message-acknowledged', messageId: message.id });
    }
    case 'lock':
      if (attempt.state === 'awaiting' || isFinal(attempt)) return no('not-now');
      return yes({ kind: 'attempt.locked', level: lockdownLevel(wish.report), ...wish.report });
    case 'submit': {
      if (!open || (attempt.call !== undefined && attempt.call.stage !== 'work-order')) return no('not-now');
      const stays = wish.rules === undefined ? null : mustStay(attempt, wish.rules, now);
      return stays === null ? yes({ kind: 'attempt.submitted' }) : no(stays.reason);
    }
  }
}

/**
 * Time out closes an attempt from what is stored, once late saves had their grace. `owedMs` is what the seat's silence cost up to
 * now: it will be credited once the seat is back, so it is no reason to close.
 */
export function isTimedOut(attempt: Attempt, now: Now, owedMs = 0): boolean {
  // A call is closed by the end of its work order alone: the stages before end otherwise.
  if (attempt.call !== undefined && attempt.call.stage !== 'work-order') return false;
  return attempt.state === 'running' && remainingMs(attempt.ledger, now) + owedMs <= -saveGraceMs;
}
