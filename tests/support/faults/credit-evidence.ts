import type { Attempt } from '#domain/attempt/attempt.ts';
import type { AttemptEntry } from '#domain/attempt/entries.ts';
import { silenceMs } from './fault-host.ts';
import type { Window } from './fault-run.ts';
import { apart, aTick, isHeard, type Stretch } from './ledger-model.ts';
import type { SeatRecord } from './seat-record.ts';

/** By how much the machine's clock is ahead of each run's monotonic one (ms). */
type Ahead = ReadonlyMap<string, number>;

interface Seen {
  readonly record: SeatRecord;
  readonly entries: readonly AttemptEntry[];
  readonly attempt: Attempt;
}

/** Host and seat see a word at different moments, a host that has little of the processor later: twice the margin is left for it. */
const late = 2 * apart;

const shared = (one: Window, other: Window) => Math.min(one.to, other.to) - Math.max(one.from, other.from);

/** How long the time ran in a silence that ended at that entry, over all runs (ms); null where a run's clock is not known. */
function ranIn(silentMs: number, { at }: AttemptEntry, { ledger }: Attempt, ahead: Ahead): number | null {
  const silence = { from: at.mono - silentMs, to: at.mono };
  const { open } = ledger;
  let ran = 0;
  for (const segment of open === null ? ledger.segments : [...ledger.segments, { ...open, to: Number.MAX_VALUE }]) {
    // A silence within one run needs no clock but that run's: its monotonic time begins about 0.
    if (segment.boot !== at.boot && silence.from >= 0) continue;
    const [there, here] = [ahead.get(segment.boot), ahead.get(at.boot)];
    const moved = segment.boot === at.boot ? 0 : (there ?? Number.NaN) - (here ?? Number.NaN);
    if (Number.isNaN(moved)) return null;
    ran += Math.max(0, shared(silence, { from: segment.from + moved, to: segment.to + moved }));
  }
  return ran;
}

/** Whether each credit is what ran, in a silence that was one. Pushes what is not to `problems`, returns the silences. */
function credited({ record, entries, attempt }: Seen, ahead: Ahead, problems: string[]): Window[] {
  const gaps: Window[] = [];
  for (const entry of entries) {
    const { event, at } = entry;
    if (event.kind !== 'attempt.credited' || event.code !== 'system.disconnect') continue;
    const silentMs = event.silentMs ?? 0;
    const ran = ranIn(silentMs, entry, attempt, ahead);
    if (ran !== null && Math.abs(ran - event.ms) > apart)
      problems.push(`${event.ms} ms were credited where ${Math.round(ran)} ms ran`);
    if (silentMs <= silenceMs) problems.push(`a silence of ${silentMs} ms was credited`);
    const offset = ahead.get(at.boot);
    if (offset === undefined) continue;
    const gap = { from: at.mono - silentMs + offset, to: at.mono + offset };
    gaps.push(gap);
    const spoke = record.words.filter(
      (word) => isHeard(word) && word.sent > gap.from + apart && (word.known ?? 0) < gap.to - apart,
    );
    if (spoke.length > 0) problems.push(`a silence was credited in which the seat was answered ${spoke.length} times`);
  }
  return gaps;
}

/**
 * A silence in which the host was killed, from that moment to the seat's first answered word after it: the host had kept its
 * beginning with a sign of life, so all of it is one silence, and was credited with what ran before the kill.
 */
function isForgotten(from: number, { run, ends }: Stretch, { words }: SeatRecord, gaps: readonly Window[]): boolean {
  const back = words.filter((word) => isHeard(word) && word.sent > run.killedAt);
  if (back.length === 0 || Math.min(...back.map(({ sent }) => sent)) - from <= silenceMs) return false;
  if (run.killedAt - aTick - apart - from <= silenceMs / 3) return false;
  return !gaps.some((gap) => gap.from <= from + apart && gap.to >= ends.to);
}

/** What the host credited for silences is what ran in them, and no silence that the seats saw was forgotten. */
export function creditsAsSeen(seen: Seen, stretches: readonly Stretch[], ahead: Ahead): string[] {
  const problems: string[] = [];
  const gaps = credited(seen, ahead, problems);
  const { record } = seen;
  for (const stretch of stretches) {
    const { run, begins, ends, byProctor } = stretch;
    if (!ahead.has(run.boot ?? '')) continue;
    const words = record.words
      .filter((word) => word.contact && word.sent >= begins.from && word.sent <= ends.to && record.mayHaveArrived(word))
      .sort((one, other) => one.sent - other.sent);
    let heard = byProctor;
    let ended = byProctor ? begins.to : Number.POSITIVE_INFINITY;
    for (const word of words) {
      const silent = { from: ended + late, to: word.sent };
      if (heard && isHeard(word) && silent.to - silent.from > silenceMs) {
        if (!gaps.some((gap) => shared(gap, silent) > silenceMs - apart))
          problems.push(`a silence of ${Math.round(silent.to - silent.from)} ms was not credited`);
      }
      heard ||= isHeard(word);
      ended = Math.max(word.ended, ended === Number.POSITIVE_INFINITY ? 0 : ended);
    }
    if (heard && stretch.killed && isForgotten(ended + late, stretch, record, gaps))
      problems.push(`a silence of ${Math.round(run.killedAt - ended)} ms when the host was killed was not credited`);
  }
  return problems;
}
