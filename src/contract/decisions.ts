import { oc } from '@orpc/contract';
import { z } from 'zod';
import { resultRow } from './results.ts';
import { id } from './values.ts';

const ground = z.object({
  kind: z.enum(['same-person', 'trained', 'examined', 'declared']),
  note: z.string(),
});

/** Decisions on certification by a named person, who examined and trained none of the decided candidates. */
export const decisions = {
  list: oc
    .input(z.object({ sessionId: id.optional() }))
    .output(z.array(resultRow.extend({ conflicts: z.array(ground) }))),
  declareConflict: oc
    .input(z.object({ candidateId: id, note: z.string().trim().min(1).max(500) }))
    .output(z.object({ ok: z.boolean() })),
  decide: oc
    .input(
      z.object({
        candidateIds: z.array(id).min(1).max(500),
        outcome: z.enum(['certify', 'refuse']),
        /** Required where the decision departs from the recommendation, and for a refusal. */
        reason: z.string().trim().max(2_000),
        /** Why a conflict of interest does not stand in the way; reported. Never possible for one's own result. */
        override: z.string().trim().max(2_000).optional(),
        /** Re-authentication: the decision-maker's own password, which opens the key that signs the decision. */
        password: z.string().max(200),
      }),
    )
    .output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), decided: z.array(z.string()) }),
        z.object({
          ok: z.literal(false),
          reason: z.enum(['wrong-password', 'wait', 'not-decided']),
          seconds: z.number().optional(),
          /** With `not-decided`: nothing was written; each candidate that stands in the way, and why. */
          refused: z
            .array(
              z.object({
                candidateId: z.string(),
                reason: z.enum([
                  'unknown',
                  'incomplete',
                  'already-decided',
                  'conflict',
                  'own-result',
                  'reason-needed',
                  'not-passed',
                ]),
              }),
            )
            .optional(),
        }),
      ]),
    ),
};
