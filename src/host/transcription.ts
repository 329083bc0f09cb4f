import { sameResponse, type Response } from '#domain/item/response.ts';
import { fitsLine } from '#domain/paper/answer-sheet.ts';
import { recordEvent } from './attempt-log.ts';
import { finishAttempt } from './finish.ts';
import { recordAct, type Call, type HostCore } from './host-core.ts';
import { personOf } from './accounts.ts';
import { secondWord } from './second-word.ts';
import { attemptById, responseOf } from './storage/attempt-store.ts';
import type { WriteDb } from './storage/database.ts';
import { personById } from './storage/person-store.ts';
import { linesOf, type Transcript, type TypedLines } from './storage/transcript-store.ts';
import { differing, sheetOf, typedHash } from './transcripts.ts';

interface Outcome {
  readonly agreed: TypedLines;
  readonly differences: number;
  readonly notes: readonly { readonly ref: string; readonly note: string }[];
}

/**
 * Writes what two people agree that stands on the sheet as responses of the attempt, later than what was saved on a machine, and ends
 * it: one transaction. A line that is blank on the sheet leaves what was saved before.
 */
export function completeTranscription(core: HostCore, db: WriteDb, attemptId: string, outcome: Outcome): void {
  const sheet = sheetOf(db, attemptId);
  if (typeof sheet === 'string') throw new Error(`a sheet to be completed is ${sheet}`);
  const [first, second] = sheet.people;
  if (first === undefined || second === undefined) throw new Error('a sheet was typed by fewer than two people');
  const now = core.clock.now();
  const actor = `account:${second.accountId}`;
  for (const { ref } of sheet.lines) {
    const response = outcome.agreed.get(ref) ?? null;
    const before = responseOf(db, attemptId, ref);
    if (response === null || (before !== null && sameResponse(before.response, response))) continue;
    const saved = { kind: 'attempt.saved', ref, revision: (before?.revision ?? 0) + 1, response } as const;
    recordEvent(core, db, attemptId, sheet.attempt, actor, saved, now);
  }
  const { differences, notes } = outcome;
  const who = (one: Transcript) => ({
    actor: `account:${one.accountId}`,
    name: personById(db, one.personId)?.name ?? '',
  });
  const hashOf = (one: Transcript) => typedHash(sheet, linesOf(db, attemptId, one.personId));
  const transcribed = {
    kind: 'attempt.transcribed',
    by: who(first),
    checkedBy: who(second),
    differences,
    notes,
    typed: [hashOf(first), hashOf(second)],
  } as const;
  recordEvent(core, db, attemptId, sheet.attempt, actor, transcribed, now);
  // What people may read of it: the entry above lets responses be guessed from its hashes.
  const by = [first.accountId, second.accountId];
  recordAct(core, db, actor, 'transcript.completed', { attemptId, by, differences }, now);
  finishAttempt(core, db, attemptId);
}

/** The two settle where they differ: one is signed in, the other gives their word with their password. */
export async function settle(
  core: HostCore,
  call: Call,
  input: {
    attemptId: string;
    settled: readonly { ref: string; response: Response | null; note: string }[];
    second: { username: string; password: string };
  },
) {
  const word = await secondWord(core, call, input.second, ['proctor']);
  if (!word.ok) return word;
  const me = personOf(core, call);
  return core.queue.run((db) => {
    const { attemptId } = input;
    const sheet = sheetOf(db, attemptId);
    if (typeof sheet === 'string' || attemptById(db, attemptId) === null) return { ok: false, reason: 'over' } as const;
    const { people, lines } = sheet;
    if (!people.some((one) => one.personId === me)) return { ok: false, reason: 'not-yours' } as const;
    if (people.length < 2 || people.some((one) => one.submittedAt === null))
      return { ok: false, reason: 'not-both' } as const;
    const other = people.find((one) => one.personId === word.account.personId);
    if (other === undefined || !word.stands(db)) return { ok: false, reason: 'not-the-other' } as const;
    const mine = linesOf(db, attemptId, me);
    const open = differing(lines, mine, linesOf(db, attemptId, other.personId));
    const settled = new Map(input.settled.map((one) => [one.ref, one]));
    const left = open.filter(({ ref }) => !settled.has(ref)).length;
    if (left > 0) return { ok: false, reason: 'not-all', detail: String(left) } as const;
    const agreed = new Map(mine);
    for (const line of open) {
      const response = settled.get(line.ref)?.response ?? null;
      if (response !== null && !fitsLine(line, response))
        return { ok: false, reason: 'not-on-the-paper', detail: String(line.number) } as const;
      agreed.set(line.ref, response);
    }
    const notes = open.map(({ ref }) => ({ ref, note: settled.get(ref)?.note ?? '' }));
    completeTranscription(core, db, attemptId, { agreed, differences: open.length, notes });
    return { ok: true, state: 'done' } as const;
  });
}
