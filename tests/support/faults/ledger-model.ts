import type { FaultRun, Window } from './fault-run.ts';
import type { SeatRecord, Word } from './seat-record.ts';

/** A host killed without warning has last left word within so long (ms). */
const aTick = 1_000;
/** Timers come late and clocks are rounded (ms). */
export const apart = 250;

/** The candidate's time ran from somewhere in one window to somewhere in the other. */
export interface Stretch {
  readonly run: FaultRun;
  readonly begins: Window;
  readonly ends: Window;
  /** False when no answer tells whether the host heard the seat at all: then it may not be there. */
  readonly certain: boolean;
}

/** The host had a word of the seat that it wrote down, so that time goes on. */
export const isHeard = ({ contact, status, operation, code }: Word): boolean =>
  contact && status === 200 && operation !== 'paper' && (operation !== 'enter' || code === '');

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
    const first = words[0];
    const heard = words.find(isHeard);
    if (first === undefined && run.started === null) continue;
    let begins: Window = run.started ?? {
      from: Math.max(first?.sent ?? 0, run.openAt),
      to: heard?.known ?? run.killedAt,
    };
    const certain = run.started !== null || heard !== undefined;
    for (const { paused, resumed } of run.pauses) {
      stretches.push({ run, begins, ends: paused, certain: true });
      begins = resumed;
    }
    const killed = { from: Math.max(lastProof(run), run.killedAt - aTick - apart), to: run.killedAt };
    const ends = done === undefined ? killed : { from: submits[0]?.sent ?? done.sent, to: done.known ?? run.killedAt };
    stretches.push({ run, begins, ends, certain });
    if (done !== undefined) break;
  }
  return stretches;
}
