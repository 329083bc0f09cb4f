import { headText } from '#domain/journal/head.ts';
import { actText, signedKinds } from '#domain/journal/signed-act.ts';
import type { Now } from '#domain/time.ts';
import { signBytes } from '#host/signing/signature.ts';
import type { RecordingDesk } from './calls/recording-desk.ts';
import type { Voices } from './calls/voices.ts';
import type { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import type { DiskWatch } from './disk-watch.ts';
import type { KeyRing } from './key-ring.ts';
import type { LearningData } from './learning-data.ts';
import type { RoomDoor } from './network/room-door.ts';
import type { CallingSeat } from './network/seat-standing.ts';
import type { Presence } from './presence.ts';
import type { SignIns } from './sign-ins.ts';
import type { Silences } from './silences.ts';
import type { SnapshotRun } from './snapshots.ts';
import type { Standing } from './staff-standing.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';
import { storeHead, type Journal, type NewEntry } from './storage/journal-store.ts';
import type { SignIn } from './storage/sign-in-store.ts';
import type { WriteQueue } from './storage/write-queue.ts';
import type { Throttle } from './throttle.ts';
import type { HostWorker } from './worker/worker.ts';

/** How many items hold a response, and when the last one was saved (epoch ms). */
export interface Progress {
  readonly answered: number;
  readonly lastSavedAt: number | null;
}

/** What every use case of one host stands on. */
export interface HostCore {
  readonly dataFolder: string;
  readonly version: string;
  /** Where the banks that come with the program lie; null when they were left out. */
  readonly bundledBanks: string | null;
  readonly clock: Clock;
  readonly db: ReadDb;
  readonly queue: WriteQueue;
  readonly journal: Journal;
  readonly keys: KeyRing;
  readonly signIns: SignIns;
  readonly throttle: Throttle;
  /** Who of the staff is there, and whose password opened which signing key. */
  readonly presence: Presence;
  /** What trainees do, apart from all exams. */
  readonly learning: LearningData;
  readonly worker: HostWorker;
  /** Where the host listens beyond its own machine. */
  readonly door: RoomDoor;
  readonly snapshots: SnapshotRun;
  /** Whether the disk takes what is written. */
  readonly disk: DiskWatch;
  readonly recordings: RecordingDesk;
  readonly voices: Voices;
  /** When each attempt's seat last spoke to the host, on this boot's monotonic clock. */
  readonly lastContact: Map<string, number>;
  /** Who watches what, and the ends of every stream that is open: closing the host calls them. */
  readonly changes: Changes;
  readonly streams: Set<() => void>;
  /** A seat silent for longer than this (ms) was cut off: what ran meanwhile is credited. */
  readonly silenceMs: number;
  readonly silences: Silences;
  /** How far each attempt has got, as far as somebody asked since its last save. */
  readonly progress: Map<string, Progress>;
  /** The other seat at which an open attempt's number was typed last, and when (monotonic ms): the board offers it to go on there. */
  readonly transferWishes: Map<string, { readonly seat: string; readonly mono: number }>;
  /** Admission numbers typed at seats that are on no open roster, with the wall time of the last try. */
  readonly unknownNumbers: Map<string, number>;
  /** Needed for the first run from a browser; null once the organisation is set up. */
  setupCode: string | null;
}

/** Who calls, from where. */
export interface Call {
  readonly signIn: SignIn | null;
  /** True for the machine's own desktop window. */
  readonly console: boolean;
  /** The machine the request came from: what throttling counts by. */
  readonly device: string;
  /** True when it came over the room's network. */
  readonly room: boolean;
  /** Over the room: the seat that asks, and where it stands. */
  readonly seat: CallingSeat | null;
  /** Whether the person of a staff sign-in is there; null for everybody else. */
  readonly standing: Standing | null;
}

/** The sign-in of an operation that the role table does not open to anyone. */
export function signedIn(call: Call): SignIn {
  if (call.signIn === null) throw new Error('an operation for signed-in callers was reached without a sign-in');
  return call.signIn;
}

/** A staff sign-in's account. */
export function accountOf(call: Call): string {
  const { accountId } = signedIn(call);
  if (accountId === null) throw new Error('a staff operation was reached by a candidate');
  return accountId;
}

export function staffActor(call: Call): string {
  return `account:${accountOf(call)}`;
}

/** Appends a staff act to the journal. Acts on attempts go through `recordEvent` instead, which also folds them. */
export function recordAct(core: HostCore, db: WriteDb, actor: string, kind: string, payload: object, now: Now): void {
  recordActOn(core, db, { attempt: null, actor, kind, payload }, now);
}

/**
 * The same, where an attempt is concerned that it does not change. An act that its person signs is signed here, with the key that
 * their password opened: the one place, so that no use case forgets it. A payload with a signature of its own keeps that.
 */
export function recordActOn(core: HostCore, db: WriteDb, act: NewEntry, now: Now): void {
  const { attempt, actor, kind, payload } = act;
  const own = signedKinds.includes(kind) && !Object.hasOwn(payload, 'signature');
  const key = own && actor.startsWith('account:') ? core.presence.keyOf(actor.slice('account:'.length)) : null;
  if (key === null) return void core.journal.append(db, act, now);
  const text = actText({ kind, actor, attempt, wall: now.wall }, payload);
  const signature = signBytes(key.signingKey, Buffer.from(text)).toString('base64url');
  core.journal.append(db, { attempt, actor, kind, payload: { ...payload, signature } }, now);
}

/** Keeps the chain's head as it stands, signed when the journal key is open. */
export function keepHead(core: HostCore, db: WriteDb, reason: string, now: Now): void {
  const { seq, hash } = core.journal.head;
  const head = { seq, hash, reason, at: now.wall };
  storeHead(db, { ...head, signature: core.keys.signHead(headText(head)) });
}
