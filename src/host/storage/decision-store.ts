import { sql, type ReadDb, type WriteDb } from './database.ts';

/** A named person's act on one candidate. `text` is what the signature covers. */
export interface Decision {
  readonly id: string;
  readonly candidateId: string;
  readonly outcome: 'certify' | 'refuse';
  readonly decidedBy: string;
  readonly decidedAt: number;
  readonly reason: string;
  readonly override: string | null;
  readonly text: string;
  readonly signature: string;
  readonly publicKey: string;
}

export function insertDecision(db: WriteDb, d: Decision): void {
  sql<[string, string, string, string, number, string, string | null, string, string, string]>(
    db,
    `INSERT INTO decision (id, candidate_id, outcome, decided_by, decided_at, reason, override, text, signature, public_key)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    d.id,
    d.candidateId,
    d.outcome,
    d.decidedBy,
    d.decidedAt,
    d.reason,
    d.override,
    d.text,
    d.signature,
    d.publicKey,
  );
}

export function decisionOf(db: ReadDb, candidateId: string): Decision | null {
  return (
    sql<[string], Decision>(
      db,
      `SELECT id, candidate_id AS candidateId, outcome, decided_by AS decidedBy, decided_at AS decidedAt, reason, override, text, signature,
       public_key AS publicKey FROM decision WHERE candidate_id = ?`,
    ).get(candidateId) ?? null
  );
}

export function declareConflict(db: WriteDb, candidateId: string, personId: string, note: string, now: number): void {
  sql<[string, string, string, number]>(
    db,
    'INSERT INTO conflict (candidate_id, person_id, note, declared_at) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET note = excluded.note',
  ).run(candidateId, personId, note, now);
}

export function declaredConflict(db: ReadDb, candidateId: string, personId: string): string | null {
  const row = sql<[string, string], { note: string }>(
    db,
    'SELECT note FROM conflict WHERE candidate_id = ? AND person_id = ?',
  ).get(candidateId, personId);
  return row?.note ?? null;
}
