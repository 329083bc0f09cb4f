import type { ReasonCode } from '../room/codes.ts';
import type { Now } from '../time.ts';

/** A stretch in which the candidate's time ran, on one boot's monotonic clock (ms). */
export interface Segment {
  readonly boot: string;
  readonly from: number;
  readonly to: number;
}

/** Time given back or granted: how much, by whom, why. Negative where an earlier credit is taken back. */
export interface Credit {
  readonly ms: number;
  readonly by: string;
  readonly reason: string;
  readonly code?: ReasonCode | undefined;
  /** Epoch ms of the host's clock. Credits of the first format have none. */
  readonly at?: number | undefined;
}

/** Running segments and credits of an attempt. What is left follows from it alone. */
export interface TimeLedger {
  /** Time allowed at the start, accommodations included. */
  readonly limitMs: number;
  readonly segments: readonly Segment[];
  readonly credits: readonly Credit[];
  /** The segment that runs now. */
  readonly open: { readonly boot: string; readonly from: number } | null;
}

export function newLedger(limitMs: number): TimeLedger {
  return { limitMs, segments: [], credits: [], open: null };
}

export function startSegment(ledger: TimeLedger, now: Now): TimeLedger {
  if (ledger.open !== null) return ledger;
  return { ...ledger, open: { boot: now.boot, from: now.mono } };
}

/** Ends the running segment. `at` must be of the boot it began in: times of two boots do not compare. */
export function endSegment(ledger: TimeLedger, at: { readonly boot: string; readonly mono: number }): TimeLedger {
  const { open } = ledger;
  if (open === null) return ledger;
  // A segment of another boot is ended by `attempt.interrupted`, which names the last moment that boot was known alive.
  const to = open.boot === at.boot ? Math.max(open.from, at.mono) : open.from;
  return { ...ledger, open: null, segments: [...ledger.segments, { boot: open.boot, from: open.from, to }] };
}

export function addCredit(ledger: TimeLedger, credit: Credit): TimeLedger {
  return { ...ledger, credits: [...ledger.credits, credit] };
}

/** Milliseconds that the candidate's time has run. */
export function usedMs(ledger: TimeLedger, now: Now): number {
  const closed = ledger.segments.reduce((sum, s) => sum + (s.to - s.from), 0);
  const { open } = ledger;
  return closed + (open !== null && open.boot === now.boot ? Math.max(0, now.mono - open.from) : 0);
}

/** Milliseconds that the time ran between two moments of one boot: what a silence of the seat cost the candidate. */
export function ranMs(
  ledger: TimeLedger,
  between: { readonly boot: string; readonly from: number; readonly to: number },
): number {
  const { open } = ledger;
  const all = open === null ? ledger.segments : [...ledger.segments, { ...open, to: between.to }];
  return all
    .filter((s) => s.boot === between.boot)
    .reduce((sum, s) => sum + Math.max(0, Math.min(s.to, between.to) - Math.max(s.from, between.from)), 0);
}

/** Milliseconds credited so far, what was taken back subtracted. */
export function creditedMs(ledger: TimeLedger): number {
  return ledger.credits.reduce((sum, c) => sum + c.ms, 0);
}

/** Milliseconds allowed in all: the limit and every credit. */
export function allowedMs(ledger: TimeLedger): number {
  return ledger.limitMs + creditedMs(ledger);
}

/** Milliseconds left; negative after the time is up. */
export function remainingMs(ledger: TimeLedger, now: Now): number {
  return allowedMs(ledger) - usedMs(ledger, now);
}
