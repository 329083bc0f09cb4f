import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { reasonCodes } from '#domain/room/codes.ts';
import { rehearsalPoints } from '#domain/room/rehearsal.ts';
import { seatReports } from '#domain/room/incident.ts';
import { incident } from './incidents.ts';
import { attemptLockdown, unlocking } from './lockdown.ts';
import { roomActs } from './room-acts.ts';
import { seatPlace } from './seats.ts';
import { identityWay, pointState } from './day.ts';
import { accommodation, attemptState, sessionSummary } from './sessions.ts';
import { at, id, locale, localeText, name, outcome } from './values.ts';

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
  /** How identity was checked; null where it was not said. */
  identityCheck: z.object({ how: identityWay, by: z.string(), at }).nullable(),
  /** By how much (ms) the candidate came after the room's start; 0 for who was there. */
  lateMs: z.number(),
  /** True for somebody who waits and is too late by the rule. */
  tooLate: z.boolean(),
  /** True once the proctor lets them go against the rule. */
  mayLeave: z.boolean(),
  /** Since when (epoch ms) the candidate is out of the room; null for who is in. */
  outSince: at.nullable(),
  absences: z.array(z.object({ at, ms: z.number().nullable() })),
  /** How far the seat is locked, as it said last; null while it never did. */
  lockdown: attemptLockdown.nullable(),
  unlockings: z.array(unlocking),
  /** What the seat noticed of itself, the last first. */
  noticed: z.array(
    z.object({
      ...{ what: z.enum(seatReports), times: z.number(), seconds: z.number(), lastAt: at },
      /** The seat told that it began, and not yet that it is over. */
      lasting: z.boolean(),
    }),
  ),
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
  /** Adds somebody who is on no roster, with a number by the host. Refused where the rules of the day forbid it. */
  addWalkIn: oc
    .input(
      z.object({
        sessionId: id,
        ...{ name, employeeNumber: z.string().trim().min(1).max(40), unit: z.string().trim().max(100), locale },
        reason: z.string().trim().min(1).max(300),
        /** A picture (JPEG or PNG). */
        photo: z.string().max(800_000).nullable(),
      }),
    )
    .output(
      outcome({ candidateId: z.string(), admissionNumber: z.string() }, [
        ...(['unknown-session', 'session-closed', 'not-by-rule', 'other-name', 'already-on-roster'] as const),
        ...(['paper-impossible', 'too-large', 'not-a-photo'] as const),
      ]),
    ),
  /** What each seat of a rehearsal has shown so far; null for a session that is an exam. */
  rehearsal: oc.input(z.object({ sessionId: id })).output(
    z
      .array(
        z.object({
          ...{ attemptId: z.string(), name: z.string(), admissionNumber: z.string(), seatName: z.string().nullable() },
          saves: z.number(),
          slowestSaveMs: z.number().nullable(),
          points: z.record(z.enum(rehearsalPoints), pointState),
        }),
      )
      .nullable(),
  ),
  /** Is this receipt code the one over the final responses of an attempt of this session? */
  checkReceipt: oc
    .input(z.object({ sessionId: id, code: z.string().max(100) }))
    .output(z.object({ attemptId: z.string(), name: z.string(), admissionNumber: z.string() }).nullable()),
};
