import { sql, type ReadDb, type WriteDb } from './database.ts';

/** Somebody the organisation knows by an employee number: staff, candidate, or both. */
export interface Person {
  readonly id: string;
  readonly employeeNumber: string;
  readonly name: string;
  readonly unit: string;
}

const columns = 'SELECT id, employee_number AS employeeNumber, name, unit FROM person';

export function personById(db: ReadDb, id: string): Person | null {
  return sql<[string], Person>(db, `${columns} WHERE id = ?`).get(id) ?? null;
}

export function personByEmployeeNumber(db: ReadDb, employeeNumber: string): Person | null {
  return sql<[string], Person>(db, `${columns} WHERE employee_number = ?`).get(employeeNumber) ?? null;
}

export function insertPerson(db: WriteDb, person: Person): void {
  sql<[string, string, string, string]>(
    db,
    'INSERT INTO person (id, employee_number, name, unit) VALUES (?, ?, ?, ?)',
  ).run(person.id, person.employeeNumber, person.name, person.unit);
}

export function updateUnit(db: WriteDb, id: string, unit: string): void {
  sql<[string, string]>(db, 'UPDATE person SET unit = ? WHERE id = ?').run(unit, id);
}

export function recordTraining(db: WriteDb, trainerId: string, traineeId: string, at: number): void {
  sql<[string, string, number]>(
    db,
    'INSERT INTO training (trainer_id, trainee_id, recorded_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(trainerId, traineeId, at);
}

export function trainersOf(db: ReadDb, traineeId: string): Person[] {
  return sql<[string], Person>(db, `${columns} WHERE id IN (SELECT trainer_id FROM training WHERE trainee_id = ?)`).all(
    traineeId,
  );
}
