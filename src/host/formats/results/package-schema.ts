import { z } from 'zod';
import { resultRow } from '#contract/results.ts';
import { localeText } from '#contract/values.ts';

export const packageFormat = 'invigil-results/1';

/** The files of data, in the order in which they stand in the zip. */
export const dataNames = ['results.json', 'results.csv', 'chain-heads.json'] as const;

const session = z.object({
  sessionId: z.string(),
  title: z.string(),
  room: z.string(),
  startsAt: z.number(),
  schemeId: z.string(),
  schemeVersion: z.number(),
  schemeTitle: localeText,
});
export type PackageSession = z.infer<typeof session>;

const organisation = z.object({ name: localeText, sample: z.boolean(), rootFingerprint: z.string() });

/** What is signed: who, of what, when, and the SHA-256 of every file. */
export const manifestSchema = z.object({
  format: z.literal(packageFormat),
  /** The program that wrote it. */
  program: z.string(),
  /** Epoch milliseconds of the host's clock. */
  createdAt: z.int().min(0).max(253_402_300_799_999),
  organisation,
  session,
  /** Issuing certificate, then root. */
  issuingChainPem: z.array(z.string()).length(2),
  files: z
    .array(
      z.object({
        name: z.enum(dataNames),
        size: z.int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .length(dataNames.length),
});
export type PackageManifest = z.infer<typeof manifestSchema>;

/** What a row of results does not say: with what it was scored, how long it took. Times are epoch milliseconds, `usedMs` is by the time ledger. */
const partEvidence = z.object({
  partId: z.string(),
  keyVersion: z.string(),
  scoringVersion: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  usedMs: z.number(),
});

/** The decision as its maker signed it: ES256 over the text, base64url; the public key is SubjectPublicKeyInfo, base64url. */
const signedDecision = z.object({ text: z.string(), signature: z.string(), publicKey: z.string() });

const packageCandidate = z.object({
  row: resultRow,
  parts: z.array(partEvidence),
  signedDecision: signedDecision.nullable(),
});
export type PackageCandidate = z.infer<typeof packageCandidate>;

export const resultsSchema = z.object({
  format: z.literal(packageFormat),
  sessionId: z.string(),
  candidates: z.array(packageCandidate).max(10_000),
});

const chainHead = z.object({
  seq: z.number(),
  reason: z.string(),
  hash: z.string(),
  at: z.number(),
  signature: z.string().nullable(),
});
export type PackageHead = z.infer<typeof chainHead>;

/** The journal's heads: HR keeps them, and a chain that later tells another story is found out. */
export const headsSchema = z.object({
  format: z.literal(packageFormat),
  /** The certificate of the key that signs heads. */
  journalCertificatePem: z.string(),
  heads: z.array(chainHead).max(1_000_000),
});
