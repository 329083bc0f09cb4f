import { oc } from '@orpc/contract';
import { z } from 'zod';
import { at, file } from './values.ts';

const chainReport = z.object({
  intact: z.boolean(),
  entries: z.number(),
  heads: z.number(),
  /** The first entry that is wrong, and in what. */
  firstBad: z.object({ seq: z.number(), what: z.string() }).nullable(),
  head: z.object({ seq: z.number(), hash: z.string() }).nullable(),
  /** Signatures of staff on their own acts, by the keys that the chain itself made known. */
  signatures: z.object({
    checked: z.number(),
    bad: z.array(
      z.object({
        seq: z.number(),
        kind: z.string(),
        actor: z.string(),
        what: z.enum([
          'unsigned',
          'signer-unknown',
          'signature-wrong',
          'signed-other',
          'sheet-changed',
          'sheet-missing',
        ]),
      }),
    ),
  }),
});

/** `intact` speaks of this host's chain and of those of other hosts that are kept beside it. */
export const journalReport = chainReport.extend({
  hosts: z.array(chainReport.extend({ hostId: z.string(), name: z.string(), epoch: z.number() })),
});

/** What is looked for; what is absent is not asked for. */
export const journalFilter = z.object({
  attemptId: z.string().max(100).optional(),
  kind: z.string().max(100).optional(),
  /** `host`, `account:<id>`, `candidate:<id>`; with nothing behind the colon, all of that sort. */
  actor: z.string().max(200).optional(),
  from: at.optional(),
  /** Not within. */
  to: at.optional(),
  text: z.string().trim().min(1).max(200).optional(),
});

/** The host's journal: what happened, and the proof that nothing of it was changed. */
export const journal = {
  verify: oc.input(z.object({})).output(journalReport),
  entries: oc
    .input(journalFilter.extend({ before: z.number().optional(), limit: z.number().int().min(1).max(200) }))
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
          /** What the entry carries, as JSON; null where it was erased, or is a response or a result, which nobody reads here. */
          details: z.string().nullable(),
        }),
      ),
    ),
  /** Everybody who acted, to choose from. */
  actors: oc.input(z.object({})).output(z.array(z.object({ actor: z.string(), name: z.string() }))),
  /** `csv` for people; `extract` with the bytes that each hash covers, for programs. Itself an entry of the journal. */
  export: oc
    .input(journalFilter.extend({ format: z.enum(['csv', 'extract']) }))
    .output(z.object({ file, entries: z.number() })),
};
