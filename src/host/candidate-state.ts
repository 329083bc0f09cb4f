import type { CandidateState } from '#contract/candidate.ts';
import { isFinal } from '#domain/attempt/attempt.ts';
import { mustStay } from '#domain/attempt/leaving.ts';
import { isUnlocked } from '#domain/attempt/attempt-lockdown.ts';
import { countAnswered } from '#domain/attempt/responses.ts';
import { messagesOf } from '#domain/attempt/message.ts';
import { allowedMs, remainingMs } from '#domain/attempt/time-ledger.ts';
import { maximumOf as maximumOfRubric } from '#domain/marking/rubric.ts';
import { maximumOf } from '#domain/paper/paper.ts';
import { candidateCall } from './calls/call-papers.ts';
import { checkInStage, seatedAttempt, textFor, type SeatedAttempt } from './candidate-seat.ts';
import { backInContact, isOwed } from './contact.ts';
import type { Call, HostCore } from './host-core.ts';
import { seatNameOf } from './named-seats.ts';
import { attemptById, attemptsOfCandidate, paperOf, responsesOf } from './storage/attempt-store.ts';
import { taskPaperOf } from './marking/task-papers.ts';
import { loadOrganisation } from './storage/organisation-store.ts';

function finishedState(core: HostCore, seated: SeatedAttempt, who: Who): CandidateState {
  const { finished } = seated.attempt;
  if (finished === null) throw new Error('an unfinished attempt has no receipt');
  return {
    stage: 'finished',
    ...who,
    how: finished.how,
    receipt: seated.receipt ?? '',
    answered: countAnswered(responsesOf(core.db, seated.id).values()),
    items: seated.attempt.items,
    finishedAt: finished.at,
    anotherPart: attemptsOfCandidate(core.db, seated.candidate.id).some((a) => !isFinal(a.attempt)),
  };
}

type Who = Pick<
  Extract<CandidateState, { stage: 'check' }>,
  | 'admissionNumber'
  | 'locale'
  | 'sample'
  | 'rehearsal'
  | 'training'
  | 'name'
  | 'sessionTitle'
  | 'partTitle'
  | 'textSize'
  | 'seatName'
  | 'now'
  | 'unlocked'
  | 'messages'
>;

function paperFacts(core: HostCore, seated: SeatedAttempt) {
  const paper = paperOf(core.db, seated.id);
  if (paper !== null) return { items: paper.items.length, points: maximumOf(paper) };
  const task = taskPaperOf(core.db, seated.id);
  return { items: seated.attempt.items, points: task === null ? 0 : maximumOfRubric(task.rubric) };
}

/** Where the candidate stands, said by the seat itself: it is thereby heard from. */
export async function candidateState(core: HostCore, call: Call): Promise<CandidateState> {
  let seated = seatedAttempt(core, core.db, call);
  if (seated !== null && isOwed(core, seated.id, seated.attempt)) {
    const { id } = seated;
    await core.queue.run((db) => {
      const stored = attemptById(db, id);
      if (stored !== null) backInContact(core, db, id, stored.attempt, core.clock.now());
    });
    seated = seatedAttempt(core, core.db, call);
  }
  return shownState(core, seated);
}

/** What the seat's screen shows. Before admission it tells nothing, not even whether the number is known. */
export function shownState(core: HostCore, seated: SeatedAttempt | null): CandidateState {
  const sample = loadOrganisation(core.db)?.sample ?? false;
  if (seated === null || seated.attempt.state === 'awaiting') {
    return { stage: 'awaiting', admissionNumber: '', locale: null, sample, rehearsal: false };
  }
  const { attempt, candidate, session, part, scheme } = seated;
  const { locale } = candidate;
  const who: Who = {
    admissionNumber: candidate.admissionNumber,
    locale,
    sample,
    rehearsal: session.rehearsal,
    ...(session.training && { training: true as const }),
    name: candidate.name,
    sessionTitle: session.title,
    partTitle: textFor(part.title, locale),
    textSize: attempt.accommodation?.textSize ?? 100,
    seatName: seatNameOf(core.db, attempt.seat ?? '') ?? null,
    now: core.clock.now().wall,
    unlocked: isUnlocked(attempt),
    messages: messagesOf(attempt)
      .filter((m) => m.acknowledgedAt === null)
      .map(({ id, text, sentAt }) => ({ id, text, sentAt })),
  };
  if (isFinal(attempt)) return finishedState(core, seated, who);
  const time = {
    remainingMs: Math.max(0, remainingMs(attempt.ledger, core.clock.now())),
    limitMs: allowedMs(attempt.ledger),
  };
  if (attempt.state === 'running') {
    const last = attemptsOfCandidate(core.db, candidate.id).every((a) => a.id === seated.id || isFinal(a.attempt));
    const call = candidateCall(core, seated.id, attempt);
    return {
      stage: 'running',
      ...who,
      ...time,
      ...(call !== undefined && { call }),
      staying: last ? mustStay(attempt, session.rules, core.clock.now()) : null,
    };
  }
  if (attempt.paused !== null) {
    const { because, note, code = null } = attempt.paused;
    return { stage: 'paused', ...who, ...time, because, note, code };
  }
  switch (checkInStage(attempt)) {
    case 'identity':
      return { stage: 'identity', ...who, employeeNumber: candidate.employeeNumber, unit: candidate.unit };
    case 'agreements': {
      const agreements = scheme.agreements.map((a) => ({
        id: a.id,
        title: textFor(a.title, locale),
        text: textFor(a.text, locale),
      }));
      return { stage: 'agreements', ...who, agreements };
    }
    case 'check':
      return { stage: 'check', ...who };
    case 'ready':
      return { stage: 'ready', ...who, minutes: Math.round(time.limitMs / 60_000), ...paperFacts(core, seated) };
  }
}
