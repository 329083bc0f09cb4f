// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Countdown } from '#ui/candidate/countdown.svelte.ts';

const minute = 60_000;
let mono = 0;
const pass = (ms: number) => {
  mono += ms;
  return vi.advanceTimersByTimeAsync(ms);
};

beforeEach(() => {
  mono = 5_000;
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

describe('the time left', () => {
  test('counts down on the monotonic clock between two replies of the host', async () => {
    const countdown = new Countdown(
      () => undefined,
      () => mono,
    );
    countdown.sync(30 * minute, 40 * minute);
    await pass(10_000);
    expect(countdown.remainingMs).toBe(30 * minute - 10_000);
    vi.setSystemTime(Date.now() + 3_600_000);
    await pass(1_000);
    expect(countdown.remainingMs).toBe(30 * minute - 11_000);
    countdown.stop();
  });

  test('ignores the jitter of replies and follows a credit of time', () => {
    const countdown = new Countdown(
      () => undefined,
      () => mono,
    );
    countdown.sync(10_000, 40 * minute);
    countdown.sync(10_300);
    expect(countdown.remainingMs).toBe(10_000);
    countdown.sync(5 * minute);
    expect(countdown.remainingMs).toBe(5 * minute);
    countdown.stop();
  });

  test('warns at ten and at two minutes, once each, and a credit takes the warning back', async () => {
    const countdown = new Countdown(
      () => undefined,
      () => mono,
    );
    countdown.sync(10 * minute + 1_000, 40 * minute);
    expect(countdown.warning).toBeNull();
    await pass(1_000);
    expect(countdown.warning).toBe(10);
    countdown.dismissWarning();
    await pass(5_000);
    expect(countdown.warning).toBeNull();
    await pass(8 * minute - 5_000);
    expect(countdown.warning).toBe(2);
    countdown.sync(15 * minute);
    expect(countdown.warning).toBeNull();
    countdown.stop();
  });

  test('a part of ten minutes is not warned about at its very start', () => {
    const countdown = new Countdown(
      () => undefined,
      () => mono,
    );
    countdown.sync(10 * minute, 10 * minute);
    expect(countdown.warning).toBeNull();
    countdown.stop();
  });

  test('says once that the time is over, also when it was over on arrival', async () => {
    const onEnd = vi.fn();
    const countdown = new Countdown(onEnd, () => mono);
    countdown.sync(2_000, 40 * minute);
    await pass(1_750);
    expect(onEnd).not.toHaveBeenCalled();
    await pass(3_000);
    expect(onEnd).toHaveBeenCalledTimes(1);
    countdown.stop();

    const late = vi.fn();
    const arrived = new Countdown(late, () => mono);
    arrived.sync(0, 40 * minute);
    expect(late).toHaveBeenCalledTimes(1);
    arrived.stop();
  });
});
