import { uuidv7 } from 'uuidv7';
import { usualThreshold } from '#domain/marking/compare-sheets.ts';
import type { Now } from '#domain/time.ts';
import type { HostCore } from '../host-core.ts';
import { attemptById } from '../storage/attempt-store.ts';
import type { WriteDb } from '../storage/database.ts';
import { insertAssignment, insertTask, reviewsOfSession } from '../storage/marking-task-store.ts';
import { candidateById, sessionById } from '../storage/session-store.ts';
import { taskPaperOf } from './task-papers.ts';
import { freshCode } from './tasks.ts';

/** What a finished case or call of a training run leaves to be reviewed: by its candidate, and by a peer once one is given it. */
export function openReview(core: HostCore, db: WriteDb, attemptId: string, now: Now): void {
  const attempt = attemptById(db, attemptId)?.attempt;
  const session = attempt === undefined ? null : sessionById(db, attempt.sessionId);
  const candidate = attempt === undefined ? null : candidateById(db, attempt.candidateId);
  if (attempt === undefined || candidate === null || session?.training !== true) return;
  if (taskPaperOf(db, attemptId) === null) return;
  if (reviewsOfSession(db, session.id).some((one) => one.attemptId === attemptId)) return;
  const { sessionId, candidateId, partId } = attempt;
  const task = { id: uuidv7(), attemptId, sessionId, candidateId, partId, code: freshCode(), examiners: 2 };
  const rule = { threshold: usualThreshold, combination: 'reconcile', purpose: 'review', calibrationId: null } as const;
  insertTask(db, { ...task, ...rule }, now.wall);
  insertAssignment(db, task.id, candidate.personId, false, now.wall);
  core.journal.append(db, { attempt: attemptId, actor: 'host', kind: 'review.opened', payload: task }, now);
}
