import type { FaultRun, Window } from './fault-run.ts';
import type { SeatRecord, Word } from './seat-record.ts';

/** A host killed without warning has last left word within so long (ms). */
export const aTick = 1_000;
/** Timers come late and clocks are rounded (ms). */
export const apart = 250;

/** The candidate's time ran from somewhere in one window to somewhere in the other. */
export interface Stretch {
  readonly run: FaultRun;
  readonly begins: Window;
  readonly ends: Window;
  /** False when no answer tells whether the host heard the seat in time: then it may not be there. Only a run's first may be so. */
  readonly certain: boolean;
  /** True when the host was killed while it ran. */
  readonly killed: boolean;
  /** True when a proctor let the time run: then it runs for a seat too that is not there, and what ran until it came is credited. */
  readonly byProctor: boolean;
}

/** The host had a word of the seat that it wrote down, so that time goes on. */
export const isHeard = ({ contact, status, operation, code }: Word): boolean =>
  contact && status === 200 && operation !== 'paper' && (operation !== 'enter' || code === '');

/** What ended the last stretch of a run: the host's death, or the attempt's end. */
type Over = Window & { readonly killed: boolean };

/**
 * The stretch with which a run begins. Unless the proctor started everybody in it, the first word of the seat begins it, and until
 * then the time stands still: a proctor who pauses everybody just after a restart may come before a seat, and then nothing ran before
 * the pause. `paused`: when the first pause of the run came, if one did. Null when nothing can have run.
 */
function firstOf(run: FaultRun, words: readonly Word[], paused: Window | undefined, over: Over): Stretch | null {
  const ends = paused ?? over;
  const killed = paused === undefined && over.killed;
  if (run.started !== null) return { run, begins: run.started, ends, killed, certain: true, byProctor: true };
  const before = words.filter(({ sent }) => sent <= ends.to);
  if (before.length === 0) return null;
  const heard = before.find(isHeard)?.known ?? null;
  const certain = heard !== null && (paused === undefined || heard <= paused.from);
  const from = Math.max(run.openAt, Math.min(...before.map(({ sent }) => sent)));
  return { run, begins: { from, to: Math.min(heard ?? ends.to, ends.to) }, ends, killed, certain, byProctor: false };
}

/** What must be in the ledger of one attempt, from what its seats and the proctor saw: nothing of the host's own data is read. */
export function stretchesOf(
  record: SeatRecord,
  runs: readonly FaultRun[],
  lastProof: (run: FaultRun) => number,
): Stretch[] {
  const stretches: Stretch[] = [];
  for (const run of runs) {
    const words = record.words.filter(
      ({ sent, contact }) => contact && sent >= run.openAt - apart && sent <= run.killedAt,
    );
    const submits = record.words.filter(({ operation, sent }) => operation === 'submit' && sent <= run.killedAt);
    const done = record.words.find(({ finished, sent }) => finished && sent <= run.killedAt);
    if (done !== undefined && (done.known ?? 0) < run.openAt) break;
    const killed = { from: Math.max(lastProof(run), run.killedAt - aTick - apart), to: run.killedAt };
    const over: Over =
      done === undefined
        ? { ...killed, killed: true }
        : { from: submits[0]?.sent ?? done.sent, to: done.known ?? run.killedAt, killed: false };
    const first = firstOf(run, words, run.pauses[0]?.paused, over);
    if (first !== null) stretches.push(first);
    for (const [at, { resumed }] of run.pauses.entries()) {
      const next = run.pauses[at + 1]?.paused;
      const killed = next === undefined && over.killed;
      stretches.push({ run, begins: resumed, ends: next ?? over, killed, certain: true, byProctor: true });
    }
    if (done !== undefined) break;
  }
  return stretches;
}
