import type { ItemKind } from '../item/item.ts';
import { sameResponse, type Response } from '../item/response.ts';
import type { Now } from '../time.ts';
import type { Attempt } from './attempt.ts';
import type { AttemptEvent } from './entries.ts';
import type { StoredResponse } from './responses.ts';
import { remainingMs } from './time-ledger.ts';

/** A save begun in time may reach the host this much later (ms): the seat flushes before time out. */
export const saveGraceMs = 10_000;

interface SaveWish {
  readonly ref: string;
  readonly revision: number;
  readonly response: Response | null;
}

export type SaveDecision =
  | { readonly ok: true; readonly event: Extract<AttemptEvent, { kind: 'attempt.saved' }> }
  /** The same save again: its acknowledgement was lost, it is stored already. */
  | { readonly ok: true; readonly event: null; readonly stored: StoredResponse }
  | { readonly ok: false; readonly reason: 'time-is-up' | 'not-running' | 'unknown-item' | 'wrong-kind' }
  | { readonly ok: false; readonly reason: 'older-revision'; readonly revision: number };

/**
 * May this response be stored? `kind` is the kind of the paper's item with that ref, null when there is none.
 * Content is never judged here: what a candidate writes is kept as written.
 */
export function decideSave(
  attempt: Attempt,
  previous: StoredResponse | null,
  wish: SaveWish,
  kind: ItemKind | null,
  now: Now,
): SaveDecision {
  // Before the start every item is unknown alike: the answer must not tell whether a paper was drawn.
  if (attempt.startedAt === null) return { ok: false, reason: 'not-running' };
  if (kind === null) return { ok: false, reason: 'unknown-item' };
  if (wish.response !== null && wish.response.kind !== kind) return { ok: false, reason: 'wrong-kind' };
  if (previous !== null && wish.revision <= previous.revision) {
    const same = wish.revision === previous.revision && sameResponse(wish.response, previous.response);
    return same
      ? { ok: true, event: null, stored: previous }
      : { ok: false, reason: 'older-revision', revision: previous.revision };
  }
  if (attempt.state !== 'running') {
    return { ok: false, reason: attempt.finished?.how === 'time-out' ? 'time-is-up' : 'not-running' };
  }
  const { call } = attempt;
  // A work order is begun while the caller speaks, and not before.
  if (call !== undefined && call.rangAt === null) return { ok: false, reason: 'not-running' };
  if (remainingMs(attempt.ledger, now) <= -saveGraceMs) return { ok: false, reason: 'time-is-up' };
  return {
    ok: true,
    event: { kind: 'attempt.saved', ref: wish.ref, revision: wish.revision, response: wish.response },
  };
}
