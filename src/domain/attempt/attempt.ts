import type { ReasonCode } from '../room/codes.ts';
import { applyCallEvent, newCall, type CallEvent, type CallRun } from '../call/call-run.ts';
import type { IdentityWay } from '../room/day-rules.ts';
import { cameBack, wentOut, type Absence } from './absence.ts';
import type { Accommodation } from './accommodation.ts';
import { locked, unlocked, type AttemptLockdown, type Unlocking } from './attempt-lockdown.ts';
import { beginDowntime, endDowntime, judgeDowntime, silentDowntime, type Downtime } from './downtime.ts';
import type { AttemptEntry, AttemptEvent, Because } from './entries.ts';
import { acknowledge, addMessage, type Message } from './message.ts';
import { endPaper, moveToPaper, transcribe, type OnPaper } from './on-paper.ts';
import { addCredit, endSegment, newLedger, startSegment, type TimeLedger } from './time-ledger.ts';

export type AttemptState = 'awaiting' | 'admitted' | 'running' | 'paused' | 'submitted' | 'closed' | 'terminated';

/** One candidate's run through one part, without the responses: those are folded apart, a save touches only its own. */
export interface Attempt {
  readonly sessionId: string;
  readonly candidateId: string;
  readonly partId: string;
  readonly state: AttemptState;
  /** Where the candidate sits; fixed from admission until a proctor releases it. */
  readonly seat: string | null;
  readonly items: number;
  readonly identityConfirmed: boolean;
  readonly agreed: boolean;
  readonly checked: boolean;
  readonly ledger: TimeLedger;
  readonly current: string | null;
  readonly flagged: readonly string[];
  /** How often each sound of the paper was played, by the ref of its item. Absent until the first one is. */
  readonly played?: Readonly<Record<string, number>> | undefined;
  readonly paused: {
    readonly because: 'proctor' | 'host-restart' | 'paper';
    readonly note: string;
    readonly code?: ReasonCode | undefined;
  } | null;
  readonly interruptions: number;
  /** When the host or the seat was away while the time ran. Absent until it first was. */
  readonly downtimes?: readonly Downtime[] | undefined;
  /** What the proctor wrote to this candidate. Absent until the first one. */
  readonly messages?: readonly Message[] | undefined;
  /** What was granted at admission. Absent where nothing was. */
  readonly accommodation?: Accommodation | undefined;
  /** How a proctor checked the identity, who, when (epoch ms). Absent where it was not said. */
  readonly identityCheck?: { readonly how: IdentityWay; readonly by: string; readonly at: number } | undefined;
  /** Came after the room's start. Absent for who was there. */
  readonly late?: { readonly ms: number; readonly override: string } | undefined;
  /** The proctor lets them go against the rule. */
  readonly mayLeave?: true | undefined;
  /** When the candidate was out of the room. Absent until they first were. */
  readonly absences?: readonly Absence[] | undefined;
  /** How far the seat was locked when it last said so. Absent until it did. */
  readonly lockdown?: AttemptLockdown | undefined;
  /** When a proctor let the seat out of its lockdown. Absent until one did. */
  readonly unlockings?: readonly Unlocking[] | undefined;
  /** How often its booklet was printed. Absent until it first was. */
  readonly printed?: number | undefined;
  /** Since a proctor moved it to paper. Absent where nobody did. */
  readonly paper?: OnPaper | undefined;
  /** Of a simulated call: how far it has come. Absent in every other part. */
  readonly call?: CallRun | undefined;
  readonly startedAt: number | null;
  readonly finished: {
    readonly how: 'submitted' | 'time-out' | 'closed' | 'terminated' | 'paper';
    readonly at: number;
    readonly reason: string;
    readonly code?: ReasonCode | undefined;
  } | null;
}

/** True once nothing can change the responses any more. */
export function isFinal(attempt: Attempt): boolean {
  return attempt.finished !== null;
}

/** How often the sound of an item was played. */
export function playsOf(attempt: Attempt, ref: string): number {
  return attempt.played?.[ref] ?? 0;
}

/** True when the proctor may start the clock. */
export function isReady(attempt: Attempt): boolean {
  return attempt.state === 'admitted' && attempt.identityConfirmed && attempt.agreed && attempt.checked;
}

/** Entries of before there were codes have none, and what is stored has none then: both are the same fold. */
function codeOf({ code }: Because): { code?: ReasonCode } {
  return code === undefined ? {} : { code };
}

function finish(
  attempt: Attempt,
  entry: AttemptEntry,
  state: 'submitted' | 'closed' | 'terminated',
  how: 'submitted' | 'time-out' | 'closed' | 'terminated',
  why: Because = { reason: '' },
): Attempt {
  return {
    ...endDowntime(attempt, entry.at),
    state,
    ledger: endSegment(attempt.ledger, entry.at),
    paused: null,
    finished: { how, at: entry.at.wall, reason: why.reason, ...codeOf(why) },
  };
}

function created(event: Extract<AttemptEvent, { kind: 'attempt.created' }>): Attempt {
  return {
    sessionId: event.sessionId,
    candidateId: event.candidateId,
    partId: event.partId,
    state: 'awaiting',
    seat: null,
    items: 0,
    identityConfirmed: false,
    agreed: false,
    checked: false,
    ledger: newLedger(event.limitMs),
    current: null,
    flagged: [],
    paused: null,
    interruptions: 0,
    startedAt: null,
    finished: null,
  };
}

function credited(attempt: Attempt, entry: AttemptEntry, why: Because & { ms: number }): Attempt {
  const credit = { ms: why.ms, by: entry.actor, reason: why.reason, ...codeOf(why), at: entry.at.wall };
  return { ...attempt, ledger: addCredit(attempt.ledger, credit) };
}

/** Time runs (again), but not while a call waits for its examiner. */
function goOn({ call, ledger }: Attempt, at: AttemptEntry['at']): Attempt['ledger'] {
  return call?.stage === 'waiting' ? ledger : startSegment(ledger, at);
}

function inCall(attempt: Attempt, event: CallEvent, { at, actor }: AttemptEntry): Attempt {
  const { call, ledger } = attempt;
  return call === undefined ? attempt : { ...attempt, ...applyCallEvent({ call, ledger }, event, at, actor) };
}

/** One step of the fold. Throws only when the first entry is not the creation: then it is not this attempt's journal. */
export function applyEntry(attempt: Attempt | null, entry: AttemptEntry): Attempt {
  const { event, at } = entry;
  if (event.kind === 'attempt.created') return created(event);
  if (attempt === null) throw new Error(`journal of an attempt begins with ${event.kind}`);
  switch (event.kind) {
    case 'attempt.entered':
      return { ...attempt, seat: event.seat };
    case 'attempt.admitted':
      return {
        ...attempt,
        state: 'admitted',
        seat: event.seat,
        items: event.items,
        current: event.firstRef,
        ledger: { ...attempt.ledger, limitMs: event.limitMs ?? attempt.ledger.limitMs },
        ...(event.accommodation !== undefined && { accommodation: event.accommodation }),
        ...(event.lateMs !== undefined && { late: { ms: event.lateMs, override: event.override ?? '' } }),
        ...(event.call !== undefined && { call: newCall(event.call) }),
      };
    case 'attempt.identity-checked':
      return { ...attempt, identityCheck: { how: event.how, by: entry.actor, at: at.wall } };
    case 'attempt.identity-confirmed':
      return { ...attempt, identityConfirmed: true };
    case 'attempt.agreed':
      return { ...attempt, agreed: true };
    case 'attempt.checked':
      return { ...attempt, checked: true };
    case 'attempt.started':
      return {
        ...attempt,
        state: 'running',
        startedAt: at.wall,
        ledger: { ...goOn(attempt, at), limitMs: event.limitMs ?? attempt.ledger.limitMs },
      };
    case 'attempt.saved':
    case 'attempt.responses-taken':
      return attempt;
    case 'attempt.flagged': {
      const others = attempt.flagged.filter((f) => f !== event.ref);
      return { ...attempt, flagged: event.flagged ? [...others, event.ref] : others };
    }
    case 'attempt.visited':
      return { ...attempt, current: event.ref };
    case 'attempt.played':
      return { ...attempt, played: { ...attempt.played, [event.ref]: playsOf(attempt, event.ref) + 1 } };
    case 'attempt.paused':
      return {
        ...endDowntime(attempt, at),
        state: 'paused',
        paused: { because: 'proctor', note: event.reason, ...codeOf(event) },
        ledger: endSegment(attempt.ledger, at),
      };
    case 'attempt.resumed':
      return {
        ...endDowntime(attempt, at),
        state: 'running',
        paused: null,
        ledger: goOn(attempt, at),
      };
    case 'attempt.interrupted':
      return {
        ...beginDowntime(attempt, event.lastAlive.wall, at),
        state: 'paused',
        paused: { because: 'host-restart', note: '' },
        interruptions: attempt.interruptions + 1,
        ledger: endSegment(attempt.ledger, event.lastAlive),
      };
    case 'attempt.credited':
      return credited(silentDowntime(attempt, event, at), entry, event);
    case 'attempt.downtime-judged':
      return credited(judgeDowntime(attempt, event), entry, event);
    case 'attempt.messaged':
      return addMessage(attempt, event, at.wall);
    case 'attempt.message-acknowledged':
      return acknowledge(attempt, event.messageId, at.wall);
    case 'attempt.seat-released':
      return { ...attempt, seat: null };
    case 'attempt.transferred':
      return { ...attempt, seat: event.to };
    case 'attempt.leave-allowed':
      return { ...attempt, mayLeave: true };
    case 'attempt.went-out':
      return wentOut(attempt, at);
    case 'attempt.came-back':
      return cameBack(attempt, event.ms);
    case 'attempt.locked': {
      const { shell, platform, steps, level } = event;
      return locked(attempt, { shell, platform, steps, level, at: at.wall });
    }
    case 'attempt.unlocked':
      return unlocked(attempt, { at: at.wall, by: entry.actor, ...codeOf(event), reason: event.reason });
    case 'attempt.printed':
      return {
        ...attempt,
        items: event.items,
        current: attempt.current ?? event.firstRef,
        printed: (attempt.printed ?? 0) + 1,
      };
    case 'attempt.moved-to-paper':
      return moveToPaper(endDowntime(attempt, at), event, at);
    case 'attempt.paper-ended':
      return endPaper(attempt, event, at.wall);
    case 'attempt.transcribed':
      return transcribe(attempt, event, at.wall);
    case 'attempt.call-consented':
    case 'attempt.call-ready':
    case 'attempt.call-stage':
    case 'attempt.call-moment':
    case 'attempt.call-moment-undone':
      return inCall(attempt, event, entry);
    case 'attempt.submitted':
      return finish(attempt, entry, 'submitted', 'submitted');
    case 'attempt.closed':
      return finish(attempt, entry, 'closed', event.cause === 'time-out' ? 'time-out' : 'closed', event);
    case 'attempt.terminated':
      return finish(attempt, entry, 'terminated', 'terminated', event);
  }
}
