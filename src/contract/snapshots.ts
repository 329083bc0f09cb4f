import { oc } from '@orpc/contract';
import { z } from 'zod';
import { at, outcome } from './values.ts';

const settings = z.object({
  /** A folder on this machine that is there already: on a second disk or a stick. */
  folder: z.string().min(1).max(1_000),
  minutes: z.number().int().min(1).max(120),
  /** How many are kept. */
  keep: z.number().int().min(1).max(100),
});

/** Copies of the data folder while exams run, for a spare machine to go on from. */
export const snapshots = {
  state: oc.input(z.object({})).output(
    z.object({
      settings: settings.nullable(),
      epoch: z.number(),
      running: z.boolean(),
      last: z.object({ at, bytes: z.number(), ageMs: z.number() }).nullable(),
      failure: z.object({ at, why: z.string() }).nullable(),
      /** True when the copies lie on the disk they are to outlive. */
      sameDisk: z.boolean(),
    }),
  ),
  set: oc
    .input(z.object({ settings: settings.nullable() }))
    .output(outcome({}, ['not-absolute', 'inside-data-folder', 'no-such-folder'])),
  now: oc.input(z.object({})).output(outcome({ bytes: z.number() }, ['not-set', 'running', 'failed'])),
};
