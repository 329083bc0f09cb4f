// What page and host share of the response file's form, without zod: a page's policy lets no validator be compiled.
import type { ResponseFileHeader } from './response-file.ts';

export const responseFileFormat = 'invigil-responses/1';

/** The header as one text: additional data of the encryption, and what the MAC covers before the body. */
export function responseFileLabel(h: ResponseFileHeader): string {
  const { format, fileId, attemptId, seat, paper, epoch, writtenAt, hostKey } = h;
  return JSON.stringify([format, fileId, attemptId, seat, paper, epoch, writtenAt, hostKey]);
}
