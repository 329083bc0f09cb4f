import type { CandidateCall, CandidateState } from '#contract/candidate.ts';
import type { HostLink } from '../call.ts';
import { microphone, Recorder, soundFromSeat, type RecorderStatus } from '../recorder.svelte.ts';
import { SoundLevel } from '../sound-level.svelte.ts';

/** It ended though nobody wanted it to: it begins again when a microphone comes, or when the candidate says so. */
const broken: readonly RecorderStatus[] = ['no-microphone', 'broke-off', 'refused'];

/** The candidate's own page records a call that has no console: tried while they read, begun by the ring, over pauses and lost hosts. */
export class CallRecording {
  readonly recorder: Recorder;
  readonly level = new SoundLevel();
  /** While they read: is there a microphone? */
  tried = $state<'no' | 'asking' | 'heard' | 'no-microphone'>('no');
  #stage: CandidateCall['stage'] | null = null;
  #recordsHere = false;
  #stream: MediaStream | null = null;

  constructor(link: HostLink) {
    this.recorder = new Recorder(soundFromSeat(() => link.client.candidate));
  }

  get broken(): boolean {
    return broken.includes(this.recorder.status);
  }

  /** What the host last said. A pause ends nothing. */
  follow(state: CandidateState | null): void {
    if (state?.stage === 'paused') return;
    const call = state?.stage === 'running' ? state.call : undefined;
    this.#stage = call?.stage ?? null;
    const before = this.#recordsHere;
    this.#recordsHere = call?.recordsHere ?? false;
    const { status } = this.recorder;
    if (this.#stage === 'reading' && this.#recordsHere) {
      if (this.tried === 'no') void this.try();
    } else if (this.#stage === 'call') {
      // A host that was away, or a console that stopped recording, leaves it to this page again.
      const again = status === 'off' || (status === 'refused' && !before);
      if (this.#recordsHere && again) void this.begin();
    } else this.#end();
  }

  /** A microphone was plugged in, or taken away. */
  devicesChanged(): void {
    if (this.#stage === 'reading' && this.tried === 'no-microphone') void this.try();
    if (this.#stage === 'call' && this.#recordsHere && this.broken) void this.begin();
  }

  /** Opens the microphone and shows how loud it is; nothing is recorded. */
  async try(): Promise<void> {
    if (this.tried === 'asking') return;
    this.tried = 'asking';
    try {
      await this.#open();
      this.tried = 'heard';
    } catch {
      this.tried = 'no-microphone';
    }
    if (this.#stage === null || this.#stage === 'work-order') this.#end();
  }

  /** Begins a new segment. */
  async begin(): Promise<void> {
    await this.recorder.start(() => this.#open());
  }

  /** The page goes. */
  abandon(): void {
    this.#stage = null;
    this.recorder.abandon();
    this.#close();
  }

  #end(): void {
    this.recorder.stop();
    this.tried = 'no';
    this.#close();
  }

  async #open(): Promise<MediaStream> {
    const open = this.#stream?.getAudioTracks().some(({ readyState }) => readyState === 'live') ? this.#stream : null;
    const stream = open ?? (await microphone());
    if (open === null) this.level.listen(stream);
    return (this.#stream = stream);
  }

  #close(): void {
    this.level.stop();
    if (!this.recorder.active) for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = null;
  }
}
