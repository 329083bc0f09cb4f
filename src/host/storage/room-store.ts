import { firstGrid, type SeatGrid } from '#domain/seat/seat-map.ts';
import type { HostEpoch } from '#domain/seat/host-epoch.ts';
import { epochOf } from './meta-store.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** Which host this data folder is, and how often it was taken over. */
export function hostEpoch(db: ReadDb): HostEpoch {
  const row = sql<[], { lineage: string }>(db, 'SELECT lineage FROM host_lineage').get();
  if (row === undefined) throw new Error('the data folder has no lineage');
  return { lineage: row.lineage, epoch: epochOf(db) };
}

/** A room authority as it is kept: its certificate in the clear, its key sealed. */
export interface StoredAuthority {
  readonly address: string;
  readonly certificate: string;
  readonly sealedKey: string;
  readonly expiresAt: number;
}

export function roomAuthority(db: ReadDb, address: string): StoredAuthority | null {
  const query =
    'SELECT address, certificate, sealed_key AS sealedKey, expires_at AS expiresAt FROM room_authority WHERE address = ?';
  return sql<[string], StoredAuthority>(db, query).get(address) ?? null;
}

/** Keeps the authority of an address; an older one of the same address is forgotten. */
export function storeRoomAuthority(db: WriteDb, a: StoredAuthority): void {
  sql<[string, string, string, number]>(
    db,
    'INSERT OR REPLACE INTO room_authority (address, certificate, sealed_key, expires_at) VALUES (?, ?, ?, ?)',
  ).run(a.address, a.certificate, a.sealedKey, a.expiresAt);
}

export interface RoomOpening {
  readonly id: string;
  readonly sessionId: string;
  readonly address: string;
  /** Of the operations and screens, over TLS. */
  readonly port: number;
  /** Of the page that gives the authority away, in the clear. */
  readonly pagePort: number;
  readonly openedAt: number;
  readonly openedBy: string;
  /** Null: open, or cut short by the end of the host. */
  readonly closedAt: number | null;
}

export function insertOpening(db: WriteDb, o: RoomOpening): void {
  sql<[string, string, string, number, number, number, string]>(
    db,
    'INSERT INTO room_opening (id, session_id, address, port, page_port, opened_at, opened_by) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(o.id, o.sessionId, o.address, o.port, o.pagePort, o.openedAt, o.openedBy);
}

export function closeOpenings(db: WriteDb, at: number): void {
  sql<[number]>(db, 'UPDATE room_opening SET closed_at = ? WHERE closed_at IS NULL').run(at);
}

/** The newest opening of all, or of an address. */
export function lastOpening(db: ReadDb, address?: string): RoomOpening | null {
  const query = `SELECT id, session_id AS sessionId, address, port, page_port AS pagePort, opened_at AS openedAt, opened_by AS openedBy,
    closed_at AS closedAt FROM room_opening WHERE ? IS NULL OR address = ? ORDER BY opened_at DESC, id DESC LIMIT 1`;
  const wanted = address ?? null;
  return sql<[string | null, string | null], RoomOpening>(db, query).get(wanted, wanted) ?? null;
}

export function seatGrid(db: ReadDb): SeatGrid {
  const query = 'SELECT row_count AS rows, column_count AS columns FROM seat_grid';
  return sql<[], SeatGrid>(db, query).get() ?? firstGrid;
}

export function storeSeatGrid(db: WriteDb, { rows, columns }: SeatGrid): void {
  sql<[number, number]>(db, 'INSERT OR REPLACE INTO seat_grid (id, row_count, column_count) VALUES (1, ?, ?)').run(
    rows,
    columns,
  );
}
