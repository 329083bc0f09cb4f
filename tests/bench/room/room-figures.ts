import { figure, quantile, type Figures, type Round } from '../figure.ts';
import type { LoadSeat, Times } from './load-seat.ts';
import type { ProcessWatch } from './process-watch.ts';
import type { SeatPage } from './seat-page.ts';

export interface Measured {
  readonly calm: Times;
  readonly fast: Times;
  readonly acts: Record<string, readonly number[]>;
  readonly submitMs: number;
  readonly lost: readonly string[];
  readonly watch: ProcessWatch;
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
  const acts = Object.entries(m.acts).map(([act, each]) => [
    `room ${act} for all, to the last hundredth of the seats`,
    figure(quantile(each, 0.99), 'ms', 1_000, 'under a second', 1),
  ]);
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
    ...(Object.fromEntries(acts) as Figures),
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
    'room memory, last quarter of the exam': figure(memory.last, 'MB', memory.first, 'first quarter', 1.1),
    'room memory, by the minute': figure(memory.perMinute, 'MB/min', memory.first, 'MB in the first quarter'),
    'room memory, after all submitted': figure(m.ended.rssMb, 'MB', m.began.rssMb, 'at the start'),
    'room processor at a person’s pace': cpu(m.began, m.calmEnd),
    'room processor at ten times the pace': cpu(m.calmEnd, m.fastEnd),
    'room longest time between two ticks': figure(m.watch.longestTick(), 'ms', 1_000, 'one tick'),
  };
}
