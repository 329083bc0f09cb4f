import type { SeatPlace } from '#domain/seat/seat-map.ts';
import type { HostCore } from './host-core.ts';
import { seatsInOrder } from './seats.ts';
import { attemptById, openAttemptsAtSeats } from './storage/attempt-store.ts';
import type { ReadDb } from './storage/database.ts';
import { seatByCode } from './storage/seat-store.ts';

/** A seat of the room that a proctor let in: `seat` is its code, `name` what people call it. */
export interface NamedSeat {
  readonly seat: string;
  readonly name: string;
  readonly place: SeatPlace | null;
}

/** The seats that have a name, in the order of the room. None where the host listens to its own machine only. */
export function namedSeats(db: ReadDb): NamedSeat[] {
  return seatsInOrder(db).flatMap(({ code, name, place }) => (name === null ? [] : [{ seat: code, name, place }]));
}

/** What the room calls the seat of that code now; undefined for one that was not let in, or stands outside a room. */
export function seatNameOf(db: ReadDb, seat: string): string | undefined {
  return seatByCode(db, seat)?.name ?? undefined;
}

/** What the room calls the seats of these attempts now, by attempt: only those whose seats have names. */
export function seatNamesAt(db: ReadDb, attemptIds: readonly string[]): Record<string, string> {
  const named = attemptIds.flatMap((id) => {
    const seat = attemptById(db, id)?.attempt.seat ?? null;
    const name = seat === null ? undefined : seatNameOf(db, seat);
    return name === undefined ? [] : [[id, name] as const];
  });
  return Object.fromEntries(named);
}

/** The seats where somebody is at an attempt that is not over: admitted, or waiting there to be. */
export function takenSeats(core: HostCore, db: ReadDb): ReadonlySet<string> {
  const waitsThere = (id: string) => core.signIns.ofAttempt(id) !== null;
  const open = openAttemptsAtSeats(db).filter(({ id, state }) => state !== 'awaiting' || waitsThere(id));
  return new Set(open.map(({ seat }) => seat));
}
