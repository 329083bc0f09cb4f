import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passes } from 'node:timers/promises';
import { openHost } from '#host/host.ts';
import { prepareExamDay, type ExamDay } from '../exam-day.ts';
import { compileAhead } from '../host-process.ts';
import { seeded, type Chance } from '../seeded.ts';
import { faultProblemsIn } from './fault-evidence.ts';
import { FaultRoom, type Place } from './fault-room.ts';
import { concernsOneSeat, faultKinds, inject, type FaultKind } from './injections.ts';
import { monotonic } from './monotonic.ts';

export interface FaultDay {
  /** How often each kind happened: one that could not be done to its end is not counted. */
  readonly faults: Partial<Record<FaultKind, number>>;
  /** Saves that were acknowledged. */
  readonly saves: number;
  /** How often each answer was given: status, and the reason it named. */
  readonly answers: Record<string, number>;
  readonly problems: readonly string[];
}

/** RLIMIT_FSIZE is of Unix, and lifted again by a program that Linux has. */
const kindsHere = faultKinds.filter((kind) => kind !== 'file-limit' || process.platform === 'linux');

/** Every kind as often as the next one, in an order of chance: the same seed, the same order. */
function order(faults: number, chance: Chance): FaultKind[] {
  const drawn = Array.from({ length: faults }, (_, at) => kindsHere[at % kindsHere.length] ?? 'host-killed');
  for (let at = drawn.length - 1; at > 0; at -= 1) {
    const other = chance.between(0, at + 1);
    [drawn[at], drawn[other]] = [drawn[other] ?? 'host-killed', drawn[at] ?? 'host-killed'];
  }
  return drawn;
}

async function prepare(dataFolder: string, candidates: number): Promise<ExamDay> {
  const host = await openHost({ dataFolder, uiFolder: dataFolder });
  try {
    const here = { console: true, device: 'console' };
    return await prepareExamDay((request) => host.handle(request, here), { candidates, items: 20, minutes: 180 });
  } finally {
    await host.close();
  }
}

/** Everybody is paused for a little while, and goes on: the ledger has to show each stretch. */
async function pauseAll(room: FaultRoom, chance: Chance): Promise<void> {
  const attemptIds = room.day.candidates.map(({ attemptId }) => attemptId);
  const during = async (act: () => Promise<unknown>) => {
    const from = monotonic();
    await act();
    return { from, to: monotonic() };
  };
  const paused = await during(() => room.proctor.room.pause({ attemptIds, code: 'environment.power', reason: '' }));
  await passes(chance.between(50, 600));
  const resumed = await during(() => room.proctor.room.resume({ attemptIds }));
  room.run.pauses.push({ paused, resumed });
}

/** Up to three faults of single seats at once, each at a seat of its own; or one of the whole room. */
function nextOf(left: FaultKind[], chance: Chance): FaultKind[] {
  const first = left.pop();
  if (first === undefined) return [];
  const together = [first];
  for (let more = chance.between(0, 3); more > 0 && together.every(concernsOneSeat); more -= 1) {
    const next = left.at(-1);
    if (next === undefined || !concernsOneSeat(next) || together.includes(next)) break;
    together.push(...left.splice(-1));
  }
  return together;
}

/** Returns what happened, in the order in which it was over. */
async function sit(room: FaultRoom, faults: readonly FaultKind[], chance: Chance): Promise<FaultKind[]> {
  const happened: FaultKind[] = [];
  await room.begin();
  const left = [...faults];
  while (left.length > 0 && room.problems.length === 0) {
    await room.writes(chance.between(1, 60));
    if (chance.next() < 0.1) await pauseAll(room, chance);
    const kinds = nextOf(left, chance);
    const places = room.places.toSorted(() => chance.next() - 0.5);
    await Promise.all(
      kinds.map(async (kind, at) => {
        await inject(kind, room, places[at] as Place, chance.fork());
        happened.push(kind);
      }),
    );
  }
  await room.writes(room.places.length);
  for (const { seat } of room.places) seat.stopped = true;
  await Promise.all(room.places.map(({ working }) => working));
  await Promise.all(room.places.map(({ seat }) => seat.submit()));
  return happened;
}

/** An exam day on which that many faults happen, of every kind. What is wrong at its end, or after a kill, is told. */
export async function sitFaultDay(wish: { seed: number; faults: number; candidates: number }): Promise<FaultDay> {
  const folder = mkdtempSync(join(tmpdir(), 'invigil-faults-'));
  const chance = seeded(wish.seed);
  try {
    await compileAhead();
    const day = await prepare(folder, wish.candidates);
    const room = new FaultRoom(folder, day, chance.fork());
    const faults = order(wish.faults, chance);
    let happened: FaultKind[] = [];
    try {
      happened = await sit(room, faults, chance);
    } finally {
      await room.close();
    }
    if (room.host.complained !== '') room.problems.push(`the host complained: ${room.host.complained.slice(0, 500)}`);
    if (room.problems.length === 0) room.problems.push(...faultProblemsIn(folder, room.sats, room.runs));
    const unfinished = room.places.filter(({ record }) => record.receipt === null).length;
    if (unfinished > 0) room.problems.push(`${unfinished} could not submit`);
    return summary(room, happened);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function counted(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function summary(room: FaultRoom, faults: readonly FaultKind[]): FaultDay {
  const words = room.sats.flatMap(({ record }) => record.words);
  return {
    faults: counted(faults),
    saves: room.sats.reduce((sum, { record }) => sum + record.acknowledged.size, 0),
    answers: counted(words.map(({ status, code }) => `${status} ${code}`.trim())),
    problems: room.problems,
  };
}
