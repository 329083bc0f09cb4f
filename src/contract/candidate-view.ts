// What a candidate may see. Its own types: nothing here has a place for a key, a score or a rationale.
import { z } from 'zod';
import { words } from './marking-values.ts';
import { kind } from './values.ts';

const option = z.object({ ref: z.string(), text: z.string() });

/** A place on a picture, in the picture's own units. */
const shape = z.union([
  z.object({ rect: z.tuple([z.number(), z.number(), z.number(), z.number()]) }),
  z.object({ circle: z.tuple([z.number(), z.number(), z.number()]) }),
  z.object({ polygon: z.array(z.tuple([z.number(), z.number()])) }),
]);

export const candidateItem = z.object({
  /** Opaque id, made for this attempt. */
  ref: z.string(),
  /** 1, 2, 3 … in the order of the paper. */
  number: z.number(),
  kind,
  stem: z.string(),
  /** Options, entries to order, the right column of a matching item. */
  options: z.array(option),
  unit: z.string().optional(),
  /** The left column of a matching item. */
  left: z.array(option).optional(),
  /** The text of an inline choice: pieces of text and gaps, in their order. */
  segments: z
    .array(z.union([z.object({ text: z.string() }), z.object({ gap: z.string(), options: z.array(option) })]))
    .optional(),
  /** What a hotspot is asked on; the picture itself comes by `candidate.media`. */
  picture: z
    .object({
      alt: z.string(),
      width: z.number(),
      height: z.number(),
      areas: z.array(z.object({ ref: z.string(), letter: z.string(), shape })),
    })
    .optional(),
  /** How often a sound may be played in all, and how many seconds it is; the sound itself comes by `candidate.media`. */
  audio: z.object({ plays: z.number(), seconds: z.number() }).optional(),
  /** Of a prompt of a case: a long answer is expected, of about that many words. */
  words: words.optional(),
  points: z.number(),
});
export type CandidateItemView = z.infer<typeof candidateItem>;

const short = z.string().max(4_000);
/** Also the longest answer to a prompt of a case. */
const long = z.string().max(20_000);
const ref = z.string().max(64);
const refs = z.array(ref).max(20);
export const response = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), choice: ref }),
  z.strictObject({ kind: z.literal('multiple'), choices: refs }),
  z.strictObject({ kind: z.literal('true-false'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('text'), text: long }),
  z.strictObject({ kind: z.literal('numeric'), text: short }),
  z.strictObject({ kind: z.literal('ordering'), order: refs }),
  z.strictObject({
    kind: z.literal('matching'),
    pairs: z.array(z.strictObject({ left: ref, right: ref })).max(20),
  }),
  z.strictObject({
    kind: z.literal('inline-choice'),
    choices: z.array(z.strictObject({ gap: ref, choice: ref })).max(20),
  }),
  z.strictObject({ kind: z.literal('hotspot'), choices: refs }),
  z.strictObject({ kind: z.literal('listening'), choices: refs }),
]);
