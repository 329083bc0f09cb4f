// A recording on its way to the host: alike from an examiner's console and from a candidate's own seat.
import { z } from 'zod';

export const soundChunk = {
  sequence: z.number().int().min(1),
  /** Of the sound, hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  data: z.base64().max(240_000),
};

export const startRefusals = ['no-consent', 'not-running', 'wrong-kind', 'too-many-segments', 'keys-closed'] as const;

export const chunkRefusals = [
  'unknown-segment',
  'altered',
  'wrong-order',
  'wrong-kind',
  'too-large',
  'over-limit',
  'keys-closed',
] as const;
