// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchSleep } from '#ui/candidate/sleep-watch.ts';

let wall = 0;
beforeEach(() => {
  vi.useFakeTimers();
  wall = 1_000_000;
});
afterEach(() => void vi.useRealTimers());

/** Looks go on for so many seconds, a second each by the wall clock. */
function awake(seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    wall += 1_000;
    vi.advanceTimersByTime(1_000);
  }
}

test('a machine that slept for five minutes says so once; one that is busy for three seconds says nothing', () => {
  const woke: number[] = [];
  const stop = watchSleep(
    (ms) => woke.push(ms),
    () => wall,
  );
  awake(5);
  wall += 3_000;
  awake(5);
  expect(woke).toEqual([]);
  wall += 300_000;
  awake(10);
  expect(woke).toEqual([300_000]);
  stop();
  wall += 300_000;
  awake(2);
  expect(woke).toHaveLength(1);
});
