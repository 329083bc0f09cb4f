import { oc } from '@orpc/contract';
import { z } from 'zod';
import { incidentCodes, severities } from '#domain/room/codes.ts';
import { at, id, outcome } from './values.ts';

const content = {
  /** None: the whole room. */
  attemptIds: z.array(id).max(1_000),
  code: z.enum(incidentCodes),
  severity: z.enum(severities),
  note: z.string().trim().max(1_000),
};

export const incident = z.object({
  incidentId: z.string(),
  /** 1 as first recorded; each correction adds one. */
  version: z.number(),
  ...content,
  /** The names of their seats when it was recorded, by attempt; seats without a name are left out. */
  seats: z.record(z.string(), z.string()),
  source: z.enum(['staff', 'system']),
  seconds: z.number().nullable(),
  /** Of how many reports of a seat it tells. */
  times: z.number(),
  withdrawn: z.boolean(),
  by: z.string(),
  /** When it was first recorded, and when this version was. */
  at,
  correctedAt: at.nullable(),
});
export type IncidentView = z.infer<typeof incident>;

/** The room's log. */
export const incidents = {
  /** The newest version of each, newest first. */
  list: oc.input(z.object({ sessionId: id })).output(z.array(incident)),
  /** Without a severity it has the usual one of its code. */
  record: oc
    .input(
      z.object({
        sessionId: id,
        attemptIds: content.attemptIds,
        code: content.code,
        severity: content.severity.optional(),
        note: content.note.default(''),
      }),
    )
    .output(outcome({ incidentId: z.string() }, ['unknown-session', 'session-closed', 'unknown-attempt'])),
  /** Adds a version; what was recorded first stays. `withdrawn` says that it was no incident. */
  correct: oc
    .input(
      z.object({
        incidentId: id,
        code: content.code,
        severity: content.severity,
        note: content.note.min(1),
        withdrawn: z.boolean(),
      }),
    )
    .output(outcome({ version: z.number() }, ['unknown-incident', 'session-closed'])),
  /** Every version of one, oldest first. */
  versions: oc.input(z.object({ incidentId: id })).output(z.array(incident)),
};
