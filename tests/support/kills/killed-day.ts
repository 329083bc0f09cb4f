import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passes } from 'node:timers/promises';
import { openHost } from '#host/host.ts';
import { caller } from '../caller.ts';
import { prepareExamDay, type ExamDay } from '../exam-day.ts';
import { compileAhead, HostProcess } from '../host-process.ts';
import { seeded, type Chance } from '../seeded.ts';
import { problemsIn } from './evidence.ts';
import { RecordingSeat } from './recording-seat.ts';
import { Run } from './run.ts';

export interface KilledDay {
  readonly kills: number;
  /** Saves that were acknowledged. */
  readonly saves: number;
  /** What was wrong, with the number of the kill after which it was found. */
  readonly problems: readonly string[];
}

/** When the host is killed: while it starts, while the seats come back, after a silence, under load, or while they submit. */
type Moment = 'starting' | 'returning' | 'silent' | 'busy' | 'submitting';

function momentOf(kill: number, kills: number, chance: Chance): Moment {
  if (kill === 0) return 'busy';
  if (kill >= kills - 2) return 'submitting';
  const drawn = chance.next();
  if (drawn < 0.12) return 'starting';
  if (drawn < 0.3) return 'returning';
  return drawn < 0.4 ? 'silent' : 'busy';
}

/** Errors are expected once the host is killed; one before that is the host's own. */
async function untilKilled(run: Run, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (run.killedAt === null) throw error;
  }
}

class Room {
  readonly #day: ExamDay;
  readonly #seats: readonly RecordingSeat[];
  readonly problems: string[] = [];

  constructor(day: ExamDay, seats: readonly RecordingSeat[]) {
    this.#day = day;
    this.#seats = seats;
  }

  /** The proctor starts everybody: the first run only. Every seat's time runs from here. */
  async start(run: Run): Promise<void> {
    const sent = performance.now();
    const attemptIds = this.#seats.map((seat) => seat.candidate.attemptId);
    const proctor = caller((request) => fetch(request), this.#day.proctorBearer, run.origin);
    const { refused } = await proctor.room.start({ attemptIds });
    if (refused.length > 0) throw new Error(`not started: ${JSON.stringify(refused[0])}`);
    const known = performance.now();
    for (const seat of this.#seats) seat.began.push({ run, sent, known, submitted: null });
  }

  /** Every seat sits down, then saves until the kill, or falls silent after `saves`, or submits after `saves`. */
  async work(run: Run, wish: { saves: (seat: number) => number; submit: boolean }): Promise<void> {
    await Promise.all(
      this.#seats.map((seat, at) =>
        untilKilled(run, async () => {
          this.problems.push(...(await seat.sitDown(run)));
          if (seat.receipt !== null) return;
          for (let left = wish.saves(at); left > 0 && run.killedAt === null; left -= 1) await seat.step(run);
          if (wish.submit && run.killedAt === null) await seat.submit(run);
        }),
      ),
    );
  }
}

/** Opens the day's host in this process, brings everybody to the start, and closes it: what follows happens to a real process. */
async function prepare(dataFolder: string, candidates: number): Promise<ExamDay> {
  const host = await openHost({ dataFolder, uiFolder: dataFolder });
  try {
    const here = { console: true, device: 'console' };
    return await prepareExamDay((request) => host.handle(request, here), { candidates, items: 40, minutes: 180 });
  } finally {
    await host.close();
  }
}

/** Resolves at the moment chosen: after so many acknowledged writes and some milliseconds more, wherever the host then is. */
async function momentComes(run: Run, moment: Moment, working: Promise<void>, chance: Chance): Promise<void> {
  const writes = {
    starting: 0,
    returning: 0,
    silent: 0,
    busy: chance.between(1, 500),
    submitting: chance.between(1, 40),
  };
  const longest = { starting: 900, returning: 80, silent: 2_400, busy: 20, submitting: 60 };
  if (moment === 'silent') await working;
  await Promise.race([run.acknowledgements(writes[moment]), working]);
  await passes(chance.between(0, longest[moment]));
}

async function oneRun(room: Room, dataFolder: string, runs: Run[], moment: Moment, chance: Chance): Promise<void> {
  const host = new HostProcess(dataFolder);
  const run = new Run(moment === 'starting' ? '' : await host.origin);
  const counts = chance.fork();
  const saves = () => (moment === 'busy' || moment === 'returning' ? Number.POSITIVE_INFINITY : counts.between(1, 15));
  runs.push(run);
  try {
    if (runs.length === 1) await room.start(run);
    const working =
      moment === 'starting' ? Promise.resolve() : room.work(run, { saves, submit: moment === 'submitting' });
    const killing = momentComes(run, moment, working, chance).then(() => host.kill(run));
    await Promise.all([killing, working]);
  } finally {
    if (run.killedAt === null) await host.kill(run);
  }
}

/**
 * One exam day on which the host is killed `kills` times. After each kill the data folder is read as it lies there, and every
 * seat then resumes on a new host; at the end everybody submits. The same seed chooses the same moments.
 */
export async function sitKilledDay(wish: { seed: number; kills: number; candidates: number }): Promise<KilledDay> {
  const folder = mkdtempSync(join(tmpdir(), 'invigil-kills-'));
  const chance = seeded(wish.seed);
  try {
    await compileAhead();
    const day = await prepare(folder, wish.candidates);
    const seats = day.candidates.map((candidate) => new RecordingSeat(candidate, chance.fork()));
    const room = new Room(day, seats);
    const runs: Run[] = [];
    for (let kill = 0; kill < wish.kills && room.problems.length === 0; kill += 1) {
      await oneRun(room, folder, runs, momentOf(kill, wish.kills, chance), chance);
      room.problems.push(...problemsIn(folder, seats, runs).map((problem) => `after kill ${kill + 1}: ${problem}`));
    }
    if (room.problems.length === 0) await submitAll(room, folder, runs, seats);
    return {
      kills: runs.length - 1,
      saves: seats.reduce((sum, seat) => sum + seat.acknowledged.size, 0),
      problems: room.problems,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The end of the day: whoever has not submitted does, and all of it is there. */
async function submitAll(room: Room, folder: string, runs: Run[], seats: readonly RecordingSeat[]): Promise<void> {
  const host = new HostProcess(folder);
  const run = new Run(await host.origin);
  runs.push(run);
  try {
    await room.work(run, { saves: () => 1, submit: true });
  } finally {
    await host.kill(run);
  }
  room.problems.push(...problemsIn(folder, seats, runs).map((problem) => `at the end of the day: ${problem}`));
  const open = seats.filter((seat) => seat.receipt === null);
  room.problems.push(...open.map((seat) => `${seat.candidate.admissionNumber} could not submit`));
}
