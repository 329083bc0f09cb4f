import { oc } from '@orpc/contract';
import { z } from 'zod';
import { at, id, name } from './values.ts';

/** Protects the root and issuing keys; at least 12 characters. */
export const passphrase = z.string().min(12).max(500);
/** A code as somebody typed it from paper. */
export const typedCode = z.string().max(100);
/** A sealed file of this program, as text. */
export const sealedFile = z.string().max(200_000);

const hostKit = z.object({
  hostId: z.string(),
  counter: z.number(),
  name: z.string(),
  certificatePrefix: z.string(),
  issuingFingerprint: z.string(),
  madeAt: at,
  /** True once something of that host came back. */
  heardOf: z.boolean(),
  revokedAt: at.nullable(),
  revokedBecause: z.string().nullable(),
});

/** A refused act with the root; with `wait`: seconds until this device may try again. */
function refusal<const R extends readonly [string, ...string[]]>(reasons: R) {
  return z.object({ ok: z.literal(false), reason: z.enum(reasons), seconds: z.number().optional() });
}
const rootRefusals = ['not-the-office', 'wrong-passphrase', 'damaged', 'wait'] as const;

/** The organisation's keys: bringing the root back, and keys for other hosts. */
export const keys = {
  /** The root from its recovery kit, sealed under a new passphrase, with a new issuing key. */
  restore: oc.input(z.object({ kit: sealedFile, recoveryCode: typedCode, passphrase })).output(
    z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), rootFingerprint: z.string(), issuingFingerprint: z.string() }),
      z.object({
        ok: z.literal(false),
        reason: z.enum([
          'not-set-up',
          'not-the-office',
          'mistyped-code',
          'wrong-code',
          'damaged',
          'other-root',
          'wait',
        ]),
        /** With `wait`: seconds until this device may try again. */
        seconds: z.number().optional(),
      }),
    ]),
  ),
  /** Keys for another host: a file, and a code that is told once. */
  makeHostKit: oc.input(z.object({ name, passphrase: z.string().max(500) })).output(
    z.discriminatedUnion('ok', [
      z.object({
        ok: z.literal(true),
        hostId: z.string(),
        code: z.string(),
        certificatePrefix: z.string(),
        file: z.object({ name: z.string(), text: z.string() }),
      }),
      refusal([...rootRefusals, 'journal-key-closed', 'no-number-left']),
    ]),
  ),
  /** `office`: this host was founded, not made from a kit. `revocations`: the signed list of revoked hosts, PEM. */
  hostKits: oc
    .input(z.object({}))
    .output(z.object({ office: z.boolean(), kits: z.array(hostKit), revocations: z.string().nullable() })),
  revokeHostKit: oc
    .input(z.object({ hostId: id, reason: z.string().trim().min(1).max(500), passphrase: z.string().max(500) }))
    .output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), revocations: z.string() }),
        refusal([...rootRefusals, 'unknown', 'already-revoked', 'try-again']),
      ]),
    ),
};
