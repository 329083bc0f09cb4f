import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isReplaced } from '#domain/seat/host-epoch.ts';
import { setMetaValue } from '#host/storage/meta-store.ts';
import { databaseFile, openForWriting } from '#host/storage/database.ts';
import { hostEpoch, seatGrid } from '#host/storage/room-store.ts';
import { approveSeat, insertSeat, placeSeats, roomSeats, type RoomSeat } from '#host/storage/seat-store.ts';
import { temporaryFolder } from '../support/test-host.ts';

const stored = readFileSync(new URL('./format-1/data.sql', import.meta.url), 'utf8');

/** A data folder as it was before there was a room network. */
function oldFolder(): string {
  const folder = temporaryFolder();
  const db = new Database(databaseFile(folder));
  db.pragma('foreign_keys = OFF'); // its rows come table by table
  db.exec(stored);
  db.close();
  return folder;
}

function migrated<T>(look: (db: ReturnType<typeof openForWriting>) => T, folder = oldFolder()): T {
  const db = openForWriting(folder);
  try {
    return look(db);
  } finally {
    db.close();
  }
}

const seat = (n: number): RoomSeat => ({
  id: `seat-${n}`,
  token: `hash-${n}`,
  code: `profile-${n}`,
  kind: 'browser',
  state: 'pending',
  name: null,
  place: null,
  address: '192.168.1.7',
  sebSessionId: null,
  joinedAt: n,
});

describe('a data folder from before the room’s network', () => {
  it('gets a lineage of its own, once, and was taken over by nobody', () => {
    const folder = oldFolder();
    const first = migrated(hostEpoch, folder);
    expect(first.epoch).toBe(0);
    expect(first.lineage).toMatch(/^[0-9a-f]{32}$/);
    expect(migrated(hostEpoch, folder)).toEqual(first);
    expect(migrated(hostEpoch)).not.toEqual(first);
  });

  it('says to seats the epoch that a take-over raises, under the same lineage', () => {
    migrated((db) => {
      const before = hostEpoch(db);
      setMetaValue(db, 'epoch', '1');
      expect(hostEpoch(db)).toEqual({ lineage: before.lineage, epoch: 1 });
      expect(isReplaced(hostEpoch(db), before)).toBe(true);
    });
  });

  it('has a room without seats, and takes them from then on', () => {
    migrated((db) => {
      expect([roomSeats(db), seatGrid(db)]).toEqual([[], { rows: 5, columns: 6 }]);
      insertSeat(db, seat(1));
      insertSeat(db, seat(2));
      approveSeat(db, 'seat-1', 'A-01', '192.168.1.8');
      placeSeats(db, new Map([['seat-1', { row: 1, column: 1 }]]));
      expect(roomSeats(db)).toEqual([
        { ...seat(1), state: 'approved', name: 'A-01', place: { row: 1, column: 1 }, address: '192.168.1.8' },
        seat(2),
      ]);
    });
  });

  it('holds no two seats of one name, one place, one token or one browser profile, and lets none in without a name', () => {
    migrated((db) => {
      insertSeat(db, seat(1));
      insertSeat(db, seat(2));
      approveSeat(db, 'seat-1', 'A-01', 'x');
      placeSeats(db, new Map([['seat-1', { row: 1, column: 1 }]]));
      expect(() => approveSeat(db, 'seat-2', 'A-01', 'x')).toThrow(/UNIQUE/);
      expect(() => placeSeats(db, new Map([['seat-2', { row: 1, column: 1 }]]))).toThrow(/UNIQUE/);
      expect(() => insertSeat(db, { ...seat(3), token: 'hash-1' })).toThrow(/UNIQUE/);
      expect(() => insertSeat(db, { ...seat(3), code: 'profile-1' })).toThrow(/UNIQUE/);
      expect(() => db.exec(`UPDATE seat SET state = 'approved' WHERE id = 'seat-2'`)).toThrow(/CHECK/);
      expect(() => db.exec(`INSERT INTO host_lineage VALUES (2, 'another')`)).toThrow(/CHECK/);
    });
  });
});
