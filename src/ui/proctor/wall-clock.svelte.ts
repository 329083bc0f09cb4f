import { onDestroy } from 'svelte';

/** The time of day (epoch ms), renewed each second while its component is there. */
export class WallClock {
  ms = $state(Date.now());

  constructor() {
    const timer = setInterval(() => (this.ms = Date.now()), 1_000);
    onDestroy(() => clearInterval(timer));
  }
}
