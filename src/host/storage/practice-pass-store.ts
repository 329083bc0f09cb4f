import type { Attempt } from '#domain/attempt/attempt.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** Leave for a person to practise from some banks. */
export interface PracticePass {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly employeeNumber: string;
  readonly bankIds: readonly string[];
  readonly givenAt: number;
  readonly revokedAt: number | null;
}

type Row = Omit<PracticePass, 'bankIds'> & { readonly banks: string };

const columns = `SELECT s.id, s.person_id AS personId, p.name, p.employee_number AS employeeNumber, s.given_at AS givenAt,
  s.revoked_at AS revokedAt, (SELECT json_group_array(bank_id) FROM practice_pass_bank WHERE pass_id = s.id) AS banks
  FROM practice_pass s JOIN person p ON p.id = s.person_id`;

const passIn = ({ banks, ...row }: Row): PracticePass => ({ ...row, bankIds: JSON.parse(banks) as string[] });

/** Every pass, the newest first. */
export function practicePasses(db: ReadDb): PracticePass[] {
  return sql<[], Row>(db, `${columns} ORDER BY s.given_at DESC, p.employee_number`).all().map(passIn);
}

export function passById(db: ReadDb, id: string): PracticePass | null {
  const row = sql<[string], Row>(db, `${columns} WHERE s.id = ?`).get(id);
  return row === undefined ? null : passIn(row);
}

/** The pass that a code opens, by the code's hash; revoked ones too. */
export function passByCode(db: ReadDb, code: string): PracticePass | null {
  const row = sql<[string], Row>(db, `${columns} WHERE s.code = ?`).get(code);
  return row === undefined ? null : passIn(row);
}

/** A person's pass that is not revoked; there is one at most. */
export function passOfPerson(db: ReadDb, personId: string): PracticePass | null {
  const row = sql<[string], Row>(db, `${columns} WHERE s.person_id = ? AND s.revoked_at IS NULL`).get(personId);
  return row === undefined ? null : passIn(row);
}

export function insertPass(
  db: WriteDb,
  pass: Pick<PracticePass, 'id' | 'personId' | 'bankIds' | 'givenAt'> & { readonly code: string },
): void {
  sql<[string, string, string, number]>(
    db,
    'INSERT INTO practice_pass (id, person_id, code, given_at) VALUES (?, ?, ?, ?)',
  ).run(pass.id, pass.personId, pass.code, pass.givenAt);
  for (const bankId of new Set(pass.bankIds)) {
    sql<[string, string]>(db, 'INSERT INTO practice_pass_bank (pass_id, bank_id) VALUES (?, ?)').run(pass.id, bankId);
  }
}

export function revokePass(db: WriteDb, id: string, now: number): void {
  sql<[number, string]>(db, 'UPDATE practice_pass SET revoked_at = ? WHERE id = ?').run(now, id);
}

/** Where the attempts of a person stand, in every session. */
export function attemptStatesOf(db: ReadDb, personId: string): Pick<Attempt, 'state'>[] {
  return sql<[string], Pick<Attempt, 'state'>>(
    db,
    'SELECT a.state FROM attempt a JOIN candidate c ON c.id = a.candidate_id WHERE c.person_id = ?',
  ).all(personId);
}
