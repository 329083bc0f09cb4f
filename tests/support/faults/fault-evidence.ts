import { isDeepStrictEqual } from 'node:util';
import type { Attempt } from '#domain/attempt/attempt.ts';
import type { AttemptEntry } from '#domain/attempt/entries.ts';
import { attemptEntries } from '#host/attempt-log.ts';
import { verifyJournal } from '#host/journals.ts';
import { attemptById } from '#host/storage/attempt-store.ts';
import { openForReading } from '#host/storage/database.ts';
import { lastAlive } from '#host/storage/journal-store.ts';
import { tablesAsFolded } from '../kills/evidence.ts';
import { creditsAsSeen } from './credit-evidence.ts';
import type { FaultRun, Window } from './fault-run.ts';
import { apart, stretchesOf, type Stretch } from './ledger-model.ts';
import { keyOf, type SeatRecord, type Word } from './seat-record.ts';

export interface Sat {
  readonly attemptId: string;
  readonly record: SeatRecord;
}

/** Refusals by the exam's rules that a seat of such a day may meet. Whatever else it is told is a fault of the host. */
const reasons = new Set([
  ...['', 'older-revision', 'not-running', 'not-now', 'open-in-another-window', 'open-on-another-seat'],
]);

function answersWithReason({ words }: SeatRecord, runs: readonly FaultRun[]): string[] {
  const wasFull = ({ sent, known }: Word) =>
    runs.some(({ full }) => full.some(({ from, to }) => sent <= to && (known ?? sent) >= from));
  return words.flatMap((word) => {
    const { status, code, operation } = word;
    const fine =
      status === 0 ||
      (status === 200 && reasons.has(code)) ||
      (status === 401 && code === 'UNAUTHORIZED') ||
      (status === 503 && code === 'WRITE_FAILED' && wasFull(word));
    return fine ? [] : [`${operation} was answered ${status} ${code}`];
  });
}

/** Every acknowledged save is there once with its text; nothing is there that was not sent; each item's revisions rise. */
function savesAsSent(record: SeatRecord, entries: readonly AttemptEntry[]): string[] {
  const problems: string[] = [];
  const newest = new Map<string, number>();
  const stored = new Set<string>();
  for (const { event } of entries) {
    if (event.kind !== 'attempt.saved') continue;
    const key = keyOf(event);
    if (stored.has(key)) problems.push(`${key} is stored twice`);
    stored.add(key);
    if (event.revision <= (newest.get(event.ref) ?? 0)) problems.push(`${key} is stored after a newer one`);
    newest.set(event.ref, event.revision);
    const same = ({ response }: { response: unknown }) => isDeepStrictEqual(response, event.response);
    if (!(record.sent.get(key) ?? []).some(same)) problems.push(`${key} is stored as it was never sent`);
    const acknowledged = record.acknowledged.get(key);
    if (acknowledged !== undefined && !same(acknowledged))
      problems.push(`${key} is stored otherwise than acknowledged`);
  }
  for (const key of record.acknowledged.keys())
    if (!stored.has(key)) problems.push(`${key} was acknowledged and is lost`);
  return problems;
}

/**
 * By how much the machine's clock is ahead of the host's monotonic one in a run (ms): a save's entry has the moment of its arrival,
 * which was between its sending and its answer. Null when nothing was saved in that run.
 */
function aheadOf(
  boot: string,
  all: readonly { record: SeatRecord; entries: readonly AttemptEntry[] }[],
): number | null {
  let [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { record, entries } of all) {
    const words = new Map(record.words.flatMap((word) => (word.saved === null ? [] : [[keyOf(word.saved), word]])));
    for (const { event, at } of entries) {
      if (event.kind !== 'attempt.saved' || at.boot !== boot) continue;
      const word = words.get(keyOf(event));
      if (word === undefined || word.known === null) continue;
      most = Math.min(most, word.known - at.mono);
      if (record.sent.get(keyOf(event))?.length === 1) least = Math.max(least, word.sent - at.mono);
    }
  }
  return Number.isFinite(least) && Number.isFinite(most) ? (least + most) / 2 : null;
}

const within = (at: number, { from, to }: Window) => at >= from - apart && at <= to + apart;
const shown = ({ from, to }: Window, zero: number) => `${Math.round(from - zero)} to ${Math.round(to - zero)}`;

/** Each stretch of the ledger began and ended when the seats and the proctor saw it. */
function ledgerAsSeen(attempt: Attempt, stretches: readonly Stretch[], ahead: ReadonlyMap<string, number>): string[] {
  const problems: string[] = [];
  const { segments, open } = attempt.ledger;
  const left = new Set(segments.map(({ boot }) => boot));
  for (const run of new Set(stretches.map((stretch) => stretch.run))) {
    const expected = stretches.filter((stretch) => stretch.run === run);
    const there = segments.filter(({ boot }) => boot === run.boot);
    left.delete(run.boot ?? '');
    const toCome = open !== null && open.boot === run.boot ? 1 : 0;
    const certain = expected.filter((stretch) => stretch.certain).length;
    if (there.length + toCome < certain || there.length + toCome > expected.length)
      problems.push(`the ledger has ${there.length} stretches in a run where ${certain} to ${expected.length} ran`);
    const offset = ahead.get(run.boot ?? '');
    if (offset === undefined) continue;
    const ran = there.length + toCome < expected.length ? expected.filter((stretch) => stretch.certain) : expected;
    for (const [at, { from, to }] of there.entries()) {
      const seen = ran[at];
      if (seen === undefined) continue;
      if (!within(from + offset, seen.begins))
        problems.push(
          `a stretch begins at ${Math.round(from + offset - run.openAt)}, was seen to begin at ${shown(seen.begins, run.openAt)}`,
        );
      if (!within(to + offset, seen.ends))
        problems.push(
          `a stretch ends at ${Math.round(to + offset - run.openAt)}, was seen to end at ${shown(seen.ends, run.openAt)}`,
        );
    }
  }
  for (const boot of left) problems.push(`time ran in a run in which no seat spoke: ${boot}`);
  return problems;
}

/** Reads the data folder of a host that is gone, and says what is not as the seats know it to be. */
export function faultProblemsIn(dataFolder: string, sats: readonly Sat[], runs: readonly FaultRun[]): string[] {
  const db = openForReading(dataFolder);
  try {
    const alive = lastAlive(db)?.boot ?? null;
    const last = runs.at(-1);
    if (last !== undefined && !runs.some(({ boot }) => boot === alive)) last.boot = alive;
    const all = sats.map((sat) => {
      const stored = attemptById(db, sat.attemptId);
      if (stored === null) throw new Error(`the attempt ${sat.attemptId} is gone`);
      return { ...sat, ...stored, entries: attemptEntries(db, sat.attemptId) };
    });
    const ahead = new Map<string, number>();
    for (const { boot } of runs) {
      const offset = boot === null ? null : aheadOf(boot, all);
      if (boot !== null && offset !== null) ahead.set(boot, offset);
    }
    const proofs = new Map(runs.map((run) => [run, lastProof(run, sats)]));
    const { intact, firstBad } = verifyJournal(db);
    return [
      ...(intact ? [] : [`the journal breaks at ${JSON.stringify(firstBad)}`]),
      ...all.flatMap((one) => {
        const stretches = stretchesOf(one.record, runs, (run) => proofs.get(run) ?? 0);
        const { receipt } = one.record;
        return [
          ...answersWithReason(one.record, runs),
          ...savesAsSent(one.record, one.entries),
          ...tablesAsFolded(db, one.attemptId, one.entries),
          ...ledgerAsSeen(one.attempt, stretches, ahead),
          ...creditsAsSeen(one, stretches, ahead),
          ...(receipt === null || receipt === one.receipt ? [] : [`the receipt was ${receipt} and is ${one.receipt}`]),
        ].map((problem) => `${one.attemptId.slice(-4)}: ${problem}`);
      }),
    ];
  } finally {
    db.close();
  }
}

/** When the last write of a run was sent that was acknowledged: then the host lived, and its journal says so. */
function lastProof({ openAt, killedAt }: FaultRun, sats: readonly Sat[]): number {
  const writes = sats.flatMap(({ record }) => record.words.filter(({ saved }) => saved !== null));
  return Math.max(0, ...writes.map(({ sent }) => sent).filter((sent) => sent >= openAt && sent <= killedAt));
}
