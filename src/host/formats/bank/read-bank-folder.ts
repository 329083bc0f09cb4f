import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { bankLimits, bankTooLarge, tooLarge, type BankFile } from './bank-files.ts';
import type { Finding } from './bank-problem.ts';
import { isMediaPath, mediaLimit, mediaTooLarge } from './media-file.ts';
import { readBankWith, type ReadBank } from './read-bank.ts';
import { expectations } from './wording.ts';

/**
 * Reads the bank in a folder: every `.yaml` file at any depth and the pictures and sounds in `media/`; other files are passed over,
 * and a `.yml` file is named, since its items would be missed. A link out of the folder is refused; one that stays inside is passed over, as what it leads to is read
 * in its own place. A folder that cannot be read is a problem too: this does not throw for anything found on disk.
 */
export async function readBankFolder(folder: string): Promise<ReadBank> {
  const collected: Collected = { files: [], findings: [], bytes: 0 };
  try {
    await collect(await realpath(folder), '', collected);
  } catch (error) {
    const found = error instanceof Error && 'code' in error ? `${folder} (${String(error.code)})` : folder;
    const problem = { file: '', line: 1, field: '', code: 'no-folder', expected: expectations.folder, found };
    return { ok: false, problems: [problem], omitted: 0, counts: { items: 0, cases: 0, scenarios: 0 } };
  }
  if (collected.bytes > bankLimits.bank) collected.findings.push(bankTooLarge('bank.yaml', collected.bytes));
  return readBankWith(collected.files, collected.findings);
}

interface Collected {
  readonly files: BankFile[];
  readonly findings: Finding[];
  /** Of all files so far, also of those too large to keep. */
  bytes: number;
}

async function collect(root: string, inner: string, collected: Collected): Promise<void> {
  const entries = await readdir(join(root, inner), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
    if (entry.isDirectory()) await collect(root, path, collected);
    else if (entry.isSymbolicLink()) await checkLink(root, path, collected);
    else if (isBankFile(entry, path, collected)) await take(root, path, collected);
  }
}

function isBankFile(entry: Dirent, path: string, { findings }: Collected): boolean {
  if (entry.isFile() && entry.name.endsWith('.yml')) {
    findings.push({ file: path, path: [], code: 'extension', expected: expectations.extension, found: '.yml' });
  }
  return entry.isFile() && (entry.name.endsWith('.yaml') || isMediaPath(path));
}

async function checkLink(root: string, path: string, { findings }: Collected): Promise<void> {
  const target = await realpath(join(root, path)).catch(() => null);
  if (target !== null && target.startsWith(root + sep)) return;
  findings.push({ file: path, path: [], code: 'link', expected: expectations.insideFolder });
}

async function take(root: string, path: string, collected: Collected): Promise<void> {
  const at = join(root, path);
  const { size } = await stat(at);
  collected.bytes += size;
  if (isMediaPath(path) && size > mediaLimit) collected.findings.push(mediaTooLarge(path, size));
  else if (size > bankLimits.file) collected.findings.push(tooLarge(path, size));
  else if (collected.bytes <= bankLimits.bank) {
    const content = await readFile(at).catch(() => null);
    if (content !== null) collected.files.push({ path, content });
    else collected.findings.push({ file: path, path: [], code: 'unreadable', expected: expectations.readable });
  }
}
