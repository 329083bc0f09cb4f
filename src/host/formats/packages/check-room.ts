import { isDeepStrictEqual } from 'node:util';
import { applyEntry, type Attempt } from '#domain/attempt/attempt.ts';
import type { AttemptEntry } from '#domain/attempt/entries.ts';
import { foldResponses, receiptText, type StoredResponse } from '#domain/attempt/responses.ts';
import { scorePaper } from '#domain/item/score-paper.ts';
import { scoringVersion } from '#domain/item/score.ts';
import type { Response } from '#domain/item/response.ts';
import type { CallPaper } from '#domain/call/call-paper.ts';
import type { CasePaper } from '#domain/marking/case-paper.ts';
import { decodeRecord, type JournalRecord } from '#domain/journal/entry.ts';
import type { Paper } from '#domain/paper/paper.ts';
import { verifyBytes } from '#host/signing/signature.ts';
import { attemptEntry } from '#host/attempt-log.ts';
import { receiptCode } from '#host/receipt-code.ts';
import { checkChainOf } from '#host/storage/other-journal-store.ts';
import { sha256Hex } from '../zip/signed-zip.ts';
import { isMarkedAsSigned } from './check-marking.ts';
import type { RoomAttempt, RoomContent, RoomManifest } from './room-schema.ts';

/** Where the content of a room's results contradicts the room's own journal. `detail` names the entry or the attempt. */
export interface RoomFault {
  readonly fault:
    | 'journal-broken'
    | 'head-not-signed'
    | 'other-host-in-journal'
    | 'attempt-not-as-journalled'
    | 'paper-not-as-drawn'
    | 'responses-not-as-saved'
    | 'result-not-as-scored'
    | 'marking-not-as-signed';
  readonly detail: string;
}

interface Entry {
  readonly record: JournalRecord;
  readonly payload: unknown;
}

/** Checks that everything in the package follows from the room's journal, and that journal from its signed heads. */
export function checkRoom(
  manifest: RoomManifest,
  content: RoomContent,
  journalCertificatePem: string,
): RoomFault | null {
  const signed = (text: string, signature: string) =>
    verifyBytes(journalCertificatePem, Buffer.from(text), Buffer.from(signature, 'base64url'));
  const chain = checkChainOf(content.journal, content.heads, signed);
  if (chain.firstBad !== null)
    return { fault: 'journal-broken', detail: `${chain.firstBad.seq} ${chain.firstBad.what}` };
  // The newest entry must stand under a signature: else the end could have been cut off, or added to.
  const newest = content.heads.some((head) => head.seq === chain.head?.seq && head.signature !== null);
  if (!newest) return { fault: 'head-not-signed', detail: String(chain.head?.seq ?? 0) };
  const entries = entriesOf(content);
  if (!isOfHost(entries, manifest)) return { fault: 'other-host-in-journal', detail: manifest.host.hostId };
  const byAttempt = Map.groupBy(entries, ({ record }) => record.attempt);
  for (const attempt of content.attempts) {
    const fault = checkAttempt(attempt, byAttempt.get(attempt.id) ?? []);
    if (fault !== null) return { fault, detail: attempt.id };
  }
  return null;
}

/** The room's journal, entry by entry; a payload is null where it was erased. Of a chain that was checked: every entry is one. */
export function entriesOf({ journal }: RoomContent): Entry[] {
  return journal.map(([, text, , , payload]) => ({
    record: decodeRecord(text),
    payload: payload === null ? null : (JSON.parse(payload) as unknown),
  })) as Entry[];
}

function isOfHost(entries: readonly Entry[], { host }: RoomManifest): boolean {
  const taken = entries.find(({ record }) => record.kind === 'host-kit.taken-in')?.payload as Partial<
    typeof host
  > | null;
  const raised = entries.filter(({ record }) => record.kind === 'host.taken-over');
  const epoch = (raised.at(-1)?.payload as { epoch?: number } | null | undefined)?.epoch ?? 0;
  return taken?.hostId === host.hostId && taken.installation === host.installation && epoch === host.epoch;
}

function checkAttempt(attempt: RoomAttempt, entries: readonly Entry[]): RoomFault['fault'] | null {
  const events = entries.flatMap((entry): AttemptEntry[] => {
    const event = attemptEntry({ ...entry, hash: '' });
    return event === null ? [] : [event];
  });
  if (events.length === 0) return 'attempt-not-as-journalled';
  const folded = events.reduce<Attempt | null>(applyEntry, null);
  if (!isDeepStrictEqual(plain(folded), plain(attempt.content))) return 'attempt-not-as-journalled';
  const saved = foldResponses(events);
  const given = new Map(
    attempt.responses.map(({ ref, revision, response, savedAt }) => [
      ref,
      { revision, response: response as Response | null, savedAt } satisfies StoredResponse,
    ]),
  );
  if (!isDeepStrictEqual(plain([...sorted(saved)]), plain([...sorted(given)]))) return 'responses-not-as-saved';
  if (attempt.receipt !== null && attempt.receipt !== receiptCode(receiptText(attempt.id, saved)))
    return 'responses-not-as-saved';
  // A paper is drawn once: at admission, or before it for a booklet.
  const drawn = events.reduce<string | null>(
    (hash, { event }) => ('paperHash' in event ? event.paperHash : hash),
    null,
  );
  const text = attempt.paper?.text ?? null;
  if ((text === null ? null : sha256Hex(Buffer.from(text))) !== drawn) return 'paper-not-as-drawn';
  if (text === null) return null;
  const paper = JSON.parse(text) as Paper | CasePaper | CallPaper;
  if (isMarkedByPeople(paper)) return isMarkedAsSigned(attempt, entries) ? null : 'marking-not-as-signed';
  return checkResult(attempt, paper, saved);
}

const isMarkedByPeople = (paper: Paper | CasePaper | CallPaper): paper is CasePaper | CallPaper =>
  'format' in paper && (paper.format === 'invigil-case-paper/1' || paper.format === 'invigil-call-paper/1');

/** The points are counted again: a room's word on them is not needed. Results by another scoring version are taken as they are. */
function checkResult(
  { results }: RoomAttempt,
  paper: Paper,
  saved: ReadonlyMap<string, StoredResponse>,
): RoomFault['fault'] | null {
  const first = results.find((r) => r.revision === 1);
  if (first?.scoringVersion !== scoringVersion) return null;
  const given = new Map([...saved].flatMap(([ref, r]) => (r.response === null ? [] : [[ref, r.response] as const])));
  const again = scorePaper(paper, given);
  return again.points === first.points && again.maximum === first.maximum ? null : 'result-not-as-scored';
}

function sorted(map: ReadonlyMap<string, StoredResponse>): [string, StoredResponse][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** As JSON says it: what was never set and what is undefined are one. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
