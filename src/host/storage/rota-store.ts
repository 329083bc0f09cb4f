import type { RotaRule, RotaSlot } from '#domain/marking/rota.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

export interface StoredRota {
  readonly partId: string;
  readonly rule: RotaRule;
  readonly slots: readonly RotaSlot[];
}

interface SlotRow {
  partId: string;
  candidateId: string;
  place: string;
  from: number | null;
  to: number | null;
  examiners: string;
}

function slotsOf(db: ReadDb, sessionId: string): SlotRow[] {
  return sql<[string], SlotRow>(
    db,
    `SELECT part_id AS partId, candidate_id AS candidateId, place, from_at AS "from", to_at AS "to", examiners
     FROM rota_slot WHERE session_id = ? ORDER BY part_id, from_at, place, candidate_id`,
  ).all(sessionId);
}

/** The rotas of a session, one a part. */
export function rotasOf(db: ReadDb, sessionId: string): StoredRota[] {
  const slots = slotsOf(db, sessionId);
  return sql<[string], { partId: string; rule: string }>(
    db,
    'SELECT part_id AS partId, rule FROM rota WHERE session_id = ? ORDER BY part_id',
  )
    .all(sessionId)
    .map(({ partId, rule }) => ({
      partId,
      rule: JSON.parse(rule) as RotaRule,
      slots: slots
        .filter((one) => one.partId === partId)
        .map(({ partId: _, examiners, ...slot }) => ({ ...slot, examiners: JSON.parse(examiners) as string[] })),
    }));
}

/** Puts a rota in the place of what there was for the part. */
export function storeRota(db: WriteDb, sessionId: string, { partId, rule, slots }: StoredRota, now: number): void {
  sql<[string, string]>(db, 'DELETE FROM rota_slot WHERE session_id = ? AND part_id = ?').run(sessionId, partId);
  sql<[string, string, string, number]>(
    db,
    `INSERT INTO rota (session_id, part_id, rule, made_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET rule = excluded.rule, made_at = excluded.made_at`,
  ).run(sessionId, partId, JSON.stringify(rule), now);
  const insert = sql<[string, string, string, string, number | null, number | null, string]>(
    db,
    `INSERT INTO rota_slot (session_id, part_id, candidate_id, place, from_at, to_at, examiners) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { candidateId, place, from, to, examiners } of slots) {
    insert.run(sessionId, partId, candidateId, place, from, to, JSON.stringify(examiners));
  }
}

/** Who is to examine a candidate in that part, by the rota; nobody where there is none. */
export function rotaExaminers(db: ReadDb, sessionId: string, partId: string, candidateId: string): string[] {
  const row = sql<[string, string, string], { examiners: string }>(
    db,
    'SELECT examiners FROM rota_slot WHERE session_id = ? AND part_id = ? AND candidate_id = ?',
  ).get(sessionId, partId, candidateId);
  return row === undefined ? [] : (JSON.parse(row.examiners) as string[]);
}
