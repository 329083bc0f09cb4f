import { z } from 'zod';
import { locale } from '#contract/values.ts';
import { recorderKinds, recordingTracks } from '#domain/call/recording.ts';
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
/** A segment as the room recorded it. Its sound lies encrypted in a file of its own beside; its keys are sealed to the office. */
const recording = z.object({
  id: z.string().regex(/^[0-9a-f-]{36}$/),
  place: z.int().min(1),
  track: z.enum(recordingTracks),
  recorder: z.enum(recorderKinds),
  mediaType: z.string(),
  boot: z.string(),
  mono: z.number(),
  startedAt: when,
  endedAt: when.nullable(),
  whole: z.boolean(),
  keys: z.array(z.object({ number: z.int(), sealed: z.string() })),
  chunks: z.array(
    z.object({
      sequence: z.int().min(1),
      sha256: z.string(),
      head: z.string(),
      start: z.int().min(0),
      length: z.int().min(0),
      keyNumber: z.int(),
    }),
  ),
  /** False where the sound stays in the room: it was not whole there any more, or the package would have been too large. */
  sent: z.boolean(),
});
export type RoomRecording = z.infer<typeof recording>;

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
  recordings: z.array(recording).max(40).optional(),
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
