import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { verifyJournal } from '#host/journals.ts';
import type { IssuingKeys } from '#host/signing/issuing-keys.ts';
import { openForReading } from '#host/storage/database.ts';
import { snapshotDatabase, snapshotFile } from '../snapshot/snapshot-folder.ts';
import { writeSnapshot } from '../snapshot/write-snapshot.ts';
import { readZip } from '../zip/read-zip.ts';
import {
  checkFiles,
  listedFiles,
  listFiles,
  manifestName,
  openSigned,
  packSigned,
  readSignature,
  sha256Hex,
  signatureName,
} from '../zip/signed-zip.ts';

const archiveFormat = 'invigil-archive/1';
const archiveType = 'invigil-archive';
/** What an archive may at most be: it is made and checked in memory. */
const archiveLimits = { entries: 10_000, totalBytes: 1_024 * 1_048_576, ratio: 100 };
/** Where copies are made ready, inside the data folder: nothing of an exam lies in a folder that everybody reads. */
export const archiveWorkFolder = '.archive.part';

const archiveManifest = z.object({
  format: z.literal(archiveFormat),
  archiveId: z.string(),
  program: z.string(),
  createdAt: z.number(),
  hostId: z.string(),
  epoch: z.number(),
  head: z.object({ seq: z.number(), hash: z.string() }),
  files: listedFiles,
});

export interface ArchiveWish {
  readonly dataFolder: string;
  readonly archiveId: string;
  /** The files to write, each whole under its name or not at all. */
  readonly places: readonly string[];
  readonly program: string;
  readonly at: number;
  readonly epoch: number;
  readonly hostId: string;
  readonly issuing: IssuingKeys;
}

export interface WrittenArchive {
  readonly sha256: string;
  readonly bytes: number;
  readonly head: { readonly seq: number; readonly hash: string };
}

/**
 * Copies the whole folder into one signed file, writes it to each place, and reads every place back: the hash, the signature, each
 * file inside, and the journal of the copy. Runs in the worker; throws what is wrong, with no half file left.
 */
export async function writeArchive(wish: ArchiveWish): Promise<WrittenArchive> {
  const work = join(wish.dataFolder, archiveWorkFolder);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true, mode: 0o700 });
  try {
    const { dataFolder, at, epoch, hostId } = wish;
    const { name } = await writeSnapshot({ dataFolder, folder: work, keep: 1, at, epoch, hostId });
    const facts = JSON.parse(readFileSync(join(work, name, snapshotFile), 'utf8')) as {
      head: WrittenArchive['head'];
      files: { name: string }[];
    };
    const names = [snapshotFile, ...facts.files.map((one) => one.name)];
    const files = names.map((one) => [one, new Uint8Array(readFileSync(join(work, name, one)))] as const);
    const manifest = {
      ...{ format: archiveFormat, archiveId: wish.archiveId, program: wish.program, createdAt: at },
      ...{ hostId, epoch, head: facts.head, files: listFiles(files) },
    };
    const bytes = await packSigned(manifest, files, wish.issuing, archiveType);
    for (const place of wish.places) writeWhole(place, bytes);
    const sha256 = sha256Hex(bytes);
    for (const place of wish.places) await checkCopy(place, sha256, wish.issuing.rootCertificatePem, work, facts.head);
    return { sha256, bytes: bytes.length, head: facts.head };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Under its name only once all of it is on the disk. */
function writeWhole(place: string, bytes: Uint8Array): void {
  const part = `${place}.part`;
  const handle = openSync(part, 'wx', 0o600);
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, place);
}

async function checkCopy(
  place: string,
  sha256: string,
  rootPem: string,
  work: string,
  head: WrittenArchive['head'],
): Promise<void> {
  const bytes = new Uint8Array(readFileSync(place));
  if (sha256Hex(bytes) !== sha256) throw new Error(`${place} reads back otherwise than it was written`);
  const how = { limits: archiveLimits, type: archiveType, schema: archiveManifest, trustedRootsPem: [rootPem] };
  const opened = await openSigned(bytes, how);
  if (!opened.ok) throw new Error(`${place}: ${opened.fault}`);
  const copy = join(work, 'check');
  mkdirSync(copy, { recursive: true, mode: 0o700 });
  writeFileSync(join(copy, snapshotDatabase), opened.files.get(snapshotDatabase) ?? new Uint8Array());
  const db = openForReading(copy);
  try {
    const report = verifyJournal(db);
    if (!report.intact || report.head?.hash !== head.hash) throw new Error(`${place}: its journal does not verify`);
  } finally {
    db.close();
  }
  rmSync(copy, { recursive: true, force: true });
}

/** Whether a place still holds the very bytes that were verified. */
export function isStillThere({ place, sha256 }: { place: string; sha256: string }): boolean {
  try {
    return sha256Hex(readFileSync(place)) === sha256;
  } catch {
    return false;
  }
}

/** Puts the files of an archive into a folder as a snapshot has them. False for what is no archive, or was changed. */
export async function unpackArchive(file: string, into: string): Promise<boolean> {
  const zip = await readZip(new Uint8Array(readFileSync(file)), archiveLimits);
  if (!zip.ok) return false;
  const written = zip.files.get(manifestName);
  const signed = await readSignature(written, zip.files.get(signatureName));
  if (written === undefined || signed?.type !== archiveType) return false;
  const manifest = archiveManifest.safeParse(JSON.parse(Buffer.from(written).toString('utf8')));
  if (!manifest.success || checkFiles(manifest.data.files, zip.files) !== null) return false;
  for (const { name } of manifest.data.files) {
    mkdirSync(dirname(join(into, name)), { recursive: true, mode: 0o700 });
    writeFileSync(join(into, name), zip.files.get(name) ?? new Uint8Array(), { mode: 0o600 });
  }
  return true;
}
