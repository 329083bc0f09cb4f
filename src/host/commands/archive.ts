import { resolve } from 'node:path';
import { askSecrets } from './ask-password.ts';
import { answer, exitCodes, refuse, type CommandContext } from './context.ts';
import { packageWords } from './package-words.ts';
import { refused, type Acting } from './packages.ts';
import { signedIn } from './signed-in.ts';

export async function archiveMake(
  context: CommandContext,
  acting: Acting,
  wish: { to: readonly string[]; reason: string },
): Promise<number> {
  const words = packageWords[context.locale];
  const [first, second, ...more] = wish.to.map((folder) => resolve(folder));
  if (first === undefined || second === undefined || more.length > 0)
    return refuse(context, exitCodes.usage, 'two-folders', words.twoFolders);
  const [password = '', passphrase = ''] = await askSecrets([
    { prompt: words.ask.password(acting.as), variable: 'INVIGIL_PASSWORD' },
    { prompt: words.ask.passphrase, variable: 'INVIGIL_PASSPHRASE' },
  ]);
  const who = { account: acting.as, role: 'administrator', password, passphrase } as const;
  return signedIn(context, acting.data, who, async (client) => {
    const made = await client.archives.make({ folders: [first, second], reason: wish.reason });
    if (!made.ok) return refused(context, made);
    answer(context, made, [...made.places, words.archived(made.sha256)]);
    return exitCodes.done;
  });
}

export async function archiveWipe(
  context: CommandContext,
  acting: Acting,
  wish: { session: string; title: string; reason: string; second: string },
): Promise<number> {
  const words = packageWords[context.locale];
  const [password = '', secondPassword = ''] = await askSecrets([
    { prompt: words.ask.password(acting.as), variable: 'INVIGIL_PASSWORD' },
    { prompt: words.ask.password(wish.second), variable: 'INVIGIL_SECOND_PASSWORD' },
  ]);
  return signedIn(context, acting.data, { account: acting.as, role: 'administrator', password }, async (client) => {
    const { session: sessionId, title, reason } = wish;
    const second = { username: wish.second, password: secondPassword };
    const wiped = await client.archives.wipe({ sessionId, title, reason, second });
    if (!wiped.ok) return refused(context, wiped);
    const left = wiped.snapshotFolder === null ? [] : [words.snapshots(wiped.snapshotFolder)];
    answer(context, wiped, [words.wiped(wiped.attempts, wiped.payloads), ...left]);
    return exitCodes.done;
  });
}
