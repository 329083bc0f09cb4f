import type { Locale } from '#domain/item/locale.ts';
import { defaultDayRules, type DayRules } from '#domain/room/day-rules.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

export interface Session {
  readonly id: string;
  readonly title: string;
  readonly room: string;
  readonly startsAt: number;
  readonly schemeId: string;
  readonly schemeVersion: number;
  readonly state: 'prepared' | 'open' | 'closed';
  readonly rehearsal: boolean;
  /** To learn from: sat and marked like an exam, and nothing of it counts. */
  readonly training: boolean;
  readonly rules: DayRules;
}

type SessionRow = Omit<Session, 'rehearsal' | 'training' | 'rules'> & {
  readonly rehearsal: number | null;
  readonly training: number | null;
  readonly rules: string | null;
};

/** What a part of a session is drawn from, pinned when the session was made. */
export interface SessionPart {
  readonly partId: string;
  readonly blueprintId: string | null;
  readonly blueprintVersion: number | null;
  readonly bankId: string | null;
  readonly bankVersion: number | null;
}

/** A person on a roster, with the person's own particulars beside. */
export interface Candidate {
  readonly id: string;
  readonly sessionId: string;
  readonly personId: string;
  readonly admissionNumber: string;
  readonly locale: Locale;
  readonly extraMinutes: number;
  readonly name: string;
  readonly employeeNumber: string;
  readonly unit: string;
}

const sessionColumns =
  'SELECT id, title, room, starts_at AS startsAt, scheme_id AS schemeId, scheme_version AS schemeVersion, state, d.rehearsal, d.training, d.rules FROM session LEFT JOIN session_day d ON d.session_id = session.id';
const candidateColumns = `SELECT c.id, c.session_id AS sessionId, c.person_id AS personId, c.admission_number AS admissionNumber, c.locale,
  c.extra_minutes AS extraMinutes, p.name, p.employee_number AS employeeNumber, p.unit FROM candidate c JOIN person p ON p.id = c.person_id`;

function sessionOf({ rehearsal, training, rules, ...row }: SessionRow): Session {
  const said = rules === null ? {} : (JSON.parse(rules) as Partial<DayRules>);
  return { ...row, rehearsal: rehearsal === 1, training: training === 1, rules: { ...defaultDayRules, ...said } };
}

export function sessions(db: ReadDb): Session[] {
  return sql<[], SessionRow>(db, `${sessionColumns} ORDER BY starts_at DESC, id`).all().map(sessionOf);
}

export function sessionById(db: ReadDb, id: string): Session | null {
  const row = sql<[string], SessionRow>(db, `${sessionColumns} WHERE id = +?`).get(id);
  return row === undefined ? null : sessionOf(row);
}

export function insertSession(
  db: WriteDb,
  s: Omit<Session, 'rehearsal' | 'training' | 'rules'>,
  parts: readonly SessionPart[],
  now: number,
): void {
  sql<[string, string, string, number, string, number, string, number]>(
    db,
    'INSERT INTO session (id, title, room, starts_at, scheme_id, scheme_version, state, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(s.id, s.title, s.room, s.startsAt, s.schemeId, s.schemeVersion, s.state, now);
  parts.forEach((p, position) =>
    sql<[string, string, number, string | null, number | null, string | null, number | null]>(
      db,
      `INSERT INTO session_part (session_id, part_id, position, blueprint_id, blueprint_version, bank_id, bank_version)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ).run(s.id, p.partId, position, p.blueprintId, p.blueprintVersion, p.bankId, p.bankVersion),
  );
}

export function setSessionState(db: WriteDb, id: string, state: Session['state']): void {
  sql<[string, string]>(db, 'UPDATE session SET state = ? WHERE id = ?').run(state, id);
}

export function sessionParts(db: ReadDb, sessionId: string): SessionPart[] {
  return sql<[string], SessionPart>(
    db,
    `SELECT part_id AS partId, blueprint_id AS blueprintId, blueprint_version AS blueprintVersion, bank_id AS bankId, bank_version AS bankVersion
     FROM session_part WHERE session_id = +? ORDER BY position`,
  ).all(sessionId);
}

export function countCandidates(db: ReadDb, sessionId: string): number {
  return (
    sql<[string], { n: number }>(db, 'SELECT count(*) AS n FROM candidate WHERE session_id = ?').get(sessionId)?.n ?? 0
  );
}

export function insertCandidate(
  db: WriteDb,
  c: Pick<Candidate, 'id' | 'sessionId' | 'personId' | 'admissionNumber' | 'locale' | 'extraMinutes'>,
): void {
  sql<[string, string, string, string, string, number, string]>(
    db,
    `INSERT INTO candidate (id, session_id, person_id, admission_number, locale, extra_minutes, position)
     VALUES (?, ?, ?, ?, ?, ?, (SELECT count(*) FROM candidate WHERE session_id = ?))`,
  ).run(c.id, c.sessionId, c.personId, c.admissionNumber, c.locale, c.extraMinutes, c.sessionId);
}

export function roster(db: ReadDb, sessionId: string): Candidate[] {
  return sql<[string], Candidate>(db, `${candidateColumns} WHERE c.session_id = +? ORDER BY c.position`).all(sessionId);
}

export function candidateById(db: ReadDb, id: string): Candidate | null {
  return sql<[string], Candidate>(db, `${candidateColumns} WHERE c.id = +?`).get(id) ?? null;
}

export function candidateByAdmissionNumber(db: ReadDb, admissionNumber: string): Candidate | null {
  return sql<[string], Candidate>(db, `${candidateColumns} WHERE c.admission_number = +?`).get(admissionNumber) ?? null;
}
