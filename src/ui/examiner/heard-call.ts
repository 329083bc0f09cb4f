import {
  lengthOf,
  levelsOf,
  longSilences,
  shareOfTalk,
  speechIn,
  speechRate,
  type Stretch,
} from '#domain/call/speech.ts';
import type { Answers } from '../answers.ts';
import type { HostClient } from '../call.ts';
import { bytesOf } from '../files.ts';

export type RecordingView = Extract<Answers['calls']['recording'], { ok: true }>;
type SegmentView = RecordingView['segments'][number];
type Refusal = Extract<Answers['calls']['sound'], { ok: false }>['reason'];

/** Samples a second: enough for speech, and a third of the memory. */
const rate = 16_000;
/** Bars of the waveform. */
const bars = 480;

interface Heard {
  readonly segment: SegmentView;
  readonly samples: Float32Array;
  readonly levels: readonly number[];
  readonly speech: readonly Stretch[];
}

/** A recording laid on one line of time. Everything is in milliseconds from its beginning. */
export interface HeardCall {
  readonly ms: number;
  /** Where the ring lies. */
  readonly ring: number;
  /** The loudest of each bar (0 … 1), and whether somebody speaks in it. */
  readonly bars: readonly { readonly peak: number; readonly speech: boolean }[];
  readonly wav: Blob;
  readonly silence: { readonly ms: number; readonly share: number; readonly long: number };
  readonly talkShare: number | null;
  /** Of the longer stretches of speech, in order. */
  readonly rates: readonly { readonly at: number; readonly perMinute: number }[];
}

async function samplesOf(calls: Pick<HostClient['calls'], 'sound'>, taskId: string, segmentId: string) {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let from: number | null = 1; from !== null;) {
    const piece: Answers['calls']['sound'] = await calls.sound({ taskId, segmentId, from });
    if (!piece.ok) return piece.reason;
    pieces.push(bytesOf({ name: '', mediaType: piece.mediaType, base64: piece.data }));
    from = piece.next;
  }
  const sound = await new Blob(pieces).arrayBuffer();
  if (sound.byteLength === 0) return new Float32Array();
  const decoded = await new OfflineAudioContext(1, 1, rate).decodeAudioData(sound);
  return decoded.getChannelData(0);
}

/** Fetches and decodes all that was recorded of a call; null when there is nothing, a word when the host refuses a segment. */
export async function hearCall(
  calls: Pick<HostClient['calls'], 'sound'>,
  taskId: string,
  recording: RecordingView,
): Promise<HeardCall | Refusal | null> {
  const heard: Heard[] = [];
  for (const segment of recording.segments.filter(({ chunks }) => chunks > 0)) {
    const samples = await samplesOf(calls, taskId, segment.segmentId);
    if (typeof samples === 'string') return samples;
    const levels = levelsOf(samples, rate);
    heard.push({ segment, samples, levels, speech: speechIn(levels) });
  }
  if (heard.length === 0) return null;
  const start = Math.min(...heard.map(({ segment }) => segment.sinceRingMs));
  const end = Math.max(...heard.map(({ segment, samples }) => segment.sinceRingMs + msOf(samples)));
  const line = new Float32Array(Math.ceil(((end - start) * rate) / 1000) + 1);
  for (const { segment, samples } of heard) {
    const at = Math.round(((segment.sinceRingMs - start) * rate) / 1000);
    for (let nth = 0; nth < samples.length; nth += 1) line[at + nth] = (line[at + nth] ?? 0) + (samples[nth] ?? 0);
  }
  const placed = heard.flatMap(({ segment, speech }) =>
    speech.map(({ from, to }) => ({ from: from + segment.sinceRingMs - start, to: to + segment.sinceRingMs - start })),
  );
  return {
    ms: end - start,
    ring: -start,
    bars: barsOf(line, placed),
    wav: wavOf(line),
    silence: silenceOf(heard),
    talkShare: shareOfTalk(speechOf(heard, 'candidate'), speechOf(heard, 'examiner')),
    rates: ratesOf(heard, start),
  };
}

const msOf = (samples: Float32Array) => (samples.length * 1000) / rate;

function speechOf(heard: readonly Heard[], track: SegmentView['track']): Stretch[] | null {
  const own = heard.filter(({ segment }) => segment.track === track);
  return own.length === 0 ? null : own.flatMap(({ speech }) => [...speech]);
}

function silenceOf(heard: readonly Heard[]): HeardCall['silence'] {
  // One track of two is silent while the other person speaks: only what one microphone heard of both tells silence.
  const both = heard.filter(({ segment }) => segment.track === 'desk');
  const own = both.length > 0 ? both : heard;
  const all = own.reduce((sum, { samples }) => sum + msOf(samples), 0);
  const spoken = own.reduce((sum, { speech }) => sum + lengthOf(speech), 0);
  const long = own.reduce((sum, { speech, samples }) => sum + longSilences(speech, msOf(samples)).length, 0);
  const ms = Math.max(0, all - spoken);
  return { ms, share: all === 0 ? 0 : ms / all, long };
}

function ratesOf(heard: readonly Heard[], start: number): HeardCall['rates'] {
  return heard.flatMap(({ segment, levels, speech }) =>
    speech.flatMap((stretch) => {
      const perMinute = stretch.to - stretch.from < 2_000 ? null : speechRate(levels, stretch);
      return perMinute === null ? [] : [{ at: stretch.from + segment.sinceRingMs - start, perMinute }];
    }),
  );
}

function barsOf(line: Float32Array, speech: readonly Stretch[]): HeardCall['bars'] {
  const each = Math.max(1, Math.ceil(line.length / bars));
  return Array.from({ length: Math.ceil(line.length / each) }, (_, nth) => {
    let peak = 0;
    for (let at = nth * each; at < Math.min(line.length, (nth + 1) * each); at += 1)
      peak = Math.max(peak, Math.abs(line[at] ?? 0));
    const middle = ((nth + 0.5) * each * 1000) / rate;
    return { peak: Math.min(1, peak), speech: speech.some(({ from, to }) => from <= middle && middle < to) };
  });
}

/** Plain PCM in a WAV: every browser goes to any place in it at once, which a recorded WebM does not allow. */
function wavOf(line: Float32Array): Blob {
  const head = new DataView(new ArrayBuffer(44));
  const text = (at: number, word: string) => [...word].forEach((c, nth) => head.setUint8(at + nth, c.charCodeAt(0)));
  const bytes = line.length * 2;
  text(0, 'RIFF');
  head.setUint32(4, 36 + bytes, true);
  text(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, rate, true);
  head.setUint32(28, rate * 2, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  text(36, 'data');
  head.setUint32(40, bytes, true);
  const samples = Int16Array.from(line, (value) => Math.round(Math.max(-1, Math.min(1, value)) * 32_767));
  return new Blob([head, samples], { type: 'audio/wav' });
}
