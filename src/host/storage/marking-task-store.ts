import type { Combination } from '#domain/marking/combine.ts';
import type { AgreedMark, Settlement } from '#domain/marking/settle.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** live: its mark counts. calibration: to compare examiners. review: a training run's own or peer's sheet. */
export type TaskPurpose = 'live' | 'calibration' | 'review';

/** One candidate's case or call to be marked by its examiners. */
export interface MarkingTask {
  readonly id: string;
  readonly attemptId: string;
  readonly sessionId: string;
  readonly candidateId: string;
  readonly partId: string;
  readonly code: string;
  readonly examiners: number;
  readonly threshold: number;
  readonly combination: Combination;
  readonly agreed: (AgreedMark & { readonly by: string; readonly at: number; readonly note: string }) | null;
  readonly settled: (Settlement & { readonly by: string; readonly at: number }) | null;
  readonly purpose: TaskPurpose;
  /** The calibration that a task belongs to; null for any other. */
  readonly calibrationId: string | null;
}

type Row = Omit<MarkingTask, 'agreed' | 'settled'> & { agreed: string | null; settled: string | null };

const columns = `SELECT t.id, t.attempt_id AS attemptId, t.session_id AS sessionId, t.candidate_id AS candidateId, t.part_id AS partId,
  t.code, t.examiners, t.threshold, t.combination, t.agreed, t.settled, t.purpose, t.calibration_id AS calibrationId FROM marking_task t`;

function task({ agreed, settled, ...rest }: Row): MarkingTask {
  return {
    ...rest,
    agreed: agreed === null ? null : (JSON.parse(agreed) as MarkingTask['agreed']),
    settled: settled === null ? null : (JSON.parse(settled) as MarkingTask['settled']),
  };
}

export function insertTask(db: WriteDb, t: Omit<MarkingTask, 'agreed' | 'settled'>, now: number): void {
  const { threshold, combination, purpose, calibrationId } = t;
  sql<[string, string, string, string, string, string, number, number, string, number, string, string | null]>(
    db,
    `INSERT INTO marking_task (id, attempt_id, session_id, candidate_id, part_id, code, examiners, threshold, combination, created_at,
       purpose, calibration_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    ...([t.id, t.attemptId, t.sessionId, t.candidateId, t.partId, t.code] as const),
    ...([t.examiners, threshold, combination, now, purpose, calibrationId] as const),
  );
}

export function taskById(db: ReadDb, id: string): MarkingTask | null {
  const row = sql<[string], Row>(db, `${columns} WHERE t.id = ?`).get(id);
  return row === undefined ? null : task(row);
}

/** True when there is something to be marked of the attempt. */
export function isTaskOf(db: ReadDb, attemptId: string): boolean {
  return sql<[string]>(db, 'SELECT 1 FROM marking_task WHERE attempt_id = ?').get(attemptId) !== undefined;
}

/** Those that count. By their codes, which tell nothing of the order in which candidates sat. */
export function tasksOfSession(db: ReadDb, sessionId: string): MarkingTask[] {
  return sql<[string], Row>(db, `${columns} WHERE t.session_id = ? AND t.purpose = 'live' ORDER BY t.code`)
    .all(sessionId)
    .map(task);
}

/** Every task that was made of an attempt, whatever for. */
export function taskIdsOf(db: ReadDb, attemptId: string): string[] {
  return sql<[string], { id: string }>(db, 'SELECT id FROM marking_task WHERE attempt_id = ?')
    .all(attemptId)
    .map(({ id }) => id);
}

/** The task of an attempt whose mark counts. */
export function liveTaskOf(db: ReadDb, attemptId: string): MarkingTask | null {
  const row = sql<[string], Row>(db, `${columns} WHERE t.attempt_id = ? AND t.purpose = 'live'`).get(attemptId);
  return row === undefined ? null : task(row);
}

/** Those that count and whose result does not stand yet, of all sessions. */
export function unsettledTasks(db: ReadDb): (MarkingTask & { readonly createdAt: number })[] {
  return sql<[], Row & { createdAt: number }>(
    db,
    `${columns.replace(' FROM', ', t.created_at AS createdAt FROM')} WHERE t.settled IS NULL AND t.purpose = 'live' ORDER BY t.code`,
  )
    .all()
    .map((row) => ({ ...task(row), createdAt: row.createdAt }));
}

/** What a person marks as an examiner: reviews of a training run are their candidates'. */
export function tasksOfExaminer(db: ReadDb, personId: string): MarkingTask[] {
  return sql<[string], Row>(
    db,
    `${columns} JOIN marking_assignment a ON a.task_id = t.id WHERE a.person_id = ? AND a.replaced_at IS NULL AND t.purpose <> 'review' ORDER BY t.code`,
  )
    .all(personId)
    .map(task);
}

export function storeAgreed(db: WriteDb, id: string, agreed: NonNullable<MarkingTask['agreed']>): void {
  sql<[string, string]>(db, 'UPDATE marking_task SET agreed = ? WHERE id = ?').run(JSON.stringify(agreed), id);
}

export function storeSettled(db: WriteDb, id: string, settled: NonNullable<MarkingTask['settled']>): void {
  sql<[string, string]>(db, 'UPDATE marking_task SET settled = ? WHERE id = ?').run(JSON.stringify(settled), id);
}

export interface Assignment {
  readonly taskId: string;
  readonly personId: string;
  readonly name: string;
  readonly position: number;
  readonly third: boolean;
  readonly replacedAt: number | null;
}

/** All who were ever given the task, in their order. */
export function assignmentsOf(db: ReadDb, taskId: string): Assignment[] {
  return sql<[string], Omit<Assignment, 'third'> & { third: number }>(
    db,
    `SELECT a.task_id AS taskId, a.person_id AS personId, p.name, a.position, a.third, a.replaced_at AS replacedAt
     FROM marking_assignment a JOIN person p ON p.id = a.person_id WHERE a.task_id = ? ORDER BY a.position`,
  )
    .all(taskId)
    .map((row) => ({ ...row, third: row.third === 1 }));
}

/** True for one who marks the task now: given it, and not replaced since. */
export function isGiven(db: ReadDb, taskId: string, personId: string): boolean {
  return assignmentsOf(db, taskId).some((one) => one.personId === personId && one.replacedAt === null);
}

export function insertAssignment(db: WriteDb, taskId: string, personId: string, third: boolean, now: number): void {
  sql<[string, string, string, number, number]>(
    db,
    `INSERT INTO marking_assignment (task_id, person_id, position, third, assigned_at)
     VALUES (?, ?, (SELECT count(*) FROM marking_assignment WHERE task_id = ?), ?, ?)`,
  ).run(taskId, personId, taskId, third ? 1 : 0, now);
}

export function replaceAssignment(db: WriteDb, taskId: string, personId: string, now: number): void {
  sql<[number, string, string]>(
    db,
    'UPDATE marking_assignment SET replaced_at = ? WHERE task_id = ? AND person_id = ?',
  ).run(now, taskId, personId);
}

/** Who read sheets of the task without marking it. */
export function viewersOf(db: ReadDb, taskId: string): string[] {
  return sql<[string], { id: string }>(db, 'SELECT person_id AS id FROM sheet_viewing WHERE task_id = ?')
    .all(taskId)
    .map(({ id }) => id);
}

/** True when it is the first time. */
export function recordViewing(db: WriteDb, taskId: string, personId: string, now: number): boolean {
  return (
    sql<[string, string, number]>(
      db,
      'INSERT INTO sheet_viewing (task_id, person_id, viewed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    ).run(taskId, personId, now).changes > 0
  );
}

/** The people who may be given tasks: holders of an active account that is an examiner's or a lead examiner's. */
export function examiners(db: ReadDb): { personId: string; name: string; open: number }[] {
  return sql<[], { personId: string; name: string; open: number }>(
    db,
    `SELECT p.id AS personId, p.name,
       (SELECT count(*) FROM marking_assignment m JOIN marking_task t ON t.id = m.task_id
        WHERE m.person_id = p.id AND m.replaced_at IS NULL AND t.settled IS NULL AND t.purpose = 'live') AS open
     FROM person p WHERE EXISTS (
       SELECT 1 FROM account a JOIN account_role r ON r.account_id = a.id
       WHERE a.person_id = p.id AND a.active = 1 AND r.role IN ('examiner', 'lead-examiner')) ORDER BY p.name, p.id`,
  ).all();
}

/** True when this person marks, or read sheets on, the same attempt under another task. */
export function hasMetAttempt(db: ReadDb, task: Pick<MarkingTask, 'id' | 'attemptId'>, personId: string): boolean {
  const other = `JOIN marking_task t ON t.id = x.task_id WHERE x.person_id = @person AND t.attempt_id = @attempt AND t.id <> @task`;
  const found = sql<[{ person: string; attempt: string; task: string }], unknown>(
    db,
    `SELECT 1 FROM marking_assignment x ${other} UNION ALL SELECT 1 FROM sheet_viewing x ${other} LIMIT 1`,
  ).get({ person: personId, attempt: task.attemptId, task: task.id });
  return found !== undefined;
}

/** Gives a task to a person; one who was replaced before has it again. */
export function giveTask(db: WriteDb, taskId: string, personId: string, now: number): void {
  sql<[string, string, string, number]>(
    db,
    `INSERT INTO marking_assignment (task_id, person_id, position, third, assigned_at)
     VALUES (?, ?, (SELECT count(*) FROM marking_assignment WHERE task_id = ?), 0, ?)
     ON CONFLICT (task_id, person_id) DO UPDATE SET replaced_at = NULL`,
  ).run(taskId, personId, taskId, now);
}

/** A training run's reviews, by their codes. */
export function reviewsOfSession(db: ReadDb, sessionId: string): MarkingTask[] {
  return sql<[string], Row>(db, `${columns} WHERE t.session_id = ? AND t.purpose = 'review' ORDER BY t.code`)
    .all(sessionId)
    .map(task);
}

export function tasksOfCalibration(db: ReadDb, calibrationId: string): MarkingTask[] {
  return sql<[string], Row>(db, `${columns} WHERE t.calibration_id = ? ORDER BY t.code`).all(calibrationId).map(task);
}

/** Those that count and are not settled. */
export function openLiveTasks(db: ReadDb): MarkingTask[] {
  return sql<[], Row>(db, `${columns} WHERE t.purpose = 'live' AND t.settled IS NULL ORDER BY t.code`).all().map(task);
}

/** Everything that was ever finished and can be marked, the newest first: what a calibration may be held with. */
export function liveTasks(db: ReadDb, most: number): MarkingTask[] {
  return sql<[number], Row>(db, `${columns} WHERE t.purpose = 'live' ORDER BY t.created_at DESC, t.code LIMIT ?`)
    .all(most)
    .map(task);
}
