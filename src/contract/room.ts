import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { reasonCodes } from '#domain/room/codes.ts';
import { incident } from './incidents.ts';
import { roomActs } from './room-acts.ts';
import { seatPlace } from './seats.ts';
import { accommodation, attemptState, sessionSummary } from './sessions.ts';
import { at, id, locale, localeText } from './values.ts';

export const seatCard = z.object({
  attemptId: z.string(),
  candidateId: z.string(),
  admissionNumber: z.string(),
  name: z.string(),
  employeeNumber: z.string(),
  unit: z.string(),
  locale,
  part: localeText,
  state: attemptState,
  /** True once an admission number was typed at a seat: somebody is there to be looked at. */
  present: z.boolean(),
  /** Identity confirmed, agreements accepted, equipment checked: ready for the start. */
  ready: z.boolean(),
  answered: z.number(),
  items: z.number(),
  /** Null before the start. */
  remainingMs: z.number().nullable(),
  lastSavedAt: at.nullable(),
  /** Milliseconds since the seat last spoke to the host; null if it never did in this run of the host. */
  silentMs: z.number().nullable(),
  /** The proctor's reason in their words; `proctor` where none is known, `host-restart` after a restart. */
  pausedBecause: z.string().nullable(),
  pausedCode: z.enum(reasonCodes).nullable(),
  /** The seat's id; null while nobody sits. */
  seat: z.string().nullable(),
  /** As the proctor named the seat, like A-03; null where it is none of the room's. */
  seatName: z.string().nullable(),
  /** Time given so far (ms), what was taken back subtracted. */
  creditedMs: z.number(),
  credits: z.array(
    z.object({
      ms: z.number(),
      by: z.string(),
      code: z.enum(reasonCodes).nullable(),
      reason: z.string(),
      at: at.nullable(),
    }),
  ),
  downtimes: z.array(
    z.object({
      cause: z.enum(['host-restart', 'seat-silent']),
      at,
      ms: z.number().nullable(),
      byCandidate: z.boolean(),
    }),
  ),
  messages: z.array(z.object({ text: z.string(), sentAt: at, acknowledgedAt: at.nullable() })),
  accommodation: accommodation.extend({ extraMs: z.number() }).nullable(),
  /** Another seat where this candidate's number was typed just now: the attempt may go on there. */
  transferTo: z.string().nullable(),
  receipt: z.string().nullable(),
});
export type SeatCard = z.infer<typeof seatCard>;

/** One session's room as it stands. */
const board = z.object({
  session: sessionSummary,
  cards: z.array(seatCard),
  /** The room's named seats in its order; `seat` is the code that a card's `seat` has. Taken: somebody is at an open attempt there. */
  seats: z.array(z.object({ seat: z.string(), name: z.string(), place: seatPlace.nullable(), taken: z.boolean() })),
  /** Numbers typed at seats that are on no roster of an open session. */
  unknownNumbers: z.array(z.object({ admissionNumber: z.string(), at })),
  /** The room's log: the newest version of each incident, newest first. */
  incidents: z.array(incident),
  /** What is wrong with the host's own disk or its snapshots, as the system said it. */
  trouble: z.object({ snapshot: z.string().nullable(), disk: z.string().nullable() }),
});
export type RoomBoard = z.infer<typeof board>;

const boardNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('board'), revision: z.string(), board }),
  z.object({
    kind: z.literal('pulse'),
    revision: z.string(),
    seats: z.array(
      seatCard.pick({ attemptId: true, remainingMs: true, silentMs: true, answered: true, lastSavedAt: true }),
    ),
  }),
]);
export type BoardNews = z.infer<typeof boardNews>;

/** The proctor's operations on a session. */
export const room = {
  sessions: oc.input(z.object({})).output(z.array(sessionSummary)),
  /** Refused with NOT_FOUND for a session that is not there. */
  board: oc.input(z.object({ sessionId: id })).output(board),
  /** The board, pushed: as a whole when something changed, else each second what changes by itself. Resumes by its revision. */
  watch: oc.input(z.object({ sessionId: id, since: z.string().max(200).optional() })).output(eventIterator(boardNews)),
  ...roomActs,
  /** Is this receipt code the one over the final responses of an attempt of this session? */
  checkReceipt: oc
    .input(z.object({ sessionId: id, code: z.string().max(100) }))
    .output(z.object({ attemptId: z.string(), name: z.string(), admissionNumber: z.string() }).nullable()),
};
