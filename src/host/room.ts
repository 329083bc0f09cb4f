import { isFinal, isReady } from '#domain/attempt/attempt.ts';
import { decideRoom, type RoomWish } from '#domain/attempt/decide.ts';
import { countAnswered } from '#domain/attempt/responses.ts';
import { remainingMs } from '#domain/attempt/time-ledger.ts';
import { recordEvent } from './attempt-log.ts';
import { finishAttempt } from './finish.ts';
import { staffActor, type Call, type HostCore } from './host-core.ts';
import { drawCase } from './marking/case-papers.ts';
import { drawForAttempt } from './papers.ts';
import { insertCasePaper } from './storage/case-paper-store.ts';
import { openSession, sessionSummary } from './sessions.ts';
import {
  attemptById,
  attemptsOfSession,
  insertPaper,
  responsesOf,
  type StoredAttempt,
} from './storage/attempt-store.ts';
import type { WriteDb } from './storage/database.ts';
import { sha256 } from './storage/journal-store.ts';
import { schemeVersion } from './storage/scheme-store.ts';
import { candidateById, roster, sessionById, sessions } from './storage/session-store.ts';

export function roomSessions(core: HostCore) {
  return sessions(core.db)
    .filter((s) => s.state !== 'closed')
    .map((s) => sessionSummary(core.db, s));
}

function seatCard(core: HostCore, { id, attempt, receipt }: StoredAttempt) {
  const now = core.clock.now();
  const candidate = candidateById(core.db, attempt.candidateId);
  const session = sessionById(core.db, attempt.sessionId);
  const scheme = session === null ? null : schemeVersion(core.db, session.schemeId, session.schemeVersion);
  const title = scheme?.parts.find((p) => p.id === attempt.partId)?.title ?? {};
  const responses = responsesOf(core.db, id);
  const contact = core.lastContact.get(id);
  return {
    attemptId: id,
    candidateId: attempt.candidateId,
    admissionNumber: candidate?.admissionNumber ?? '',
    name: candidate?.name ?? '',
    employeeNumber: candidate?.employeeNumber ?? '',
    unit: candidate?.unit ?? '',
    locale: candidate?.locale ?? 'zh-CN',
    partTitle: title['zh-CN'] ?? title.en ?? attempt.partId,
    state: attempt.state,
    present: attempt.seat !== null && contact !== undefined,
    ready: isReady(attempt),
    answered: countAnswered(responses.values()),
    items: attempt.items,
    remainingMs: attempt.startedAt === null ? null : Math.max(0, remainingMs(attempt.ledger, now)),
    lastSavedAt: responses.size === 0 ? null : Math.max(...[...responses.values()].map((r) => r.savedAt)),
    silentMs: contact === undefined ? null : now.mono - contact,
    // The reason that the proctor gave, where there is one: several rooms' proctors look at the same board.
    pausedBecause: attempt.paused?.note || (attempt.paused?.because ?? null),
    receipt,
  };
}

export function board(core: HostCore, input: { sessionId: string }) {
  const session = sessionById(core.db, input.sessionId);
  if (session === null) throw new Error(`no session ${input.sessionId}`);
  const place = new Map(roster(core.db, session.id).map((c, i) => [c.id, i]));
  const cards = attemptsOfSession(core.db, session.id)
    .sort(
      (a, b) =>
        (place.get(a.attempt.candidateId) ?? 0) - (place.get(b.attempt.candidateId) ?? 0) || (a.id < b.id ? -1 : 1),
    )
    .map((a) => seatCard(core, a));
  const unknownNumbers = [...core.unknownNumbers].map(([admissionNumber, at]) => ({ admissionNumber, at }));
  return { session: sessionSummary(core.db, session), cards, unknownNumbers };
}

interface Done {
  done: string[];
  refused: { attemptId: string; reason: string }[];
}

/** Runs `act` for each attempt; null is done, a text is why not. One transaction for all of them. */
function forEach(
  core: HostCore,
  attemptIds: readonly string[],
  act: (db: WriteDb, a: StoredAttempt) => string | null,
): Promise<Done> {
  return core.queue.run((db) => {
    const answer: Done = { done: [], refused: [] };
    for (const attemptId of new Set(attemptIds)) {
      const stored = attemptById(db, attemptId);
      const reason = stored === null ? 'unknown' : act(db, stored);
      if (reason === null) answer.done.push(attemptId);
      else answer.refused.push({ attemptId, reason });
    }
    return answer;
  });
}

/** What a candidate of that part sits, with where it is stored: a drawn paper, or a case. */
function drawPaper(db: WriteDb, attempt: StoredAttempt['attempt']) {
  const paper = drawForAttempt(db, attempt);
  const chosen = paper === null ? drawCase(db, attempt) : null;
  const refs = (paper?.items ?? chosen?.prompts ?? []).map(({ ref }) => ref);
  const [firstRef] = refs;
  const drawn = paper ?? chosen;
  if (drawn === null || firstRef === undefined) return null;
  const insert = paper === null ? insertCasePaper : insertPaper;
  return { locale: drawn.locale, items: refs.length, firstRef, insert, content: JSON.stringify(drawn) };
}

/** Draws the paper and lets the candidate onto the seat where the admission number was typed. */
function admitOne(core: HostCore, db: WriteDb, { id, attempt }: StoredAttempt, actor: string): string | null {
  if (isFinal(attempt)) return 'finished';
  if (attempt.state !== 'awaiting') return 'already-admitted';
  if (attempt.seat === null) return 'nobody-there';
  if (sessionById(db, attempt.sessionId)?.state === 'closed') return 'session-closed';
  const earlier = attemptsOfSession(db, attempt.sessionId).filter(
    (a) => a.attempt.candidateId === attempt.candidateId && a.id < id,
  );
  if (earlier.some((a) => !isFinal(a.attempt))) return 'earlier-part-open';
  const drawn = drawPaper(db, attempt);
  if (drawn === null) return 'no-paper';
  openSession(core, db, attempt.sessionId, actor);
  const now = core.clock.now();
  const { locale, items, firstRef, insert, content } = drawn;
  const paperHash = sha256(content);
  insert(db, id, paperHash, content, now.wall);
  const admitted = { kind: 'attempt.admitted', seat: attempt.seat, locale, paperHash, items, firstRef } as const;
  recordEvent(core, db, id, attempt, actor, admitted, now);
  return null;
}

export function admit(core: HostCore, call: Call, input: { attemptIds: readonly string[] }) {
  return forEach(core, input.attemptIds, (db, stored) => admitOne(core, db, stored, staffActor(call)));
}

/** Every other act of a proctor: the domain says whether it may be done now. */
export function act(core: HostCore, call: Call, attemptIds: readonly string[], wish: RoomWish) {
  return forEach(core, attemptIds, (db, { id, attempt }) => {
    const decision = decideRoom(attempt, wish);
    if (!decision.ok) return decision.reason;
    const after = recordEvent(core, db, id, attempt, staffActor(call), decision.event, core.clock.now());
    if (wish.kind === 'release-seat') {
      core.signIns.close(db, (s) => s.attemptId === id);
      core.lastContact.delete(id);
    }
    if (isFinal(after)) finishAttempt(core, db, id);
    return null;
  });
}

export function checkReceipt(core: HostCore, input: { sessionId: string; code: string }) {
  const plain = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const wanted = plain(input.code);
  const found = attemptsOfSession(core.db, input.sessionId).find(
    (a) => a.receipt !== null && plain(a.receipt) === wanted,
  );
  const candidate = found === undefined ? null : candidateById(core.db, found.attempt.candidateId);
  if (found === undefined || candidate === null) return null;
  return { attemptId: found.id, name: candidate.name, admissionNumber: candidate.admissionNumber };
}
