import { settle } from '#domain/marking/settle.ts';
import { personOf } from '../accounts.ts';
import type { ReadDb } from '../storage/database.ts';
import { sheetsSeenBy } from '../storage/mark-sheet-store.ts';
import { assignmentsOf, openLiveTasks } from '../storage/marking-task-store.ts';
import { sessionById } from '../storage/session-store.ts';
import type { Call, HostCore } from '../host-core.ts';
import { openBook } from './settlement.ts';

export type Standing = 'open' | 'ready' | 'fatal-unconfirmed' | 'reconcile';

/** How far a live task is from being settled, for a person who may read all its sheets; null for everybody else. */
export function standingOf(db: ReadDb, viewerId: string, taskId: string): Standing | null {
  const book = openBook(db, viewerId, taskId);
  if (book?.task.purpose !== 'live' || book.training) return null;
  if (!book.whole) return 'open';
  const outcome = settle(book.rubric, book.sheets, book.task, book.task.agreed);
  if (outcome.ok) return 'ready';
  return outcome.reason === 'no-sheets' ? 'open' : outcome.reason;
}

/** The sheets that an administrator could unlock: that they are submitted and whose they are, nothing that is on them. */
export function lockedSheets(core: HostCore, call: Call) {
  const { db } = core;
  const me = personOf(core, call);
  return openLiveTasks(db).flatMap((task) => {
    const given = assignmentsOf(db, task.id);
    return sheetsSeenBy(db, me, task.id).flatMap(({ personId, submittedAt, own }) => {
      const name = given.find((one) => one.personId === personId && one.replacedAt === null)?.name;
      if (submittedAt === null || name === undefined || own) return [];
      const session = sessionById(db, task.sessionId)?.title ?? '';
      return [{ taskId: task.id, code: task.code, session, personId, name, submittedAt }];
    });
  });
}
