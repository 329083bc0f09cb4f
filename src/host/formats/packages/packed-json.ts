import { gunzipSync, gzipSync } from 'node:zlib';
import type { z } from 'zod';
import { mostUnpacked } from './session-schema.ts';

/** A value as it goes into a sealed file. */
export function packJson(value: object): Buffer {
  return gzipSync(Buffer.from(JSON.stringify(value)));
}

/** Reads it back; null when it is too large, no JSON, or of another shape. */
export function unpackJson<T>(schema: z.ZodType<T>, packed: Uint8Array): T | null {
  try {
    return schema.parse(JSON.parse(gunzipSync(packed, { maxOutputLength: mostUnpacked }).toString('utf8')));
  } catch {
    return null;
  }
}
