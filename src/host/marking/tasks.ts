import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { assignTasks } from '#domain/marking/assign-tasks.ts';
import { usualThreshold } from '#domain/marking/compare-sheets.ts';
import type { MarkingRule } from '#domain/scheme/scheme.ts';
import type { Now } from '#domain/time.ts';
import { recordAct, staffActor, type Call, type HostCore } from '../host-core.ts';
import { attemptById } from '../storage/attempt-store.ts';
import type { WriteDb } from '../storage/database.ts';
import { ownSheet } from '../storage/mark-sheet-store.ts';
import {
  assignmentsOf,
  examiners,
  insertAssignment,
  insertTask,
  isTaskOf,
  replaceAssignment,
  taskById,
  tasksOfSession,
  type MarkingTask,
} from '../storage/marking-task-store.ts';
import { schemeVersion } from '../storage/scheme-store.ts';
import { sessionById } from '../storage/session-store.ts';
import { receiptCode } from '../receipt-code.ts';
import { personOf } from '../accounts.ts';
import { barOf, isBlind, type Bar } from './people.ts';
import { giveByRota } from './rota-tasks.ts';
import { taskPaperOf } from './task-papers.ts';

const oneExaminer: MarkingRule = { examiners: 1, threshold: usualThreshold, combination: 'mean' };

/** What a finished case leaves to be marked, and what an admitted call does. Nothing for an attempt that the host scores, or a second time. */
export function openTask(core: HostCore, db: WriteDb, attemptId: string, now: Now): void {
  const attempt = attemptById(db, attemptId)?.attempt;
  if (attempt === undefined || isTaskOf(db, attemptId) || taskPaperOf(db, attemptId) === null) return;
  const session = sessionById(db, attempt.sessionId);
  const scheme = session === null ? null : schemeVersion(db, session.schemeId, session.schemeVersion);
  const rule = scheme?.parts.find((part) => part.id === attempt.partId)?.marking ?? oneExaminer;
  const { sessionId, candidateId, partId } = attempt;
  const task = { id: uuidv7(), attemptId, sessionId, candidateId, partId, code: freshCode(), ...rule };
  insertTask(db, { ...task, purpose: 'live', calibrationId: null }, now.wall);
  core.journal.append(db, { attempt: attemptId, actor: 'host', kind: 'marking.opened', payload: task }, now);
  giveByRota(core, db, { ...task, purpose: 'live', calibrationId: null, agreed: null, settled: null }, now);
}

export const freshCode = () => receiptCode(randomBytes(16).toString('base64url')).slice(0, 7);

export interface Refused {
  readonly taskId: string;
  readonly reason: Bar | 'blind' | 'unknown-task' | 'settled' | 'enough' | 'no-examiner';
}

/** Gives a task to a person. `third` beyond the number the scheme asks for. Returns why it was not given. */
function give(
  core: HostCore,
  db: WriteDb,
  call: Call,
  wish: { task: MarkingTask; personId: string; third: boolean },
): Refused['reason'] | null {
  const { task, personId, third } = wish;
  if (task.settled !== null) return 'settled';
  if (isBlind(db, task, personOf(core, call))) return 'blind';
  if (!examiners(db).some((one) => one.personId === personId)) return 'no-examiner';
  const bar = barOf(db, task, personId, core.clock.now().wall);
  if (bar !== null) return bar;
  const given = assignmentsOf(db, task.id).filter((one) => one.replacedAt === null && one.third === third);
  if (given.length >= (third ? 1 : task.examiners)) return 'enough';
  const now = core.clock.now();
  insertAssignment(db, task.id, personId, third, now.wall);
  recordAct(core, db, staffActor(call), 'marking.assigned', { taskId: task.id, personId, third }, now);
  return null;
}

/** By hand. Every task that could not be given is named with the reason; the others are given. */
export function assign(
  core: HostCore,
  call: Call,
  input: { taskIds: readonly string[]; personId: string; third: boolean },
) {
  return core.queue.run((db) => {
    const refused = [...new Set(input.taskIds)].flatMap((taskId): Refused[] => {
      const task = taskById(db, taskId);
      const reason = task === null ? 'unknown-task' : give(core, db, call, { ...input, task });
      return reason === null ? [] : [{ taskId, reason }];
    });
    return { refused };
  });
}

/** Shares out what a session still lacks among those people, evenly, never to one with a conflict of interest. */
export function assignAll(core: HostCore, call: Call, input: { sessionId: string; personIds: readonly string[] }) {
  return core.queue.run((db) => {
    const tasks = tasksOfSession(db, input.sessionId).filter((task) => task.settled === null);
    const people = examiners(db).filter(({ personId }) => input.personIds.includes(personId));
    const me = personOf(core, call);
    const open = tasks.flatMap((task) => {
      if (isBlind(db, task, me)) return [];
      const given = assignmentsOf(db, task.id).filter((one) => one.replacedAt === null && !one.third).length;
      const barred = people.flatMap(({ personId }) =>
        barOf(db, task, personId, core.clock.now().wall) === null ? [] : personId,
      );
      return given < task.examiners ? { id: task.id, wanted: task.examiners - given, barred: new Set(barred) } : [];
    });
    const plan = assignTasks(open, new Map(people.map(({ personId, open }) => [personId, open])));
    for (const { taskId, personId } of plan.assigned) {
      const task = tasks.find(({ id }) => id === taskId);
      if (task !== undefined) give(core, db, call, { task, personId, third: false });
    }
    return { assigned: plan.assigned.length, short: plan.short.map((one) => ({ ...one })) };
  });
}

/** Puts another examiner in the place of an absent one. A sheet that was signed is never touched. */
export function replace(core: HostCore, call: Call, input: { taskId: string; from: string; to: string }) {
  return core.queue.run((db) => {
    const task = taskById(db, input.taskId);
    const before = assignmentsOf(db, input.taskId).find(
      (one) => one.personId === input.from && one.replacedAt === null,
    );
    if (task === null || before === undefined) return { ok: false, reason: 'unknown-task' } as const;
    if (isBlind(db, task, personOf(core, call)) && personOf(core, call) !== input.from) {
      return { ok: false, reason: 'blind' } as const;
    }
    if ((ownSheet(db, input.from, task.id)?.submittedAt ?? null) !== null)
      return { ok: false, reason: 'signed' } as const;
    const bar = barOf(db, task, input.to, core.clock.now().wall);
    if (bar !== null) return { ok: false, reason: bar } as const;
    if (!examiners(db).some(({ personId }) => personId === input.to)) {
      return { ok: false, reason: 'no-examiner' } as const;
    }
    const now = core.clock.now();
    replaceAssignment(db, task.id, input.from, now.wall);
    recordAct(core, db, staffActor(call), 'marking.replaced', input, now);
    const refused = give(core, db, call, { task, personId: input.to, third: before.third });
    if (refused !== null) throw new Error(`${input.to} could not take over ${task.id}: ${refused}`);
    return { ok: true } as const;
  });
}
