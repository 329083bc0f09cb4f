import { recordingType, type RecordingTrack } from '#domain/call/recording.ts';
import type { HostClient } from './call.ts';
import { toBase64 } from './files.ts';

type Answer<T> = Promise<({ ok: true } & T) | { ok: false; reason: string }>;
type SentChunk = { segmentId: string; sequence: number; sha256: string; data: string };

/** How a page's sound gets to the host: as an examiner's, or as the candidate's own. */
export interface SoundLine {
  begin(mediaType: string): Answer<{ segmentId: string }>;
  send(chunk: SentChunk): Answer<object>;
  end(segmentId: string, chunks: number): Answer<object>;
}

/** One track of a call, from its examiner's console. */
export function soundFromConsole(
  calls: Pick<HostClient['calls'], 'startSegment' | 'sendChunk' | 'endSegment'>,
  taskId: string,
  track: RecordingTrack,
): SoundLine {
  return {
    begin: (mediaType) => calls.startSegment({ taskId, track, mediaType }),
    send: (chunk) => calls.sendChunk({ taskId, ...chunk }),
    end: (segmentId, chunks) => calls.endSegment({ taskId, segmentId, chunks }),
  };
}

/** The one microphone of a desk without a console, from the candidate's own seat. */
export function soundFromSeat(host: () => HostClient['candidate']): SoundLine {
  return {
    begin: (mediaType) => host().startSegment({ mediaType }),
    send: (chunk) => host().sendChunk(chunk),
    end: (segmentId, chunks) => host().endSegment({ segmentId, chunks }),
  };
}

/**
 * off: nothing is recorded. waiting: recording, but the host does not answer; chunks are kept. refused: the host takes no more.
 * broke-off: the sound went away while nobody had stopped it; what there was is saved.
 */
export type RecorderStatus =
  'off' | 'asking' | 'recording' | 'waiting' | 'ending' | 'refused' | 'no-microphone' | 'broke-off';

const chunkMs = 1_000;
const retryMs = 1_000;

interface Waiting {
  readonly sequence: number;
  readonly sound: Promise<Uint8Array>;
}

/** Records one track in chunks and sends them in order. What is not acknowledged is kept and sent again until it is. */
export class Recorder {
  status = $state<RecorderStatus>('off');
  /** Chunks that the host has on its disk. */
  acknowledged = $state(0);
  /** Chunks that wait to be acknowledged. */
  waiting = $state(0);
  /** Why the host takes no more, in the contract's words. */
  refusal = $state('');
  readonly #line: SoundLine;
  #queue: Waiting[] = [];
  #sequence = 0;
  #segmentId = '';
  #media: MediaRecorder | null = null;
  #stream: MediaStream | null = null;
  #pumping = false;
  #stopped = false;
  /** Somebody wanted it to end. */
  #asked = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(line: SoundLine) {
    this.#line = line;
  }

  get active(): boolean {
    return this.status === 'recording' || this.status === 'waiting' || this.status === 'ending';
  }

  /** Begins a new segment of what this stream carries. */
  async start(open: () => Promise<MediaStream>): Promise<void> {
    if (this.status === 'asking' || this.active) return;
    this.status = 'asking';
    try {
      this.#stream = await open();
    } catch {
      this.status = 'no-microphone';
      return;
    }
    try {
      const { mimeType } = (this.#media = new MediaRecorder(this.#stream, {
        mimeType: recordingType,
        audioBitsPerSecond: 32_000,
      }));
      const mediaType = mimeType.replace('; ', ';');
      const begun = await this.#line.begin(mediaType);
      if (!begun.ok) return this.#refuse(begun.reason);
      this.#begin(begun.segmentId, this.#media);
    } catch {
      // The host did not answer: nothing was recorded, and the button is there again.
      this.#release();
      this.status = 'off';
    }
  }

  #begin(segmentId: string, media: MediaRecorder): void {
    this.#segmentId = segmentId;
    this.#queue = [];
    this.#sequence = this.acknowledged = this.waiting = 0;
    this.#stopped = this.#asked = false;
    media.ondataavailable = ({ data }) => {
      if (data.size === 0) return;
      this.#sequence += 1;
      this.#queue.push({
        sequence: this.#sequence,
        sound: data.arrayBuffer().then((buffer) => new Uint8Array(buffer)),
      });
      this.waiting = this.#queue.length;
      void this.#pump();
    };
    media.onstop = () => {
      this.#stopped = true;
      this.#release();
      void this.#pump();
    };
    media.start(chunkMs);
    this.status = 'recording';
  }

  /** Ends the segment; what is still on its way is sent first. */
  stop(): void {
    if (this.#media?.state === 'recording') {
      this.#asked = true;
      this.status = 'ending';
      this.#media.stop();
    }
  }

  /** The page goes: nothing more is recorded or sent. */
  abandon(): void {
    clearTimeout(this.#timer);
    this.stop();
    this.#release();
  }

  async #pump(): Promise<void> {
    if (this.#pumping || this.status === 'refused') return;
    this.#pumping = true;
    clearTimeout(this.#timer);
    try {
      for (let next = this.#queue[0]; next !== undefined; next = this.#queue[0]) {
        if (!(await this.#send(next))) return;
        if (this.status === 'waiting') this.status = this.#stopped ? 'ending' : 'recording';
      }
      if (this.#stopped && this.active) await this.#end();
    } catch {
      this.status = 'waiting';
      this.#timer = setTimeout(() => void this.#pump(), retryMs);
    } finally {
      this.#pumping = false;
    }
  }

  /** True when the chunk is on the host's disk. */
  async #send({ sequence, sound }: Waiting): Promise<boolean> {
    const bytes = await sound;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
    const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const answer = await this.#line.send({ segmentId: this.#segmentId, sequence, sha256, data: toBase64(bytes) });
    if (!answer.ok) {
      this.#refuse(answer.reason);
      return false;
    }
    this.#queue.shift();
    this.acknowledged = sequence;
    this.waiting = this.#queue.length;
    return true;
  }

  async #end(): Promise<void> {
    const answer = await this.#line.end(this.#segmentId, this.acknowledged);
    if (answer.ok) this.status = this.#asked ? 'off' : 'broke-off';
    else this.#refuse(answer.reason);
  }

  #refuse(reason: string): void {
    this.refusal = reason;
    this.status = 'refused';
    this.#release();
  }

  #release(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    if (this.#media?.state === 'recording') this.#media.stop();
    this.#stream = null;
  }
}

/** The microphone of this machine, as the room sounds: nothing is filtered away that an examiner should hear. */
export function microphone(): Promise<MediaStream> {
  const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: true, channelCount: 1 };
  return navigator.mediaDevices.getUserMedia({ audio });
}
