import { oc } from '@orpc/contract';
import { z } from 'zod';
import { staffRoles } from '#domain/roles.ts';
import { at, id, outcome } from './values.ts';

/** The way back for a member of staff who is locked out: codes that set a new password once. Every step is in the journal. */
export const entryCodes = {
  /** Whom the caller may let in: other people, and only those who hold no role beyond the caller's; an administrator anybody else. */
  people: oc.input(z.object({})).output(
    z.array(
      z.object({
        accountId: z.string(),
        name: z.string(),
        username: z.string(),
        roles: z.array(z.enum(staffRoles)),
        /** Codes of the office that were not used yet. */
        officeCodes: z.number(),
      }),
    ),
  ),
  /** One code for one colleague, for a quarter of an hour. */
  letIn: oc
    .input(z.object({ accountId: id, reason: z.string().trim().min(3).max(500) }))
    .output(outcome({ code: z.string(), until: at }, ['unknown', 'oneself', 'more-roles'])),
  /** Codes to print and lock away, in place of those printed before. */
  print: oc
    .input(z.object({ accountId: id }))
    .output(outcome({ codes: z.array(z.string()), username: z.string(), name: z.string() }, ['unknown', 'oneself'])),
  /** Who let whom in during the last day. */
  recent: oc.input(z.object({})).output(
    z.array(
      z.object({
        at,
        kind: z.enum(['account.entry-code-made', 'account.codes-printed', 'account.recovered']),
        by: z.string(),
        whom: z.string(),
        reason: z.string(),
      }),
    ),
  ),
};
