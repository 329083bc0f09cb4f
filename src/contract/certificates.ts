import { oc } from '@orpc/contract';
import { z } from 'zod';
import { at, file, id, localeText, outcome } from './values.ts';

export const certificateSummary = z.object({
  number: z.string(),
  candidateId: z.string(),
  holder: z.string(),
  employeeNumber: z.string(),
  schemeTitle: localeText,
  level: localeText,
  issuedAt: at,
  validUntil: at.nullable(),
  status: z.enum(['valid', 'expired']),
});

export const verification = z.object({
  kind: z.enum(['pdf', 'credential', 'results-package', 'qr', 'unknown']),
  outcome: z.enum(['valid', 'not-valid', 'unreadable']),
  reason: z.string().optional(),
  rootFingerprint: z.string().optional(),
  sample: z.boolean(),
  content: z.record(z.string(), z.string()).optional(),
});

/** Issuing, looking at and verifying certificates. */
export const certificates = {
  keys: oc.input(z.object({})).output(
    z.object({
      unlocked: z.boolean(),
      rootFingerprint: z.string(),
      rootCertificatePem: z.string(),
      issuingFingerprint: z.string(),
    }),
  ),
  unlock: oc.input(z.object({ passphrase: z.string().max(500) })).output(
    z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true) }),
      z.object({
        ok: z.literal(false),
        reason: z.enum(['wrong-passphrase', 'damaged', 'wait']),
        seconds: z.number().optional(),
      }),
    ]),
  ),
  lock: oc.input(z.object({})).output(z.object({})),
  issue: oc.input(z.object({ candidateIds: z.array(id).min(1).max(500) })).output(
    z.discriminatedUnion('ok', [
      z.object({
        ok: z.literal(true),
        issued: z.array(z.object({ candidateId: z.string(), number: z.string() })),
        refused: z.array(
          z.object({
            candidateId: z.string(),
            reason: z.enum(['unknown', 'not-certified', 'already-issued', 'undrawable', 'too-long']),
            /** With `undrawable`: the characters no bundled face can draw. */
            characters: z.array(z.string()).optional(),
          }),
        ),
      }),
      z.object({ ok: z.literal(false), reason: z.enum(['keys-locked']) }),
    ]),
  ),
  list: oc.input(z.object({})).output(z.array(certificateSummary)),
  file: oc
    .input(z.object({ number: z.string().max(60), what: z.enum(['pdf', 'credential', 'qr', 'root']) }))
    .output(outcome({ file }, ['unknown'])),
  /** Checks a PDF, a credential, a results package or the text of a QR code against this organisation's root, and others given. */
  verify: oc.input(z.object({ base64: z.string(), rootsPem: z.array(z.string()).max(20) })).output(verification),
};
