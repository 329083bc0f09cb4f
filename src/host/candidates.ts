import { decideCandidate, type CandidateRefusal, type CandidateWish } from '#domain/attempt/decide.ts';
import { isFinal, playsOf, type Attempt } from '#domain/attempt/attempt.ts';
import { noTools } from '#domain/scheme/scheme.ts';
import { toCandidatePaper } from '#domain/paper/candidate-paper.ts';
import { recordEvent } from './attempt-log.ts';
import { seatedAttempt, type SeatedAttempt } from './candidate-seat.ts';
import { candidateWorkOrder } from './calls/call-papers.ts';
import { backInContact, left } from './contact.ts';
import { finishAttempt } from './finish.ts';
import { signedIn, type Call, type HostCore } from './host-core.ts';
import { factsOfPaper } from './paper-facts.ts';
import { candidateCase } from './marking/case-papers.ts';
import { plain } from './plain.ts';
import { keepFor } from './response-keys.ts';
import { attemptsOfCandidate, paperOf, responsesOf } from './storage/attempt-store.ts';
import { callPaperOf } from './storage/call-store.ts';
import { casePaperOf } from './storage/case-paper-store.ts';
import { noteSheetOf } from './storage/day-store.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';

type Answer<R extends string> = { ok: true; receipt: string | null; attempt: Attempt } | { ok: false; reason: R };

/** Asks the domain, and writes what it decided. `allowed` are the refusals this operation's contract names. */
function wish<const R extends CandidateRefusal>(
  core: HostCore,
  call: Call,
  allowed: readonly R[],
  make: (db: WriteDb, seated: SeatedAttempt) => CandidateWish,
): Promise<Answer<R | 'not-now'>> {
  return core.queue.run((db) => {
    const seated = seatedAttempt(core, db, call);
    if (seated === null) return { ok: false, reason: 'not-now' };
    const asked = make(db, seated);
    // Submitting twice is submitting once: a lost acknowledgement is answered with the receipt again.
    if (asked.kind === 'submit' && seated.attempt.finished?.how === 'submitted') {
      return { ok: true, receipt: seated.receipt, attempt: seated.attempt };
    }
    const now = core.clock.now();
    const attempt = backInContact(core, db, seated.id, seated.attempt, now);
    const decision = decideCandidate(attempt, asked, now);
    if (!decision.ok) return { ok: false, reason: allowed.find((r) => r === decision.reason) ?? 'not-now' };
    const after = recordEvent(core, db, seated.id, attempt, `candidate:${seated.candidate.id}`, decision.event, now);
    const ended = isFinal(after) && !isFinal(attempt);
    return { ok: true, receipt: ended ? finishAttempt(core, db, seated.id) : seated.receipt, attempt: after };
  });
}

const done = <R extends string>(answer: Answer<R>) => (answer.ok ? ({ ok: true } as const) : answer);

export async function confirmIdentity(core: HostCore, call: Call) {
  return done(await wish(core, call, [], () => ({ kind: 'confirm-identity' })));
}

export async function accept(core: HostCore, call: Call, input: { agreementIds: readonly string[] }) {
  const agree = (_: WriteDb, seated: SeatedAttempt): CandidateWish => ({
    kind: 'agree',
    agreementIds: input.agreementIds,
    required: seated.scheme.agreements.map((a) => a.id),
  });
  return done(await wish(core, call, ['not-all'], agree));
}

export async function reportCheck(
  core: HostCore,
  call: Call,
  input: { checks: readonly { name: string; ok: boolean; detail: string }[] },
) {
  return done(await wish(core, call, [], () => ({ kind: 'check', checks: input.checks })));
}

/** The facts of an item of the started paper; before the start every item is unknown alike. */
const factsOf = (db: WriteDb, seated: SeatedAttempt, ref: string) =>
  seated.attempt.startedAt === null ? undefined : factsOfPaper(db, seated.id).get(ref);

export async function flag(core: HostCore, call: Call, input: { ref: string; flagged: boolean }) {
  return done(
    await wish(core, call, ['unknown-item'], (db, seated) => ({
      kind: 'flag',
      ...input,
      known: factsOf(db, seated, input.ref) !== undefined,
    })),
  );
}

export async function visit(core: HostCore, call: Call, input: { ref: string }) {
  return done(
    await wish(core, call, ['unknown-item'], (db, seated) => ({
      kind: 'visit',
      ...input,
      known: factsOf(db, seated, input.ref) !== undefined,
    })),
  );
}

/** Counts a playing before it begins: one that the host did not hear of must not be heard. */
export async function play(core: HostCore, call: Call, input: { ref: string }) {
  let allowed: number | null = null;
  const answer = await wish(core, call, ['unknown-item', 'no-plays-left'], (db, seated) => {
    allowed = factsOf(db, seated, input.ref)?.plays ?? null;
    return { kind: 'play', ref: input.ref, allowed };
  });
  if (!answer.ok) return answer;
  return { ok: true, left: (allowed ?? 0) - playsOf(answer.attempt, input.ref) } as const;
}

/** The candidate has read what the proctor wrote. */
export async function acknowledge(core: HostCore, call: Call, input: { messageId: string }) {
  return done(await wish(core, call, ['unknown-message'], () => ({ kind: 'acknowledge', ...input })));
}

export async function submit(core: HostCore, call: Call) {
  const answer = await wish(core, call, ['too-early', 'last-minutes'], (db, seated) => {
    const parts = attemptsOfCandidate(db, seated.candidate.id);
    // Handing in a part while another waits is no leaving of the room.
    const leaves = parts.every((a) => a.id === seated.id || isFinal(a.attempt));
    return { kind: 'submit', rules: leaves ? seated.session.rules : undefined };
  });
  return answer.ok ? ({ ok: true, receipt: answer.receipt ?? '' } as const) : answer;
}

export async function leave(core: HostCore, call: Call) {
  const { token, attemptId } = signedIn(call);
  await core.queue.run((db) => {
    core.signIns.close(db, (s) => s.token === token);
    if (attemptId === null) return;
    left(core, db, attemptId);
    core.changes.touch('rooms');
  });
  return {};
}

/** The drawn paper or the case of an attempt, as its candidate may see it. */
function seenPaper(db: ReadDb, attemptId: string) {
  const paper = paperOf(db, attemptId);
  if (paper !== null) return { ...plain(toCandidatePaper(paper)), materials: undefined };
  const chosen = casePaperOf(db, attemptId);
  if (chosen !== null) return plain(candidateCase(chosen));
  const called = callPaperOf(db, attemptId);
  return called === null ? null : plain(candidateWorkOrder(called));
}

/** The paper as its candidate may see it, with what is stored. Only while the clock runs. */
export function candidatePaper(core: HostCore, call: Call) {
  const seated = seatedAttempt(core, core.db, call);
  if (seated?.attempt.state !== 'running') return { ok: false, reason: 'not-now' } as const;
  // A call that waits for its examiner shows nothing: nobody reads ahead.
  if (seated.attempt.call?.stage === 'waiting') return { ok: false, reason: 'not-now' } as const;
  const seen = seenPaper(core.db, seated.id);
  if (seen === null) return { ok: false, reason: 'not-now' } as const;
  const { items, maximum, multipleScoring, partsScoring, materials } = seen;
  const notes = noteSheetOf(core.db, seated.id);
  return {
    ok: true as const,
    items,
    maximum,
    multipleScoring,
    partsScoring,
    materials,
    responses: [...responsesOf(core.db, seated.id)].map(([ref, stored]) => plain({ ref, ...stored })),
    tools: seated.part.tools ?? noTools,
    notes: { revision: notes?.revision ?? 0, text: notes?.text ?? '' },
    flagged: [...seated.attempt.flagged],
    playsLeft: items.flatMap(({ ref, ...item }) =>
      !('audio' in item) || item.audio === undefined
        ? []
        : [{ ref, left: Math.max(0, item.audio.plays - playsOf(seated.attempt, ref)) }],
    ),
    current: seated.attempt.current ?? '',
    keep: keepFor(core.db, seated.id),
  };
}
