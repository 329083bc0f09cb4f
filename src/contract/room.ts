import { oc } from '@orpc/contract';
import { z } from 'zod';
import { attemptState, sessionSummary } from './sessions.ts';
import { at, id, locale } from './values.ts';

export const seatCard = z.object({
  attemptId: z.string(),
  candidateId: z.string(),
  admissionNumber: z.string(),
  name: z.string(),
  employeeNumber: z.string(),
  unit: z.string(),
  locale,
  partTitle: z.string(),
  state: attemptState,
  /** As the proctor named the seat, like A-03; null where no seat of the room is meant. */
  seatName: z.string().nullable(),
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
  receipt: z.string().nullable(),
});
export type SeatCard = z.infer<typeof seatCard>;

const attempts = z.object({ attemptIds: z.array(id).min(1).max(1_000) });
/** Each attempt answers for itself: what was done, and why not where it was not. */
const done = z.object({
  done: z.array(z.string()),
  refused: z.array(z.object({ attemptId: z.string(), reason: z.string() })),
});

/** The proctor's operations on a session. */
export const room = {
  sessions: oc.input(z.object({})).output(z.array(sessionSummary)),
  board: oc.input(z.object({ sessionId: id })).output(
    z.object({
      session: sessionSummary,
      cards: z.array(seatCard),
      /** Numbers typed at seats that are on no roster of an open session. */
      unknownNumbers: z.array(z.object({ admissionNumber: z.string(), at })),
    }),
  ),
  admit: oc.input(attempts).output(done),
  start: oc.input(attempts).output(done),
  pause: oc.input(attempts.extend({ reason: z.string().trim().min(1).max(500) })).output(done),
  resume: oc.input(attempts).output(done),
  /** Lets an attempt be opened on another seat, or again after a browser lost its profile. */
  releaseSeat: oc.input(attempts.extend({ reason: z.string().trim().min(1).max(500) })).output(done),
  /** Ends an attempt from what is stored. */
  close: oc.input(attempts.extend({ reason: z.string().trim().min(1).max(500) })).output(done),
  /** Is this receipt code the one over the final responses of an attempt of this session? */
  checkReceipt: oc
    .input(z.object({ sessionId: id, code: z.string().max(100) }))
    .output(z.object({ attemptId: z.string(), name: z.string(), admissionNumber: z.string() }).nullable()),
};
