import type { CalibrationResult } from '#domain/marking/calibration.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** A round in which examiners mark the same tasks blind, so that their agreement is known. */
export interface Calibration {
  readonly id: string;
  readonly title: string;
  readonly schemeId: string;
  readonly partId: string;
  readonly openedBy: string;
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly result: CalibrationResult | null;
}

type Row = Omit<Calibration, 'result'> & { result: string | null };

const columns = `SELECT id, title, scheme_id AS schemeId, part_id AS partId, opened_by AS openedBy, opened_at AS openedAt,
  closed_at AS closedAt, result FROM calibration`;

const calibration = ({ result, ...rest }: Row): Calibration => ({
  ...rest,
  result: result === null ? null : (JSON.parse(result) as CalibrationResult),
});

export function insertCalibration(db: WriteDb, c: Omit<Calibration, 'closedAt' | 'result'>): void {
  sql<[string, string, string, string, string, number]>(
    db,
    'INSERT INTO calibration (id, title, scheme_id, part_id, opened_by, opened_at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(c.id, c.title, c.schemeId, c.partId, c.openedBy, c.openedAt);
}

/** The newest first. */
export function calibrations(db: ReadDb): Calibration[] {
  return sql<[], Row>(db, `${columns} ORDER BY opened_at DESC, id DESC`).all().map(calibration);
}

export function calibrationById(db: ReadDb, id: string): Calibration | null {
  const row = sql<[string], Row>(db, `${columns} WHERE id = ?`).get(id);
  return row === undefined ? null : calibration(row);
}

/** The closed ones of a scheme's part, the newest first. */
export function closedCalibrations(db: ReadDb, schemeId: string, partId: string): Calibration[] {
  return sql<[string, string], Row>(
    db,
    `${columns} WHERE scheme_id = ? AND part_id = ? AND closed_at IS NOT NULL ORDER BY closed_at DESC`,
  )
    .all(schemeId, partId)
    .map(calibration);
}

export function closeCalibration(db: WriteDb, id: string, result: CalibrationResult, now: number): void {
  sql<[number, string, string]>(db, 'UPDATE calibration SET closed_at = ?, result = ? WHERE id = ?').run(
    now,
    JSON.stringify(result),
    id,
  );
}
