/** How often is looked (ms). */
const everyMs = 1_000;
/** A longer gap between two looks (ms) is no busy machine: it slept, or the window was stopped. */
const gapMs = { visible: 10_000, hidden: 90_000 } as const;

/**
 * Calls `onwake` with how long the machine slept. Some systems stop a page's monotonic clock while they sleep, so the wall clock is
 * looked at. A hidden window is let run once a minute by its browser: only a much longer gap counts there.
 */
export function watchSleep(onwake: (ms: number) => void, wall: () => number = () => Date.now()): () => void {
  let last = wall();
  const timer = setInterval(() => {
    const now = wall();
    const gap = now - last - everyMs;
    last = now;
    if (gap > gapMs[document.visibilityState === 'hidden' ? 'hidden' : 'visible']) onwake(gap);
  }, everyMs);
  return () => clearInterval(timer);
}
