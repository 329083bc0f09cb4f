import { remainingMs } from '#domain/attempt/time-ledger.ts';
import { scriptOf } from '#domain/call/call-paper.ts';
import { callClock } from '#domain/call/call-run.ts';
import { callTimes } from '#domain/call/call-times.ts';
import { decideCalled, decideExaminer, type CalledWish, type ExaminerWish } from '#domain/call/decide-call.ts';
import { msBetween } from '#domain/call/recording.ts';
import { recordEvent } from '../attempt-log.ts';
import { seatedAttempt } from '../candidate-seat.ts';
import { backInContact } from '../contact.ts';
import { signedIn, staffActor, type Call, type HostCore } from '../host-core.ts';
import { plain } from '../plain.ts';
import { push } from '../push.ts';
import { attemptById } from '../storage/attempt-store.ts';
import { segmentsOf } from '../storage/recording-store.ts';
import { scriptHidden } from './one-screen.ts';
import { ownCall, type OwnCall } from './own-call.ts';

const pulseMs = 5_000;

/** Where the call stands, for its examiners. Nothing in it tells who the candidate is. */
export function liveOf(core: HostCore, who: Call, { task, attempt }: OwnCall) {
  const { call, ledger } = attempt;
  const now = core.clock.now();
  const ring = call.moments.find(({ kind }) => kind === 'ring')?.host;
  return plain({
    stage: call.stage,
    state: attempt.state,
    ready: call.ready,
    consent: call.consent,
    remainingMs: Math.max(0, remainingMs(ledger, now)),
    clockMs: callClock(call, ledger, now),
    /** By the wall, pauses included: what a recording is laid beside. Null before the ring. */
    sinceRingMs: ring === undefined ? null : msBetween(ring, now),
    moments: call.moments.map(({ kind, fact, at, host, undone }, place) => ({
      place,
      kind,
      fact: fact ?? null,
      at,
      sinceRingMs: ring === undefined ? at : msBetween(ring, host),
      undone,
    })),
    answerDelayMs: callTimes(call).answerDelay,
    voice: voiceOf(core, task.attemptId),
    recorded: segmentsOf(core.db, task.attemptId).length,
    scriptHidden: scriptHidden(core.db, who, attempt.sessionId),
  });
}

function voiceOf(core: HostCore, attemptId: string) {
  const voice = core.voices.of(attemptId);
  return voice === null ? null : { id: voice.id, answer: voice.answer };
}

/** The script of a call, unless a candidate sits at this very screen, and where it stands. */
export function openCall(core: HostCore, call: Call, input: { taskId: string }) {
  const own = ownCall(core, core.db, call, input.taskId);
  if (own === null) return { ok: false, reason: 'not-yours' } as const;
  const { task, paper } = own;
  const live = liveOf(core, call, own);
  const script = live.scriptHidden ? null : scriptOf(paper);
  return { ok: true, ...plain({ code: task.code, locale: paper.locale, script, live }) } as const;
}

/** Where the call stands, pushed at each change. Ends at once for one who is not its examiner. */
export function watchCall(core: HostCore, call: Call, input: { taskId: string }, signal?: AbortSignal) {
  const own = ownCall(core, core.db, call, input.taskId);
  return push(core, call, own === null ? AbortSignal.abort() : signal, {
    topics: own === null ? [] : [`attempt:${own.task.attemptId}`],
    pulseMs,
    spacingMs: 0,
    say() {
      const now = ownCall(core, core.db, call, input.taskId);
      return { live: now === null ? null : liveOf(core, call, now) };
    },
    farewell: () => null,
  });
}

type AskedWish = Exclude<ExaminerWish, { kind: 'tell' }> | { kind: 'tell'; fact: string };

/** What an examiner does in the call. */
export function actInCall(core: HostCore, call: Call, input: { taskId: string; wish: AskedWish }) {
  return core.queue.run((db) => {
    const own = ownCall(core, db, call, input.taskId);
    if (own === null) return { ok: false, reason: 'not-yours' } as const;
    const { wish } = input;
    const known = (fact: string) => scriptOf(own.paper).facts.some(({ id }) => id === fact);
    const asked: ExaminerWish = wish.kind === 'tell' ? { ...wish, known: known(wish.fact) } : wish;
    const now = core.clock.now();
    const decision = decideExaminer(own.attempt, asked, now);
    if (!decision.ok) return { ok: false, reason: decision.reason } as const;
    recordEvent(core, db, own.task.attemptId, own.attempt, staffActor(call), decision.event, now);
    return { ok: true } as const;
  });
}

/** What the candidate does in the call, at their seat. */
export function actAsCalled(core: HostCore, call: Call, input: { wish: CalledWish }) {
  return core.queue.run((db) => {
    const seated = seatedAttempt(core, db, call);
    const { attemptId } = signedIn(call);
    const stored = attemptId === null ? null : attemptById(db, attemptId);
    if (seated === null || stored === null) return { ok: false, reason: 'not-running' } as const;
    const now = core.clock.now();
    const attempt = backInContact(core, db, stored.id, stored.attempt, now);
    const decision = decideCalled(attempt, input.wish);
    if (!decision.ok) return { ok: false, reason: decision.reason } as const;
    recordEvent(core, db, stored.id, attempt, `candidate:${seated.candidate.id}`, decision.event, now);
    return { ok: true } as const;
  });
}
