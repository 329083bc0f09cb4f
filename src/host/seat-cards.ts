import type { SeatCard } from '#contract/room.ts';
import { absencesOf, outSince } from '#domain/attempt/absence.ts';
import { isFinal, isReady } from '#domain/attempt/attempt.ts';
import { downtimesOf } from '#domain/attempt/downtime.ts';
import { messagesOf } from '#domain/attempt/message.ts';
import { countAnswered } from '#domain/attempt/responses.ts';
import { creditedMs, remainingMs } from '#domain/attempt/time-ledger.ts';
import type { DayRules } from '#domain/room/day-rules.ts';
import type { Scheme } from '#domain/scheme/scheme.ts';
import { cardAccommodation } from './accommodations.ts';
import { latenessOf } from './admission.ts';
import { owedMs } from './contact.ts';
import type { HostCore, Progress } from './host-core.ts';
import { nameOf } from './journals.ts';
import { askedMs } from './room-acts.ts';
import { lockdownOnCard } from './seat-lockdown.ts';
import { responsesOf, type StoredAttempt } from './storage/attempt-store.ts';
import type { Candidate } from './storage/session-store.ts';

/** Reading every response of a room each second is what a board costs: it is done again only after a save. */
function progressOf(core: HostCore, attemptId: string): Progress {
  const known = core.progress.get(attemptId);
  if (known !== undefined) return known;
  const responses = [...responsesOf(core.db, attemptId).values()];
  const lastSavedAt = responses.length === 0 ? null : Math.max(...responses.map((r) => r.savedAt));
  const progress = { answered: countAnswered(responses), lastSavedAt };
  core.progress.set(attemptId, progress);
  return progress;
}

/** What changes on a card by itself: by time, and by what the candidate gives. */
export function seatTimes(core: HostCore, { id, attempt }: Pick<StoredAttempt, 'id' | 'attempt'>) {
  const now = core.clock.now();
  const contact = core.lastContact.get(id);
  const left = remainingMs(attempt.ledger, now) + owedMs(core, id, attempt, now);
  return {
    ...progressOf(core, id),
    remainingMs: attempt.startedAt === null ? null : Math.max(0, left),
    silentMs: contact === undefined ? null : now.mono - contact,
  };
}

function latenessOnCard(core: HostCore, stored: StoredAttempt, { latestAdmission }: DayRules) {
  const { attempt } = stored;
  const waits = attempt.state === 'awaiting' && attempt.seat !== null;
  const lateMs = waits ? latenessOf(core.db, stored) : (attempt.late?.ms ?? 0);
  return { lateMs, tooLate: waits && latestAdmission !== null && lateMs > latestAdmission * 60_000 };
}

/** One attempt as the proctor's board shows it. */
export function seatCard(
  core: HostCore,
  { id, attempt, receipt }: StoredAttempt,
  candidate: Candidate | null,
  scheme: Scheme | null,
  /** The names of the room's seats by their codes. */
  names: ReadonlyMap<string, string>,
  rules: DayRules,
): SeatCard {
  const now = core.clock.now();
  const contact = core.lastContact.get(id);
  const { ledger } = attempt;
  const asked = core.transferWishes.get(id);
  return {
    attemptId: id,
    candidateId: attempt.candidateId,
    admissionNumber: candidate?.admissionNumber ?? '',
    name: candidate?.name ?? '',
    employeeNumber: candidate?.employeeNumber ?? '',
    unit: candidate?.unit ?? '',
    locale: candidate?.locale ?? 'zh-CN',
    part: scheme?.parts.find((p) => p.id === attempt.partId)?.title ?? { 'zh-CN': attempt.partId },
    state: attempt.state,
    present: attempt.seat !== null && contact !== undefined,
    ready: isReady(attempt),
    items: attempt.items,
    ...seatTimes(core, { id, attempt }),
    // The reason that the proctor gave, where there is one: several rooms' proctors look at the same board.
    pausedBecause:
      attempt.paper === undefined
        ? attempt.paused?.note || (attempt.paused?.because ?? null)
        : attempt.paused && 'paper',
    pausedCode: attempt.paused?.code ?? null,
    seat: attempt.seat,
    seatName: names.get(attempt.seat ?? '') ?? null,
    creditedMs: creditedMs(ledger),
    credits: ledger.credits.map(({ ms, by, reason, code = null, at = null }) => ({
      ...{ ms, reason, code, at },
      by: nameOf(core.db, by),
    })),
    downtimes: downtimesOf(attempt).map(({ cause, at, ms, byCandidate }) => ({ cause, at, ms, byCandidate })),
    messages: messagesOf(attempt).map(({ text, sentAt, acknowledgedAt }) => ({ text, sentAt, acknowledgedAt })),
    accommodation: cardAccommodation(core.db, attempt, candidate, scheme),
    transferTo: asked !== undefined && now.mono - asked.mono <= askedMs ? asked.seat : null,
    receipt,
    identityCheck:
      attempt.identityCheck === undefined
        ? null
        : { ...attempt.identityCheck, by: nameOf(core.db, attempt.identityCheck.by) },
    ...latenessOnCard(core, { id, attempt, receipt }, rules),
    mayLeave: attempt.mayLeave === true,
    outSince: isFinal(attempt) ? null : (outSince(attempt)?.out.wall ?? null),
    absences: absencesOf(attempt).map(({ out, ms }) => ({ at: out.wall, ms })),
    ...lockdownOnCard(core.db, id, attempt),
  };
}
