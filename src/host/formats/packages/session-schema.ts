import { z } from 'zod';
import { dayRules } from '#contract/day.ts';
import { accommodation } from '#contract/sessions.ts';
import { localeText, locale } from '#contract/values.ts';
import { staffRoles } from '#domain/roles.ts';
import { listedFiles } from '../zip/signed-zip.ts';

export const sessionPackageFormat = 'invigil-session/1';
export const sessionPackageType = 'invigil-session+jws';
/** The people and the rules, sealed to the room's host; the banks, sealed until the release codes are typed. */
export const peopleFile = 'session.bin';
export const banksFile = 'banks.bin';

/** A bank of thousands of items with pictures and sounds, and the photos of a roster. */
export const packageLimits = { entries: 8, totalBytes: 96 * 1_048_576, ratio: 100 };
/** What a sealed file may unpack to (bytes): text packs well, and more would take the machine's memory. */
export const mostUnpacked = 512 * 1_048_576;

const namedBank = z.object({ id: z.string(), version: z.number(), hash: z.string() });
export type NamedBank = z.infer<typeof namedBank>;

/** In the clear: for which host, of which session, and what is in it. */
export const sessionManifest = z.object({
  format: z.literal(sessionPackageFormat),
  program: z.string(),
  packageId: z.string(),
  /** Rises with each package of the same session. */
  counter: z.int().min(1),
  hostId: z.string(),
  createdAt: z.int().min(0).max(253_402_300_799_999),
  organisation: z.object({ name: localeText, sample: z.boolean(), rootFingerprint: z.string() }),
  session: z.object({ sessionId: z.string(), title: z.string(), room: z.string(), startsAt: z.number() }),
  candidates: z.int(),
  release: z.object({ codes: z.union([z.literal(1), z.literal(2)]), salt: z.string() }),
  banks: z.array(namedBank).max(100),
  files: listedFiles,
});
export type SessionManifest = z.infer<typeof sessionManifest>;

/** A document of the office as it stores it; what it says is the office's word, which is signed. */
const document = z.looseObject({ id: z.string(), version: z.number() });

export const photo = z.object({ mediaType: z.enum(['image/jpeg', 'image/png']), base64: z.string() });
const person = z.object({ id: z.string(), employeeNumber: z.string(), name: z.string(), unit: z.string() });
export const sentCandidate = z.object({
  id: z.string(),
  personId: z.string(),
  admissionNumber: z.string(),
  locale,
  extraMinutes: z.number(),
  /** What the office set apart from the roster's file; null where nothing. */
  accommodation: accommodation.nullable(),
  photo: photo.nullable(),
  /** `created` is what the office's journal says of the attempt's making. */
  attempts: z.array(z.object({ id: z.string(), created: z.record(z.string(), z.unknown()) })),
});
export const sentStaff = z.object({
  id: z.string(),
  personId: z.string(),
  username: z.string(),
  secret: z.string(),
  publicKey: z.string(),
  roles: z.array(z.enum(staffRoles)),
});

/** What is sealed to the host. */
export const sessionContent = z.object({
  session: z.object({ startsAt: z.number(), schemeId: z.string(), schemeVersion: z.number() }),
  scheme: document,
  /** The rules of the day; the usual ones where absent. */
  rules: dayRules.optional(),
  blueprints: z.array(document),
  parts: z.array(
    z.object({
      partId: z.string(),
      blueprintId: z.string().nullable(),
      blueprintVersion: z.number().nullable(),
      bankId: z.string().nullable(),
      bankVersion: z.number().nullable(),
    }),
  ),
  persons: z.array(person),
  trainings: z.array(z.object({ trainerId: z.string(), traineeId: z.string() })),
  candidates: z.array(sentCandidate),
  staff: z.array(sentStaff),
  earlier: z.array(
    z.object({
      candidateId: z.string(),
      partId: z.string(),
      attemptId: z.string(),
      points: z.number(),
      maximum: z.number(),
      sessionTitle: z.string(),
      finishedAt: z.number(),
    }),
  ),
  revocations: z.string().nullable(),
});
export type SessionContent = z.infer<typeof sessionContent>;
