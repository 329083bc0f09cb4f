import type { MarkSheet } from '#domain/marking/mark-sheet.ts';
import type { Rubric } from '#domain/marking/rubric.ts';
import { signBytes } from '#host/signing/signature.ts';
import type { HostCore } from '../host-core.ts';
import type { WriteDb } from '../storage/database.ts';
import { sha256 } from '../storage/journal-store.ts';
import { lockSheet } from '../storage/mark-sheet-store.ts';
import type { MarkingTask } from '../storage/marking-task-store.ts';
import { markedResponsesHash, recordedHeads, rubricHash } from './marked-work.ts';
import type { openOwnKey } from './people.ts';

type OwnKey = Extract<Awaited<ReturnType<typeof openOwnKey>>, { ok: true }>;

/** Of a sheet that was typed in from paper: who wrote it, typed it first, and checked it by typing it again. */
export interface FromPaper {
  readonly writtenBy: string;
  readonly transcribedBy: string;
  readonly checkedBy: string;
}

interface Ready {
  readonly task: MarkingTask;
  readonly rubric: Rubric;
  /** Whose sheet it is. */
  readonly personId: string;
  readonly revision: number;
  readonly sheet: MarkSheet;
  readonly paper?: FromPaper;
}

/** Signs a whole sheet by the caller's own key and locks it, in the caller's transaction. */
export function signSheet(
  core: HostCore,
  db: WriteDb,
  key: OwnKey,
  actor: string,
  { task, rubric, personId, revision, sheet, paper }: Ready,
  now: ReturnType<HostCore['clock']['now']>,
): void {
  const facts = { taskId: task.id, attemptId: task.attemptId, personId, revision, at: now.wall, paper };
  const by = { ...sheet.rubric, hash: rubricHash(rubric) };
  const work = markedResponsesHash(db, task.attemptId);
  const heads = recordedHeads(db, task.attemptId);
  // What was marked and heard, by what, and what came of it: none of them can be exchanged under the signature.
  const text = JSON.stringify(['invigil-sheet/2', facts, by, work, heads, sha256(JSON.stringify(sheet))]);
  const signature = signBytes(key.signingKey, Buffer.from(text)).toString('base64url');
  const stored = { revision, sheet, submittedAt: null };
  lockSheet(db, task.id, personId, stored, { text, signature, publicKey: key.publicKey }, now.wall);
  const payload = { taskId: task.id, personId, revision, text, signature, ...paper };
  core.journal.append(db, { attempt: task.attemptId, actor, kind: 'sheet.submitted', payload }, now);
}
