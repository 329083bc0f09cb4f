import { encode } from 'uqr';
import { isFinal } from '#domain/attempt/attempt.ts';
import type { HostCore } from './host-core.ts';
import { seatNameOf } from './named-seats.ts';
import { attemptsOfCandidate } from './storage/attempt-store.ts';
import type { ReadDb } from './storage/database.ts';
import { roster } from './storage/session-store.ts';

/** What the room calls the seat of that candidate's open attempt; null where they have none, or it has no name. */
function assignedSeat(db: ReadDb, candidateId: string): string | null {
  const open = attemptsOfCandidate(db, candidateId).filter(({ attempt }) => !isFinal(attempt));
  const seat = open.find(({ attempt }) => attempt.seat !== null)?.attempt.seat ?? null;
  return seat === null ? null : (seatNameOf(db, seat) ?? null);
}

/** What a scanner at the seat types: the number and nothing else; and where the candidate sits, once that is known. */
export function slipCodes(core: HostCore, input: { sessionId: string }) {
  return roster(core.db, input.sessionId).map(({ id, admissionNumber }) => ({
    candidateId: id,
    seatName: assignedSeat(core.db, id),
    rows: encode(admissionNumber, { ecc: 'M', border: 0 }).data.map((row) =>
      row.map((dark) => (dark ? '1' : '0')).join(''),
    ),
  }));
}
