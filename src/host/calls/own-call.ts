import type { Attempt } from '#domain/attempt/attempt.ts';
import type { CallPaper } from '#domain/call/call-paper.ts';
import type { CallRun } from '#domain/call/call-run.ts';
import { personOf } from '../accounts.ts';
import { signedIn, type Call, type HostCore } from '../host-core.ts';
import { dutyOf } from '../marking/reviews.ts';
import { attemptById } from '../storage/attempt-store.ts';
import { callPaperOf } from '../storage/call-store.ts';
import type { ReadDb } from '../storage/database.ts';
import { isGiven, taskById, type MarkingTask } from '../storage/marking-task-store.ts';

export interface OwnCall {
  readonly task: MarkingTask;
  readonly attempt: Attempt & { readonly call: CallRun };
  readonly paper: CallPaper;
}

function callOf(db: ReadDb, taskId: string): OwnCall | null {
  const task = taskById(db, taskId);
  const stored = task === null ? null : attemptById(db, task.attemptId);
  const paper = task === null ? null : callPaperOf(db, task.attemptId);
  const call = stored?.attempt.call;
  if (task === null || stored === null || paper === null || call === undefined) return null;
  return { task, attempt: { ...stored.attempt, call }, paper };
}

function givenCall(core: HostCore, db: ReadDb, call: Call, taskId: string): OwnCall | null {
  const me = personOf(core, call);
  if (taskById(db, taskId)?.purpose === 'review') return null;
  const given = isGiven(db, taskId, me);
  return given ? callOf(db, taskId) : null;
}

/** The call of a task, for one who examines in it now; null for everybody else, and for those who only calibrate by it. */
export function ownCall(core: HostCore, db: ReadDb, call: Call, taskId: string): OwnCall | null {
  const own = givenCall(core, db, call, taskId);
  return own?.task.purpose === 'live' ? own : null;
}

/**
 * The call of a task, for one who may hear it: who marks it, in a calibration too, lead examiners, and who reviews it in a training
 * run. A recording shows no sheet.
 */
export function heardCall(core: HostCore, db: ReadDb, call: Call, taskId: string): OwnCall | null {
  const { role } = signedIn(call);
  if (role === 'candidate') return dutyOf(core, db, call, taskId) === null ? null : callOf(db, taskId);
  return role === 'lead-examiner' ? callOf(db, taskId) : givenCall(core, db, call, taskId);
}
