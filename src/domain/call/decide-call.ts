import type { Attempt } from '../attempt/attempt.ts';
import { remainingMs } from '../attempt/time-ledger.ts';
import type { Now } from '../time.ts';
import { momentOf, standing, type CallEvent, type StampedMoment } from './call-run.ts';

/** What an examiner of the call wishes while it runs. */
export type ExaminerWish =
  | { readonly kind: 'start-reading' }
  | { readonly kind: 'ring' }
  | { readonly kind: 'moment'; readonly moment: StampedMoment }
  /** `known` is false for a fact that the scenario has not. */
  | { readonly kind: 'tell'; readonly fact: string; readonly known: boolean }
  | { readonly kind: 'undo'; readonly place: number }
  | { readonly kind: 'end-call' };

/** What the candidate wishes. The work order itself is saved and handed in like any response. */
export type CalledWish =
  { readonly kind: 'consent'; readonly consent: boolean } | { readonly kind: 'ready' } | { readonly kind: 'answer' };

export const callRefusals = [
  'not-running',
  'not-now',
  'no-consent',
  'reading-time',
  'not-answered',
  'already',
  'unknown-fact',
  'unknown-moment',
] as const;
export type CallRefusal = (typeof callRefusals)[number];
export type CallDecision =
  { readonly ok: true; readonly event: CallEvent } | { readonly ok: false; readonly reason: CallRefusal };

const yes = (event: CallEvent): CallDecision => ({ ok: true, event });
const no = (reason: CallRefusal): CallDecision => ({ ok: false, reason });

/** May the examiner do this now? */
export function decideExaminer(attempt: Attempt, wish: ExaminerWish, now: Now): CallDecision {
  const { call } = attempt;
  if (call === undefined || attempt.state !== 'running') return no('not-running');
  switch (wish.kind) {
    case 'start-reading':
      if (call.stage !== 'waiting') return no('not-now');
      // Whether the call may be recorded is asked before there is anything to record.
      return call.consent === null ? no('no-consent') : yes({ kind: 'attempt.call-stage', stage: 'reading' });
    case 'ring':
      if (call.stage !== 'reading') return no('not-now');
      if (!mayRing(attempt, now)) return no('reading-time');
      return yes({ kind: 'attempt.call-stage', stage: 'call' });
    case 'moment':
      return stamp(attempt, wish.moment);
    case 'tell':
      if (call.stage !== 'call') return no('not-now');
      if (!wish.known) return no('unknown-fact');
      if (momentOf(call, 'answered') === null) return no('not-answered');
      return standing(call).some(({ fact }) => fact === wish.fact)
        ? no('already')
        : yes({ kind: 'attempt.call-moment', moment: 'fact', fact: wish.fact });
    case 'undo': {
      if (call.stage !== 'call' && call.stage !== 'work-order') return no('not-now');
      const moment = call.moments[wish.place];
      // The ring is what the clock of the call begins with: it is no stamp that could be a mistake.
      if (moment === undefined || moment.undone || moment.kind === 'ring') return no('unknown-moment');
      return yes({ kind: 'attempt.call-moment-undone', place: wish.place });
    }
    case 'end-call':
      return call.stage === 'call' ? yes({ kind: 'attempt.call-stage', stage: 'work-order' }) : no('not-now');
  }
}

/** May the candidate do this now? */
export function decideCalled(attempt: Attempt, wish: CalledWish): CallDecision {
  const { call } = attempt;
  if (call === undefined || attempt.state !== 'running') return no('not-running');
  switch (wish.kind) {
    case 'consent':
      return call.stage === 'waiting' ? yes({ kind: 'attempt.call-consented', consent: wish.consent }) : no('not-now');
    case 'ready':
      return call.stage === 'reading' && !call.ready ? yes({ kind: 'attempt.call-ready' }) : no('not-now');
    case 'answer':
      return stamp(attempt, 'answered');
  }
}

/** Nobody is rung up while they read, unless they say that they are ready. */
function mayRing({ call, ledger }: Attempt, now: Now): boolean {
  return call?.ready === true || remainingMs(ledger, now) <= 0;
}

/** The reading is over, and where nobody is at a console the host itself rings. */
export function ringsByItself(attempt: Attempt, now: Now): boolean {
  return attempt.call?.stage === 'reading' && attempt.state === 'running' && mayRing(attempt, now);
}

/** The call's time is over: the host itself goes on to the work order. */
export function isCallOver({ call, state, ledger }: Attempt, now: Now): boolean {
  return call?.stage === 'call' && state === 'running' && remainingMs(ledger, now) <= 0;
}

function stamp({ call }: Attempt, moment: StampedMoment): CallDecision {
  if (call?.stage !== 'call') return no('not-now');
  const answered = momentOf(call, 'answered') !== null;
  if (moment === 'answered') return answered ? no('already') : yes({ kind: 'attempt.call-moment', moment });
  return answered ? yes({ kind: 'attempt.call-moment', moment }) : no('not-answered');
}
