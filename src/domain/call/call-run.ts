import { creditedMs, startSegment, usedMs, type TimeLedger } from '../attempt/time-ledger.ts';
import type { Now } from '../time.ts';

/** The candidate's way through a call; marking begins when the attempt is over. `waiting`: for an examiner, and no time runs. */
export const callStages = ['waiting', 'reading', 'call', 'work-order'] as const;
export type CallStage = (typeof callStages)[number];

/** What an examiner stamps with one key while the call lasts. The ring is stamped by the ringing itself. */
export const stampedMoments = ['answered', 'greeting', 'identity', 'empathy', 'solution', 'closing'] as const;
export type StampedMoment = (typeof stampedMoments)[number];
export type MomentKind = 'ring' | StampedMoment | 'fact';

/** Milliseconds of each timed stage. */
export interface CallLimits {
  readonly reading: number;
  readonly call: number;
  readonly workOrder: number;
}

/** What happened at a moment of the call. One that was a mistake stays, undone. */
export interface CallMoment {
  readonly kind: MomentKind;
  /** Which fact was told, of `fact`. */
  readonly fact?: string | undefined;
  /** Milliseconds on the call's clock: of running time since the ring. */
  readonly at: number;
  /** The same moment on the host's clocks: recordings are laid beside it by these. */
  readonly host: Now;
  readonly by: string;
  readonly undone: boolean;
}

/** A simulated call as far as it has come: part of its attempt's fold. */
export interface CallRun {
  readonly limits: CallLimits;
  readonly stage: CallStage;
  /** Running time of the attempt (ms) at which the call began to ring; null before. */
  readonly rangAt: number | null;
  /** The candidate needs no more time to read. */
  readonly ready: boolean;
  /** May the call be recorded? Null until the candidate said so or not. */
  readonly consent: boolean | null;
  readonly moments: readonly CallMoment[];
}

export type CallEvent =
  | { readonly kind: 'attempt.call-consented'; readonly consent: boolean }
  | { readonly kind: 'attempt.call-ready' }
  | { readonly kind: 'attempt.call-stage'; readonly stage: 'reading' | 'call' | 'work-order' }
  | {
      readonly kind: 'attempt.call-moment';
      readonly moment: StampedMoment | 'fact';
      readonly fact?: string | undefined;
    }
  /** By its place in the list of moments. */
  | { readonly kind: 'attempt.call-moment-undone'; readonly place: number };

export function newCall(limits: CallLimits): CallRun {
  return { limits, stage: 'waiting', rangAt: null, ready: false, consent: null, moments: [] };
}

/** The moments that stand. */
export function standing(call: CallRun): CallMoment[] {
  return call.moments.filter(({ undone }) => !undone);
}

/** The first moment of a kind that stands. */
export function momentOf(call: CallRun, kind: MomentKind): CallMoment | null {
  return standing(call).find((one) => one.kind === kind) ?? null;
}

/** Milliseconds on the call's clock; 0 before it rings. */
export function callClock(call: CallRun, ledger: TimeLedger, now: Now): number {
  return call.rangAt === null ? 0 : Math.max(0, usedMs(ledger, now) - call.rangAt);
}

const limitOf = (limits: CallLimits, stage: 'reading' | 'call' | 'work-order') =>
  stage === 'work-order' ? limits.workOrder : limits[stage];

interface Timed {
  readonly call: CallRun;
  readonly ledger: TimeLedger;
}

/** One step of the fold of a call, with the ledger it runs on: at each stage the time left is that stage's own. */
export function applyCallEvent({ call, ledger }: Timed, event: CallEvent, at: Now, by: string): Timed {
  switch (event.kind) {
    case 'attempt.call-consented':
      return { ledger, call: { ...call, consent: event.consent } };
    case 'attempt.call-ready':
      return { ledger, call: { ...call, ready: true } };
    case 'attempt.call-stage': {
      const { stage } = event;
      const used = usedMs(ledger, at);
      const own = { ...ledger, limitMs: used - creditedMs(ledger) + limitOf(call.limits, stage) };
      const begun = { ...call, stage };
      if (stage !== 'call') return { ledger: startSegment(own, at), call: begun };
      const ring = { kind: 'ring', at: 0, host: hostTime(at), by, undone: false } as const;
      return { ledger: own, call: { ...begun, rangAt: used, moments: [...call.moments, ring] } };
    }
    case 'attempt.call-moment': {
      const stamped = { at: callClock(call, ledger, at), host: hostTime(at), by, undone: false };
      const moment: CallMoment =
        event.fact === undefined
          ? { kind: event.moment, ...stamped }
          : { kind: event.moment, fact: event.fact, ...stamped };
      return { ledger, call: { ...call, moments: [...call.moments, moment] } };
    }
    case 'attempt.call-moment-undone': {
      const moments = call.moments.map((one, nth) => (nth === event.place ? { ...one, undone: true } : one));
      return { ledger, call: { ...call, moments } };
    }
  }
}

/** Exactly these fields, whatever else the entry carries: what is stored and what is folded again are the same. */
function hostTime({ boot, mono, wall }: Now): Now {
  return { boot, mono, wall };
}
