import { fromBufferPromise, getFileNameLowLevel, validateFileName, type Entry, type ZipFile } from 'yauzl';

/** What an untrusted zip may at most be. Checked in its directory before a byte is unpacked, and again while unpacking. */
export interface ZipLimits {
  readonly entries: number;
  /** Sum of the unpacked sizes, in bytes. */
  readonly totalBytes: number;
  /** Unpacked size over packed size, of one entry; entries up to 64 KiB unpacked are exempt. */
  readonly ratio: number;
}

export type ZipRefusal =
  | 'not-a-zip'
  | 'too-many-entries'
  | 'too-large'
  | 'too-compressed'
  | 'unsafe-name'
  | 'same-name-twice'
  | 'symbolic-link'
  | 'encrypted'
  | 'damaged';

interface Refused {
  readonly ok: false;
  readonly reason: ZipRefusal;
  readonly entry?: string;
}
export type ReadZipResult = { readonly ok: true; readonly files: ReadonlyMap<string, Uint8Array> } | Refused;

const exemptBytes = 65_536;
const fileTypeMask = 0o170000;
const symbolicLink = 0o120000;

/** The files of a zip held in memory, by name, in the order of its directory; folders are left out. Nothing is written to disk. */
export async function readZip(bytes: Uint8Array, limits: ZipLimits): Promise<ReadZipResult> {
  let zip: ZipFile;
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Names are decoded and judged below, so that a hostile one is refused by name and not as mere damage.
    zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false, decodeStrings: false });
  } catch {
    return { ok: false, reason: 'not-a-zip' };
  }
  try {
    const listed = await listEntries(zip, limits);
    if (!listed.ok) return listed;
    const files = new Map<string, Uint8Array>();
    for (const [name, entry] of listed.entries) files.set(name, await unpack(zip, entry));
    return { ok: true, files };
  } catch {
    return { ok: false, reason: 'damaged' };
  } finally {
    zip.close();
  }
}

type Listed = { readonly ok: true; readonly entries: [string, Entry][] } | Refused;

/** By events: the library's async iterator throws outside of any promise when the directory is damaged (yauzl 3.4.0). */
function listEntries(zip: ZipFile, limits: ZipLimits): Promise<Listed> {
  if (zip.entryCount > limits.entries) return Promise.resolve({ ok: false, reason: 'too-many-entries' });
  const entries: [string, Entry][] = [];
  const names = new Set<string>();
  let total = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve({ ok: true, entries }));
    zip.on('entry', (entry: Entry) => {
      const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
      total += entry.uncompressedSize;
      const reason = total > limits.totalBytes ? 'too-large' : refusalOf(entry, name, names, limits);
      if (reason !== null) return resolve({ ok: false, reason, entry: name });
      names.add(name.toLowerCase());
      if (!name.endsWith('/')) entries.push([name, entry]);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function refusalOf(entry: Entry, name: string, before: ReadonlySet<string>, limits: ZipLimits): ZipRefusal | null {
  if (validateFileName(name) !== null) return 'unsafe-name';
  // Windows and macOS would take two names that differ in case for one file.
  if (before.has(name.toLowerCase())) return 'same-name-twice';
  if (((entry.externalFileAttributes >>> 16) & fileTypeMask) === symbolicLink) return 'symbolic-link';
  if (entry.isEncrypted()) return 'encrypted';
  const dense = entry.uncompressedSize > exemptBytes && entry.uncompressedSize > entry.compressedSize * limits.ratio;
  return dense ? 'too-compressed' : null;
}

/** The library stops where an entry unpacks to more or less than its directory says: a lying size is no way round the limits. */
async function unpack(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
