import { AsyncIteratorClass } from '@orpc/server';
import type { Topic } from './changes.ts';
import { lockOf } from './storage/lock-store.ts';
import { signedIn, type Call, type HostCore } from './host-core.ts';

export interface Pushing<T> {
  readonly topics: readonly Topic[];
  /** A word at least this often (ms), so that whoever listens knows a silence for a break. */
  readonly pulseMs: number;
  /** At most one word in this time (ms): many changes together are one. 0 says each at once. */
  readonly spacingMs: number;
  /** What to say; `changed` is false for a mere sign of life. */
  readonly say: (changed: boolean) => T;
  /** The last word when the sign-in was closed meanwhile; null says nothing. */
  readonly farewell: () => T | null;
}

/**
 * A stream of words to one screen. It ends when its reader goes (the request aborted, or its body cancelled), when its sign-in is
 * closed, and with the host; whichever way, nothing of it is left behind.
 */
export function push<T>(core: HostCore, call: Call, signal: AbortSignal | undefined, wish: Pushing<T>) {
  const { token } = signedIn(call);
  let changed = true;
  let due = true;
  let over = false;
  let saidAt = Number.NEGATIVE_INFINITY;
  let wake = (): void => undefined;
  const { clock } = core;
  const stops = [
    core.changes.watch(wish.topics, () => {
      changed = true;
      wake();
    }),
    clock.every(wish.pulseMs, () => {
      due = true;
      wake();
    }),
    ...(wish.spacingMs === 0 ? [] : [clock.every(wish.spacingMs, () => wake())]),
  ];
  const end = (): void => {
    over = true;
    for (const stop of stops.splice(0)) stop();
    signal?.removeEventListener('abort', end);
    core.streams.delete(end);
    wake();
  };
  core.streams.add(end);
  if (signal?.aborted === true) end();
  else signal?.addEventListener('abort', end);

  /** The next word, null while there is none to say. */
  function word(): T | null {
    if (!core.signIns.isOpen(token, clock.now().wall) || lockOf(core.db, token) !== null) {
      end();
      return wish.farewell();
    }
    const { mono } = clock.now();
    if (!(changed || due) || (mono - saidAt < wish.spacingMs && !due)) return null;
    const news = changed;
    changed = due = false;
    saidAt = mono;
    return wish.say(news);
  }

  return new AsyncIteratorClass<T>(
    async () => {
      while (!over) {
        const next = word();
        if (next !== null) return { done: false, value: next };
        if (!over) await new Promise<void>((resolve) => (wake = resolve));
      }
      return { done: true, value: undefined };
    },
    () => {
      end();
      return Promise.resolve();
    },
  );
}
