// Loaded into the host's process before the host itself: tells what no other process can see. Measures nothing until it is asked.
import { isMainThread } from 'node:worker_threads';

/** The host's thread went from one look at its timers to the next: how long that took, and how long it ran itself meanwhile (ms). */
export interface Turn {
  readonly ms: number;
  readonly ownMs: number;
}

/** What the host's process knows of itself. */
export interface Inside {
  /** What is still needed: the heap and what it holds outside of itself, after a collection (MB). */
  readonly liveMb: number;
  /** The longest turn since it was asked last. */
  readonly longest: Turn;
}

const lookMs = 10;
const mb = 1024 * 1024;

function ownMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** Keeps the longest turn of the loop; whoever asks for it begins anew. */
function watchTurns(): () => Turn {
  const nowIs = () => ({ ms: performance.now(), ownMs: ownMs() });
  const none: Turn = { ms: 0, ownMs: 0 };
  let longest = none;
  let before = nowIs();
  setInterval(() => {
    const now = nowIs();
    const turn = { ms: now.ms - before.ms, ownMs: now.ownMs - before.ownMs };
    before = now;
    if (turn.ms > longest.ms) longest = turn;
  }, lookMs).unref();
  return () => {
    const told = longest;
    longest = none;
    before = nowIs(); // a collection that was asked for is no turn of the host's own
    return told;
  };
}

if (isMainThread) {
  let longestTurn: (() => Turn) | null = null;
  process.on('message', () => {
    // Twice: what a finalizer lets go of by the first one is collected by the second.
    globalThis.gc?.();
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    longestTurn ??= watchTurns();
    process.send?.({ liveMb: (heapUsed + external) / mb, longest: longestTurn() } satisfies Inside);
  });
}
