// Whose page may record a call: an examiner's console, or, where nobody is at a console, the seat of its own candidate.
import { isFinal, type Attempt } from '#domain/attempt/attempt.ts';
import {
  consoleSilentMs,
  seatMayRecord,
  takesSeatSound,
  type RecorderKind,
  type RecordingTrack,
} from '#domain/call/recording.ts';
import type { Now } from '#domain/time.ts';
import { seatOf } from '../candidate-seat.ts';
import { staffActor, type Call, type HostCore } from '../host-core.ts';
import type { ReadDb } from '../storage/database.ts';
import { lastTakenAt, segmentsOf } from '../storage/recording-store.ts';
import { secondDisplayOf } from '../storage/second-display-store.ts';
import { consoleGivenAway } from './one-screen.ts';
import { ownCall } from './own-call.ts';

interface RecordedCall {
  readonly attemptId: string;
  readonly attempt: Attempt;
  readonly actor: string;
}

/** A page that records. `None`: what it is told of a call that is not its own; `Start`: why it may not begin. */
export interface RecordingPage<None extends string, Start extends string> {
  readonly kind: RecorderKind;
  readonly none: None;
  callIn(db: ReadDb): RecordedCall | null;
  refusesStart(db: ReadDb, own: RecordedCall, now: Now): Start | null;
  takesSound(own: RecordedCall, now: Now): boolean;
}

/** The console of an examiner of the call. */
export function consolePage(core: HostCore, call: Call, { taskId }: { readonly taskId: string }) {
  return {
    kind: 'console',
    none: 'not-yours',
    callIn(db) {
      const own = ownCall(core, db, call, taskId);
      return own === null ? null : { attemptId: own.task.attemptId, attempt: own.attempt, actor: staffActor(call) };
    },
    refusesStart(_db, { attempt }) {
      if (attempt.call?.consent !== true) return 'no-consent';
      return isFinal(attempt) || attempt.call.stage === 'waiting' ? 'not-running' : null;
    },
    takesSound: () => true,
  } satisfies RecordingPage<'not-yours', 'no-consent' | 'not-running'>;
}

/** The seat of the candidate who is called. The sign-in alone says which call: it can be no other's. */
export function seatPage(core: HostCore, call: Call) {
  return {
    kind: 'seat',
    none: 'not-now',
    callIn(db) {
      const seated = seatOf(db, call);
      if (seated?.attempt.call === undefined) return null;
      return { attemptId: seated.id, attempt: seated.attempt, actor: `candidate:${seated.candidate.id}` };
    },
    refusesStart(db, { attemptId, attempt }, now) {
      const may = seatMayRecord(attempt);
      if (may !== 'yes') return may;
      if (!standsAlone(core, db, attemptId, attempt)) return 'not-now';
      return consoleRecords(db, attemptId, now) ? 'console-records' : null;
    },
    takesSound: ({ attempt }, now) => takesSeatSound(attempt, now),
  } satisfies RecordingPage<'not-now', 'not-now' | 'no-consent' | 'not-running' | 'console-records'>;
}

/** True where the call has no examiner's console: the machine was handed over, on one display, and no voice goes over the network. */
function standsAlone(core: HostCore, db: ReadDb, attemptId: string, { seat, sessionId }: Attempt): boolean {
  return consoleGivenAway(db, seat) && secondDisplayOf(db, sessionId) === null && core.voices.of(attemptId) === null;
}

/** True while a console sends: a segment that it left open without a word is none any more. */
function consoleRecords(db: ReadDb, attemptId: string, { wall }: Now): boolean {
  return segmentsOf(db, attemptId).some(
    ({ id, recorder, startedAt, endedAt }) =>
      recorder === 'console' &&
      endedAt === null &&
      wall - Math.max(startedAt, lastTakenAt(db, id) ?? 0) < consoleSilentMs,
  );
}

/** Is it the candidate's own page that records this call? Said from the reading on, so that the microphone can be tried. */
export function recordsAtSeat(core: HostCore, attemptId: string, attempt: Attempt): boolean {
  const { call } = attempt;
  if (call?.consent !== true || (call.stage !== 'reading' && call.stage !== 'call')) return false;
  return standsAlone(core, core.db, attemptId, attempt) && !consoleRecords(core.db, attemptId, core.clock.now());
}

/** Does a new segment of a page end one that is still open? The page itself is gone, or a console takes over from a seat. */
export function cutsShort(
  kind: RecorderKind,
  track: RecordingTrack,
  open: { readonly recorder: RecorderKind; readonly track: RecordingTrack },
): boolean {
  return open.track === track && (kind === 'console' || open.recorder === 'seat');
}
