import { uuidv7 } from 'uuidv7';
import { encode } from 'uqr';
import { openRoomKeys } from './network/room-keys.ts';
import { ownAddresses } from './network/interfaces.ts';
import { inUrl } from './network/ip-address.ts';
import { Pairing } from './network/pairing.ts';
import type { Opening } from './network/room-door.ts';
import type { RoomListener } from './network/room-listener.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { accountById } from './storage/account-store.ts';
import { attemptsInState } from './storage/attempt-store.ts';
import { closeOpenings, insertOpening, lastOpening } from './storage/room-store.ts';
import { seatByCode } from './storage/seat-store.ts';
import { sessionById } from './storage/session-store.ts';

/** Of the screens and operations over TLS, and of the page that hands out the authority. */
const usualPorts = { room: 9561, page: 9560 } as const;

export function listInterfaces() {
  return ownAddresses();
}

export function roomUrl({ address, port }: Pick<Opening, 'address' | 'port'>): string {
  return `https://${inUrl(address)}:${port}`;
}

function joining(core: HostCore, opening: Opening) {
  const { pairing } = core.door;
  const code = pairing?.code ?? null;
  if (pairing === null || code === null) return { code: null, codeEndsAt: null, link: null, qr: [] };
  // In the fragment, which is sent nowhere: the code opens the room's door for a quarter of an hour.
  const link = `${roomUrl(opening)}/#join=${code}&pin=${opening.fingerprint.replaceAll(':', '')}`;
  const qr = encode(link, { ecc: 'M' }).data.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
  return { code, codeEndsAt: pairing.endsAt, link, qr };
}

export function networkState(core: HostCore) {
  const { opening } = core.door;
  const last = lastOpening(core.db);
  if (opening === null) {
    const cut = last !== null && last.closedAt === null ? last : null;
    const interrupted = cut && {
      sessionId: cut.sessionId,
      address: cut.address,
      port: cut.port,
      openedAt: cut.openedAt,
    };
    return { open: null, interrupted };
  }
  const open = {
    ...opening,
    url: roomUrl(opening),
    pageUrl: `http://${inUrl(opening.address)}:${opening.pagePort}`,
    joining: joining(core, opening),
  };
  return { open, interrupted: null };
}

/** Tries one port after the other; a port that was asked for by number is the only one. Null when none is to be had. */
async function onOneOf(
  ports: readonly number[],
  listen: (port: number) => Promise<RoomListener>,
): Promise<RoomListener | null> {
  for (const port of ports) {
    try {
      return await listen(port);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    }
  }
  return null;
}

type OpenWish = { readonly sessionId: string; readonly address: string; readonly port: number };

async function openNow(core: HostCore, call: Call, input: OpenWish) {
  const { door, clock } = core;
  if (door.opening !== null) return { ok: false, reason: 'already-open' } as const;
  const session = sessionById(core.db, input.sessionId);
  if (session === null) return { ok: false, reason: 'unknown-session' } as const;
  if (session.state === 'closed') return { ok: false, reason: 'session-closed' } as const;
  const own = ownAddresses().find(({ address }) => address === input.address);
  if (own === undefined) return { ok: false, reason: 'unknown-address' } as const;
  const keys = await openRoomKeys(core, input.address);
  if (keys === null) return { ok: false, reason: 'keys-locked' } as const;

  // Certificates and a second server are needed by rooms only, and slow to load.
  const [{ listenToRoom }, { listenWithJoinPage }] = await Promise.all([
    import('./network/room-listener.ts'),
    import('./network/join-page.ts'),
  ]);
  const { address } = input;
  const before = lastOpening(core.db, address);
  const wished = input.port === 0 ? [before?.port ?? usualPorts.room, usualPorts.room, 0] : [input.port];
  const { limits } = door;
  const server = { address, names: [keys.name], keyPem: keys.leaf.privateKeyPem, chainPem: keys.chainPem, limits };
  const room = await onOneOf(wished, (port) => listenToRoom({ ...server, port, answer: door.answer }));
  if (room === null) return { ok: false, reason: 'port-taken' } as const;
  const listeners: RoomListener[] = [room];
  try {
    const url = roomUrl({ address, port: room.port });
    const shown = { fingerprint: keys.fingerprint, url };
    const page = await onOneOf([before?.pagePort ?? usualPorts.page, usualPorts.page, 0], (port) =>
      listenWithJoinPage({ address, port, limits, authorityPem: keys.authority.certificatePem, shown }),
    );
    if (page === null) throw new Error('no port is free');
    listeners.push(page);
    const pairing = await Pairing.make(clock);
    const now = clock.now();
    const actor = staffActor(call);
    const opened = { sessionId: session.id, address, port: room.port, pagePort: page.port };
    await core.queue.run((db) => {
      keys.store(db);
      closeOpenings(db, now.wall);
      insertOpening(db, { id: uuidv7(), ...opened, openedAt: now.wall, openedBy: actor, closedAt: null });
      const told = { ...opened, interface: own.name, fingerprint: keys.fingerprint };
      recordAct(core, db, actor, 'room.opened', told, now);
    });
    const by = accountById(core.db, actor.slice('account:'.length))?.name ?? '';
    const authorityEndsAt = keys.authority.expiresAt;
    const facts = { interfaceName: own.name, fingerprint: keys.fingerprint, authorityEndsAt };
    door.opened({ ...opened, ...facts, openedAt: now.wall, openedBy: by }, pairing, listeners);
    return { ok: true, url, pageUrl: `http://${inUrl(address)}:${page.port}` } as const;
  } catch (error) {
    await Promise.all(listeners.map((listener) => listener.close()));
    throw error;
  }
}

/** Listens on one of the machine's addresses from now on. Nothing stays open when any step of it fails. */
export async function openRoom(core: HostCore, call: Call, input: OpenWish) {
  const outcome = await core.door.alone(() => openNow(core, call, input));
  return outcome ?? ({ ok: false, reason: 'already-open' } as const);
}

/** True while time runs for somebody who sits at a seat of the room. */
function timeRuns(core: HostCore): boolean {
  return attemptsInState(core.db, 'running').some(
    ({ attempt }) => attempt.seat !== null && seatByCode(core.db, attempt.seat) !== null,
  );
}

export async function closeRoom(core: HostCore, call: Call, input: { evenSo: boolean }) {
  const outcome = await core.door.alone(async () => {
    const { opening } = core.door;
    if (opening === null) return { ok: false, reason: 'not-open' } as const;
    if (!input.evenSo && timeRuns(core)) return { ok: false, reason: 'time-runs' } as const;
    await core.queue.run((db) => {
      const now = core.clock.now();
      closeOpenings(db, now.wall);
      const { address, port } = opening;
      recordAct(core, db, staffActor(call), 'room.closed', { address, port, evenSo: input.evenSo }, now);
    });
    await core.door.shut();
    return { ok: true } as const;
  });
  return outcome ?? ({ ok: false, reason: 'not-open' } as const);
}

export async function newPairingCode(core: HostCore, call: Call) {
  const pairing = await Pairing.make(core.clock);
  const { opening } = core.door;
  if (opening === null) return { ok: false, reason: 'not-open' } as const;
  await core.queue.run((db) =>
    recordAct(core, db, staffActor(call), 'room.code-made', { endsAt: pairing.endsAt }, core.clock.now()),
  );
  core.door.pairing = pairing;
  return { ok: true, joining: joining(core, opening) } as const;
}
