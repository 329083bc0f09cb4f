// What a candidate may see. Its own types: nothing here has a place for a key, a score or a rationale.
import { z } from 'zod';
import { kind } from './values.ts';

export const candidateItem = z.object({
  /** Opaque id, made for this attempt. */
  ref: z.string(),
  /** 1, 2, 3 … in the order of the paper. */
  number: z.number(),
  kind,
  stem: z.string(),
  options: z.array(z.object({ ref: z.string(), text: z.string() })),
  unit: z.string().optional(),
  points: z.number(),
});
export type CandidateItemView = z.infer<typeof candidateItem>;

const short = z.string().max(4_000);
export const response = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), choice: z.string().max(64) }),
  z.strictObject({ kind: z.literal('multiple'), choices: z.array(z.string().max(64)).max(20) }),
  z.strictObject({ kind: z.literal('true-false'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('text'), text: short }),
  z.strictObject({ kind: z.literal('numeric'), text: short }),
]);
