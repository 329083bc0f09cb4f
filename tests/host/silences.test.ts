import { describe, expect, it, onTestFinished } from 'vitest';
import { Silences } from '#host/silences.ts';
import { openForWriting } from '#host/storage/database.ts';
import { WriteFailed, WriteQueue } from '#host/storage/write-queue.ts';
import { temporaryFolder } from '../support/test-host.ts';

/** The seats of a room of 200, and who of them the host has heard. */
function room() {
  const db = openForWriting(temporaryFolder());
  onTestFinished(() => void db.close());
  const silences = new Silences(db);
  const heard = new Set<string>();
  const seats = Array.from({ length: 200 }, (_, at) => `attempt-${at}`);
  /** The seat is back after 20 s. */
  const back = (seat: string, at: number) => {
    heard.add(seat);
    silences.add(seat, { from: at, to: at + 20_000 }, () => void heard.delete(seat));
  };
  return { db, silences, heard, seats, back, queue: new WriteQueue(db, [silences]) };
}

describe('seats that are silent and come back, again and again through an exam', () => {
  it('leave nothing to undo behind, once each return is on disk', async () => {
    const { silences, heard, seats, back, queue } = room();
    for (let outage = 0; outage < 5; outage += 1) {
      await Promise.all(
        seats.map((seat) =>
          queue.run((db) => {
            back(seat, outage * 60_000);
            silences.forget(db, seat);
          }),
        ),
      );
    }
    expect(silences.undoable).toBe(0);
    expect(heard.size).toBe(200);
  });

  it('are unheard again with the write that failed, and with no other', async () => {
    const { db, silences, heard, seats, back, queue } = room();
    const [first = '', second = '', third = ''] = seats;
    await queue.run(() => back(first, 0));
    await expect(
      queue.run(() => {
        back(second, 0);
        throw new Error('the seat asked for something that is not there');
      }),
    ).rejects.toThrow('is not there');
    db.pragma('query_only = ON');
    await expect(
      queue.run((write) => {
        back(third, 0);
        silences.keep(write, third, { usedMs: 0, since: 0 });
      }),
    ).rejects.toThrow(WriteFailed);
    expect([...heard]).toEqual([first]);
    expect([first, second, third].map((seat) => silences.of(seat).length)).toEqual([1, 0, 0]);
    expect(silences.undoable).toBe(0);
  });
});
