import type { StaffRole } from '#domain/roles.ts';
import { openUnlessHeld } from './open-unless-held.ts';
import { exitCodes, refuse, type CommandContext } from './context.ts';
import { holderOf, sayHolder } from './data-folder.ts';
import { hostClient, newSeat, overHttp, type HostClient } from './host-client.ts';
import { packageWords } from './package-words.ts';

interface Who {
  readonly account: string;
  readonly role: StaffRole;
  readonly password: string;
  /** Opens the issuing key for this command alone; empty where it is not needed, or open already. */
  readonly passphrase?: string;
}

/**
 * Runs a command as a member of staff, by the operations that the screens call: through the host that has the folder, or one opened
 * here where none has.
 */
export async function signedIn(
  context: CommandContext,
  dataFolder: string,
  { account, role, password, passphrase = '' }: Who,
  work: (client: HostClient) => Promise<number>,
): Promise<number> {
  const words = packageWords[context.locale];
  const host = await openUnlessHeld(dataFolder);
  const address = host === null ? (holderOf(dataFolder)?.address ?? null) : 'http://127.0.0.1';
  const silent = () =>
    refuse(context, exitCodes.noFolder, 'no-answer', context.words.bank.noAnswer(sayHolder(context.words, dataFolder)));
  if (address === null) return silent();
  let bearer: string | null = null;
  const here = (request: Request) => host?.handle(request, { console: true, device: 'command-line' });
  const client = hostClient(
    address,
    async (request) => (await here(request)) ?? overHttp(request),
    () => bearer,
  );
  try {
    const opened = await client.signIn.open({ username: account, password, role, seat: newSeat() }).catch(() => null);
    if (opened === null) return silent();
    if (!opened.ok) return refuse(context, exitCodes.refused, opened.reason, words.signIn[opened.reason]);
    bearer = opened.bearer;
    if (passphrase !== '') {
      const unlocked = await client.certificates.unlock({ passphrase });
      if (!unlocked.ok) return refuse(context, exitCodes.refused, unlocked.reason, words.wrongPassphrase);
    }
    const code = await work(client);
    if (passphrase !== '') await client.certificates.lock({});
    await client.signIn.close({});
    return code;
  } finally {
    await host?.close();
  }
}
