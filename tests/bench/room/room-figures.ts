import { figure, quantile, type Figures, type Round } from '../figure.ts';
import type { Inside } from './inside-host.ts';
import type { LoadSeat, Times } from './load-seat.ts';
import type { ProcessWatch } from './process-watch.ts';
import type { SeatPage } from './seat-page.ts';

/** An act on everybody: how long until each seat was told (ms), and the host before and after. */
export interface Act {
  readonly each: readonly number[];
  readonly before: ReturnType<ProcessWatch['now']>;
  readonly after: ReturnType<ProcessWatch['now']>;
}

export interface Measured {
  readonly calm: Times;
  readonly fast: Times;
  readonly acts: Record<string, Act>;
  readonly submitMs: number;
  readonly lost: readonly string[];
  readonly watch: ProcessWatch;
  /** The host from inside: after the first quarter of the exam at a person's pace, and at its end. */
  readonly early: Inside;
  readonly late: Inside;
  readonly began: ReturnType<ProcessWatch['now']>;
  readonly calmEnd: ReturnType<ProcessWatch['now']>;
  readonly fastEnd: ReturnType<ProcessWatch['now']>;
  readonly ended: ReturnType<ProcessWatch['now']>;
  readonly rounds: readonly Round[];
  readonly seats: readonly LoadSeat[];
  readonly pages: readonly SeatPage[];
}

/** What was measured, each figure beside what the same run allowed. */
export function roomFigures(m: Measured): Figures {
  if (m.lost.length > 0) console.error(m.lost.slice(0, 20).join('\n'));
  const emptyIs = 'seats.mine on the same connections: nothing written';
  const ofPace = (name: string, { saves, empty, states }: Times, aim?: number): Figures => ({
    [`room save ${name}, p99`]: figure(quantile(saves, 0.99), 'ms', quantile(empty, 0.99), emptyIs, aim),
    [`room save ${name}, p50`]: figure(quantile(saves, 0.5), 'ms', quantile(empty, 0.5), emptyIs),
    [`room seat's question ${name}, p99`]: figure(quantile(states, 0.99), 'ms', quantile(empty, 0.99), emptyIs),
  });
  const cpu = (from: Measured['began'], to: Measured['began']) =>
    figure(to.cpuSeconds - from.cpuSeconds, 's', to.at - from.at, 'one core, as long');
  const acknowledged = m.seats.reduce((sum, seat) => sum + seat.acknowledged.size, 0);
  const memory = m.watch.memory(m.began, m.fastEnd);
  const overwrites = m.rounds.flatMap((round) => round.each);
  const waited = (from: Measured['began'], to: Measured['began']) => (to.waitedSeconds - from.waitedSeconds) * 1_000;
  const acts = Object.entries(m.acts).flatMap(([act, { each, before, after }]) => {
    const [all, ran] = [quantile(each, 0.99), (after.ranSeconds - before.ranSeconds) * 1_000];
    return [
      [`room ${act} for all, to the last hundredth of the seats`, figure(all, 'ms', 1_000, 'under a second', 1)],
      [`room ${act} for all, the host at work`, figure(ran, 'ms', all, 'to the last hundredth of the seats')],
      [`room ${act} for all, the host without a processor`, figure(waited(before, after), 'ms', all, 'the same')],
    ] as const;
  });
  const { longest } = m.late;
  const chosen = m.pages.flatMap(({ saves }) => saves);
  const ofPages = (name: string, share: number): Figures =>
    chosen.length === 0
      ? {}
      : {
          [`room choice in ${m.pages.length} pages of Chromium to its mark, ${name}`]: figure(
            quantile(chosen, share),
            'ms',
            quantile(m.calm.saves, share),
            'a save of the other seats, without a page',
          ),
        };
  return {
    ...ofPace('at a person’s pace', m.calm, 3),
    ...ofPace('at ten times the pace', m.fast),
    ...ofPages('p99', 0.99),
    ...ofPages('p50', 0.5),
    ...Object.fromEntries(acts),
    'room submission of all at once': figure(m.submitMs, 'ms', quantile(overwrites, 0.5), 'overwrite + fdatasync, p50'),
    'room save at a person’s pace, p50, beside the disk': figure(
      quantile(m.calm.saves, 0.5),
      'ms',
      quantile(overwrites, 0.5),
      'overwrite + fdatasync, p50',
    ),
    'room save at a person’s pace, p99, beside the disk': figure(
      quantile(m.calm.saves, 0.99),
      'ms',
      quantile(overwrites, 0.99),
      'overwrite + fdatasync, p99',
    ),
    'room acknowledged and lost': figure(m.lost.length, 'saves', acknowledged, 'acknowledged', 0),
    // The figure by which memory is flat: what is resident besides is what V8 has taken and not yet used again.
    'room memory needed, after a collection, at the end': figure(
      m.late.liveMb,
      'MB',
      m.early.liveMb,
      'after a collection, when a quarter of the exam at a person’s pace was over',
      1.1,
    ),
    'room memory, last quarter of the exam': figure(memory.last, 'MB', memory.first, 'first quarter', 1.1),
    'room memory, by the minute': figure(memory.perMinute, 'MB/min', memory.first, 'MB in the first quarter'),
    'room memory, after all submitted': figure(m.ended.rssMb, 'MB', m.began.rssMb, 'at the start'),
    'room processor at a person’s pace': cpu(m.began, m.calmEnd),
    'room processor at ten times the pace': cpu(m.calmEnd, m.fastEnd),
    'room host without a processor': figure(
      waited(m.began, m.fastEnd) / 1_000,
      's',
      m.fastEnd.at - m.began.at,
      'from the first save to the last',
    ),
    'room longest turn of the host’s loop': figure(longest.ms, 'ms', longest.ownMs, 'the host at work in it'),
    'room longest time between two ticks': figure(m.watch.longestTick(), 'ms', 1_000, 'one tick'),
  };
}
