import { missed } from '#domain/marking/criterion-points.ts';
import { markOf } from '#domain/marking/mark-sheet.ts';
import { criteriaOf } from '#domain/marking/rubric.ts';
import { openBook } from '../marking/settlement.ts';
import { taskPaperOf } from '../marking/task-papers.ts';
import type { ReadDb } from '../storage/database.ts';
import { unsettledTasks } from '../storage/marking-task-store.ts';
import type { Viewer, WaitingAct } from './waiting.ts';

/**
 * Marks that an examiner found fatal and nobody else has spoken of. Told only to those who may read the sheet: whoever must mark
 * blind hears nothing of it here either.
 */
export function waitingFatalMarks(db: ReadDb, viewer: Viewer): WaitingAct[] {
  if (viewer.role !== 'examiner' && viewer.role !== 'lead-examiner') return [];
  return unsettledTasks(db).flatMap((task): WaitingAct[] => {
    const book = openBook(db, viewer.personId, task.id);
    if (book === null || book.training) return [];
    const fatal = criteriaOf(book.rubric).filter(({ severity }) => severity === 'fatal');
    const unsaid = book.sheets.filter(({ sheet, words }) =>
      fatal.some((criterion) => missed(criterion, markOf(sheet, criterion.id)) && words[criterion.id] === undefined),
    );
    if (unsaid.length === 0) return [];
    return [
      {
        ...{ id: `fatal-mark:${task.id}`, kind: 'fatal-mark', about: task.code },
        title: taskPaperOf(db, task.attemptId)?.title ?? {},
        since: task.createdAt,
        role: viewer.role,
        mine: unsaid.some(({ personId }) => personId !== viewer.personId),
        path: `/marking-compare/${task.id}`,
      },
    ];
  });
}
