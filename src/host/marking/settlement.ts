import { compareSheets } from '#domain/marking/compare-sheets.ts';
import { missed } from '#domain/marking/criterion-points.ts';
import { markOf } from '#domain/marking/mark-sheet.ts';
import { criteriaOf, maximumOf, type Rubric } from '#domain/marking/rubric.ts';
import { settle, type SubmittedSheet, type Unsettled } from '#domain/marking/settle.ts';
import { recordAct, recordActOn, staffActor, type Call, type HostCore } from '../host-core.ts';
import { callWorkHidden } from '../calls/one-screen.ts';
import { plain } from '../plain.ts';
import type { ReadDb, WriteDb } from '../storage/database.ts';
import { fatalWords, sheetsSeenBy, storeFatalWord, unlockSheet } from '../storage/mark-sheet-store.ts';
import {
  assignmentsOf,
  recordViewing,
  storeAgreed,
  storeSettled,
  taskById,
  type MarkingTask,
} from '../storage/marking-task-store.ts';
import { personById } from '../storage/person-store.ts';
import { insertResult } from '../storage/result-store.ts';
import { sessionById } from '../storage/session-store.ts';
import { personOf } from '../accounts.ts';
import { openOwnKey } from './people.ts';
import { taskPaperOf } from './task-papers.ts';

export interface OpenBook {
  readonly task: MarkingTask;
  readonly rubric: Rubric;
  readonly sheets: readonly SubmittedSheet[];
  /** True when every examiner of the task has submitted. */
  readonly whole: boolean;
  /** Of a training run: there is nothing to settle. */
  readonly training: boolean;
}

/**
 * The submitted sheets of a task, for a person who may read all of them; null for everybody else. An examiner of the task may once
 * they submitted their own, a lead examiner without a part in it once all have.
 */
export function openBook(db: ReadDb, viewerId: string, taskId: string): OpenBook | null {
  const task = taskById(db, taskId);
  const rubric = task === null ? null : (taskPaperOf(db, task.attemptId)?.rubric ?? null);
  if (task === null || rubric === null || task.purpose === 'review') return null;
  const words = fatalWords(db, viewerId, taskId);
  const assignments = assignmentsOf(db, taskId);
  const seen = sheetsSeenBy(db, viewerId, taskId);
  const readable = seen.filter(({ stored }) => stored !== null && stored.submittedAt !== null);
  const own = seen.find(({ own }) => own);
  const mayRead = own === undefined ? readable.length > 0 : own.submittedAt !== null;
  if (!mayRead) return null;
  const sheets = readable.flatMap(({ personId, stored }): SubmittedSheet[] => {
    const given = assignments.find((one) => one.personId === personId);
    if (stored === null || given === undefined || given.replacedAt !== null) return [];
    const said = words.filter((word) => word.personId === personId);
    const byCriterion = Object.fromEntries(said.map(({ criterion, stands }) => [criterion, stands]));
    return [{ personId, third: given.third, sheet: stored.sheet, words: byCriterion }];
  });
  const due = assignments.filter((one) => one.replacedAt === null);
  const whole = due.every(({ personId }) => sheets.some((one) => one.personId === personId));
  const training = sessionById(db, task.sessionId)?.training === true;
  return { task, rubric, sheets, whole: whole && due.length >= task.examiners, training };
}

/** The sheets of a task side by side. A lead examiner who reads them can no longer mark it: that is kept. */
export function compare(core: HostCore, call: Call, input: { taskId: string }) {
  const me = personOf(core, call);
  return core.queue.run((db) => {
    const book = openBook(db, me, input.taskId);
    if (book === null) return { ok: false, reason: 'not-yet' } as const;
    const { task, rubric, sheets, whole } = book;
    if (callWorkHidden(db, call, task)) return { ok: false, reason: 'same-screen' } as const;
    const assignments = assignmentsOf(db, task.id);
    const now = core.clock.now();
    const mine = assignments.some(({ personId }) => personId === me);
    if (!mine && recordViewing(db, task.id, me, now.wall)) {
      recordAct(core, db, staffActor(call), 'marking.viewed', { taskId: task.id, personId: me }, now);
    }
    const submitted = sheets.map(({ sheet }) => sheet);
    const words = fatalWords(db, me, task.id);
    return {
      ok: true,
      ...plain({
        code: task.code,
        rubric,
        whole,
        sheets: sheets.map(({ personId, third, sheet }) => ({
          personId,
          name: assignments.find((one) => one.personId === personId)?.name ?? '',
          third,
          sheet,
        })),
        comparison: compareSheets(rubric, submitted, task.threshold),
        words: words.map(({ saidBy, ...word }) => ({ ...word, saidBy: personById(db, saidBy)?.name ?? '' })),
        agreed: task.agreed === null ? null : { ...task.agreed, by: personById(db, task.agreed.by)?.name ?? '' },
        settled: task.settled,
      }),
    } as const;
  });
}

/** A second person's word on what a sheet finds fatal; never the examiner's own, whichever account they use. */
export async function sayOfFatal(
  core: HostCore,
  call: Call,
  input: { taskId: string; personId: string; criterion: string; stands: boolean; note: string; password: string },
) {
  const opened = await openOwnKey(core, call, input.password);
  if (!opened.ok) return opened;
  const me = personOf(core, call);
  return core.queue.run((db) => {
    if (me === input.personId) return { ok: false, reason: 'same-person' } as const;
    const book = openBook(db, me, input.taskId);
    const given = book?.sheets.find(({ personId }) => personId === input.personId);
    if (book === null || given === undefined) return { ok: false, reason: 'not-yet' } as const;
    if (book.task.settled !== null) return { ok: false, reason: 'settled' } as const;
    const criterion = criteriaOf(book.rubric).find(({ id }) => id === input.criterion);
    if (criterion?.severity !== 'fatal' || !missed(criterion, markOf(given.sheet, criterion.id))) {
      return { ok: false, reason: 'not-fatal' } as const;
    }
    const { taskId, personId, stands, note } = input;
    const now = core.clock.now();
    storeFatalWord(db, taskId, { personId, criterion: criterion.id, stands, saidBy: me, note }, now.wall);
    keepInJournal(core, db, call, book.task, 'sheet.fatal-word', { ...input, password: undefined, saidBy: me });
    return { ok: true } as const;
  });
}

function keepInJournal(
  core: HostCore,
  db: WriteDb,
  call: Call,
  task: MarkingTask,
  kind: string,
  payload: object,
): void {
  const entry = { attempt: task.attemptId, actor: staffActor(call), kind, payload };
  recordActOn(core, db, entry, core.clock.now());
}

/** Why a lead examiner cannot act on the whole of a task; null when every sheet is in and they may read it. */
function refuseLead(book: OpenBook | null) {
  // A calibration's or a training run's task has no result.
  if (book === null || !book.whole || book.task.purpose !== 'live' || book.training) return 'not-yet' as const;
  return book.task.settled === null ? null : ('settled' as const);
}

/** Keeps the mark that people agreed on where sheets differ. The sheets stay as they were signed. */
export async function agree(
  core: HostCore,
  call: Call,
  input: { taskId: string; points: number; fatal: readonly string[]; note: string; password: string },
) {
  const opened = await openOwnKey(core, call, input.password);
  if (!opened.ok) return opened;
  const me = personOf(core, call);
  return core.queue.run((db) => {
    const book = openBook(db, me, input.taskId);
    const refused = refuseLead(book);
    if (book === null || refused !== null) return { ok: false, reason: refused ?? 'not-yet' } as const;
    const fatal = criteriaOf(book.rubric).filter(({ severity }) => severity === 'fatal');
    const unknown = input.fatal.find((id) => !fatal.some((criterion) => criterion.id === id));
    if (unknown !== undefined) return { ok: false, reason: 'not-fatal', detail: unknown } as const;
    if (input.points > maximumOf(book.rubric)) return { ok: false, reason: 'too-many-points' } as const;
    const agreed = { points: input.points, fatal: [...new Set(input.fatal)], by: me, at: core.clock.now().wall };
    storeAgreed(db, book.task.id, { ...agreed, note: input.note });
    keepInJournal(core, db, call, book.task, 'sheet.agreed', { taskId: book.task.id, ...agreed, note: input.note });
    return { ok: true } as const;
  });
}

export interface NotSettled {
  readonly taskId: string;
  readonly reason: Unsettled | 'not-yet' | 'settled' | 'training-run';
}

/** Turns the sheets of each task into the result of its part, for good. Those that cannot be yet are named with the reason. */
export function settleTasks(core: HostCore, call: Call, input: { taskIds: readonly string[] }) {
  const me = personOf(core, call);
  return core.queue.run((db) => {
    const refused: NotSettled[] = [];
    for (const taskId of new Set(input.taskIds)) {
      const reason = settleOne(core, db, call, { taskId, me });
      if (reason !== null) refused.push({ taskId, reason });
    }
    return { refused };
  });
}

function settleOne(
  core: HostCore,
  db: WriteDb,
  call: Call,
  { taskId, me }: { taskId: string; me: string },
): NotSettled['reason'] | null {
  const book = openBook(db, me, taskId);
  if (book?.training === true) return 'training-run';
  const refused = refuseLead(book);
  if (book === null || refused !== null) return refused ?? 'not-yet';
  const { task, rubric, sheets } = book;
  const outcome = settle(rubric, sheets, task, task.agreed);
  if (!outcome.ok) return outcome.reason;
  const { ok: _, ...settled } = outcome;
  const now = core.clock.now();
  storeSettled(db, taskId, { ...settled, by: me, at: now.wall });
  const { points, maximum, fatal } = settled;
  const keyVersion = `${rubric.id}/${rubric.version}`;
  const content = { items: [], byTopic: [], fatal };
  insertResult(
    db,
    { attemptId: task.attemptId, revision: 1, points, maximum, keyVersion, scoringVersion: 1, content },
    now.wall,
  );
  keepInJournal(core, db, call, task, 'result.marked', { taskId, ...settled, keyVersion });
  return null;
}

/** An administrator gives a sheet back to its examiner. What was signed stays as it was; the task must not be settled. */
export function unlock(core: HostCore, call: Call, input: { taskId: string; personId: string; reason: string }) {
  return core.queue.run((db) => {
    const task = taskById(db, input.taskId);
    if (task?.purpose !== 'live') return { ok: false, reason: 'unknown-task' } as const;
    if (task.settled !== null) return { ok: false, reason: 'settled' } as const;
    if (!unlockSheet(db, task.id, input.personId)) return { ok: false, reason: 'not-submitted' } as const;
    recordAct(core, db, staffActor(call), 'marking.unlocked', input, core.clock.now());
    return { ok: true } as const;
  });
}
