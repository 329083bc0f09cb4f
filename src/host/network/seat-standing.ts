import { createHash, timingSafeEqual } from 'node:crypto';
import {
  epochHeader,
  otherVersionStatus,
  contractVersion,
  seatStandingHeader,
  seatTokenHeader,
  speaksAlike,
  versionHeader,
  type SeatStanding,
} from '#contract/seat-headers.ts';
import { writeEpoch } from '#domain/seat/host-epoch.ts';
import { configKeyHash } from '#host/formats/seb/seb-settings.ts';
import type { HostCore } from '../host-core.ts';
import { hostEpoch } from '../storage/room-store.ts';
import { sebIssue, sebIssues } from '../storage/seb-store.ts';
import { seatByToken, type RoomSeat } from '../storage/seat-store.ts';

/** The seat behind a request over the room's network, and what it may do. */
export interface CallingSeat {
  readonly seat: RoomSeat | null;
  readonly standing: SeatStanding;
  /** The session whose Safe Exam Browser settings this very request was made under. */
  readonly sebSessionId: string | null;
}

/** A seat's token as it is stored. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

/** The session whose settings the request proves, of all that were issued. */
function provenSession(core: HostCore, request: Request): string | null {
  const hash = request.headers.get('x-safeexambrowser-configkeyhash')?.toLowerCase() ?? '';
  if (!/^[0-9a-f]{64}$/.test(hash)) return null;
  const proven = sebIssues(core.db).find(({ configKey }) => same(hash, configKeyHash(request.url, configKey)));
  return proven?.sessionId ?? null;
}

/** Looks up who asks, and marks the seat as heard from. A token opens nothing from another address than it was approved at. */
export function callingSeat(core: HostCore, request: Request, device: string): CallingSeat {
  const token = request.headers.get(seatTokenHeader) ?? '';
  const seat = /^[A-Za-z0-9_-]{43}$/.test(token) ? seatByToken(core.db, hashOfToken(token)) : null;
  const sebSessionId = provenSession(core, request);
  if (seat === null) return { seat, standing: 'none', sebSessionId };
  core.door.heardFrom(seat.id, device, core.clock);
  const standing = (): SeatStanding => {
    if (seat.state === 'pending') return 'pending';
    if (seat.address !== device) return 'moved';
    // Whoever joined in Safe Exam Browser must go on in it, for as long as its settings stand.
    const bound = seat.sebSessionId !== null && sebIssue(core.db, seat.sebSessionId) !== null;
    return bound && sebSessionId !== seat.sebSessionId ? 'seb-missing' : 'approved';
  };
  return { seat, standing: standing(), sebSessionId };
}

/** The answer to a seat of another version; null lets it go on. Over the room a version must be told. */
export function refuseOtherVersion(core: HostCore, request: Request, overRoom: boolean): Response | null {
  const announced = request.headers.get(versionHeader);
  if (announced === null ? !overRoom : speaksAlike(announced, core.version)) return null;
  return Response.json(
    { program: core.version, contract: contractVersion },
    { status: otherVersionStatus, headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } },
  );
}

/** Says on a reply over the room where the seat stands, and, to one that joined, which host this is. */
export function tellSeat(core: HostCore, response: Response, { seat, standing }: CallingSeat): void {
  response.headers.set(seatStandingHeader, standing);
  if (seat !== null) tellEpoch(core, response);
}

/** Says which host this is: to seats that joined, and to windows at the host's own machine. */
export function tellEpoch(core: HostCore, response: Response): void {
  response.headers.set(epochHeader, writeEpoch(hostEpoch(core.db)));
}
