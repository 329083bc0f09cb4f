import { RPCHandler } from '@orpc/server/fetch';
import type { OperationName } from '#contract/contract.ts';
import { ORPCError } from '@orpc/server';
import { randomBytes } from 'node:crypto';
import { settleArchives } from './archives.ts';
import { recordEvent } from './attempt-log.ts';
import { takeBank } from './banks.ts';
import { RecordingDesk } from './calls/recording-desk.ts';
import { Voices } from './calls/voices.ts';
import { Changes } from './changes.ts';
import { watchClock } from './clock-watch.ts';
import { systemClock, type Clock } from './clock.ts';
import { keepSilences, ordinarySilenceMs } from './contact.ts';
import { closeTimedOut } from './finish.ts';
import { DiskWatch, noteDiskOver } from './disk-watch.ts';
import type { SoundBank } from './formats/bank/read-bank.ts';
import { requireRole } from './guard.ts';
import type { Call, HostCore } from './host-core.ts';
import { settleKeys } from './key-files.ts';
import { restoreKeys, type RestoreOutcome, type RestoreWish } from './key-recovery.ts';
import { raiseEpoch, type SnapshotOrigin } from './epoch.ts';
import { KeyRing } from './key-ring.ts';
import { LearningData } from './learning-data.ts';
import { RoomDoor } from './network/room-door.ts';
import type { RoomLimits } from './network/room-listener.ts';
import { callingSeat, refuseOtherVersion, tellEpoch, tellSeat } from './network/seat-standing.ts';
import { refuseRequest } from './request-guard.ts';
import { makeRouter } from './router.ts';
import { SignIns } from './sign-ins.ts';
import { Silences } from './silences.ts';
import { securityHeaders, staticFile } from './static-files.ts';
import { attemptsInState } from './storage/attempt-store.ts';
import { dropIncompleteBank, incompleteBanks } from './storage/bank-store.ts';
import { openForWriting, type WriteDb } from './storage/database.ts';
import { FolderLock } from './storage/folder-lock.ts';
import { Journal, lastAlive, storeTick } from './storage/journal-store.ts';
import { epochOf } from './storage/meta-store.ts';
import { loadOrganisation } from './storage/organisation-store.ts';
import { WriteFailed, WriteQueue } from './storage/write-queue.ts';
import { snapshotLookMs, snapshotWhenDue } from './snapshots.ts';
import { takeHostKit, type TakeKitWish } from './take-kit.ts';
import { standingOf } from './staff-standing.ts';
import { Presence, type PresenceLimits } from './presence.ts';
import { Throttle } from './throttle.ts';
import { HostWorker } from './worker/worker.ts';

/** How often the host leaves word that it lives (ms): what a candidate can win by a power cut, and the ledger's precision. */
export const tickMs = 1_000;

export interface HostOptions {
  /** Where database, keys and lock live; made when missing. */
  readonly dataFolder: string;
  /** The built screens. */
  readonly uiFolder: string;
  /** Where the banks that come with the program lie. */
  readonly bundledBanks?: string;
  readonly version?: string;
  readonly clock?: Clock;
  /** A seat silent for longer than this (ms) is credited what ran meanwhile. */
  readonly silenceMs?: number;
  /** How long staff may be away and a typed password counts; the settings and five minutes when left out. */
  readonly presence?: PresenceLimits;
  /** How much of the host one machine of the room may take; the usual limits when left out. */
  readonly roomLimits?: RoomLimits;
  /** Given when this folder was just filled from a snapshot: the epoch is raised before anything else is answered. */
  readonly takenOver?: SnapshotOrigin;
}

/** Where a request came from, as the transport knows it. */
export interface From {
  /** True only for the machine's own desktop window. */
  readonly console: boolean;
  /** The other end: an address, or `console`. */
  readonly device: string;
  /** True when it came over the room's network. */
  readonly room?: boolean;
}

export interface Host {
  /** Answers one request: an operation under /rpc/, or a file of the screens. Never throws. */
  handle(request: Request, from: From): Promise<Response>;
  /** Leaves word in the data folder where this host answers. */
  announce(address: string): void;
  /**
   * Takes a checked bank in for whoever holds the machine and its data folder: the command line's import, which needs no sign-in
   * and is journalled as `command-line`. False when that version is there already with other content.
   */
  takeBank(read: SoundBank): Promise<boolean>;
  /** The root from its recovery kit and a new passphrase, for the same: whoever holds the machine, the kit and its code. */
  restoreKeys(wish: RestoreWish): Promise<RestoreOutcome>;
  /** Makes an empty data folder a host of an organisation that was founded elsewhere. */
  takeKit(wish: TakeKitWish): ReturnType<typeof takeHostKit>;
  close(): Promise<void>;
  /** How many screens are pushed to just now. */
  readonly openStreams: number;
  /** How often this host's data were taken over by a spare one. */
  readonly epoch: number;
  /** Needed for the first run from a browser; null once the organisation is set up. */
  readonly setupCode: string | null;
}

/**
 * What the last run left: imports cut short are taken away. Attempts whose time ran end their segment where that run was last known
 * alive, and wait for their seat.
 */
async function recover(core: HostCore): Promise<void> {
  await core.queue.run((db) => {
    for (const { id, version } of incompleteBanks(db)) dropIncompleteBank(db, id, version);
    const running = attemptsInState(db, 'running');
    const alive = lastAlive(db);
    if (running.length === 0 || alive === null) return;
    const now = core.clock.now();
    for (const { id, attempt } of running) {
      recordEvent(core, db, id, attempt, 'host', { kind: 'attempt.interrupted', lastAlive: alive }, now);
    }
  });
}

/** What the next run needs of this one, should it end now: that it lived until here, and which seats it had not heard for a while. */
function leaveWord(core: HostCore, db: WriteDb): void {
  const now = core.clock.now();
  storeTick(db, now);
  keepSilences(core, db, now);
}

function bearerOf(request: Request): string | null {
  const header = request.headers.get('authorization');
  return header?.startsWith('Bearer ') === true ? header.slice(7) : null;
}

/** A fault of the host becomes a reason that a screen can show; its detail stays on the host's own error output. */
function asFault(error: unknown): never {
  if (error instanceof ORPCError) throw error;
  if (error instanceof WriteFailed) throw new ORPCError('WRITE_FAILED', { status: 503, message: error.message });
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  throw new ORPCError('INTERNAL_SERVER_ERROR', {
    message: 'The host met an unexpected fault. What was saved before is kept.',
  });
}

/**
 * Opens a data folder and answers for it. Throws FolderRefused when another host has it or the place is unfit, NewerDatabase when
 * a newer program wrote it; nothing is changed then.
 */
export async function openHost(options: HostOptions): Promise<Host> {
  const lock = FolderLock.take(options.dataFolder);
  try {
    return await openLocked(options, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openLocked(options: HostOptions, lock: FolderLock): Promise<Host> {
  const db = openForWriting(lock.folder);
  const clock = options.clock ?? systemClock();
  const organisation = loadOrganisation(db);
  if (organisation !== null) settleKeys(lock.folder, organisation.issuingCertificate);
  const journal = new Journal(db);
  const signIns = new SignIns(db);
  const silences = new Silences(db);
  const changes = new Changes();
  const core: HostCore = {
    dataFolder: lock.folder,
    version: options.version ?? '0.0.0',
    bundledBanks: options.bundledBanks ?? null,
    clock,
    db,
    journal,
    signIns,
    queue: new WriteQueue(db, [journal, signIns, silences, changes], () => changes.committed()),
    keys: new KeyRing(lock.folder),
    throttle: new Throttle(clock),
    presence: new Presence(clock, options.presence),
    learning: new LearningData(lock.folder),
    worker: new HostWorker(),
    door: new RoomDoor(
      (request, device) => handle(request, { console: false, device, room: true }),
      options.roomLimits,
    ),
    snapshots: { running: false, triedAt: null, failure: null, admitted: false },
    disk: new DiskWatch(),
    recordings: new RecordingDesk(),
    voices: new Voices(),
    lastContact: new Map(),
    silenceMs: options.silenceMs ?? ordinarySilenceMs,
    silences,
    changes,
    streams: new Set(),
    transferWishes: new Map(),
    progress: new Map(),
    unknownNumbers: new Map(),
    setupCode: organisation === null ? randomBytes(18).toString('base64url') : null,
  };
  core.queue.onDiskFailure = (why) => {
    if (core.disk.failed(clock.now().mono, why)) changes.announce('rooms');
  };
  if (options.takenOver !== undefined) await raiseEpoch(core, options.takenOver);
  await recover(core);
  await settleArchives(core, options.takenOver !== undefined);
  const rpc = new RPCHandler<Call>(makeRouter(core), {
    interceptors: [
      (call) => {
        requireRole(call.request.url.pathname.slice('/rpc/'.length).split('/'), call.context);
        return call.next();
      },
    ],
    clientInterceptors: [(call) => call.next().catch(asFault)],
  });
  const lookAtClock = watchClock(core);
  const stopTicking = clock.every(tickMs, () => {
    lookAtClock();
    core.presence.tidy((token) => signIns.isOpen(token, clock.now().wall));
    noteDiskOver(core);
    if (attemptsInState(db, 'running').length === 0) return;
    // A tick that cannot be written is no news to anyone: the seats' own saves fail and say so.
    const tick = (write: WriteDb) => (leaveWord(core, write), closeTimedOut(core, write));
    core.queue.run(tick).catch(() => undefined);
  });

  const stopSnapshots = clock.every(snapshotLookMs, () => snapshotWhenDue(core));

  async function answer(request: Request, from: From): Promise<Response> {
    const url = new URL(request.url);
    if (!url.pathname.startsWith('/rpc/')) return staticFile(options.uiFolder, url.pathname);
    const refusal = refuseRequest(request, url);
    if (refusal !== null) return refusal;
    const room = from.room === true;
    const otherVersion = refuseOtherVersion(core, request, room);
    if (otherVersion !== null) return otherVersion;
    const seat = room ? callingSeat(core, request, from.device) : null;
    const bearer = bearerOf(request);
    let signIn = bearer === null ? null : signIns.find(bearer, clock.now().wall);
    // A candidate's bearer belongs to one seat of the room: at another one it opens nothing.
    if (seat !== null && signIn?.role === 'candidate' && signIn.seat !== seat.seat?.code) signIn = null;
    const operation = url.pathname.slice('/rpc/'.length).replaceAll('/', '.');
    const standing = await standingOf(core, signIn, operation as OperationName);
    const context = { signIn, console: from.console, device: from.device, room, seat, standing };
    const { response } = await rpc.handle(request, { prefix: '/rpc', context });
    if (response === undefined) return new Response('No such operation', { status: 404, headers: securityHeaders });
    response.headers.set('cache-control', 'no-store');
    response.headers.set('x-content-type-options', 'nosniff');
    if (seat !== null) tellSeat(core, response, seat);
    else tellEpoch(core, response);
    return response;
  }

  function handle(request: Request, from: From): Promise<Response> {
    return answer(request, from).catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      return new Response('The host met an unexpected fault.', { status: 500, headers: securityHeaders });
    });
  }

  return {
    handle,
    announce: (address) => lock.leaveWord(address),
    takeBank: (read) => takeBank(core, 'command-line', read),
    takeKit: (wish) => takeHostKit(core, wish),
    restoreKeys: (wish) => restoreKeys(core, 'command-line', wish),
    async close() {
      await core.door.shut();
      stopTicking();
      stopSnapshots();
      for (const end of [...core.streams]) end();
      core.queue.drain();
      if (attemptsInState(db, 'running').length > 0)
        core.queue.run((write) => leaveWord(core, write)).catch(() => undefined);
      core.queue.drain();
      core.learning.close();
      db.close();
      lock.release();
      await core.worker.close();
    },
    get openStreams() {
      return core.streams.size;
    },
    get epoch() {
      return epochOf(db);
    },
    get setupCode() {
      return core.setupCode;
    },
  };
}
