import { isTimedOut } from '#domain/attempt/decide.ts';
import { isCallOver, ringsByItself } from '#domain/call/decide-call.ts';
import { receiptText, type StoredResponse } from '#domain/attempt/responses.ts';
import { scorePaper } from '#domain/item/score-paper.ts';
import { scoringVersion } from '#domain/item/score.ts';
import type { Paper } from '#domain/paper/paper.ts';
import { countsAsExam } from '#domain/room/rehearsal.ts';
import type { Now } from '#domain/time.ts';
import { consoleGivenAway } from './calls/one-screen.ts';
import { recordEvent } from './attempt-log.ts';
import { owedMs } from './contact.ts';
import { keepHead, type HostCore } from './host-core.ts';
import { openReview } from './marking/review-tasks.ts';
import { openTask } from './marking/tasks.ts';
import { eraseNotes } from './note-sheets.ts';
import { tellRest } from './seat-reports.ts';
import { receiptCode } from './receipt-code.ts';
import { attemptById, attemptsInState, paperOf, responsesOf, storeReceipt } from './storage/attempt-store.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';
import { insertResult, type Result } from './storage/result-store.ts';
import { sessionById } from './storage/session-store.ts';

type Responses = ReadonlyMap<string, StoredResponse>;

/** The first result of a finished attempt. A pure sum over what was read: a throw in here undid nothing. */
function firstResult(attemptId: string, paper: Paper, responses: Responses): Result {
  const given = new Map(
    [...responses].flatMap(([ref, r]) => (r.response === null ? [] : [[ref, r.response] as const])),
  );
  const { points, maximum, items, byTopic } = scorePaper(paper, given);
  const keyVersion = `${paper.bankId}/${paper.bankVersion}/${paper.bankHash}`;
  return { attemptId, revision: 1, points, maximum, keyVersion, scoringVersion, content: { items, byTopic } };
}

/** Scores and journals it. A fault here never keeps an attempt open: it ends without a result, and the journal says so. */
function score(core: HostCore, db: WriteDb, attemptId: string, responses: Responses, receipt: string, now: Now): void {
  const paper = paperOf(db, attemptId);
  if (paper === null) return;
  const note = (kind: string, payload: object) =>
    core.journal.append(db, { attempt: attemptId, actor: 'host', kind, payload }, now);
  let result: Result;
  try {
    result = firstResult(attemptId, paper, responses);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`attempt ${attemptId} was not scored: ${why}\n`);
    note('result.failed', { why, receipt });
    return;
  }
  insertResult(db, result, now.wall);
  note('result.scored', { ...result, content: undefined, receipt });
}

function sessionOf(db: ReadDb, attemptId: string) {
  return sessionById(db, attemptById(db, attemptId)?.attempt.sessionId ?? '');
}

/** What follows the end of an attempt, in the same transaction: receipt, first result or what people have to mark, signed head. */
export function finishAttempt(core: HostCore, db: WriteDb, attemptId: string): string {
  const responses = responsesOf(db, attemptId);
  const receipt = receiptCode(receiptText(attemptId, responses));
  storeReceipt(db, attemptId, receipt);
  const now = core.clock.now();
  tellRest(core, db, attemptId);
  const session = sessionOf(db, attemptId);
  if (session !== null && countsAsExam(session)) score(core, db, attemptId, responses, receipt, now);
  // A training run has no result, but its cases and calls are marked: to learn from.
  if (session !== null && !session.rehearsal) {
    openTask(core, db, attemptId, now);
    openReview(core, db, attemptId, now);
  }
  eraseNotes(core, db, attemptId);
  core.silences.forget(db, attemptId);
  keepHead(core, db, `attempt-finished ${attemptId}`, now);
  return receipt;
}

/**
 * Closes every attempt whose time and grace are over, from what is stored. A call that lasted its time goes on to the
 * work order; where the examiner gave the machine to the candidate, the host rings.
 */
export function closeTimedOut(core: HostCore, db: WriteDb): void {
  const now = core.clock.now();
  for (const { id, attempt } of attemptsInState(db, 'running')) {
    if (ringsByItself(attempt, now) && consoleGivenAway(db, attempt.seat)) {
      recordEvent(core, db, id, attempt, 'host', { kind: 'attempt.call-stage', stage: 'call' }, now);
    }
    if (isCallOver(attempt, now)) {
      recordEvent(core, db, id, attempt, 'host', { kind: 'attempt.call-stage', stage: 'work-order' }, now);
    }
    if (!isTimedOut(attempt, now, owedMs(core, id, attempt, now))) continue;
    recordEvent(core, db, id, attempt, 'host', { kind: 'attempt.closed', cause: 'time-out', reason: '' }, now);
    finishAttempt(core, db, id);
  }
}
