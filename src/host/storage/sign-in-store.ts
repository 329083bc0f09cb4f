import type { Role } from '#domain/roles.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** One authenticated use of the host. `token` is the SHA-256 of the bearer. */
export interface SignIn {
  readonly token: string;
  readonly role: Role;
  readonly accountId: string | null;
  readonly candidateId: string | null;
  readonly attemptId: string | null;
  /** The practice pass of a trainee. */
  readonly passId: string | null;
  readonly seat: string;
  readonly openedAt: number;
}

const columns =
  'SELECT token, role, account_id AS accountId, candidate_id AS candidateId, attempt_id AS attemptId, pass_id AS passId, seat, opened_at AS openedAt FROM sign_in';

export function signIns(db: ReadDb): SignIn[] {
  return sql<[], SignIn>(db, columns).all();
}

export function insertSignIn(db: WriteDb, s: SignIn): void {
  sql<[string, string, string | null, string | null, string | null, string | null, string, number]>(
    db,
    'INSERT INTO sign_in (token, role, account_id, candidate_id, attempt_id, pass_id, seat, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(s.token, s.role, s.accountId, s.candidateId, s.attemptId, s.passId, s.seat, s.openedAt);
}

export function deleteSignIn(db: WriteDb, token: string): void {
  sql<[string]>(db, 'DELETE FROM sign_in WHERE token = ?').run(token);
}
