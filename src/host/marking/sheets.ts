import { isFinal } from '#domain/attempt/attempt.ts';
import { decideSubmitSheet } from '#domain/marking/decide-sheet.ts';
import type { MarkSheet } from '#domain/marking/mark-sheet.ts';
import { isStillSo } from '../accounts.ts';
import { accountOf, staffActor, type Call, type HostCore } from '../host-core.ts';
import { plain } from '../plain.ts';
import { callWorkHidden } from '../calls/one-screen.ts';
import { attemptById } from '../storage/attempt-store.ts';
import type { ReadDb } from '../storage/database.ts';
import { ownSheet } from '../storage/mark-sheet-store.ts';
import { isGiven, taskById, tasksOfExaminer, type MarkingTask } from '../storage/marking-task-store.ts';
import { personOf } from '../accounts.ts';
import { calibrationLack } from './calibrated.ts';
import { openedWork, refusedSheet, storeOwnSheet, workPicture, type Saved } from './own-work.ts';
import { openOwnKey } from './people.ts';
import { signSheet } from './sign-sheet.ts';
import { standingOf } from './standing.ts';
import { taskPaperOf } from './task-papers.ts';

/** The task and its case or call, when this person is one of its examiners now. */
function ownTask(db: ReadDb, personId: string, taskId: string) {
  const task = taskById(db, taskId);
  const given = isGiven(db, taskId, personId);
  // A review is its candidate's to mark, at a seat.
  const content = task === null || !given || task.purpose === 'review' ? null : taskPaperOf(db, task.attemptId);
  return task === null || content === null ? null : { task, content, rubric: content.rubric };
}

/** The caller's tasks. Nothing in it tells who the candidate is, or how far the other examiners are. */
export function listTasks(core: HostCore, call: Call) {
  const me = personOf(core, call);
  return tasksOfExaminer(core.db, me).map((task) => {
    const sheet = ownSheet(core.db, me, task.id);
    const content = taskPaperOf(core.db, task.attemptId);
    const attempt = attemptById(core.db, task.attemptId)?.attempt;
    return {
      taskId: task.id,
      code: task.code,
      kind: content?.kind ?? ('case' as const),
      title: content?.title ?? {},
      /** Of a call that is not over: it can be joined. */
      live: content?.kind === 'call' && task.purpose === 'live' && attempt !== undefined && !isFinal(attempt),
      state: stateOf(core.db, me, task, sheet),
      submittedAt: sheet?.submittedAt ?? null,
      purpose: task.purpose,
    };
  });
}

function stateOf(db: ReadDb, me: string, task: MarkingTask, sheet: ReturnType<typeof ownSheet>) {
  if (task.settled !== null) return 'settled' as const;
  if (sheet === null) return 'untouched' as const;
  if (sheet.submittedAt === null) return isBlank(sheet.sheet) ? ('opened' as const) : ('begun' as const);
  const standing = standingOf(db, me, task.id);
  return standing === 'reconcile' || standing === 'fatal-unconfirmed' ? ('disputed' as const) : ('submitted' as const);
}

const isBlank = ({ marks, globalRating }: MarkSheet) => globalRating === null && Object.keys(marks).length === 0;

/** What an examiner marks: the responses, the case or the work order, the rubric and their own sheet. Of a call, not at a candidate's own window. */
export function openSheet(core: HostCore, call: Call, input: { taskId: string }) {
  const me = personOf(core, call);
  const own = ownTask(core.db, me, input.taskId);
  if (own === null) return { ok: false, reason: 'not-yours' } as const;
  const { task, content } = own;
  if (callWorkHidden(core.db, call, task)) return { ok: false, reason: 'same-screen' } as const;
  return {
    ok: true,
    ...plain({
      taskId: task.id,
      ...openedWork(core.db, me, task, content),
      settled: task.settled !== null,
      personId: me,
    }),
  } as const;
}

/** A picture of the case, for its examiners. */
export function sheetMedium(core: HostCore, call: Call, input: { taskId: string; ref: string }) {
  const own = ownTask(core.db, personOf(core, call), input.taskId);
  return workPicture(core.db, own?.content, input.ref);
}

/** Stores a sheet as it stands. The promise resolves only after the commit that holds it is on disk. */
export function saveSheet(
  core: HostCore,
  call: Call,
  input: { taskId: string; revision: number; sheet: MarkSheet },
): Promise<Saved> {
  const me = personOf(core, call);
  return core.queue.run((db): Saved => {
    const own = ownTask(db, me, input.taskId);
    if (own === null) return { ok: false, reason: 'not-yours' };
    const by = { personId: me, actor: staffActor(call), kind: 'sheet.saved' } as const;
    return storeOwnSheet(core, db, own, by, input);
  });
}

/** Signs the stored sheet with its examiner's key, and locks it. */
export async function submitSheet(
  core: HostCore,
  call: Call,
  input: { taskId: string; revision: number; password: string },
) {
  const opened = await openOwnKey(core, call, input.password);
  if (!opened.ok) return opened;
  const me = personOf(core, call);
  return core.queue.run((db) => {
    if (!isStillSo(db, accountOf(call), opened)) return { ok: false, reason: 'wrong-password' } as const;
    const own = ownTask(db, me, input.taskId);
    if (own === null) return { ok: false, reason: 'not-yours' } as const;
    const { task, rubric } = own;
    const attempt = attemptById(db, task.attemptId)?.attempt;
    if (attempt === undefined || !isFinal(attempt)) return { ok: false, reason: 'not-finished' } as const;
    if (task.purpose === 'live' && calibrationLack(db, task, me, core.clock.now().wall) !== null)
      return { ok: false, reason: 'not-calibrated' } as const;
    const stored = ownSheet(db, me, task.id);
    const decision = decideSubmitSheet(rubric, stored, task.settled !== null, input.revision);
    if (!decision.ok) return refusedSheet(decision);
    if (stored === null) return { ok: false, reason: 'not-begun' } as const;
    const now = core.clock.now();
    const { revision, sheet } = stored;
    signSheet(core, db, opened, staffActor(call), { task, rubric, personId: me, revision, sheet }, now);
    return { ok: true, submittedAt: now.wall } as const;
  });
}
