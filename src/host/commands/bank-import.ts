import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isMediaPath } from '../formats/bank/media-file.ts';
import { readBankFolder } from '../formats/bank/read-bank-folder.ts';
import type { ReadBank } from '../formats/bank/read-bank.ts';
import { openUnlessHeld } from './open-unless-held.ts';
import { askPassword } from './ask-password.ts';
import { bankDocument, bankExitCode, bankLines } from './bank-check.ts';
import { answer, exitCodes, refuse, type CommandContext } from './context.ts';
import { holderOf, sayHolder } from './data-folder.ts';
import { hostClient, newSeat, overHttp } from './host-client.ts';

type GoodBank = Extract<ReadBank, { ok: true }>;

/**
 * Imports a bank, whole or not at all. Where no host runs on the folder it is opened here; where one does, the import goes
 * through it under an author's account, because a folder has one writer.
 */
export async function bankImport(
  context: CommandContext,
  path: string,
  dataFolder: string,
  account: string | undefined,
): Promise<number> {
  const read = await readBankFolder(path);
  if (!read.ok) {
    answer(context, { ok: false, path, ...bankDocument(read) }, bankLines(context, path, read));
    return bankExitCode(read);
  }
  const host = await openUnlessHeld(dataFolder);
  if (host === null) return await importThroughHost(context, path, read, dataFolder, account);
  try {
    const taken = await host.takeBank(read);
    return tell(context, read, dataFolder, taken ? 'imported' : 'version-exists');
  } finally {
    await host.close();
  }
}

async function importThroughHost(
  context: CommandContext,
  path: string,
  read: GoodBank,
  dataFolder: string,
  account: string | undefined,
): Promise<number> {
  const { words } = context;
  const holder = sayHolder(words, dataFolder);
  const address = holderOf(dataFolder)?.address ?? null;
  const held = (reason: string, message: string) => refuse(context, exitCodes.noFolder, reason, message);
  if (address === null || account === undefined) return held('needs-account', words.bank.needsAccount(holder));
  let bearer: string | null = null;
  const client = hostClient(address, overHttp, () => bearer);
  const password = await askPassword(words.bank.password(account));
  const signIn = { username: account, password, role: 'author' as const, seat: newSeat() };
  const opened = await client.signIn.open(signIn).catch(() => null);
  if (opened === null) return held('no-answer', words.bank.noAnswer(holder));
  if (!opened.ok) {
    const message = words.bank.signInRefused(words.bank.signInReasons[opened.reason]);
    return refuse(context, exitCodes.refused, opened.reason, message);
  }
  bearer = opened.bearer;
  const imported = await client.banks.import({ files: await bankFiles(path) });
  await client.signIn.close({});
  return tell(context, read, dataFolder, imported.ok ? 'imported' : 'version-exists');
}

function tell(
  context: CommandContext,
  read: GoodBank,
  dataFolder: string,
  outcome: 'imported' | 'version-exists',
): number {
  const { id, version } = read.bank;
  const { bank: words } = context.words;
  const ok = outcome === 'imported';
  const document = { ok, ...(!ok && { reason: outcome }), dataFolder, ...bankDocument(read) };
  answer(context, document, [ok ? words.imported(id, version, dataFolder) : words.versionExists(id, version)]);
  return ok ? exitCodes.done : exitCodes.refused;
}

type TravellingFile = { path: string; text: string } | { path: string; base64: string };

/** The files of a bank that was read without a problem, as the host takes them. */
export async function bankFiles(folder: string): Promise<TravellingFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  const texts = files.filter((path) => path.endsWith('.yaml'));
  return await Promise.all([
    ...texts.map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })),
    ...files.filter(isMediaPath).map(async (path) => ({ path, base64: await readFile(join(folder, path), 'base64') })),
  ]);
}
