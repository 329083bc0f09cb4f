// Sheets on their way from a room to the office, sealed to it: read and written whole, for nobody's eyes. Only the two use cases of
// the results package use it: tests/host/blindness.test.ts.
import { sql, type ReadDb, type WriteDb } from './database.ts';
import { insertTask, liveTaskOf, storeAgreed, storeSettled, type MarkingTask } from './marking-task-store.ts';

/** The rows of one task as they stand. People go by what both hosts call them: the employee number. */
export interface SentMarking {
  readonly task: MarkingTask;
  readonly people: readonly {
    readonly id: string;
    readonly employeeNumber: string;
    readonly name: string;
    readonly unit: string;
  }[];
  readonly assignments: readonly AssignmentRow[];
  readonly sheets: readonly SheetRow[];
  readonly originals: readonly OriginalRow[];
  readonly words: readonly WordRow[];
}

export type AssignmentRow = readonly [
  person: string,
  position: number,
  third: number,
  at: number,
  replacedAt: number | null,
];
export type SheetRow = readonly [
  person: string,
  revision: number,
  content: string,
  at: number,
  submittedAt: number | null,
];
export type OriginalRow = readonly [
  ...[person: string, revision: number, content: string, submittedAt: number],
  ...[text: string, signature: string, publicKey: string],
];
export type WordRow = readonly [
  ...[person: string, criterion: string, stands: number, saidBy: string, note: string, at: number],
];

function rowsOf<R>(db: ReadDb, text: string, taskId: string): R[] {
  return db.prepare(`${text} WHERE task_id = ? ORDER BY person_id`).raw().all(taskId) as R[];
}

export function sentMarking(db: ReadDb, attemptId: string): SentMarking | null {
  const task = liveTaskOf(db, attemptId);
  if (task === null) return null;
  const { id } = task;
  return {
    task,
    people: sql<[string, string], SentMarking['people'][number]>(
      db,
      `SELECT id, employee_number AS employeeNumber, name, unit FROM person WHERE id IN (
         SELECT person_id FROM marking_assignment WHERE task_id = ? UNION SELECT said_by FROM fatal_word WHERE task_id = ?)`,
    ).all(id, id),
    assignments: rowsOf(db, 'SELECT person_id, position, third, assigned_at, replaced_at FROM marking_assignment', id),
    sheets: rowsOf(db, 'SELECT person_id, revision, content, saved_at, submitted_at FROM mark_sheet', id),
    originals: rowsOf(
      db,
      'SELECT person_id, revision, content, submitted_at, text, signature, public_key FROM mark_sheet_original',
      id,
    ),
    words: rowsOf(db, 'SELECT person_id, criterion, stands, said_by, note, said_at FROM fatal_word', id),
  };
}

/** Writes what a room sent. `idHere` says what a person of the room is called here. */
export function takeMarking(db: WriteDb, sent: SentMarking, idHere: (id: string) => string, now: number): void {
  const { task } = sent;
  if (liveTaskOf(db, task.attemptId) !== null) return;
  insertTask(db, task, now);
  if (task.agreed !== null) storeAgreed(db, task.id, task.agreed);
  if (task.settled !== null) storeSettled(db, task.id, task.settled);
  const write = (table: string, rows: readonly (readonly unknown[])[]) => {
    for (const [person, ...rest] of rows) {
      const values = [task.id, idHere(String(person)), ...rest];
      db.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`).run(...values);
    }
  };
  write('marking_assignment', sent.assignments);
  write('mark_sheet', sent.sheets);
  write('mark_sheet_original', sent.originals);
  write(
    'fatal_word',
    sent.words.map(([person, criterion, stands, saidBy, ...rest]) => [
      person,
      criterion,
      stands,
      idHere(saidBy),
      ...rest,
    ]),
  );
}
