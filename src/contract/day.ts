import { z } from 'zod';
import { identityWays, mostDayRules } from '#domain/room/day-rules.ts';
import { pointStates } from '#domain/room/rehearsal.ts';

const minutes = z.number().int().min(0).max(mostDayRules.minutes);

/** The rules of one session's day. */
export const dayRules = z.object({
  /** Minutes after the first start; null: at any time. */
  latestAdmission: minutes.nullable(),
  lateTime: z.enum(['ends-with-room', 'full']),
  /** Minutes of the candidate's own time; null: at any time. */
  earliestLeaving: minutes.nullable(),
  noLeavingLast: minutes,
  toilet: z.object({ atOnce: z.number().int().min(1).max(mostDayRules.atOnce), minutes: minutes.min(1) }),
  walkIns: z.boolean(),
  identity: z.enum(['recorded', 'required']),
  bring: z.string().trim().max(mostDayRules.bring),
});

export const identityWay = z.enum(identityWays);

/** What a candidate may use at the seat. */
export const tools = z.object({ calculator: z.boolean(), noteSheet: z.boolean() });

export const pointState = z.enum(pointStates);
