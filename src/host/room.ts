import { ORPCError } from '@orpc/server';
import type { RoomBoard } from '#contract/room.ts';
import { hostTrouble } from './disk-watch.ts';
import type { HostCore } from './host-core.ts';
import { listIncidents } from './incidents.ts';
import { namedSeats, takenSeats } from './named-seats.ts';
import { seatCard } from './seat-cards.ts';
import { sessionSummary } from './sessions.ts';
import { attemptsOfSession, type StoredAttempt } from './storage/attempt-store.ts';
import { schemeVersion } from './storage/scheme-store.ts';
import { candidateById, roster, sessionById, sessions } from './storage/session-store.ts';

/** A closed session can be come back to for its report for so long after its planned start (ms). */
const reportableMs = 7 * 86_400_000;

export function roomSessions(core: HostCore) {
  const { wall } = core.clock.now();
  return sessions(core.db)
    .filter((s) => s.state !== 'closed' || wall - s.startsAt < reportableMs)
    .map((s) => sessionSummary(core.db, s));
}

/** The room as it stands. A session that is not there is refused: no screen leads to one. */
export function board(core: HostCore, input: { sessionId: string }): RoomBoard {
  const session = sessionById(core.db, input.sessionId);
  if (session === null) throw new ORPCError('NOT_FOUND', { message: 'There is no such session.' });
  const candidates = roster(core.db, session.id);
  const place = new Map(candidates.map((c, i) => [c.id, i]));
  const scheme = schemeVersion(core.db, session.schemeId, session.schemeVersion);
  const rows = namedSeats(core.db);
  const names = new Map(rows.map(({ seat, name }) => [seat, name]));
  const order = new Map(rows.map(({ seat }, at) => [seat, at]));
  const seatOf = ({ attempt }: StoredAttempt) => order.get(attempt.seat ?? '') ?? order.size;
  const cards = attemptsOfSession(core.db, session.id)
    .sort(
      (a, b) =>
        // As the room is, where seats are known; by the roster otherwise.
        seatOf(a) - seatOf(b) ||
        (place.get(a.attempt.candidateId) ?? 0) - (place.get(b.attempt.candidateId) ?? 0) ||
        (a.id < b.id ? -1 : 1),
    )
    .map((a) =>
      seatCard(core, a, candidates[place.get(a.attempt.candidateId) ?? -1] ?? null, scheme, names, session.rules),
    );
  const unknownNumbers = [...core.unknownNumbers].map(([admissionNumber, at]) => ({ admissionNumber, at }));
  const taken = takenSeats(core, core.db);
  const seats = rows.map((row) => ({ ...row, taken: taken.has(row.seat) }));
  const incidents = listIncidents(core.db, session.id);
  const trouble = hostTrouble(core);
  return { session: sessionSummary(core.db, session), cards, seats, unknownNumbers, incidents, trouble };
}

export function checkReceipt(core: HostCore, input: { sessionId: string; code: string }) {
  const plain = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const wanted = plain(input.code);
  const found = attemptsOfSession(core.db, input.sessionId).find(
    (a) => a.receipt !== null && plain(a.receipt) === wanted,
  );
  const candidate = found === undefined ? null : candidateById(core.db, found.attempt.candidateId);
  if (found === undefined || candidate === null) return null;
  return { attemptId: found.id, name: candidate.name, admissionNumber: candidate.admissionNumber };
}
