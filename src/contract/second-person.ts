import { oc } from '@orpc/contract';
import { z } from 'zod';
import { staffRoles } from '#domain/roles.ts';
import { at, localeText } from './values.ts';

/** What can wait for a second person. Another sort is added here, in `host/second-person/` and in the words. */
export const waitingKinds = ['fatal-mark', 'decision'] as const;

/** Acts that the rules give to a person other than the one who began them; derived from what is stored, stored nowhere itself. */
export const secondPerson = {
  list: oc.input(z.object({})).output(
    z.array(
      z.object({
        id: z.string(),
        kind: z.enum(waitingKinds),
        /** What it is about, in words of the exam: a task's code, a candidate's number. */
        about: z.string(),
        title: localeText,
        since: at,
        /** The role in which it is done. */
        role: z.enum(staffRoles),
        /** True when the caller may be the second person; somebody else must, where it is false. */
        mine: z.boolean(),
        /** The screen where it is done. */
        path: z.string(),
      }),
    ),
  ),
};
