import type { ReasonCode } from '../room/codes.ts';
import type { Attempt } from './attempt.ts';
import type { AttemptEvent, Because } from './entries.ts';
import { endSegment } from './time-ledger.ts';
import type { Decision } from './decide.ts';

type Moment = { readonly boot: string; readonly mono: number; readonly wall: number };

/** Somebody who typed an answer sheet: the actor of the journal, and the name as it was then. */
export interface Transcriber {
  readonly actor: string;
  readonly name: string;
}

/** An attempt that goes on on paper, because a machine failed. What was saved before stays. */
export interface OnPaper {
  readonly movedAt: number;
  readonly reason: string;
  readonly code?: ReasonCode | undefined;
  /** The proctor's word that the sheet was handed in, and how long the candidate had on paper. */
  readonly ended: { readonly at: number; readonly minutes: number; readonly reason: string } | null;
  /** Who typed the sheet and who typed it again, and in how many items they differed. */
  readonly transcribed: {
    readonly at: number;
    readonly by: Transcriber;
    readonly checkedBy: Transcriber;
    readonly differences: number;
  } | null;
}

export type PaperRefusal = 'finished' | 'no-paper' | 'on-paper-already' | 'not-on-paper' | 'ended-already';

/** May this attempt go on on paper? Only where a booklet was printed: nobody sits before an empty desk. */
export function decideMove(attempt: Attempt, why: Because): Decision<PaperRefusal> {
  if (attempt.finished !== null) return { ok: false, reason: 'finished' };
  if (attempt.paper !== undefined) return { ok: false, reason: 'on-paper-already' };
  if (attempt.printed === undefined) return { ok: false, reason: 'no-paper' };
  return { ok: true, event: { kind: 'attempt.moved-to-paper', reason: why.reason, code: why.code } };
}

/** May its time on paper end now? */
export function decideEnd(attempt: Attempt, why: Because & { readonly minutes: number }): Decision<PaperRefusal> {
  if (attempt.finished !== null) return { ok: false, reason: 'finished' };
  if (attempt.paper === undefined) return { ok: false, reason: 'not-on-paper' };
  if (attempt.paper.ended !== null) return { ok: false, reason: 'ended-already' };
  const { minutes, reason, code } = why;
  return { ok: true, event: { kind: 'attempt.paper-ended', minutes, reason, code } };
}

/** True while an answer sheet of this attempt is to be typed in. */
export function awaitsTranscription(attempt: Attempt): boolean {
  return attempt.finished === null && (attempt.paper?.ended ?? null) !== null;
}

export function moveToPaper(attempt: Attempt, { reason, code }: Because, at: Moment): Attempt {
  return {
    ...attempt,
    state: 'paused',
    startedAt: attempt.startedAt ?? at.wall,
    paused: { because: 'paper', note: reason, ...(code !== undefined && { code }) },
    ledger: endSegment(attempt.ledger, at),
    paper: { movedAt: at.wall, reason, ...(code !== undefined && { code }), ended: null, transcribed: null },
  };
}

export function endPaper(attempt: Attempt, event: Because & { readonly minutes: number }, at: number): Attempt {
  if (attempt.paper === undefined) return attempt;
  const { minutes, reason } = event;
  return { ...attempt, paper: { ...attempt.paper, ended: { at, minutes, reason } } };
}

export function transcribe(
  attempt: Attempt,
  { by, checkedBy, differences }: Extract<AttemptEvent, { kind: 'attempt.transcribed' }>,
  at: number,
): Attempt {
  if (attempt.paper === undefined) return attempt;
  const transcribed = { at, by, checkedBy, differences };
  return {
    ...attempt,
    state: 'submitted',
    paused: null,
    paper: { ...attempt.paper, transcribed },
    finished: { how: 'paper', at, reason: '' },
  };
}
