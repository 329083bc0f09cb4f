import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from '@playwright/test';
import { openHost } from '#host/host.ts';
import { caller, type Caller } from '../support/caller.ts';
import { checkIn, prepareSession, signIn } from '../support/exam-day.ts';
import { HostProcess } from '../support/host-process.ts';
import { openRoomOn } from '../support/room-line.ts';
import { overwriter } from './disk.ts';
import type { Figures, Round } from './figure.ts';
import { aFewAtOnce } from './room/a-few.ts';
import type { Inside } from './room/inside-host.ts';
import { LoadSeat, noTimes, type Pace, type Times } from './room/load-seat.ts';
import { ProcessWatch } from './room/process-watch.ts';
import { lostOf, type SeatedBoth } from './room/proof.ts';
import { roomFigures, type Act } from './room/room-figures.ts';
import { SeatPage } from './room/seat-page.ts';

const person: Pace = { from: 6_000, to: 12_000 };
const hurried: Pace = { from: 600, to: 1_200 };
/** How many sit, at how many real pages besides, and how long they work at either pace (ms). */
const usual = { seats: 200, pages: 20, personMs: 120_000, hurriedMs: 30_000 };
/** So many pages draw a new screen at once. */
const drawing = 2;
/** What a page of Chromium may take (bytes): where memory does not allow them all, there are fewer. */
const pageBytes = 150 * 1024 * 1024;

/** Loaded into the host's process: what it tells of itself. */
const insideHost = resolve(import.meta.dirname, 'room/inside-host.ts');

/** The board on the proctor's screen: pushed, and read. */
async function watchBoard(proctor: Caller, sessionId: string, signal: AbortSignal): Promise<void> {
  try {
    for await (const _ of await proctor.room.watch({ sessionId }, { signal }));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** One act of the proctor on everybody, how long until each seat was told (ms), and what it took of the host. */
async function actOnAll(
  seats: readonly LoadSeat[],
  watch: ProcessWatch,
  stage: string,
  act: () => Promise<{ refused: unknown[] }>,
): Promise<Act> {
  const before = watch.now();
  const from = performance.now();
  const told = Promise.all(seats.map((seat) => seat.toldStage(stage)));
  const { refused } = await act();
  if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused[0])}`);
  const each = (await told).map((at) => at - from);
  return { each, before, after: watch.now() };
}

async function atPace(seats: readonly LoadSeat[], pace: Pace, ms: number, times = noTimes()): Promise<Times> {
  await Promise.all(seats.map((seat) => seat.work(pace, AbortSignal.timeout(ms), times)));
  return times;
}

interface Filled {
  readonly seats: readonly LoadSeat[];
  readonly pages: readonly SeatPage[];
}

/** From an open room to everybody waiting for the start: every seat with its own address, token, connection and stream. */
async function fillRoom(
  proctor: Caller,
  browser: Browser,
  numbers: readonly string[],
  wish: { sessionId: string; seats: number; pages: number },
): Promise<Filled> {
  const { sessionId } = wish;
  const room = await openRoomOn(proctor, sessionId);
  const code = (await proctor.network.state({})).open?.joining.code ?? '';
  const pages: SeatPage[] = [];
  for (let at = 0; at < wish.pages; at += 1) pages.push(await SeatPage.join(browser, room, code, `127.0.9.${at + 1}`));
  const seats = Array.from({ length: wish.seats }, (_, at) => new LoadSeat(room, at));
  for (const seat of seats) await seat.join(code);
  for (const [at, { seatId }] of (await proctor.seats.list({})).seats.entries()) {
    await proctor.seats.approve({ seatId, name: `K${String(at + 1).padStart(3, '0')}`, place: null });
  }
  await Promise.all(seats.map((seat, at) => seat.enter(numbers[at] ?? '')));
  await aFewAtOnce(pages, drawing, (page, at) => page.enter(numbers[wish.seats + at] ?? ''));
  const { cards } = await proctor.room.board({ sessionId });
  const { refused } = await proctor.room.admit({ attemptIds: cards.map((card) => card.attemptId) });
  if (refused.length > 0) throw new Error(`not admitted: ${JSON.stringify(refused[0])}`);
  await aFewAtOnce(pages, drawing, (page) => page.checkIn());
  // Last, so that what they are told and ask takes nothing of the processor while the pages still come to their places.
  await Promise.all(seats.map((seat) => checkIn(seat.call)));
  await Promise.all(seats.map((seat) => seat.follow()));
  return { seats, pages };
}

/** 200 seats over TLS on loopback, through a whole exam that is short in time only. Needs an address a seat, which Linux has. */
export async function measureRoom(
  folder: string,
  browser: Browser,
  size: Partial<typeof usual> = {},
): Promise<Figures> {
  const wish = { ...usual, ...size };
  if (process.platform !== 'linux')
    throw new Error('the room is measured on Linux: elsewhere loopback has one address');
  mkdirSync(folder, { recursive: true });
  const dataFolder = join(folder, 'data');
  const office = await openHost({ dataFolder, uiFolder: folder });
  const here = { console: true, device: 'console' };
  const pagesAllowed = Math.min(wish.pages, Math.floor(process.availableMemory() / 2 / pageBytes));
  const exam = { candidates: wish.seats + pagesAllowed, items: 50, minutes: 120 };
  const { sessionId, admissionNumbers } = await prepareSession((request) => office.handle(request, here), exam);
  await office.close();
  const disk = overwriter(folder);
  const rounds: Round[] = [disk.round(400)];
  const host = new HostProcess(dataFolder, undefined, 0, insideHost);
  const origin = await host.origin;
  const bearer = await signIn(fetch, 'staff', 'proctor', origin);
  const proctor = caller(fetch, bearer, origin);
  const places = { sessionId, seats: wish.seats, pages: pagesAllowed };
  const { seats, pages } = await fillRoom(proctor, browser, admissionNumbers, places);
  const ends = new AbortController();
  const board = watchBoard(proctor, sessionId, ends.signal);
  const watch = new ProcessWatch(host.pid, dataFolder);
  try {
    const { cards } = await proctor.room.board({ sessionId });
    const attemptOf = new Map(cards.map((card) => [card.admissionNumber, card.attemptId]));
    const seated = seats.map((seat, at) => ({ seat, attemptId: attemptOf.get(admissionNumbers[at] ?? '') ?? '' }));
    const attemptIds = cards.map((card) => card.attemptId);
    const acts: Record<string, Act> = {};
    acts['start'] = await actOnAll(seats, watch, 'running', () => proctor.room.start({ attemptIds }));
    await Promise.all(seats.map((seat) => seat.openPaper()));
    const began = watch.now();
    const pagesWork = new AbortController();
    const working = Promise.all(pages.map((page) => page.work(person, pagesWork.signal)));
    // Looked into while no seat asks: a collection that the host did not want would stand in front of a save that is timed.
    const lookInside = async () => (await host.ask()) as Inside;
    const first = await atPace(seats, person, wish.personMs / 4);
    const early = await lookInside();
    const calm = await atPace(seats, person, (wish.personMs * 3) / 4, first);
    const calmEnd = watch.now();
    const because = { code: 'environment.power', reason: '' } as const;
    acts['pause'] = await actOnAll(seats, watch, 'paused', () => proctor.room.pause({ attemptIds, ...because }));
    acts['resume'] = await actOnAll(seats, watch, 'running', () => proctor.room.resume({ attemptIds }));
    const fast = await atPace(seats, hurried, wish.hurriedMs);
    const fastEnd = watch.now();
    const late = await lookInside();
    pagesWork.abort();
    await working;
    const submitting = performance.now();
    await Promise.all(seats.map((seat) => seat.submit()));
    const submitMs = performance.now() - submitting;
    await Promise.all(seats.map((seat) => seat.toldStage('finished')));
    await aFewAtOnce(pages, drawing, (page) => page.submit());
    const ended = watch.now();
    rounds.push(disk.round(400));
    ends.abort();
    watch.stop();
    for (const seat of seats) seat.hangUp();
    await host.kill();
    await board;
    const paged = pages.map((page, at) => ({
      page,
      attemptId: attemptOf.get(admissionNumbers[wish.seats + at] ?? '') ?? '',
    }));
    const lost = await lostAfterRestart(dataFolder, seated, paged);
    return roomFigures({
      calm,
      fast,
      acts,
      submitMs,
      lost,
      watch,
      early,
      late,
      began,
      calmEnd,
      fastEnd,
      ended,
      rounds,
      seats,
      pages,
    });
  } finally {
    ends.abort();
    watch.stop();
    for (const seat of seats) seat.hangUp();
    await Promise.all(pages.map((page) => page.close()));
    disk.close();
    await host.kill();
  }
}

/** The host was killed; another one opens the folder, is asked for everybody, and is killed too. Then the folder is read. */
async function lostAfterRestart(dataFolder: string, ...who: SeatedBoth): Promise<string[]> {
  const again = new HostProcess(dataFolder);
  await again.origin;
  await again.kill();
  return lostOf(dataFolder, ...who);
}
