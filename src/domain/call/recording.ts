import { isFinal, type Attempt } from '../attempt/attempt.ts';
import { remainingMs } from '../attempt/time-ledger.ts';
import type { Now } from '../time.ts';

/** What one microphone heard: both people at one desk, or one of them. */
export const recordingTracks = ['desk', 'examiner', 'candidate'] as const;
export type RecordingTrack = (typeof recordingTracks)[number];

/** Whose page recorded a segment: an examiner's console, or the candidate's own seat where nobody is at a console. */
export const recorderKinds = ['console', 'seat'] as const;
export type RecorderKind = (typeof recorderKinds)[number];

/** The one kind of sound that is taken: what every page of this program records. */
export const recordingType = 'audio/webm;codecs=opus';

/** Bytes of one chunk; one to two seconds of speech are a tenth of it. */
export const mostChunkBytes = 128 * 1024;
/** Bytes of all segments of one call. */
export const mostRecordingBytes = 64 * 1024 * 1024;
/** Segments of one call. */
export const mostSegments = 40;
/** Chunks after which the head of a segment goes into the journal again. */
export const chunksPerHead = 15;

/** After so long (ms) without a chunk nobody records at a console any more, though its segment is open. */
export const consoleSilentMs = 10_000;
/** How long (ms) after the call what a seat has still to send of it is taken. */
const lateSoundMs = 120_000;

/** May the candidate's own page begin to record? While the call lasts, with their consent. */
export function seatMayRecord({ call, state }: Attempt): 'yes' | 'no-consent' | 'not-running' {
  if (call?.stage !== 'call' || state !== 'running') return 'not-running';
  return call.consent === true ? 'yes' : 'no-consent';
}

/** Is sound from the candidate's own page taken: of the call, and for a while what is still on its way? */
export function takesSeatSound(attempt: Attempt, now: Now): boolean {
  const { call, ledger } = attempt;
  if (call === undefined || isFinal(attempt) || call.consent !== true) return false;
  if (call.stage === 'call') return true;
  return call.stage === 'work-order' && remainingMs(ledger, now) >= call.limits.workOrder - lateSoundMs;
}

/** Milliseconds from one moment to another: by the monotonic clock within one run of the host, else by the calendar. */
export function msBetween(from: Now, to: Now): number {
  return from.boot === to.boot ? to.mono - from.mono : to.wall - from.wall;
}

const ebml = [0x1a, 0x45, 0xdf, 0xa3];
const opus = [...'A_OPUS'].map((letter) => letter.charCodeAt(0));

/** True for the beginning of a WebM file that holds Opus sound and no picture. */
export function isOpusWebm(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 1_024);
  const video = [...'V_VP'].map((letter) => letter.charCodeAt(0));
  return startsWith(head, ebml, 0) && holds(head, opus) && !holds(head, video);
}

const startsWith = (bytes: Uint8Array, wanted: readonly number[], at: number) =>
  wanted.every((byte, nth) => bytes[at + nth] === byte);

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  for (let at = 0; at + wanted.length <= bytes.length; at += 1) if (startsWith(bytes, wanted, at)) return true;
  return false;
}
