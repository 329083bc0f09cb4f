import { z } from 'zod';
import { locale } from '#contract/values.ts';
import { listedFiles } from '../zip/signed-zip.ts';

export const roomResultsFormat = 'invigil-room-results/1';
export const roomResultsType = 'invigil-room-results+jws';
/** Everything of the session, sealed to the office. */
export const roomFile = 'room.bin';

const host = z.object({
  hostId: z.string(),
  counter: z.number(),
  /** Made when the kit was taken in: a second intake of the same kit has another. */
  installation: z.string(),
  /** Raised when a spare host takes over. */
  epoch: z.int().min(0),
});

/** In the clear: whose results of which session. */
export const roomManifest = z.object({
  format: z.literal(roomResultsFormat),
  program: z.string(),
  packageId: z.string(),
  host,
  sessionId: z.string(),
  title: z.string(),
  createdAt: z.int().min(0).max(253_402_300_799_999),
  files: listedFiles,
});
export type RoomManifest = z.infer<typeof roomManifest>;

const response = z.object({
  ref: z.string(),
  revision: z.number(),
  response: z.unknown(),
  savedAt: z.number(),
});
const result = z.looseObject({
  revision: z.number(),
  points: z.number(),
  maximum: z.number(),
  keyVersion: z.string(),
  scoringVersion: z.number(),
  content: z.looseObject({}),
  scoredAt: z.number(),
});
const person = z.string();
const when = z.number();
/** What examiners left of a part that people mark, in rows as the room's host keeps them. */
const marking = z.object({
  task: z.looseObject({ id: z.string(), attemptId: z.string() }),
  people: z.array(z.object({ id: person, employeeNumber: z.string(), name: z.string(), unit: z.string() })),
  assignments: z.array(z.tuple([person, z.number(), z.number(), when, when.nullable()])),
  sheets: z.array(z.tuple([person, z.number(), z.string(), when, when.nullable()])),
  originals: z.array(z.tuple([person, z.number(), z.string(), when, z.string(), z.string(), z.string()])),
  words: z.array(z.tuple([person, z.string(), z.number(), person, z.string(), when])),
});
const attempt = z.object({
  id: z.string(),
  /** The fold of its entries in the journal below. */
  content: z.looseObject({ candidateId: z.string(), partId: z.string(), state: z.string() }),
  receipt: z.string().nullable(),
  /** In the very bytes that its hash in the journal covers. */
  paper: z.object({ text: z.string(), drawnAt: z.number() }).nullable(),
  responses: z.array(response),
  results: z.array(result),
  marking: marking.optional(),
});
export type RoomAttempt = z.infer<typeof attempt>;

const candidate = z.object({
  id: z.string(),
  admissionNumber: z.string(),
  locale,
  extraMinutes: z.number(),
  name: z.string(),
  employeeNumber: z.string(),
  unit: z.string(),
});
export type RoomCandidate = z.infer<typeof candidate>;

const entry = z.tuple([
  z.number(),
  z.string(),
  z.string(),
  z.string().nullable(),
  z.string().nullable(),
  z.union([z.literal(0), z.literal(1)]),
]);
const head = z.object({
  seq: z.number(),
  reason: z.string(),
  hash: z.string(),
  at: z.number(),
  signature: z.string().nullable(),
});

export const roomContent = z.object({
  candidates: z.array(candidate).max(10_000),
  attempts: z.array(attempt).max(50_000),
  /** The host's whole chain, so that nothing can be left out of its middle. */
  journal: z.array(entry),
  heads: z.array(head),
  exposure: z.array(z.object({ bankId: z.string(), itemId: z.string(), papers: z.number() })),
});
export type RoomContent = z.infer<typeof roomContent>;
