import { createHash } from 'node:crypto';
import type { BankMedium } from '#domain/item/bank.ts';
import type { BankFile } from './bank-files.ts';
import type { Finding } from './bank-problem.ts';
import { checkSvg } from './check-svg.ts';
import { opusSeconds } from './opus-seconds.ts';
import { expectations } from './wording.ts';

const megabyte = 1024 * 1024;
/** Bytes of one picture or sound: several minutes of speech, far more than a drawing needs. */
export const mediaLimit = 2 * megabyte;

/** A picture or sound of a bank with its bytes, read and found fit to be shown. */
export interface MediaFile {
  readonly medium: BankMedium;
  readonly content: Uint8Array;
  /** Of a sound: how long it is. */
  readonly seconds?: number;
}

/** True for a file that items may name: a picture or a sound directly in `media/`. What else lies there is passed over. */
export function isMediaPath(path: string): boolean {
  return /^media\/[^/]+\.(svg|opus|ogg)$/u.test(path);
}

export interface ReadMedia {
  /** By file name. Those with a problem are in it too where their kind is known, so that no item is blamed for them. */
  readonly media: ReadonlyMap<string, MediaFile>;
  readonly named: ReadonlySet<string>;
  readonly findings: readonly Finding[];
}

/** Reads the media of a bank. What a file is says its content: its name must agree. */
export function readMedia(files: readonly BankFile[]): ReadMedia {
  const findings: Finding[] = [];
  const media = new Map<string, MediaFile>();
  const named = new Set<string>();
  for (const { path, content } of files) {
    const name = path.slice('media/'.length);
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    named.add(name);
    if (bytes.byteLength > mediaLimit) {
      findings.push(mediaTooLarge(path, bytes.byteLength));
      continue;
    }
    const read = name.endsWith('.svg') ? readPicture(path, name, bytes) : readSound(path, name, bytes);
    findings.push(...read.findings);
    if (read.file !== null) media.set(name, read.file);
  }
  return { media, named, findings };
}

export function mediaTooLarge(file: string, size: number): Finding {
  const found = `${(size / megabyte).toFixed(1)} MB`;
  return { file, path: [], code: 'media-too-large', expected: expectations.mediaSize(mediaLimit / megabyte), found };
}

interface OneFile {
  readonly file: MediaFile | null;
  readonly findings: readonly Finding[];
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function readPicture(path: string, name: string, content: Uint8Array): OneFile {
  const checked = checkSvg(content);
  if (!checked.ok) return { file: null, findings: checked.findings.map((f) => ({ file: path, path: [], ...f })) };
  const { width, height } = checked;
  return {
    file: { medium: { name, hash: hashOf(content), mediaType: 'image/svg+xml', width, height }, content },
    findings: [],
  };
}

function readSound(path: string, name: string, content: Uint8Array): OneFile {
  const seconds = opusSeconds(content);
  if (seconds === null) {
    return { file: null, findings: [{ file: path, path: [], code: 'not-opus', expected: expectations.opus }] };
  }
  return { file: { medium: { name, hash: hashOf(content), mediaType: 'audio/ogg' }, content, seconds }, findings: [] };
}
