import { readFile } from 'node:fs/promises';
import { openHost, type Host } from '../host.ts';
import { bundledBanks, programVersion, uiFolder } from '../program-files.ts';
import { askSecrets } from './ask-password.ts';
import { answer, exitCodes, refuse, type CommandContext } from './context.ts';
import { hostWords } from './host-words.ts';

const long = (text: string, least: number, most: number) => text.length >= least && text.length <= most;

async function onHost(dataFolder: string, work: (host: Host) => Promise<number>): Promise<number> {
  const host = await openHost({ dataFolder, uiFolder, bundledBanks, version: programVersion() });
  try {
    return await work(host);
  } finally {
    await host.close();
  }
}

/** Restores the root from its recovery kit. The code and the new passphrase are asked for, never arguments. */
export async function keysRestore(context: CommandContext, dataFolder: string, kitPath: string): Promise<number> {
  const words = hostWords[context.locale];
  const kit = await readFile(kitPath, 'utf8').catch(() => null);
  if (kit === null) return refuse(context, exitCodes.unreadable, 'no-file', words.noFile(kitPath));
  const [recoveryCode = '', passphrase = ''] = await askSecrets([
    { prompt: words.ask.recoveryCode, variable: 'INVIGIL_RECOVERY_CODE' },
    { prompt: words.ask.passphrase, variable: 'INVIGIL_PASSPHRASE' },
  ]);
  if (!long(passphrase, 12, 500)) return refuse(context, exitCodes.refused, 'short-passphrase', words.shortPassphrase);
  return onHost(dataFolder, async (host) => {
    const outcome = await host.restoreKeys({ kit, recoveryCode, passphrase });
    if (!outcome.ok) return refuse(context, exitCodes.refused, outcome.reason, words.refusals[outcome.reason]);
    answer(context, { dataFolder, ...outcome }, [words.restored(outcome.rootFingerprint)]);
    return exitCodes.done;
  });
}

export interface KitTaker {
  readonly username: string;
  readonly name: string;
  readonly employeeNumber: string;
}

/** Takes a host kit in on an empty data folder. The kit's code, the passphrase and the password are asked for. */
export async function keysTakeKit(
  context: CommandContext,
  dataFolder: string,
  kitPath: string,
  who: KitTaker,
): Promise<number> {
  const words = hostWords[context.locale];
  const kit = await readFile(kitPath, 'utf8').catch(() => null);
  if (kit === null) return refuse(context, exitCodes.unreadable, 'no-file', words.noFile(kitPath));
  if (!/^[a-z0-9][a-z0-9._-]{1,31}$/.test(who.username))
    return refuse(context, exitCodes.usage, 'bad-username', words.badUsername);
  const [kitCode = '', passphrase = '', password = ''] = await askSecrets([
    { prompt: words.ask.kitCode, variable: 'INVIGIL_KIT_CODE' },
    { prompt: words.ask.passphrase, variable: 'INVIGIL_PASSPHRASE' },
    { prompt: words.ask.password, variable: 'INVIGIL_PASSWORD' },
  ]);
  if (!long(passphrase, 12, 500)) return refuse(context, exitCodes.refused, 'short-passphrase', words.shortPassphrase);
  if (!long(password, 8, 200)) return refuse(context, exitCodes.refused, 'short-password', words.shortPassword);
  return onHost(dataFolder, async (host) => {
    const taken = await host.takeKit({ kit, kitCode, passphrase, administrator: { ...who, password } });
    if (!taken.ok) return refuse(context, exitCodes.refused, taken.reason, words.refusals[taken.reason]);
    answer(context, { dataFolder, ...taken }, [words.taken(taken.name, dataFolder)]);
    return exitCodes.done;
  });
}
