import type { SeatPlace } from '#domain/seat/seat-map.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** A machine that joined the room. */
export interface RoomSeat {
  readonly id: string;
  /** SHA-256 of the seat's token. */
  readonly token: string;
  /** Names the browser profile or desktop install, as in a sign-in's `seat`. */
  readonly code: string;
  readonly kind: 'browser' | 'desktop';
  readonly state: 'pending' | 'approved';
  /** As the proctor named it, like A-03. */
  readonly name: string | null;
  readonly place: SeatPlace | null;
  /** The network address it joined from, and must ask from. */
  readonly address: string;
  /** The session whose Safe Exam Browser settings it joined with. */
  readonly sebSessionId: string | null;
  readonly joinedAt: number;
}

interface Row extends Omit<RoomSeat, 'place'> {
  row: number | null;
  column: number | null;
}

const columns = `SELECT id, token, code, kind, state, name, place_row AS "row", place_column AS "column", address,
  seb_session_id AS sebSessionId, joined_at AS joinedAt FROM seat`;

function roomSeat({ row, column, ...seat }: Row): RoomSeat {
  return { ...seat, place: row === null || column === null ? null : { row, column } };
}

export function roomSeats(db: ReadDb): RoomSeat[] {
  return sql<[], Row>(db, `${columns} ORDER BY joined_at, id`).all().map(roomSeat);
}

function one(db: ReadDb, where: 'id' | 'token' | 'code' | 'name', value: string): RoomSeat | null {
  const row = sql<[string], Row>(db, `${columns} WHERE ${where} = ?`).get(value);
  return row === undefined ? null : roomSeat(row);
}

export const seatById = (db: ReadDb, id: string): RoomSeat | null => one(db, 'id', id);
export const seatByToken = (db: ReadDb, token: string): RoomSeat | null => one(db, 'token', token);
export const seatByCode = (db: ReadDb, code: string): RoomSeat | null => one(db, 'code', code);
export const seatByName = (db: ReadDb, name: string): RoomSeat | null => one(db, 'name', name);

export function insertSeat(db: WriteDb, s: RoomSeat): void {
  sql<[string, string, string, string, string, string, string | null, number]>(
    db,
    `INSERT INTO seat (id, token, code, kind, state, address, seb_session_id, joined_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(s.id, s.token, s.code, s.kind, s.state, s.address, s.sebSessionId, s.joinedAt);
}

/** Lets the seat in under a name, from the address it asks from now. */
export function approveSeat(db: WriteDb, id: string, name: string, address: string): void {
  sql<[string, string, string]>(db, `UPDATE seat SET state = 'approved', name = ?, address = ? WHERE id = ?`).run(
    name,
    address,
    id,
  );
}

/** Gives each seat its place, all at once: two may change places. */
export function placeSeats(db: WriteDb, places: ReadonlyMap<string, SeatPlace | null>): void {
  const move = sql<[number | null, number | null, string]>(
    db,
    'UPDATE seat SET place_row = ?, place_column = ? WHERE id = ?',
  );
  for (const id of places.keys()) move.run(null, null, id);
  for (const [id, place] of places) move.run(place?.row ?? null, place?.column ?? null, id);
}

export function deleteSeat(db: WriteDb, id: string): void {
  sql<[string]>(db, 'DELETE FROM seat WHERE id = ?').run(id);
}
