// What a seat says of its lockdown, and how a proctor lets it out.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { reasonCodes } from '#domain/room/codes.ts';
import {
  lockdownLevels,
  lockdownNotes,
  lockdownOutcomes,
  lockdownPlatforms,
  lockdownShells,
  lockdownStepNames,
} from '#domain/seat/lockdown.ts';
import { at, outcome } from './values.ts';

const lockdownReport = z.object({
  shell: z.enum(lockdownShells),
  platform: z.enum(lockdownPlatforms),
  steps: z
    .array(
      z.object({
        step: z.enum(lockdownStepNames),
        outcome: z.enum(lockdownOutcomes),
        note: z.enum(lockdownNotes).nullable(),
      }),
    )
    .max(lockdownStepNames.length)
    .readonly(),
});

/** With the level that the host made of it, and when. */
export const attemptLockdown = lockdownReport.extend({ level: z.enum(lockdownLevels), at });

export const unlocking = z.object({
  at,
  by: z.string(),
  code: z.enum(reasonCodes).nullable(),
  reason: z.string(),
  lockedAgainAt: at.nullable(),
});

/** The lockdown's operations of a candidate's seat. */
export const seatLockdown = {
  /** What locking the seat achieved. */
  reportLockdown: oc.input(lockdownReport).output(outcome({}, ['not-now'])),
  /** A proctor at the seat, with their own credential. Nothing is unlocked without this yes. */
  unlock: oc
    .input(
      z
        .object({
          username: z.string().trim().min(1).max(100),
          password: z.string().min(1).max(200),
          code: z.enum(reasonCodes),
          reason: z.string().trim().max(500).default(''),
        })
        .refine((given) => given.code !== 'other' || given.reason !== '', {
          error: 'A reason is needed',
          path: ['reason'],
        }),
    )
    .output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true) }),
        z.object({
          ok: z.literal(false),
          reason: z.enum(['not-now', 'wait', 'wrong-credentials', 'not-a-proctor', 'own-attempt']),
          seconds: z.number().optional(),
        }),
      ]),
    ),
};
