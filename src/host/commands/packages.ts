import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { askSecrets } from './ask-password.ts';
import { answer, exitCodes, refuse, type CommandContext } from './context.ts';
import { packageWords } from './package-words.ts';
import { signedIn } from './signed-in.ts';

export interface Acting {
  readonly data: string;
  readonly as: string;
}

export const passwordOf = (context: CommandContext, account: string) => ({
  prompt: packageWords[context.locale].ask.password(account),
  variable: 'INVIGIL_PASSWORD',
});
const passphraseOf = (context: CommandContext) => ({
  prompt: packageWords[context.locale].ask.passphrase,
  variable: 'INVIGIL_PASSPHRASE',
});

export function refused(context: CommandContext, { reason, detail }: { reason: string; detail?: string | undefined }) {
  const words = packageWords[context.locale];
  return refuse(context, exitCodes.refused, reason, words.refused(reason, detail ?? ''));
}

/** Takes the place first, so that nothing is made that then cannot be written, and nothing is overwritten. */
async function intoFile(
  context: CommandContext,
  path: string,
  work: (write: (base64: string) => void) => Promise<number>,
) {
  let handle: number;
  try {
    handle = openSync(path, 'wx', 0o600);
  } catch {
    return refuse(context, exitCodes.unreadable, 'not-written', packageWords[context.locale].notWritten(path));
  }
  let written = false;
  try {
    return await work((base64) => {
      writeFileSync(handle, Buffer.from(base64, 'base64'), { flush: true });
      written = true;
    });
  } finally {
    closeSync(handle);
    if (!written) rmSync(path, { force: true });
  }
}

export async function packagePrepare(
  context: CommandContext,
  acting: Acting,
  wish: { session: string; host: string; codes: 1 | 2; out: string },
): Promise<number> {
  const words = packageWords[context.locale];
  const [password = '', passphrase = ''] = await askSecrets([passwordOf(context, acting.as), passphraseOf(context)]);
  return intoFile(context, wish.out, (write) =>
    signedIn(
      context,
      acting.data,
      { account: acting.as, role: 'administrator', password, passphrase },
      async (client) => {
        const accountIds = (await client.packages.staff({})).map((one) => one.accountId);
        const { session: sessionId, host: hostId, codes: people } = wish;
        const made = await client.packages.prepare({ sessionId, hostId, accountIds, people });
        if (!made.ok) return refused(context, made);
        write(made.file.base64);
        const document = { ok: true, file: wish.out, packageId: made.packageId, codes: made.codes };
        answer(context, document, [words.prepared(wish.out), ...made.codes]);
        return exitCodes.done;
      },
    ),
  );
}

/** What is in a file that was named, or the exit code where it cannot be read. */
export async function fileOf(context: CommandContext, path: string): Promise<string | number> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes !== null) return bytes.toString('base64');
  return refuse(context, exitCodes.unreadable, 'no-file', packageWords[context.locale].noFile(path));
}

export async function packageTake(context: CommandContext, acting: Acting, path: string): Promise<number> {
  const words = packageWords[context.locale];
  const base64 = await fileOf(context, path);
  if (typeof base64 === 'number') return base64;
  const [password = ''] = await askSecrets([passwordOf(context, acting.as)]);
  return signedIn(context, acting.data, { account: acting.as, role: 'administrator', password }, async (client) => {
    const taken = await client.packages.takeIn({ base64 });
    if (!taken.ok) return refused(context, taken);
    answer(context, taken, [words.taken(taken.title, taken.candidates)]);
    return exitCodes.done;
  });
}

export async function packageUnseal(context: CommandContext, acting: Acting, sessionId: string): Promise<number> {
  const words = packageWords[context.locale];
  const state = { codes: 1 };
  const [password = ''] = await askSecrets([passwordOf(context, acting.as)]);
  return signedIn(context, acting.data, { account: acting.as, role: 'proctor', password }, async (client) => {
    const { taken } = await client.packages.state({});
    state.codes = taken.find((one) => one.sessionId === sessionId)?.codes ?? 1;
    const codes = await askSecrets(
      Array.from({ length: state.codes }, (_, at) => ({
        prompt: words.ask.code(at + 1),
        variable: at === 0 ? 'INVIGIL_RELEASE_CODE' : 'INVIGIL_RELEASE_CODE_2',
      })),
    );
    const opened = await client.packages.unseal({ sessionId, codes: codes.map((code) => (code === '' ? '-' : code)) });
    if (!opened.ok) return refused(context, { reason: opened.reason });
    answer(context, { ok: true, sessionId }, [words.unsealed]);
    return exitCodes.done;
  });
}

export async function packageResults(
  context: CommandContext,
  acting: Acting,
  wish: { session: string; out: string },
): Promise<number> {
  const words = packageWords[context.locale];
  const [password = '', passphrase = ''] = await askSecrets([passwordOf(context, acting.as), passphraseOf(context)]);
  const who = { account: acting.as, role: 'administrator', password, passphrase } as const;
  return intoFile(context, wish.out, (write) =>
    signedIn(context, acting.data, who, async (client) => {
      const made = await client.packages.exportResults({ sessionId: wish.session });
      if (!made.ok) return refused(context, made);
      write(made.file.base64);
      const { soundsLeft } = made;
      const left = soundsLeft === 0 ? [] : [words.soundsLeft(soundsLeft)];
      answer(context, { ok: true, file: wish.out, soundsLeft }, [words.made(wish.out), ...left]);
      return exitCodes.done;
    }),
  );
}

export async function packageTakeResults(
  context: CommandContext,
  acting: Acting,
  path: string,
  preview: boolean,
): Promise<number> {
  const words = packageWords[context.locale];
  const base64 = await fileOf(context, path);
  if (typeof base64 === 'number') return base64;
  const [password = ''] = await askSecrets([passwordOf(context, acting.as)]);
  return signedIn(context, acting.data, { account: acting.as, role: 'administrator', password }, async (client) => {
    const taken = await client.packages.takeResults({ base64, preview });
    if (!taken.ok) return refused(context, taken);
    answer(context, taken, [words.results(taken.title, taken.host, taken.lines.length, taken.written)]);
    return exitCodes.done;
  });
}
