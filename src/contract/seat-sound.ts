// A call at a machine that was handed over: the candidate's own page records the one microphone of the desk.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { chunkRefusals, soundChunk, startRefusals } from './sound.ts';
import { id, outcome } from './values.ts';

export const seatSound = {
  /** Refused while an examiner's console records, or somebody is at a console. */
  startSegment: oc
    .input(z.object({ mediaType: z.string().max(100) }))
    .output(outcome({ segmentId: z.string() }, ['not-now', 'console-records', ...startRefusals])),
  /** Acknowledged only when it is on the disk. The same chunk again is acknowledged again, and kept once. */
  sendChunk: oc
    .input(z.object({ segmentId: id, ...soundChunk }))
    .output(outcome({ sequence: z.number() }, ['not-now', ...chunkRefusals])),
  /** Refused while chunks are missing: they can still be sent. */
  endSegment: oc
    .input(z.object({ segmentId: id, chunks: z.number().int().min(0) }))
    .output(outcome({ head: z.string() }, ['not-now', 'unknown-segment', 'wrong-order'])),
};
