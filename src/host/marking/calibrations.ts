import { uuidv7 } from 'uuidv7';
import { isFinal } from '#domain/attempt/attempt.ts';
import { calibrate, type CalibrationTarget } from '#domain/marking/calibration.ts';
import { criteriaOf } from '#domain/marking/rubric.ts';
import { personOf } from '../accounts.ts';
import { recordAct, staffActor, type Call, type HostCore } from '../host-core.ts';
import { plain } from '../plain.ts';
import { attemptById } from '../storage/attempt-store.ts';
import {
  calibrationById,
  calibrations,
  closeCalibration,
  insertCalibration,
  type Calibration,
} from '../storage/calibration-store.ts';
import type { ReadDb } from '../storage/database.ts';
import { sheetsSeenBy } from '../storage/mark-sheet-store.ts';
import {
  assignmentsOf,
  examiners,
  hasMetAttempt,
  insertAssignment,
  insertTask,
  liveTasks,
  replaceAssignment,
  taskById,
  tasksOfCalibration,
  type MarkingTask,
} from '../storage/marking-task-store.ts';
import { isRecorded } from '../storage/recording-store.ts';
import { newestScheme, schemeVersion } from '../storage/scheme-store.ts';
import { sessionById } from '../storage/session-store.ts';
import { conflictOf, isBlind } from './people.ts';
import { taskPaperOf } from './task-papers.ts';
import { freshCode } from './tasks.ts';

const titleOf = (db: ReadDb, task: MarkingTask) => taskPaperOf(db, task.attemptId)?.title ?? {};

function partTitle(db: ReadDb, { schemeId, partId }: Calibration) {
  return newestScheme(db, schemeId)?.parts.find(({ id }) => id === partId)?.title ?? {};
}

const roundOf = (db: ReadDb, one: Calibration) => ({
  ...{ calibrationId: one.id, title: one.title, partTitle: partTitle(db, one) },
  ...{ openedAt: one.openedAt, closedAt: one.closedAt },
});

/** The people of a calibration, with how many of its tasks each has submitted, as far as this viewer may know. */
function members(db: ReadDb, tasks: readonly MarkingTask[], viewer: string) {
  const blind = tasks.some((task) => isBlind(db, task, viewer));
  const given = tasks.flatMap((task) => assignmentsOf(db, task.id));
  const names = new Map(given.map(({ personId, name }) => [personId, name]));
  const seen = tasks.map((task) => sheetsSeenBy(db, viewer, task.id));
  return [...names].map(([personId, name]) => {
    const done = seen.filter((sheets) => sheets.some((one) => one.personId === personId && one.submittedAt !== null));
    return { personId, name, submitted: blind ? null : done.length };
  });
}

function criteriaTexts(db: ReadDb, tasks: readonly MarkingTask[]) {
  const rubrics = tasks.flatMap((task) => taskPaperOf(db, task.attemptId)?.rubric ?? []);
  const distinct = new Map(rubrics.map((rubric) => [rubric.id, rubric]));
  return [...distinct.values()].flatMap((rubric) =>
    criteriaOf(rubric).map(({ id, text }) => ({ rubric: rubric.id, criterion: id, text })),
  );
}

export function listCalibrations(core: HostCore, call: Call) {
  const { db } = core;
  const me = personOf(core, call);
  return calibrations(db).map((one) => {
    const tasks = tasksOfCalibration(db, one.id);
    return {
      ...roundOf(db, one),
      targets: tasks.map((task) => ({ taskId: task.id, code: task.code, title: titleOf(db, task) })),
      criteria: criteriaTexts(db, tasks),
      members: members(db, tasks, me),
      result: plain(one.result),
    };
  });
}

/** Why others cannot mark the same of that attempt: it is not over, or nothing was recorded of the call. Null where they can. */
function lackOf(db: ReadDb, { attemptId }: MarkingTask): 'not-finished' | 'no-recording' | null {
  const attempt = attemptById(db, attemptId)?.attempt;
  if (attempt === undefined || !isFinal(attempt)) return 'not-finished';
  return taskPaperOf(db, attemptId)?.kind === 'call' && !isRecorded(db, attemptId) ? 'no-recording' : null;
}

/** What a calibration can be held with, and by whom. Nothing in it tells how far the marking of a task is. */
export function calibrationTargets(core: HostCore) {
  const { db } = core;
  const fit = liveTasks(db, 500).filter((task) => lackOf(db, task) === null);
  const targets = fit.map((task) => {
    const session = sessionById(db, task.sessionId);
    const scheme = session === null ? null : schemeVersion(db, session.schemeId, session.schemeVersion);
    const part = scheme?.parts.find(({ id }) => id === task.partId)?.title ?? {};
    return {
      ...{ taskId: task.id, code: task.code, title: titleOf(db, task) },
      ...{ session: session?.title ?? '', part, settled: task.settled !== null },
    };
  });
  return { targets, people: examiners(db).map(({ personId, name }) => ({ personId, name })) };
}

type CalibrationRefusal =
  'unknown-task' | 'not-finished' | 'no-recording' | 'mixed-parts' | 'no-examiner' | 'conflict' | 'has-seen';

/** Opens a round: each target becomes a task of its own, given to everybody who takes part. */
export function startCalibration(
  core: HostCore,
  call: Call,
  input: { title: string; taskIds: readonly string[]; personIds: readonly string[] },
) {
  const no = (reason: CalibrationRefusal, detail?: string) =>
    ({ ok: false, reason, ...(detail !== undefined && { detail }) }) as const;
  return core.queue.run((db) => {
    const ids = [...new Set(input.taskIds)];
    const tasks = ids.flatMap((taskId) => taskById(db, taskId) ?? []).filter(({ purpose }) => purpose === 'live');
    if (tasks.length < ids.length) return no('unknown-task');
    for (const task of tasks) {
      const lack = lackOf(db, task);
      if (lack !== null) return no(lack, task.code);
    }
    const parts = tasks.map((task) => [sessionById(db, task.sessionId)?.schemeId ?? '', task.partId] as const);
    const [[schemeId, partId] = ['', '']] = parts;
    if (parts.some(([scheme, part]) => scheme !== schemeId || part !== partId)) return no('mixed-parts');
    const known = new Map(examiners(db).map((one) => [one.personId, one.name]));
    const people = [...new Set(input.personIds)];
    for (const personId of people) {
      const name = known.get(personId);
      if (name === undefined) return no('no-examiner');
      for (const task of tasks) {
        if (conflictOf(db, task.candidateId, personId) !== null) return no('conflict', `${name} · ${task.code}`);
        // Who marked it live, or read its sheets, would not be blind; the live task itself is "another" one here.
        if (hasMetAttempt(db, { ...task, id: '' }, personId)) return no('has-seen', `${name} · ${task.code}`);
      }
    }
    const now = core.clock.now();
    const round = { id: uuidv7(), title: input.title, schemeId, partId };
    insertCalibration(db, { ...round, openedBy: personOf(core, call), openedAt: now.wall });
    const opened = tasks.map((task) => {
      const copy = { ...task, id: uuidv7(), code: freshCode(), examiners: 1, calibrationId: round.id };
      insertTask(db, { ...copy, purpose: 'calibration' }, now.wall);
      for (const personId of people) insertAssignment(db, copy.id, personId, false, now.wall);
      return { taskId: copy.id, of: task.id };
    });
    const facts = { ...round, tasks: opened, people };
    recordAct(core, db, staffActor(call), 'calibration.opened', facts, now);
    return { ok: true, calibrationId: round.id } as const;
  });
}

/** Ends a round and keeps the agreement that its submitted sheets show. */
export function endCalibration(core: HostCore, call: Call, input: { calibrationId: string }) {
  const me = personOf(core, call);
  return core.queue.run((db) => {
    const round = calibrationById(db, input.calibrationId);
    if (round === null) return { ok: false, reason: 'unknown-calibration' } as const;
    if (round.closedAt !== null) return { ok: false, reason: 'closed' } as const;
    const tasks = tasksOfCalibration(db, round.id);
    if (tasks.some((task) => isBlind(db, task, me))) return { ok: false, reason: 'blind' } as const;
    const done = members(db, tasks, me).filter(({ submitted }) => submitted === tasks.length);
    if (done.length < 2) return { ok: false, reason: 'too-few' } as const;
    const now = core.clock.now();
    const stays = new Set(done.map(({ personId }) => personId));
    const leftOut = new Set<string>();
    for (const task of tasks) {
      for (const { personId } of assignmentsOf(db, task.id).filter((one) => !stays.has(one.personId))) {
        replaceAssignment(db, task.id, personId, now.wall);
        leftOut.add(personId);
      }
    }
    const targets = tasks.flatMap((task): CalibrationTarget[] => {
      const rubric = taskPaperOf(db, task.attemptId)?.rubric;
      const sheets = sheetsSeenBy(db, me, task.id).flatMap(({ personId, stored }) =>
        stays.has(personId) && stored !== null ? [{ personId, sheet: stored.sheet }] : [],
      );
      return rubric === undefined ? [] : [{ rubric, sheets }];
    });
    const result = calibrate(targets);
    closeCalibration(db, round.id, result, now.wall);
    const facts = { calibrationId: round.id, result, leftOut: [...leftOut] };
    recordAct(core, db, staffActor(call), 'calibration.closed', facts, now);
    return { ok: true } as const;
  });
}

/** The calibrations the caller takes part in, with their own agreement where it is known. */
export function myCalibrations(core: HostCore, call: Call) {
  const { db } = core;
  const me = personOf(core, call);
  return calibrations(db).flatMap((one) => {
    const mine = tasksOfCalibration(db, one.id).some((task) =>
      assignmentsOf(db, task.id).some(({ personId }) => personId === me),
    );
    const own = one.result?.people.find(({ personId }) => personId === me) ?? null;
    if (!mine) return [];
    const agreement = own === null ? null : { kappa: own.kappa, exact: own.exact, pairs: own.pairs, shift: own.shift };
    return [{ ...roundOf(db, one), own: agreement }];
  });
}
