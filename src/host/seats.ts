import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { comparePlaces, isInGrid, type SeatGrid, type SeatPlace } from '#domain/seat/seat-map.ts';
import { shortSeat } from '#domain/seat/short-seat.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { hashOfToken } from './network/seat-standing.ts';
import { attemptsInState } from './storage/attempt-store.ts';
import type { ReadDb } from './storage/database.ts';
import { seatGrid, storeSeatGrid } from './storage/room-store.ts';
import {
  approveSeat as storeApproval,
  deleteSeat,
  insertSeat,
  placeSeats,
  roomSeats,
  seatByCode,
  seatById,
  seatByName,
  type RoomSeat,
} from './storage/seat-store.ts';

/** A room has no more machines; whoever joins past it is somebody else's program. */
const mostSeats = 400;

/** What joining tries are counted under: apart from sign-ins, so that one does not slow the other. */
const joinTries = (call: Call) => `join ${call.device}`;

export function provePairing(core: HostCore, input: { nonce: string }) {
  const { opening, pairing } = core.door;
  return opening === null || pairing === null ? null : pairing.prove(input.nonce, opening.fingerprint);
}

type JoinWish = { readonly code: string; readonly seat: string; readonly kind: RoomSeat['kind'] };

/** A machine joins with the pairing code: it gets its token, and waits for a proctor. */
export async function joinRoom(core: HostCore, call: Call, input: JoinWish) {
  if (!call.room) return { ok: false, reason: 'not-over-room' } as const;
  const seconds = core.throttle.wait(joinTries(call));
  if (seconds > 0) return { ok: false, reason: 'wait', seconds } as const;
  const checked = core.door.pairing?.check(input.code) ?? 'ended';
  if (checked === 'ended') return { ok: false, reason: 'no-code' } as const;
  const place = { device: call.device, seat: input.seat };
  if (checked === 'wrong') {
    core.throttle.failed(joinTries(call));
    await core.queue.run((db) => recordAct(core, db, 'host', 'seat.refused', place, core.clock.now()));
    return { ok: false, reason: 'wrong-code' } as const;
  }
  core.throttle.succeeded(joinTries(call));
  const token = randomBytes(32).toString('base64url');
  return core.queue.run((db) => {
    const before = seatByCode(db, input.seat);
    if (before === null && roomSeats(db).length >= mostSeats) return { ok: false, reason: 'room-full' } as const;
    if (before !== null) deleteSeat(db, before.id);
    const now = core.clock.now();
    const seat: RoomSeat = {
      id: uuidv7(),
      token: hashOfToken(token),
      code: input.seat,
      kind: input.kind,
      state: 'pending',
      name: null,
      place: null,
      address: call.device,
      sebSessionId: call.seat?.sebSessionId ?? null,
      joinedAt: now.wall,
    };
    insertSeat(db, seat);
    // The same browser profile keeps its place in the room; only the name is given anew, with the approval.
    if (before?.place) placeSeats(db, new Map([[seat.id, before.place]]));
    const told = { seatId: seat.id, ...place, kind: seat.kind, replaced: before?.id ?? null };
    recordAct(core, db, 'host', 'seat.joined', { ...told, seb: seat.sebSessionId }, now);
    core.changes.touch('rooms');
    return { ok: true, token } as const;
  });
}

export function mySeat(call: Call) {
  return { standing: call.seat?.standing ?? ('none' as const), name: call.seat?.seat?.name ?? null };
}

export async function leaveRoom(core: HostCore, call: Call) {
  const seat = call.seat?.seat ?? null;
  if (seat === null || call.seat?.standing === 'moved') return {};
  await core.queue.run((db) => {
    deleteSeat(db, seat.id);
    core.signIns.close(db, (s) => s.role === 'candidate' && s.seat === seat.code);
    recordAct(core, db, 'host', 'seat.left', { seatId: seat.id, name: seat.name }, core.clock.now());
    core.changes.touch('rooms');
  });
  core.door.heard.delete(seat.id);
  return {};
}

/** The seats in the order of the room. */
export function seatsInOrder(db: ReadDb): RoomSeat[] {
  return roomSeats(db).sort(
    (a, b) => comparePlaces(a.place, b.place) || (a.name ?? '').localeCompare(b.name ?? '', 'en'),
  );
}

export function listSeats(core: HostCore) {
  const { mono } = core.clock.now();
  const seats = seatsInOrder(core.db).map(({ id, code, token: _, ...seat }) => {
    const heard = core.door.heard.get(id);
    return {
      ...seat,
      seatId: id,
      short: shortSeat(code),
      moved: seat.state === 'approved' && heard !== undefined && heard.address !== seat.address ? heard.address : null,
      silentMs: heard === undefined ? null : mono - heard.mono,
    };
  });
  return { grid: seatGrid(core.db), seats };
}

/** Why seats cannot stand where they are to stand; null when they can. */
function refusePlaces(db: ReadDb, grid: SeatGrid, moves: ReadonlyMap<string, SeatPlace | null>) {
  const after = roomSeats(db).flatMap(({ id, place }) => {
    const stands = moves.has(id) ? (moves.get(id) ?? null) : place;
    return stands === null ? [] : [stands];
  });
  if (after.some((place) => !isInGrid(place, grid))) return 'outside-grid' as const;
  const taken = new Set(after.map(({ row, column }) => `${row} ${column}`));
  return taken.size < after.length ? ('place-taken' as const) : null;
}

export function approveSeat(
  core: HostCore,
  call: Call,
  input: { seatId: string; name: string; place: SeatPlace | null },
) {
  return core.queue.run((db) => {
    const { seatId, place } = input;
    const seat = seatById(db, seatId);
    if (seat === null) return { ok: false, reason: 'unknown' } as const;
    const name = input.name.normalize('NFC');
    const holder = seatByName(db, name);
    if (holder !== null && holder.id !== seatId) return { ok: false, reason: 'name-taken' } as const;
    const moves = new Map([[seatId, place]]);
    const reason = refusePlaces(db, seatGrid(db), moves);
    if (reason !== null) return { ok: false, reason } as const;
    const address = core.door.heard.get(seatId)?.address ?? seat.address;
    storeApproval(db, seatId, name, address);
    placeSeats(db, moves);
    const told = { seatId, name, place, address, seat: seat.code };
    recordAct(core, db, staffActor(call), 'seat.approved', told, core.clock.now());
    core.changes.touch('rooms');
    return { ok: true } as const;
  });
}

export function moveSeats(
  core: HostCore,
  call: Call,
  input: { moves: readonly { seatId: string; place: SeatPlace | null }[] },
) {
  return core.queue.run((db) => {
    const moves = new Map(input.moves.map(({ seatId, place }) => [seatId, place] as const));
    if ([...moves.keys()].some((id) => seatById(db, id) === null)) return { ok: false, reason: 'unknown' } as const;
    const reason = refusePlaces(db, seatGrid(db), moves);
    if (reason !== null) return { ok: false, reason } as const;
    placeSeats(db, moves);
    recordAct(core, db, staffActor(call), 'seat.placed', { moves: input.moves }, core.clock.now());
    core.changes.touch('rooms');
    return { ok: true } as const;
  });
}

export function setGrid(core: HostCore, call: Call, grid: SeatGrid) {
  return core.queue.run((db) => {
    if (refusePlaces(db, grid, new Map()) !== null) return { ok: false, reason: 'outside-grid' } as const;
    storeSeatGrid(db, grid);
    recordAct(core, db, staffActor(call), 'room.grid-set', grid, core.clock.now());
    return { ok: true } as const;
  });
}

/** Ends the seat's right to the room, and whatever waits or runs at it must come back by a proctor's hand. */
export function removeSeat(core: HostCore, call: Call, input: { seatId: string }) {
  return core.queue.run((db) => {
    const seat = seatById(db, input.seatId);
    if (seat === null) return { ok: false, reason: 'unknown' } as const;
    const running = attemptsInState(db, 'running').some(({ attempt }) => attempt.seat === seat.code);
    deleteSeat(db, seat.id);
    core.signIns.close(db, (s) => s.role === 'candidate' && s.seat === seat.code);
    core.door.heard.delete(seat.id);
    const told = { seatId: seat.id, name: seat.name, running };
    recordAct(core, db, staffActor(call), 'seat.removed', told, core.clock.now());
    core.changes.touch('rooms');
    return { ok: true } as const;
  });
}
