import { setTimeout as passes } from 'node:timers/promises';
import type { Chance } from '../seeded.ts';
import { silenceMs } from './fault-host.ts';
import type { FaultRoom, Place } from './fault-room.ts';
import { monotonic } from './monotonic.ts';

/** Everything that is done to a room, by its name. */
export const faultKinds = [
  ...(['host-killed', 'seat-killed', 'network-cut', 'network-silent', 'network-slow', 'half-closed'] as const),
  ...(['reply-lost', 'request-twice', 'reordered', 'two-windows', 'second-seat'] as const),
  ...(['disk-full', 'file-limit', 'clock-forward', 'clock-back'] as const),
];
export type FaultKind = (typeof faultKinds)[number];

type Inject = (room: FaultRoom, place: Place, chance: Chance) => Promise<void>;

/** A page is 4 KiB; no database has so many. */
const anySize = 1_000_000_000;

async function jump(room: FaultRoom, ms: number): Promise<void> {
  const before = room.jumpsNoticed();
  room.wallOffset += ms;
  await room.host.wish({ jump: ms });
  const patience = monotonic() + 60_000;
  while (room.jumpsNoticed() === before && monotonic() < patience) await passes(50);
  const noticed = room.jumpsNoticed() - before;
  if (Math.abs(noticed - ms) > 2_000)
    room.problems.push(`the clock jumped by ${ms} ms, and ${noticed} ms were written down`);
}

async function cut({ line, record }: Place, ms: number): Promise<void> {
  line.cut();
  const from = monotonic();
  await passes(ms);
  record.cuts.push({ from, to: monotonic() });
  line.mend();
}

/** The host dies while a seat is cut off, long enough that it has left word of that; the seat comes back when another host runs. */
async function killedInSilence(room: FaultRoom, { line, record }: Place, ms: number): Promise<void> {
  line.cut();
  const from = monotonic();
  await passes(ms);
  await room.killHost();
  record.cuts.push({ from, to: monotonic() });
  line.mend();
}

/** Another seat types the number while the first is at work: it is refused, until the proctor lets the exam go on there. */
async function secondSeat(room: FaultRoom, place: Place, chance: Chance): Promise<void> {
  const elsewhere = room.windowOf(place, `other-seat-${String(chance.between(0, 1e9)).padStart(12, '0')}`);
  const told = await elsewhere.tryToEnter();
  if (told !== 'open-on-another-seat') room.problems.push(`a second seat was told: ${told}`);
  await passes(chance.between(0, 30));
  const { attemptId } = place;
  const { refused } = await room.proctor.room.transfer({ attemptId, seat: elsewhere.code, code: 'system.disconnect' });
  if (refused.length > 0) throw new Error(`not transferred: ${JSON.stringify(refused)}`);
  const last = place.seat;
  await elsewhere.enter();
  await place.working;
  if (!last.out) room.problems.push('the old seat was not told that it is out');
  await elsewhere.sitDown();
  await room.replace(place, elsewhere);
}

const injections: Record<FaultKind, Inject> = {
  'host-killed': (room, place, chance) => killedInSilence(room, place, silenceMs + chance.between(0, silenceMs)),
  'seat-killed': (room, _place, chance) => room.killed?.seat.killAndReturn(chance.between(0, 1e9)) ?? Promise.resolve(),
  'network-cut': (_room, place, chance) => cut(place, chance.between(20, 500)),
  'network-silent': (_room, place, chance) => cut(place, silenceMs + chance.between(1_000, 1_800)),
  async 'network-slow'(_room, { line }, chance) {
    line.delay(chance.between(30, 300));
    await passes(chance.between(100, 900));
    line.mend();
  },
  async 'half-closed'(_room, { line }, chance) {
    for (let times = chance.between(1, 5); times > 0; times -= 1) {
      line.halfClose();
      await passes(chance.between(1, 40));
    }
  },
  async 'reply-lost'(_room, { line }) {
    await line.loseReply();
  },
  async 'request-twice'(_room, { line }) {
    await line.repeatRequest();
  },
  async reordered(_room, { seat }, chance) {
    for (let times = chance.between(1, 4); times > 0; times -= 1) await seat.burst(chance.between(2, 7));
  },
  /** A copied bearer: two windows give responses to the same items, with the same revisions. */
  async 'two-windows'(room, place, chance) {
    const other = room.windowOf(place, null);
    const working = other.work();
    await passes(chance.between(100, 600));
    other.stopped = true;
    await working;
    other.hangUp();
  },
  'second-seat': secondSeat,
  'disk-full': (room, _place, chance) =>
    room.full(
      () => room.host.wish({ pages: 1 }),
      () => room.host.wish({ pages: anySize }),
      chance.between(1, 20),
    ),
  'file-limit': (room, _place, chance) =>
    room.full(
      // A few pages: a write-ahead log that has just begun anew fills them too.
      () => Promise.resolve(room.host.limitFiles(chance.between(1, 20) * 4_096 + chance.between(0, 4_096))),
      () => Promise.resolve(room.host.limitFiles(null)),
      chance.between(1, 20),
    ),
  'clock-forward': (room, _place, chance) => jump(room, chance.between(10_000, 3_600_000)),
  'clock-back': (room, _place, chance) => jump(room, -chance.between(10_000, 3_600_000)),
};

export function inject(kind: FaultKind, room: FaultRoom, place: Place, chance: Chance): Promise<void> {
  return injections[kind](room, place, chance);
}

/** What concerns one seat only may happen to several at once; the rest happens to the whole room. */
export function concernsOneSeat(kind: FaultKind): boolean {
  return /^(network|half|reply|request|reordered|two|seat)/.test(kind);
}
