import type { Response } from '../item/response.ts';

/** What can happen to an attempt. Each is one entry of the journal; entries are never migrated, so a kind is only ever added. */
export type AttemptEvent =
  | {
      readonly kind: 'attempt.created';
      readonly sessionId: string;
      readonly candidateId: string;
      readonly partId: string;
      /** Time allowed, the accommodation included. */
      readonly limitMs: number;
      readonly extraMs: number;
    }
  /** A candidate typed the admission number at this seat. */
  | { readonly kind: 'attempt.entered'; readonly seat: string }
  /** The paper was drawn and the candidate let onto the seat. */
  | {
      readonly kind: 'attempt.admitted';
      readonly seat: string;
      readonly locale: string;
      readonly paperHash: string;
      readonly items: number;
      readonly firstRef: string;
    }
  | { readonly kind: 'attempt.identity-confirmed' }
  | { readonly kind: 'attempt.agreed'; readonly agreementIds: readonly string[] }
  | {
      readonly kind: 'attempt.checked';
      readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
    }
  | { readonly kind: 'attempt.started' }
  | {
      readonly kind: 'attempt.saved';
      readonly ref: string;
      readonly revision: number;
      readonly response: Response | null;
    }
  | { readonly kind: 'attempt.flagged'; readonly ref: string; readonly flagged: boolean }
  | { readonly kind: 'attempt.visited'; readonly ref: string }
  /** A sound of the paper began to play. */
  | { readonly kind: 'attempt.played'; readonly ref: string }
  | { readonly kind: 'attempt.paused'; readonly reason: string }
  | { readonly kind: 'attempt.resumed' }
  /** The host stopped while the time ran; the segment ends where the host was last known alive. */
  | {
      readonly kind: 'attempt.interrupted';
      readonly lastAlive: { readonly boot: string; readonly mono: number; readonly wall: number };
    }
  | { readonly kind: 'attempt.credited'; readonly ms: number; readonly reason: string }
  | { readonly kind: 'attempt.seat-released'; readonly reason: string }
  | { readonly kind: 'attempt.submitted' }
  | { readonly kind: 'attempt.closed'; readonly cause: 'time-out' | 'proctor'; readonly reason: string }
  | { readonly kind: 'attempt.terminated'; readonly reason: string };

/** An event with the moment and the actor its journal entry names. */
export interface AttemptEntry {
  readonly at: { readonly boot: string; readonly mono: number; readonly wall: number };
  readonly actor: string;
  readonly event: AttemptEvent;
}
