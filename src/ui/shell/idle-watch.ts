/** While somebody is there the host hears of it this often at most (ms). */
const sayEveryMs = 30_000;
const lookEveryMs = 1_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'input', 'touchstart'] as const;

/**
 * Watches for a person's input in this window. `tell` says to the host that somebody is there and answers how long it may be silent
 * (ms); `lock` is called once nobody was there for so long. Returns what ends the watch.
 */
export function watchForSilence(tell: () => Promise<number | null>, lock: () => void): () => void {
  // By the calendar: a machine that slept was away for as long as it slept.
  let last = Date.now();
  let told = Number.NEGATIVE_INFINITY;
  let idleMs = Number.POSITIVE_INFINITY;

  async function say(): Promise<void> {
    told = Date.now();
    idleMs = (await tell()) ?? idleMs;
  }

  function look(): void {
    if (Date.now() - last > idleMs) lock();
  }

  function heard(): void {
    look();
    last = Date.now();
    if (last - told > sayEveryMs) void say();
  }

  void say();
  for (const sign of signs) window.addEventListener(sign, heard, { capture: true, passive: true });
  const timer = setInterval(look, lookEveryMs);
  return () => {
    clearInterval(timer);
    for (const sign of signs) window.removeEventListener(sign, heard, { capture: true });
  };
}
