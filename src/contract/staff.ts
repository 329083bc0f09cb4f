import { oc } from '@orpc/contract';
import { z } from 'zod';
import { staffRoles } from '#domain/roles.ts';
import { newAccount } from './setup.ts';
import { id, outcome } from './values.ts';

const roles = z.array(z.enum(staffRoles)).min(1);

const minutes = z.number().int().min(1).max(240);
const idleLimits = z.object({ staff: minutes, board: minutes });

/** Accounts of staff. A password reset makes a new signing key and a visible journal entry. */
export const staff = {
  list: oc.input(z.object({})).output(
    z.array(
      z.object({
        accountId: z.string(),
        personId: z.string(),
        username: z.string(),
        name: z.string(),
        employeeNumber: z.string(),
        roles,
        active: z.boolean(),
      }),
    ),
  ),
  create: oc
    .input(newAccount.extend({ roles }))
    .output(outcome({ accountId: z.string() }, ['username-taken', 'employee-number-of-another'])),
  setRoles: oc.input(z.object({ accountId: id, roles })).output(outcome({}, ['unknown', 'last-administrator'])),
  setActive: oc
    .input(z.object({ accountId: id, active: z.boolean() }))
    .output(outcome({}, ['unknown', 'last-administrator'])),
  /** Minutes without input until a staff screen locks; `board` for proctors while somebody's time runs. */
  idleLimits: oc.input(z.object({})).output(idleLimits),
  setIdleLimits: oc.input(idleLimits).output(z.object({})),
  resetPassword: oc
    .input(z.object({ accountId: id, password: z.string().min(8).max(200) }))
    .output(outcome({}, ['unknown'])),
};
