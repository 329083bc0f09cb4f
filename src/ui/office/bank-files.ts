import { toBase64 } from '../files.ts';

/** A file of a bank as the host reads it: the path inside the bank's folder, and the text; of pictures and sounds the bytes. */
export type BankFile =
  { readonly path: string; readonly text: string } | { readonly path: string; readonly base64: string };

/** What was picked: the bank's files, the names of files that are no text in UTF-8, and how many others were left out. */
export interface PickedBank {
  readonly files: readonly BankFile[];
  readonly notUtf8: readonly string[];
  readonly leftOut: number;
}

interface Picked {
  readonly path: string;
  readonly file: File;
}

/** True for a file a bank is written in, and for the pictures and sounds in its `media/`. */
export function isBankFile(path: string): boolean {
  return /\.ya?ml$/i.test(path) || isMedium(path);
}

function isMedium(path: string): boolean {
  return /(?:^|\/)media\/[^/]+\.(?:svg|opus|ogg)$/.test(path);
}

/** Takes the folder every path begins with off: a bank is the same wherever it was picked from. */
export function insideFolder(paths: readonly string[]): string[] {
  const [first = ''] = paths;
  const folder = first.slice(0, first.indexOf('/') + 1);
  if (folder === '' || !paths.every((path) => path.startsWith(folder))) return [...paths];
  return insideFolder(paths.map((path) => path.slice(folder.length)));
}

/** Reads files of an `<input type="file">`, with or without `webkitdirectory`. */
export async function readPicked(files: Iterable<File>): Promise<PickedBank> {
  return await read([...files].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/** Reads what was dropped: files, and folders with what is in them. */
export async function readDropped(items: Iterable<DataTransferItem>): Promise<PickedBank> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const picked = await Promise.all(entries.map((entry) => filesOf(entry)));
  return await read(picked.flat());
}

async function read(picked: readonly Picked[]): Promise<PickedBank> {
  const wanted = picked.filter(({ path }) => isBankFile(path));
  const paths = insideFolder(wanted.map(({ path }) => path));
  const notUtf8: string[] = [];
  const files: BankFile[] = [];
  for (const [place, { file }] of wanted.entries()) {
    const path = paths[place] ?? file.name;
    const bytes = await file.arrayBuffer();
    if (isMedium(path)) {
      files.push({ path, base64: toBase64(new Uint8Array(bytes)) });
      continue;
    }
    const text = decode(bytes);
    if (text === null) notUtf8.push(path);
    else files.push({ path, text });
  }
  return { files, notUtf8, leftOut: picked.length - wanted.length };
}

function decode(bytes: ArrayBuffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function filesOf(entry: FileSystemEntry): Promise<Picked[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((done, fail) => {
      entry.file(done, fail);
    });
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const found: Picked[] = [];
  // A reader hands a folder over in portions (Chromium: 100) until it hands over none.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((done, fail) => {
      reader.readEntries(done, fail);
    });
    if (portion.length === 0) return found;
    for (const inner of portion) found.push(...(await filesOf(inner)));
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
