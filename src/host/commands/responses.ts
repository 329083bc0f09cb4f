import { filedStandings } from '#domain/attempt/response-file.ts';
import { askSecrets } from './ask-password.ts';
import { answer, exitCodes, refuse, type CommandContext } from './context.ts';
import { fileOf, passwordOf, type Acting } from './packages.ts';
import type { HostClient } from './host-client.ts';
import { responseWords } from './response-words.ts';
import { signedIn } from './signed-in.ts';

type Preview = Awaited<ReturnType<HostClient['responseFiles']['preview']>>;
type Shown = Extract<Preview, { ok: true }>;

/** What the screen shows before it asks why: whose file it is, and how each response stands to the host's. */
function linesOf(context: CommandContext, preview: Shown): string[] {
  const words = responseWords[context.locale];
  const { name, admissionNumber, session, seatName, writtenAt, outcome, counts, items } = preview;
  const standings = filedStandings
    .filter((standing) => (counts[standing] ?? 0) > 0)
    .map((standing) => {
      const numbers = items.filter((item) => item.standing === standing).map((item) => item.number);
      return words.standing(words.standings[standing], counts[standing] ?? 0, numbers.join(', '));
    });
  const where = words.where(session, seatName, new Date(writtenAt).toISOString());
  return [`${name} · ${admissionNumber}`, where, ...standings, ...(outcome === 'kept' ? [words.isOver] : [])];
}

/** Takes a seat's response file in by the operations of the screen, or says what would be taken. */
export async function responsesTake(
  context: CommandContext,
  acting: Acting,
  path: string,
  wish: { readonly preview?: true; readonly reason: string },
): Promise<number> {
  const words = responseWords[context.locale];
  const reason = wish.reason.trim();
  if (wish.preview !== true && reason === '') return refuse(context, exitCodes.usage, 'no-reason', words.reasonNeeded);
  const base64 = await fileOf(context, path);
  if (typeof base64 === 'number') return base64;
  const [password = ''] = await askSecrets([passwordOf(context, acting.as)]);
  const who = { account: acting.as, role: 'proctor', password } as const;
  return signedIn(context, acting.data, who, async ({ responseFiles }) => {
    const no = (refusal: Extract<Preview, { ok: false }>) =>
      refuse(context, exitCodes.refused, refusal.reason, words.refused(refusal.reason, refusal.detail ?? ''));
    const preview = await responseFiles.preview({ base64 });
    if (!preview.ok) return no(preview);
    const lines = linesOf(context, preview);
    if (wish.preview === true) {
      answer(context, preview, [...lines, words.nothingWritten]);
      return exitCodes.done;
    }
    const taken = await responseFiles.take({ base64, reason });
    if (!taken.ok) return no(taken);
    answer(context, taken, [...lines, taken.outcome === 'applied' ? words.taken(taken.taken) : words.keptOnly]);
    return exitCodes.done;
  });
}
