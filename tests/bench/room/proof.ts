import { attemptEntries } from '#host/attempt-log.ts';
import { verifyJournal } from '#host/journals.ts';
import { attemptById, responsesOf } from '#host/storage/attempt-store.ts';
import { openForReading } from '#host/storage/database.ts';
import { savesAsSent } from '#tests/support/kills/evidence.ts';
import type { LoadSeat } from './load-seat.ts';
import type { SeatPage } from './seat-page.ts';

/** Who sat at a seat, and who at a page of Chromium. */
export type SeatedBoth = [
  seated: readonly { seat: LoadSeat; attemptId: string }[],
  paged: readonly { page: SeatPage; attemptId: string }[],
];

/** Reads the data folder of a host that is gone: what is not there once, as it was sent, of all that was acknowledged. */
export function lostOf(dataFolder: string, ...[seated, paged]: SeatedBoth): string[] {
  const db = openForReading(dataFolder);
  try {
    const lost = seated.flatMap(({ seat, attemptId }) => savesAsSent(seat, attemptEntries(db, attemptId)));
    const otherReceipts = seated
      .filter(({ seat, attemptId }) => attemptById(db, attemptId)?.receipt !== seat.receipt)
      .map(({ attemptId }) => `${attemptId} has another receipt`);
    // A page goes on to another item with each choice: there are as many responses, up to the length of the paper.
    const pagesLost = paged.flatMap(({ page, attemptId }) => {
      const stored = attemptById(db, attemptId);
      const choices = Math.min(page.saves.length, (stored?.attempt.items ?? 0) / 2);
      const all = stored?.receipt === page.receipt && responsesOf(db, attemptId).size >= choices;
      return all ? [] : [`a page was told ${page.saves.length} times that its choice is saved`];
    });
    return [
      ...lost,
      ...otherReceipts,
      ...pagesLost,
      ...(verifyJournal(db).intact ? [] : ['the journal does not verify']),
    ];
  } finally {
    db.close();
  }
}
