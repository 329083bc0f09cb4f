// Ogg (RFC 3533) is a row of pages that each begin with OggS; in Opus (RFC 7845) the last one's position counts samples at 48 kHz.

const samplesPerSecond = 48_000;
const pageHead = 27;

const marks = (bytes: Buffer, at: number, word: string) => bytes.toString('latin1', at, at + word.length) === word;

/**
 * How many seconds an Opus file in an Ogg container plays. Null when it is none, holds another stream beside it, or a page of it
 * is cut short.
 */
export function opusSeconds(content: Uint8Array): number | null {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  let at = 0;
  let first: { readonly stream: number; readonly skipped: number } | null = null;
  let last = 0n;
  while (at < bytes.length) {
    if (bytes.length < at + pageHead || !marks(bytes, at, 'OggS')) return null;
    const segments = bytes.readUInt8(at + 26);
    const body = at + pageHead + segments;
    if (bytes.length < body) return null;
    const length = bytes.subarray(at + pageHead, body).reduce((sum, one) => sum + one, 0);
    if (bytes.length < body + length) return null;
    const stream = bytes.readUInt32LE(at + 14);
    if (first === null) {
      if (length < 19 || !marks(bytes, body, 'OpusHead')) return null;
      first = { stream, skipped: bytes.readUInt16LE(body + 10) };
    } else if (stream !== first.stream) return null;
    const position = bytes.readBigInt64LE(at + 6); // −1 where no packet ends on the page
    if (position > last) last = position;
    at = body + length;
  }
  if (first === null) return null;
  const samples = Number(last) - first.skipped;
  return samples > 0 ? samples / samplesPerSecond : null;
}
