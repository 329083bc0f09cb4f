import { oc } from '@orpc/contract';
import { z } from 'zod';
import { staffRoles } from '#domain/roles.ts';
import { passphrase, sealedFile, typedCode } from './keys.ts';
import { localeText, name, outcome } from './values.ts';

const username = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,31}$/);
const password = z.string().min(8).max(200);

export const newAccount = z.object({ username, name, employeeNumber: z.string().trim().min(1).max(40), password });

/** First run: who is this host for, and who may sign in. */
export const setup = {
  state: oc.input(z.object({})).output(
    z.object({
      version: z.string(),
      /** True when the asking window is on another machine of the room: it joins before a candidate sits down. */
      overRoom: z.boolean(),
      organisation: z.object({ name: localeText, sample: z.boolean(), rootFingerprint: z.string() }).nullable(),
      /** Only a sample organisation tells its passwords: they open nothing but sample data. */
      sample: z
        .object({
          accounts: z.array(
            z.object({ username: z.string(), password: z.string(), role: z.enum(staffRoles), name: z.string() }),
          ),
          passphrase: z.string(),
          admissionNumbers: z.array(z.string()),
          practiceCodes: z.array(z.string()),
        })
        .nullable(),
    }),
  ),
  create: oc
    .input(
      z.object({
        /** From the private link that the host wrote at its start; not needed in the machine's own desktop window. */
        code: z.string().max(200),
        organisation: localeText,
        administrator: newAccount,
        passphrase,
      }),
    )
    .output(
      outcome(
        {
          recoveryCode: z.string(),
          recoveryFile: z.object({ name: z.string(), text: z.string() }),
          rootCertificatePem: z.string(),
          rootFingerprint: z.string(),
        },
        ['already-set-up', 'wrong-code', 'no-name'],
      ),
    ),
  /** Makes this host one of an organisation that was founded elsewhere. With `wait`, `detail` is the seconds. */
  takeKit: oc
    .input(
      z.object({
        code: z.string().max(200),
        kit: sealedFile,
        kitCode: typedCode,
        administrator: newAccount,
        passphrase,
      }),
    )
    .output(
      outcome({ name: z.string(), rootFingerprint: z.string() }, [
        'already-set-up',
        'wrong-code',
        'mistyped-code',
        'wrong-kit-code',
        'damaged',
        'wait',
      ]),
    ),
  createSample: oc
    .input(z.object({ code: z.string().max(200) }))
    .output(outcome({}, ['already-set-up', 'wrong-code', 'no-sample-bank'])),
};
