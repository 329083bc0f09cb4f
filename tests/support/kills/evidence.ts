import { applyEntry, type Attempt } from '#domain/attempt/attempt.ts';
import type { AttemptEntry } from '#domain/attempt/entries.ts';
import { foldResponses } from '#domain/attempt/responses.ts';
import { attemptEntries } from '#host/attempt-log.ts';
import { verifyJournal } from '#host/journals.ts';
import { attemptById, responsesOf } from '#host/storage/attempt-store.ts';
import { openForReading, type ReadDb } from '#host/storage/database.ts';
import { lastAlive } from '#host/storage/journal-store.ts';
import { isDeepStrictEqual } from 'node:util';
import type { Began, RecordingSeat } from './recording-seat.ts';
import type { Run } from './run.ts';

/** What one interruption may cost a candidate: the host leaves word that it lives once a second. */
const aSecond = 1_000;
/** Milliseconds by which two processes of one machine may see the same moment apart: rounding, and a timer that came late. */
const apart = 250;

/** Every acknowledged save is there once with its content, and nothing is there that was never sent. */
export function savesAsSent(
  seat: Pick<RecordingSeat, 'sent' | 'acknowledged'>,
  entries: readonly AttemptEntry[],
): string[] {
  const problems: string[] = [];
  const stored = new Map<string, number>();
  for (const { event } of entries) {
    if (event.kind !== 'attempt.saved') continue;
    const key = `${event.ref} ${event.revision}`;
    stored.set(key, (stored.get(key) ?? 0) + 1);
    const sent = seat.sent.get(key);
    if (sent === undefined) problems.push(`${key} is stored and was never sent`);
    else if (!isDeepStrictEqual(sent.response, event.response)) problems.push(`${key} is stored with other content`);
  }
  for (const [key, times] of stored) if (times > 1) problems.push(`${key} is stored ${times} times`);
  for (const key of seat.acknowledged) if (!stored.has(key)) problems.push(`${key} was acknowledged and is lost`);
  return problems;
}

/** The tables are what the fold of the journal makes. */
export function tablesAsFolded(db: ReadDb, attemptId: string, entries: readonly AttemptEntry[]): string[] {
  const folded = entries.reduce<Attempt | null>(applyEntry, null);
  const problems: string[] = [];
  if (!isDeepStrictEqual(attemptById(db, attemptId)?.attempt, folded))
    problems.push('the stored attempt is not the fold');
  if (!isDeepStrictEqual(responsesOf(db, attemptId), foldResponses(entries)))
    problems.push('the stored responses are not the fold');
  return problems;
}

/** The least and the most that the candidate's time can have run in that run of the host (ms). */
function ranBetween({ run, sent, known, submitted }: Began): { least: number; most: number } {
  const killedAt = run.killedAt ?? performance.now();
  const most = (submitted?.known ?? killedAt) - sent;
  if (known === null) return { least: 0, most };
  const ended = submitted?.sent ?? Math.max(run.lastProofOfLife, killedAt - aSecond);
  return { least: Math.max(0, ended - known), most };
}

/** Each stretch of running time is as long as the driver saw it run. */
function ledgerAsSeen(seat: RecordingSeat, attempt: Attempt): string[] {
  const problems: string[] = [];
  for (const { boot, from, to } of attempt.ledger.segments) {
    const began = seat.began.find(({ run }) => run.boot === boot);
    if (began === undefined) {
      problems.push(`time ran in a run of the host in which the seat never sat (${boot})`);
      continue;
    }
    const { least, most } = ranBetween(began);
    if (to - from < least - apart || to - from > most + apart)
      problems.push(`the ledger has ${to - from} ms where ${Math.round(least)} to ${Math.round(most)} ms ran`);
  }
  for (const began of seat.began) {
    const { least } = ranBetween(began);
    const open = attempt.ledger.open?.boot === began.run.boot;
    const there = open || attempt.ledger.segments.some(({ boot }) => boot === began.run.boot);
    if (!there && least > apart) problems.push(`the ledger lacks a stretch of ${Math.round(least)} ms or more`);
  }
  return problems;
}

function submissionAsAcknowledged(seat: RecordingSeat, attempt: Attempt, receipt: string | null): string[] {
  if (seat.receipt === null) return [];
  if (attempt.state !== 'submitted') return [`was submitted and is ${attempt.state}`];
  return receipt === seat.receipt ? [] : [`the receipt was ${seat.receipt} and is ${receipt}`];
}

/** Reads a killed host's data folder, and says what is not as the seats know it to be. Names the run by its boot on the way. */
export function problemsIn(dataFolder: string, seats: readonly RecordingSeat[], runs: readonly Run[]): string[] {
  const db = openForReading(dataFolder);
  try {
    const last = runs.at(-1);
    const boot = lastAlive(db)?.boot ?? null;
    if (last !== undefined && !runs.some((run) => run.boot === boot)) last.boot = boot;
    const { intact, firstBad } = verifyJournal(db);
    const chain = intact ? [] : [`the journal breaks at ${JSON.stringify(firstBad)}`];
    const ofSeats = seats.flatMap((seat) => {
      const { attemptId, admissionNumber } = seat.candidate;
      const stored = attemptById(db, attemptId);
      if (stored === null) return [`${admissionNumber}: the attempt is gone`];
      const entries = attemptEntries(db, attemptId);
      return [
        ...savesAsSent(seat, entries),
        ...tablesAsFolded(db, attemptId, entries),
        ...ledgerAsSeen(seat, stored.attempt),
        ...submissionAsAcknowledged(seat, stored.attempt, stored.receipt),
      ].map((problem) => `${admissionNumber}: ${problem}`);
    });
    return [...chain, ...ofSeats];
  } finally {
    db.close();
  }
}
