import type { Finding } from './bank-problem.ts';
import { isMediaPath } from './media-file.ts';
import { expectations } from './wording.ts';

const megabyte = 1024 * 1024;
/** Bounds what reading may cost, in bytes. An item in two languages takes about 1,250, so the limits of bank and entries agree. */
export const bankLimits = { file: 5 * megabyte, bank: 256 * megabyte, entries: 200_000 } as const;

/** One file of a bank, its path counted from the bank's folder. */
export interface BankFile {
  readonly path: string;
  readonly content: Uint8Array | string;
}

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

interface Decoded {
  readonly texts: TextFile[];
  readonly media: BankFile[];
  readonly findings: Finding[];
}

/** Decodes the texts and sets the media apart, in the order of their paths. Texts too large or not UTF-8 are left out and named. */
export function decodeFiles(files: readonly BankFile[]): Decoded {
  const findings: Finding[] = [];
  const texts: TextFile[] = [];
  const media: BankFile[] = [];
  let size = 0;
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, content } of sorted) {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    size += bytes.byteLength;
    if (isMediaPath(path)) media.push({ path, content: bytes });
    else if (bytes.byteLength > bankLimits.file) findings.push(tooLarge(path, bytes.byteLength));
    else if (size <= bankLimits.bank) {
      const text = decode(bytes);
      if (text !== null) texts.push({ path, text });
      else
        findings.push({
          file: path,
          path: [],
          code: 'not-utf8',
          expected: expectations.utf8,
          place: firstBroken(bytes),
        });
    }
  }
  if (size > bankLimits.bank) findings.push(bankTooLarge(sorted.at(-1)?.path ?? '', size));
  return { texts, media, findings };
}

export function tooLarge(file: string, size: number): Finding {
  const expected = expectations.fileSize(bankLimits.file / megabyte);
  return { file, path: [], code: 'file-too-large', expected, found: inMegabytes(size) };
}

export function bankTooLarge(file: string, size: number): Finding {
  const expected = expectations.bankSize(bankLimits.bank / megabyte);
  return { file, path: [], code: 'bank-too-large', expected, found: inMegabytes(size) };
}

const inMegabytes = (bytes: number) => `${(bytes / megabyte).toFixed(1)} MB`;

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes); // also takes off a byte order mark
  } catch {
    return null;
  }
}

function firstBroken(bytes: Uint8Array): { line: number; column: number } {
  const before = new TextDecoder('utf-8').decode(bytes).split('\uFFFD', 1)[0] ?? '';
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
