// What a rota has to do with tasks: who is given them by it, and from when on a turn stands.
import { isFinal } from '#domain/attempt/attempt.ts';
import type { RotaSlot } from '#domain/marking/rota.ts';
import type { Now } from '#domain/time.ts';
import { recordAct, type HostCore } from '../host-core.ts';
import { attemptById } from '../storage/attempt-store.ts';
import type { ReadDb, WriteDb } from '../storage/database.ts';
import {
  assignmentsOf,
  examiners,
  giveTask,
  isGiven,
  replaceAssignment,
  tasksOfSession,
  type MarkingTask,
} from '../storage/marking-task-store.ts';
import { rotaExaminers } from '../storage/rota-store.ts';
import { barBesides, barOf, type Bar } from './people.ts';

/** A case that was handed in, or a call whose reading has begun. A candidate who was only admitted to a call still waits for their turn. */
function hasBegun(db: ReadDb, task: MarkingTask): boolean {
  const attempt = attemptById(db, task.attemptId)?.attempt;
  return attempt?.call?.stage !== 'waiting' || isFinal(attempt);
}

/** The tasks of one part of a session. */
export function tasksOfPart(db: ReadDb, sessionId: string, partId: string): MarkingTask[] {
  return tasksOfSession(db, sessionId).filter((task) => task.partId === partId);
}

/** Candidates whose work is there to be marked: from then on the assignment of the task counts, and their turn stands. */
export function begunCandidates(db: ReadDb, sessionId: string, partId: string): string[] {
  return tasksOfPart(db, sessionId, partId).flatMap((task) => (hasBegun(db, task) ? task.candidateId : []));
}

/** Why a person may not take a turn; null when they may. Before the work has begun, one who was replaced may have it back. */
export function barFromTurn(db: ReadDb, task: MarkingTask, personId: string, wall: number): Bar | null {
  const back = !hasBegun(db, task) && !isGiven(db, task.id, personId);
  return back ? barBesides(db, task, personId, wall) : barOf(db, task, personId, wall);
}

/** Gives a task to those whom the rota names, as far as they still may. The lead examiner sees what is missing. */
export function giveByRota(core: HostCore, db: WriteDb, task: MarkingTask, now: Now): void {
  const people = rotaExaminers(db, task.sessionId, task.partId, task.candidateId).slice(0, task.examiners);
  for (const personId of people) {
    const given = assignmentsOf(db, task.id).filter((one) => one.replacedAt === null && !one.third);
    if (given.length >= task.examiners) return;
    if (!examiners(db).some((one) => one.personId === personId)) continue;
    if (barFromTurn(db, task, personId, now.wall) !== null) continue;
    giveTask(db, task.id, personId, now.wall);
    recordAct(core, db, 'host', 'marking.assigned', { taskId: task.id, personId, third: false, by: 'rota' }, now);
  }
}

/** After a rota was made or changed: a call that waits for its turn goes from the panel that it had to the one that it has. */
export function followRota(
  core: HostCore,
  db: WriteDb,
  actor: string,
  { sessionId, partId, before, after }: RotaChange,
): void {
  const now = core.clock.now();
  for (const task of tasksOfPart(db, sessionId, partId)) {
    const turn = after.find((slot) => slot.candidateId === task.candidateId);
    if (turn === undefined || hasBegun(db, task)) continue;
    const had = before.find((slot) => slot.candidateId === task.candidateId)?.examiners ?? [];
    for (const from of had) {
      if (turn.examiners.includes(from) || !isGiven(db, task.id, from)) continue;
      replaceAssignment(db, task.id, from, now.wall);
      recordAct(core, db, actor, 'marking.replaced', { taskId: task.id, from, to: null }, now);
    }
    giveByRota(core, db, task, now);
  }
}

interface RotaChange {
  readonly sessionId: string;
  readonly partId: string;
  readonly before: readonly RotaSlot[];
  readonly after: readonly RotaSlot[];
}
