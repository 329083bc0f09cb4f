// The file in which a seat hands over what it holds when its host cannot come back. Written by the page, read by the host.
import { z } from 'zod';
import { response } from './candidate-view.ts';
import { responseFileFormat } from './response-file-format.ts';

const base64url = z.string().regex(/^[A-Za-z0-9_-]*$/);

/** What the host hands the seat with the paper, so that the seat can write a file which only the host can read. */
export const seatKeep = z.object({
  attemptId: z.string(),
  /** Names the paper and tells nothing of it. */
  paper: z.string(),
  epoch: z.number(),
  /** P-256 point, uncompressed: whom files are sealed to. */
  hostKey: base64url,
  /** Known to the host and to seats at which this attempt is sat: 32 bytes. */
  secret: base64url,
});
export type SeatKeep = z.infer<typeof seatKeep>;

/** In the clear: what the file is bound to. Not a word of who or what. */
export const responseFileHeader = z.object({
  format: z.literal(responseFileFormat),
  fileId: z.uuid(),
  attemptId: z.string().max(64),
  seat: z.string().max(64),
  paper: z.string().max(64),
  epoch: z.int().min(0),
  writtenAt: z.number(),
  hostKey: base64url.max(128),
});
export type ResponseFileHeader = z.infer<typeof responseFileHeader>;

export const responseFile = responseFileHeader.extend({
  /** The P-256 point of the key made for this file alone. */
  ephemeral: base64url.max(128),
  nonce: base64url.max(32),
  /** HMAC-SHA256 (32 bytes) and body, under AES-256-GCM. */
  ciphertext: base64url,
});

/** What is sealed. */
export const responseFileBody = z.object({
  responses: z
    .array(
      z.object({
        ref: z.string().max(64),
        revision: z.int().min(1),
        response: response.nullable(),
        leftMs: z.number().nullable(),
      }),
    )
    .max(1_000),
});
export type ResponseFileBody = z.infer<typeof responseFileBody>;
