import { attemptEntries } from '#host/attempt-log.ts';
import { verifyJournal } from '#host/journals.ts';
import { attemptById } from '#host/storage/attempt-store.ts';
import { openForReading } from '#host/storage/database.ts';
import { savesAsSent } from '#tests/support/kills/evidence.ts';
import type { LoadSeat } from './load-seat.ts';

/** Reads the data folder of a host that is gone: what is not there once, as it was sent, of all that was acknowledged. */
export function lostOf(dataFolder: string, seated: readonly { seat: LoadSeat; attemptId: string }[]): string[] {
  const db = openForReading(dataFolder);
  try {
    const lost = seated.flatMap(({ seat, attemptId }) => savesAsSent(seat, attemptEntries(db, attemptId)));
    const otherReceipts = seated
      .filter(({ seat, attemptId }) => attemptById(db, attemptId)?.receipt !== seat.receipt)
      .map(({ attemptId }) => `${attemptId} has another receipt`);
    return [...lost, ...otherReceipts, ...(verifyJournal(db).intact ? [] : ['the journal does not verify'])];
  } finally {
    db.close();
  }
}
