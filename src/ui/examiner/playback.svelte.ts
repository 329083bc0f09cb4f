import type { HeardCall } from './heard-call.ts';

/** A recording that is being heard: where it stands, and going to a moment. Both in milliseconds from the ring. */
export class Playback {
  heard = $state.raw<HeardCall | null>(null);
  player = $state.raw<HTMLAudioElement | undefined>(undefined);

  position(): number {
    return this.heard === null || this.player === undefined
      ? 0
      : Math.max(0, this.player.currentTime * 1000 - this.heard.ring);
  }

  jump(ms: number): void {
    if (this.heard === null || this.player === undefined) return;
    this.player.currentTime = Math.max(0, ms + this.heard.ring) / 1000;
    this.player.focus();
  }
}
