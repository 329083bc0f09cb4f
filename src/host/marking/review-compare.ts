import { compareSheets } from '#domain/marking/compare-sheets.ts';
import type { MarkSheet } from '#domain/marking/mark-sheet.ts';
import type { Call, HostCore } from '../host-core.ts';
import { plain } from '../plain.ts';
import type { ReadDb } from '../storage/database.ts';
import { sheetsSeenBy } from '../storage/mark-sheet-store.ts';
import { assignmentsOf, liveTaskOf, type MarkingTask } from '../storage/marking-task-store.ts';
import { dutyOf } from './reviews.ts';

export interface LearnedSheet {
  readonly by: 'self' | 'peer' | 'examiner';
  /** Which of them, from 1. */
  readonly number: number;
  readonly sheet: MarkSheet;
}

/** The submitted sheets of a task that this person may read, in the order in which the task was given. */
function readable(db: ReadDb, personId: string, task: MarkingTask) {
  const seen = sheetsSeenBy(db, personId, task.id);
  return assignmentsOf(db, task.id)
    .filter(({ replacedAt }) => replacedAt === null)
    .flatMap((given) => {
      const found = seen.find((one) => one.personId === given.personId);
      const sheet = (found?.submittedAt ?? null) === null ? undefined : found?.stored?.sheet;
      return sheet === undefined ? [] : [{ own: found?.own === true, sheet }];
    });
}

/**
 * All that a candidate may learn of their work: their own sheet, the peer's where there is one by now, the examiners'. Null before
 * they have submitted all they owe and the examiners have submitted: the view of sheets shows no examiner's sheet until then.
 */
export function learnedSheets(db: ReadDb, personId: string, review: MarkingTask): LearnedSheet[] | null {
  const live = liveTaskOf(db, review.attemptId);
  const examiners = live === null ? [] : readable(db, personId, live);
  if (live === null || examiners.length < live.examiners) return null;
  const reviews = readable(db, personId, review);
  return [
    ...reviews.flatMap(({ own, sheet }) => (own ? [{ by: 'self' as const, number: 1, sheet }] : [])),
    ...reviews.filter(({ own }) => !own).map(({ sheet }, at) => ({ by: 'peer' as const, number: at + 1, sheet })),
    ...examiners.map(({ sheet }, at) => ({ by: 'examiner' as const, number: at + 1, sheet })),
  ];
}

/** The sheets of the caller's own work side by side. */
export function compareReviews(core: HostCore, call: Call, input: { taskId: string }) {
  const duty = dutyOf(core, core.db, call, input.taskId);
  const sheets = duty?.own === true ? learnedSheets(core.db, duty.me.personId, duty.task) : null;
  if (duty === null || sheets === null) return { ok: false, reason: 'not-yet' } as const;
  const all = sheets.map(({ sheet }) => sheet);
  const comparison = compareSheets(duty.rubric, all, duty.task.threshold);
  return { ok: true, ...plain({ rubric: duty.rubric, sheets, comparison }) } as const;
}
