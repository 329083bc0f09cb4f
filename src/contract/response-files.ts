import { oc } from '@orpc/contract';
import { z } from 'zod';
import { filedStandings } from '#domain/attempt/response-file.ts';
import { at, outcome } from './values.ts';

const base64 = z.string().max(20_000_000);

const refusals = [
  'damaged',
  'other-host',
  'keys-closed',
  'altered',
  'forged',
  'unknown-attempt',
  'other-paper',
  'not-started',
  'replaced-host',
  'already-taken',
] as const;
export type ResponseFileRefusal = (typeof refusals)[number];

const facts = {
  fileId: z.string(),
  attemptId: z.string(),
  name: z.string(),
  admissionNumber: z.string(),
  session: z.string(),
  /** What the room calls the seat that wrote it; null where it has no name. */
  seatName: z.string().nullable(),
  seat: z.string(),
  /** By the seat's clock. */
  writtenAt: at,
  /** kept: the attempt is over, its responses, receipt and result stay as they are. */
  outcome: z.enum(['applied', 'kept']),
  counts: z.record(z.enum(filedStandings), z.number()),
};

/** Responses that a seat wrote to a file because its host could not come back. Refused with a name, whatever is wrong with it. */
export const responseFiles = {
  /** What would happen; nothing is written. */
  preview: oc.input(z.object({ base64 })).output(
    outcome(
      {
        ...facts,
        /** By their number in the paper, those that are not the same here. */
        items: z.array(z.object({ number: z.number(), standing: z.enum(filedStandings) })),
      },
      refusals,
    ),
  ),
  /** In one transaction, and once: the same file again is `already-taken`, and `detail` says when and by whom. */
  take: oc
    .input(z.object({ base64, reason: z.string().trim().min(1).max(500) }))
    .output(outcome({ ...facts, taken: z.number() }, refusals)),
  list: oc.input(z.object({})).output(z.array(z.object({ ...facts, by: z.string(), takenAt: at, reason: z.string() }))),
};
