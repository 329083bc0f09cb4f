import { oc } from '@orpc/contract';
import { z } from 'zod';
import { staffRoles } from '#domain/roles.ts';
import { seat } from './values.ts';

/** What comes of a typed password. */
const proof = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({
    ok: z.literal(false),
    reason: z.enum(['wrong-password', 'wait']),
    /** With `wait`: seconds until this device may try again. */
    seconds: z.number().optional(),
  }),
]);

const whoami = {
  accountId: z.string(),
  personId: z.string(),
  name: z.string(),
  username: z.string(),
  role: z.enum(staffRoles),
  roles: z.array(z.enum(staffRoles)),
};

/** Staff sign-in: bound to one role and one seat. The bearer is kept in memory only. */
export const signIn = {
  open: oc
    .input(
      z.object({
        username: z.string().max(100),
        password: z.string().max(200),
        role: z.enum(staffRoles).nullable(),
        seat,
      }),
    )
    .output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), bearer: z.string(), ...whoami }),
        z.object({
          ok: z.literal(false),
          /**
           * choose-role: the password is right and the account holds several roles; sign in again naming one of `roles`.
           * not-over-room: the role works on the host's own machine only.
           */
          reason: z.enum(['wrong-credentials', 'role-not-held', 'choose-role', 'wait', 'not-over-room']),
          roles: z.array(z.enum(staffRoles)).optional(),
          /** With `wait`: seconds until this device may try again. */
          seconds: z.number().optional(),
        }),
      ]),
    ),
  me: oc.input(z.object({})).output(z.object(whoami)),
  close: oc.input(z.object({})).output(z.object({})),
  changePassword: oc.input(z.object({ current: z.string().max(200), next: z.string().min(8).max(200) })).output(proof),
  /** Locks the own sign-in: from then on it does nothing but unlock and close. */
  lock: oc.input(z.object({ why: z.enum(['asked', 'idle', 'handover']) })).output(z.object({})),
  unlock: oc.input(z.object({ password: z.string().max(200) })).output(proof),
  /** Proves that the person of this sign-in is there, for acts that want it fresh. */
  prove: oc.input(z.object({ password: z.string().max(200) })).output(proof),
  /** Said by a screen while somebody types or points; answers how long it may stay silent (ms) before it locks. */
  stillHere: oc.input(z.object({})).output(z.object({ idleMs: z.number() })),
  /** A new password by a code that a colleague or the office gave out. Each code opens once. */
  recover: oc
    .input(
      z.object({
        username: z.string().max(100),
        code: z.string().max(60),
        password: z.string().min(8).max(200),
        seat,
      }),
    )
    .output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true) }),
        z.object({
          ok: z.literal(false),
          reason: z.enum(['mistyped-code', 'wrong-code', 'wait']),
          seconds: z.number().optional(),
        }),
      ]),
    ),
};
