import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openHost } from '#host/host.ts';
import { caller, type Caller } from '../support/caller.ts';
import { checkIn, prepareSession, signIn } from '../support/exam-day.ts';
import { HostProcess } from '../support/host-process.ts';
import { openRoomOn } from '../support/room-line.ts';
import { overwriter } from './disk.ts';
import { figure, quantile, type Figures, type Round } from './figure.ts';
import { LoadSeat, noTimes, type Pace, type Times } from './room/load-seat.ts';
import { ProcessWatch } from './room/process-watch.ts';
import { lostOf } from './room/proof.ts';

const person: Pace = { from: 6_000, to: 12_000 };
const hurried: Pace = { from: 600, to: 1_200 };
/** How many sit, and how long they work at either pace (ms). */
const usual = { seats: 200, personMs: 120_000, hurriedMs: 30_000 };

/** The board on the proctor's screen: pushed, and read. */
async function watchBoard(proctor: Caller, sessionId: string, signal: AbortSignal): Promise<void> {
  try {
    for await (const _ of await proctor.room.watch({ sessionId }, { signal }));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** One act of the proctor on everybody, and how long until each seat was told (ms). */
async function actOnAll(seats: readonly LoadSeat[], stage: string, act: () => Promise<{ refused: unknown[] }>) {
  const from = performance.now();
  const told = Promise.all(seats.map((seat) => seat.toldStage(stage)));
  const { refused } = await act();
  if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused[0])}`);
  return (await told).map((at) => at - from);
}

async function atPace(seats: readonly LoadSeat[], pace: Pace, ms: number): Promise<Times> {
  const times = noTimes();
  await Promise.all(seats.map((seat) => seat.work(pace, AbortSignal.timeout(ms), times)));
  return times;
}

/** From joining to being ready for the start: every machine with its own address, token, connection and stream. */
async function fillRoom(proctor: Caller, sessionId: string, numbers: readonly string[]): Promise<LoadSeat[]> {
  const room = await openRoomOn(proctor, sessionId);
  const code = (await proctor.network.state({})).open?.joining.code ?? '';
  const seats = numbers.map((_, at) => new LoadSeat(room, at));
  for (const seat of seats) await seat.join(code);
  const byAddress = new Map((await proctor.seats.list({})).seats.map((seat) => [seat.address, seat.seatId]));
  for (const [at, { line }] of seats.entries()) {
    const name = `K${String(at + 1).padStart(3, '0')}`;
    await proctor.seats.approve({ seatId: byAddress.get(line.from) ?? '', name, place: null });
  }
  await Promise.all(seats.map((seat, at) => seat.enter(numbers[at] ?? '')));
  await Promise.all(seats.map((seat) => seat.follow()));
  return seats;
}

/** 200 seats over TLS on loopback, through a whole exam that is short in time only. Needs an address a seat, which Linux has. */
export async function measureRoom(folder: string, _browser?: unknown, wish = usual): Promise<Figures> {
  if (process.platform !== 'linux')
    throw new Error('the room is measured on Linux: elsewhere loopback has one address');
  mkdirSync(folder, { recursive: true });
  const dataFolder = join(folder, 'data');
  const office = await openHost({ dataFolder, uiFolder: folder });
  const here = { console: true, device: 'console' };
  const exam = { candidates: wish.seats, items: 50, minutes: 120 };
  const { sessionId, admissionNumbers } = await prepareSession((request) => office.handle(request, here), exam);
  await office.close();
  const disk = overwriter(folder);
  const rounds: Round[] = [disk.round(400)];
  const host = new HostProcess(dataFolder);
  const origin = await host.origin;
  const bearer = await signIn(fetch, 'staff', 'proctor', origin);
  const proctor = caller(fetch, bearer, origin);
  const seats = await fillRoom(proctor, sessionId, admissionNumbers);
  const ends = new AbortController();
  const board = watchBoard(proctor, sessionId, ends.signal);
  const watch = new ProcessWatch(host.pid, dataFolder);
  try {
    const { cards } = await proctor.room.board({ sessionId });
    const attemptOf = new Map(cards.map((card) => [card.admissionNumber, card.attemptId]));
    const seated = seats.map((seat, at) => ({ seat, attemptId: attemptOf.get(admissionNumbers[at] ?? '') ?? '' }));
    const attemptIds = seated.map((one) => one.attemptId);
    await proctor.room.admit({ attemptIds });
    await Promise.all(seats.map((seat) => checkIn(seat.call)));
    const acts: Record<string, number[]> = {};
    acts['start'] = await actOnAll(seats, 'running', () => proctor.room.start({ attemptIds }));
    await Promise.all(seats.map((seat) => seat.openPaper()));
    const began = watch.now();
    const calm = await atPace(seats, person, wish.personMs);
    const calmEnd = watch.now();
    const because = { code: 'environment.power', reason: '' } as const;
    acts['pause'] = await actOnAll(seats, 'paused', () => proctor.room.pause({ attemptIds, ...because }));
    acts['resume'] = await actOnAll(seats, 'running', () => proctor.room.resume({ attemptIds }));
    const fast = await atPace(seats, hurried, wish.hurriedMs);
    const fastEnd = watch.now();
    const submitting = performance.now();
    await Promise.all(seats.map((seat) => seat.submit()));
    const submitMs = performance.now() - submitting;
    await Promise.all(seats.map((seat) => seat.toldStage('finished')));
    const ended = watch.now();
    rounds.push(disk.round(400));
    ends.abort();
    watch.stop();
    for (const seat of seats) seat.hangUp();
    await host.kill();
    await board;
    const lost = await lostAfterRestart(dataFolder, seated);
    return figures({ calm, fast, acts, submitMs, lost, watch, began, calmEnd, fastEnd, ended, rounds, seats });
  } finally {
    ends.abort();
    watch.stop();
    for (const seat of seats) seat.hangUp();
    disk.close();
    await host.kill();
  }
}

/** The host was killed; another one opens the folder, is asked for everybody, and is killed too. Then the folder is read. */
async function lostAfterRestart(dataFolder: string, seated: readonly { seat: LoadSeat; attemptId: string }[]) {
  const again = new HostProcess(dataFolder);
  await again.origin;
  await again.kill();
  return lostOf(dataFolder, seated);
}

interface Measured {
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
}

function figures(m: Measured): Figures {
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
  return {
    ...ofPace('at a person’s pace', m.calm, 3),
    ...ofPace('at ten times the pace', m.fast),
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
