import { oc } from '@orpc/contract';
import { z } from 'zod';
import { at } from './values.ts';

const chainReport = z.object({
  intact: z.boolean(),
  entries: z.number(),
  heads: z.number(),
  /** The first entry that is wrong, and in what. */
  firstBad: z.object({ seq: z.number(), what: z.string() }).nullable(),
  head: z.object({ seq: z.number(), hash: z.string() }).nullable(),
});

/** `intact` speaks of this host's chain and of those of other hosts that are kept beside it. */
export const journalReport = chainReport.extend({
  hosts: z.array(chainReport.extend({ hostId: z.string(), name: z.string(), epoch: z.number() })),
});

/** The host's journal: what happened, and the proof that nothing of it was changed. */
export const journal = {
  verify: oc.input(z.object({})).output(journalReport),
  entries: oc
    .input(
      z.object({
        before: z.number().optional(),
        limit: z.number().int().min(1).max(200),
        attemptId: z.string().optional(),
      }),
    )
    .output(
      z.array(
        z.object({
          seq: z.number(),
          kind: z.string(),
          actor: z.string(),
          actorName: z.string(),
          attemptId: z.string().nullable(),
          at,
          hash: z.string(),
        }),
      ),
    ),
};
