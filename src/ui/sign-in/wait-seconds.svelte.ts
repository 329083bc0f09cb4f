/** Counts the seconds until this device may try again. */
export class WaitSeconds {
  left = $state(0);
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Starts anew from that many seconds; 0 ends the wait. */
  start(seconds: number): void {
    clearInterval(this.#timer);
    const until = performance.now() + seconds * 1000;
    this.left = Math.ceil(seconds);
    if (seconds <= 0) return;
    this.#timer = setInterval(() => {
      this.left = Math.max(0, Math.ceil((until - performance.now()) / 1000));
      if (this.left === 0) clearInterval(this.#timer);
    }, 250);
  }
}
