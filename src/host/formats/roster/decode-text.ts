/**
 * The text of a CSV file: UTF-8 or UTF-16 where a byte order mark says so, else UTF-8, else GB18030 (what Chinese Excel writes).
 * Null where it is none of them.
 */
export function decodeText(bytes: Uint8Array): string | null {
  for (const encoding of encodingsFor(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // No text file holds NUL: this is a program's own format that happens to decode.
      return text.includes('\0') ? null : text;
    } catch {
      // not in this encoding; the next one is tried
    }
  }
  return null;
}

function encodingsFor(bytes: Uint8Array): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}
