import { createHash } from 'node:crypto';
import { isTimedOut } from '#domain/attempt/decide.ts';
import { receiptText } from '#domain/attempt/responses.ts';
import { scorePaper } from '#domain/item/score-paper.ts';
import { scoringVersion } from '#domain/item/score.ts';
import { recordEvent } from './attempt-log.ts';
import { keepHead, type HostCore } from './host-core.ts';
import { attemptsInState, paperOf, responsesOf, storeReceipt } from './storage/attempt-store.ts';
import type { WriteDb } from './storage/database.ts';
import { insertResult } from './storage/result-store.ts';

// Crockford's alphabet: no I, L, O, U to be misread on paper.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A short code over the final responses, 50 bits in two groups: what a candidate takes along and a proctor can check. */
export function receiptCode(text: string): string {
  const bytes = createHash('sha256').update(text).digest();
  let bits = bytes.readBigUInt64BE(0) >> 14n;
  let code = '';
  for (let i = 0; i < 10; i += 1) {
    code = alphabet.charAt(Number(bits & 31n)) + code;
    bits >>= 5n;
  }
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** What follows the end of an attempt, in the same transaction: receipt, first result, signed head. */
export function finishAttempt(core: HostCore, db: WriteDb, attemptId: string): string {
  const responses = responsesOf(db, attemptId);
  const receipt = receiptCode(receiptText(attemptId, responses));
  storeReceipt(db, attemptId, receipt);
  const paper = paperOf(db, attemptId);
  const now = core.clock.now();
  if (paper !== null) {
    const given = new Map(
      [...responses].flatMap(([ref, r]) => (r.response === null ? [] : [[ref, r.response] as const])),
    );
    const score = scorePaper(paper, given);
    const result = {
      attemptId,
      revision: 1,
      points: score.points,
      maximum: score.maximum,
      keyVersion: `${paper.bankId}/${paper.bankVersion}/${paper.bankHash}`,
      scoringVersion,
      content: { items: score.items, byTopic: score.byTopic },
    };
    insertResult(db, result, now.wall);
    core.journal.append(
      db,
      { attempt: attemptId, actor: 'host', kind: 'result.scored', payload: { ...result, content: undefined, receipt } },
      now,
    );
  }
  keepHead(core, db, `attempt-finished ${attemptId}`, now);
  return receipt;
}

/** Closes every attempt whose time and grace are over, from what is stored. */
export function closeTimedOut(core: HostCore, db: WriteDb): void {
  const now = core.clock.now();
  for (const { id, attempt } of attemptsInState(db, 'running')) {
    if (!isTimedOut(attempt, now)) continue;
    recordEvent(core, db, id, attempt, 'host', { kind: 'attempt.closed', cause: 'time-out', reason: '' }, now);
    finishAttempt(core, db, id);
  }
}
