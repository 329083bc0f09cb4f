import { isFinal } from '#domain/attempt/attempt.ts';
import { emptySheet, type MarkSheet } from '#domain/marking/mark-sheet.ts';
import { entryDifferences, fromPaper } from '#domain/marking/paper-entry.ts';
import { sheetGaps } from '#domain/marking/sheet-gaps.ts';
import { isStillSo, personOf } from '../accounts.ts';
import { accountOf, recordAct, staffActor, type Call, type HostCore } from '../host-core.ts';
import { callWorkHidden } from '../calls/one-screen.ts';
import { plain } from '../plain.ts';
import { attemptById } from '../storage/attempt-store.ts';
import type { ReadDb } from '../storage/database.ts';
import { sha256 } from '../storage/journal-store.ts';
import { ownSheet, storeSheet } from '../storage/mark-sheet-store.ts';
import { assignmentsOf, recordViewing, taskById } from '../storage/marking-task-store.ts';
import { entriesSeenBy, storeEntry } from '../storage/paper-entry-store.ts';
import { calibrationLack } from './calibrated.ts';
import { openOwnKey } from './people.ts';
import { signSheet } from './sign-sheet.ts';
import { taskPaperOf } from './task-papers.ts';

type Closed = {
  readonly ok: false;
  readonly reason: 'not-here' | 'other-examiner' | 'begun' | 'settled' | 'not-finished';
};

/** The task whose sheet is typed in, when this person may: its writer, or a lead examiner without a part in the task. */
function paperTask(db: ReadDb, me: string, call: Call, { taskId, personId }: { taskId: string; personId: string }) {
  const no = (reason: Closed['reason']): Closed => ({ ok: false, reason });
  const task = taskById(db, taskId);
  const given = assignmentsOf(db, taskId);
  const writer = given.find((one) => one.personId === personId && one.replacedAt === null);
  const paper = task === null ? null : taskPaperOf(db, task.attemptId);
  // That a sheet is begun is told to its writer and to who leads, as on the board.
  if (me !== personId && call.signIn?.role !== 'lead-examiner') return no('not-here');
  if (task?.purpose !== 'live' || writer === undefined || paper === null) return no('not-here');
  if (me !== personId && given.some((one) => one.personId === me)) return no('other-examiner');
  // Of a call the task is there before it is held: nothing can have been marked of it for good.
  const attempt = attemptById(db, task.attemptId)?.attempt;
  if (attempt === undefined || !isFinal(attempt)) return no('not-finished');
  if (task.settled !== null) return no('settled');
  if (ownSheet(db, personId, taskId) !== null) return no('begun');
  return { ok: true, task, writer, title: paper.title, rubric: paper.rubric } as const;
}

export function openPaperSheet(core: HostCore, call: Call, input: { taskId: string; personId: string }) {
  const me = personOf(core, call);
  const found = paperTask(core.db, me, call, input);
  if (!found.ok) return found;
  const { task, writer, title, rubric } = found;
  if (callWorkHidden(core.db, call, task)) return { ok: false, reason: 'same-screen' } as const;
  const entries = entriesSeenBy(core.db, me, input.taskId, input.personId);
  const own = entries.find(({ enteredBy }) => enteredBy === me);
  const sheet = own?.sheet ?? emptySheet(rubric);
  const { code } = task;
  return {
    ok: true,
    ...plain({ code, title, examiner: writer.name, rubric, sheet, entered: own !== undefined }),
  } as const;
}

const wentIn = (taken: boolean, differences: string[] = []) => ({ ok: true, taken, differences }) as const;

/** Keeps what the caller typed; when somebody else typed the same, it becomes the examiner's sheet for good. */
export async function enterPaperSheet(
  core: HostCore,
  call: Call,
  input: { taskId: string; personId: string; sheet: MarkSheet; password: string },
) {
  const opened = await openOwnKey(core, call, input.password);
  if (!opened.ok) return opened;
  const me = personOf(core, call);
  const { taskId, personId } = input;
  return core.queue.run((db) => {
    if (!isStillSo(db, accountOf(call), opened)) return { ok: false, reason: 'wrong-password' } as const;
    const found = paperTask(db, me, call, input);
    if (!found.ok) return found;
    const { task, rubric } = found;
    const now = core.clock.now();
    if (calibrationLack(db, task, personId, now.wall) !== null) return { ok: false, reason: 'not-calibrated' } as const;
    const sheet = fromPaper(rubric, input.sheet);
    const gaps = sheetGaps(rubric, sheet);
    if (gaps.some(({ code }) => code === 'other-rubric')) return { ok: false, reason: 'other-rubric' } as const;
    if (gaps.length > 0) return { ok: false, reason: 'incomplete', gaps: plain(gaps) } as const;
    storeEntry(db, { taskId, personId, enteredBy: me }, sheet, now.wall);
    // Whoever typed another's sheet has read it: they can no longer mark the task.
    if (me !== personId) recordViewing(db, taskId, me, now.wall);
    const hash = sha256(JSON.stringify(sheet));
    recordAct(core, db, staffActor(call), 'paper-sheet.entered', { taskId, personId, enteredBy: me, hash }, now);
    const other = entriesSeenBy(db, me, taskId, personId).find(({ enteredBy }) => enteredBy !== me);
    if (other === undefined) return wentIn(false);
    const differences = entryDifferences(rubric, other.sheet, sheet);
    if (differences.length > 0) return wentIn(false, differences);
    const paper = { writtenBy: personId, transcribedBy: other.enteredBy, checkedBy: me };
    // The words are the first one's; both typed the same marks.
    storeSheet(db, taskId, personId, { revision: 1, sheet: other.sheet }, now.wall);
    const ready = { task, rubric, personId, revision: 1, sheet: other.sheet, paper };
    signSheet(core, db, opened, staffActor(call), ready, now);
    return wentIn(true);
  });
}
