import { oc } from '@orpc/contract';
import { z } from 'zod';
import { largestGrid } from '#domain/seat/seat-map.ts';
import { seatStandings } from './seat-headers.ts';
import { at, id, outcome, seat } from './values.ts';

const row = z.number().int().min(1).max(largestGrid);
/** Where a seat stands in the room: row and column, from 1. */
export const seatPlace = z.object({ row, column: row });
const grid = z.object({ rows: row, columns: row });
const typedCode = z.string().max(40);
export const seatName = z.string().trim().min(1).max(12);

export const roomSeat = z.object({
  seatId: z.string(),
  /** The first letters of what names the browser profile: the seat shows them too. */
  short: z.string(),
  kind: z.enum(['browser', 'desktop']),
  state: z.enum(['pending', 'approved']),
  /** Asks from another address than it was approved at. */
  moved: z.string().nullable(),
  name: z.string().nullable(),
  place: seatPlace.nullable(),
  address: z.string(),
  /** Joined in Safe Exam Browser with this session's settings. */
  sebSessionId: z.string().nullable(),
  joinedAt: at,
  /** Milliseconds since it last spoke to the host; null if it never did in this run of the host. */
  silentMs: z.number().nullable(),
});
export type RoomSeatView = z.infer<typeof roomSeat>;

/** Machines that join the room, and where they stand in it. */
export const seats = {
  /**
   * Shows that this host knows the pairing code, bound to its authority and to the caller's nonce: a seat that has typed the code
   * learns whom it is talking to before it sends anything. Null while no code is given out.
   */
  prove: oc
    .input(z.object({ nonce: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/) }))
    .output(z.object({ salt: z.string(), proof: z.string() }).nullable()),
  join: oc.input(z.object({ code: typedCode, seat, kind: z.enum(['browser', 'desktop']) })).output(
    z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), token: z.string() }),
      z.object({
        ok: z.literal(false),
        reason: z.enum(['wrong-code', 'no-code', 'wait', 'not-over-room', 'room-full']),
        /** With `wait`: seconds until this device may try again. */
        seconds: z.number().optional(),
      }),
    ]),
  ),
  /** Where the asking seat stands. */
  mine: oc.input(z.object({})).output(z.object({ standing: z.enum(seatStandings), name: z.string().nullable() })),
  leave: oc.input(z.object({})).output(z.object({})),
  list: oc.input(z.object({})).output(z.object({ grid, seats: z.array(roomSeat) })),
  /** Lets a pending or moved seat in, names it and places it. */
  approve: oc
    .input(z.object({ seatId: id, name: seatName, place: seatPlace.nullable() }))
    .output(outcome({}, ['unknown', 'name-taken', 'place-taken', 'outside-grid'])),
  /** Moves seats, all or none; a place may be given up and taken in one go. */
  place: oc
    .input(
      z.object({
        moves: z
          .array(z.object({ seatId: id, place: seatPlace.nullable() }))
          .min(1)
          .max(200),
      }),
    )
    .output(outcome({}, ['unknown', 'place-taken', 'outside-grid'])),
  /** Rows and columns of the room. Refused while a seat stands outside them. */
  setGrid: oc.input(grid).output(outcome({}, ['outside-grid'])),
  /** The seat must join anew. */
  remove: oc.input(z.object({ seatId: id })).output(outcome({}, ['unknown'])),
};
