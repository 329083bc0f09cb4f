import { oc } from '@orpc/contract';
import { z } from 'zod';
import { reasonCodes } from '#domain/room/codes.ts';
import { identityWay } from './day.ts';
import { id, seat } from './values.ts';

const attempts = z.object({ attemptIds: z.array(id).min(1).max(1_000) });
/** Each attempt answers for itself: what was done, and why not where it was not. */
const done = z.object({
  done: z.array(z.string()),
  refused: z.array(z.object({ attemptId: z.string(), reason: z.string() })),
});

const words = z.string().trim().max(500).default('');
/** A code of the tree, and the proctor's own words; `other` is no reason without them. */
const because = { code: z.enum(reasonCodes).default('other'), reason: words };
const hasReason = (given: { code: string; reason: string }) => given.code !== 'other' || given.reason !== '';
const noReason = { error: 'A reason is needed', path: ['reason'] };
const reasoned = attempts.extend(because).refine(hasReason, noReason);

/** The most that a proctor may give at once, minutes. */
export const mostCreditMinutes = 240;

/** What a proctor does to one attempt, several, or all. */
export const roomActs = {
  /** `identity`: how it was checked, with the admission. `override`: why somebody is let in who came too late by the rule. */
  admit: oc.input(attempts.extend({ identity: identityWay.optional(), override: words })).output(done),
  /** Says how identity was checked, apart from the admission. */
  checkIdentity: oc.input(attempts.extend({ how: identityWay })).output(done),
  /** Lets a candidate hand in and go before, or after, the rule does. */
  allowLeaving: oc.input(reasoned).output(done),
  /** The candidate leaves the room for a while, and is back. The time runs on. */
  letOut: oc.input(attempts).output(done),
  takeBackIn: oc.input(attempts).output(done),
  start: oc.input(attempts).output(done),
  pause: oc.input(reasoned).output(done),
  resume: oc.input(attempts.extend({ code: z.enum(reasonCodes).default('resolved'), reason: words })).output(done),
  /** Gives time; a negative number takes back what was given before, never more. */
  credit: oc
    .input(
      attempts
        .extend({
          ...because,
          minutes: z
            .number()
            .min(-mostCreditMinutes)
            .max(mostCreditMinutes)
            .refine((n) => n !== 0),
        })
        .refine(hasReason, noReason),
    )
    .output(done),
  /** Says that the candidate caused a downtime, so that its time is not given back; or takes that word back. */
  judgeDowntime: oc
    .input(
      z
        .object({ attemptId: id, downtime: z.number().int().min(0), byCandidate: z.boolean(), ...because })
        .refine(hasReason, noReason),
    )
    .output(done),
  /** Shown at the seat until the candidate acknowledges it. */
  message: oc.input(attempts.extend({ text: z.string().trim().min(1).max(500) })).output(done),
  /** Lets an attempt be opened on another seat, or again after a browser lost its profile. */
  releaseSeat: oc.input(reasoned).output(done),
  /** Goes on at another seat (its code): a free one that has a name in the room, or where the admission number was typed just now. */
  transfer: oc.input(z.object({ attemptId: id, seat, ...because }).refine(hasReason, noReason)).output(done),
  /** Ends an attempt from what is stored. */
  close: oc.input(reasoned).output(done),
  /** Ends it against the candidate. */
  terminate: oc.input(reasoned).output(done),
};
