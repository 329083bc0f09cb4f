import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCredit,
  allowedMs,
  endSegment,
  newLedger,
  remainingMs,
  startSegment,
  usedMs,
  type TimeLedger,
} from '#domain/attempt/time-ledger.ts';

const at = (mono: number, boot = 'a', wall = 0) => ({ boot, mono, wall });

type Step =
  | { kind: 'start'; after: number; wall: number }
  | { kind: 'end'; after: number; wall: number }
  | { kind: 'credit'; after: number; wall: number; ms: number }
  | { kind: 'restart'; after: number; wall: number; lastTick: number };

const after = fc.integer({ min: 0, max: 600_000 });
const wall = fc.integer({ min: -1e12, max: 1e12 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('start' as const), after, wall }),
  fc.record({ kind: fc.constant('end' as const), after, wall }),
  fc.record({ kind: fc.constant('credit' as const), after, wall, ms: fc.integer({ min: 0, max: 600_000 }) }),
  fc.record({ kind: fc.constant('restart' as const), after, wall, lastTick: fc.integer({ min: 0, max: 5_000 }) }),
);

/** Plays the steps on a ledger and, beside it, simply counts the milliseconds in which the time ran. */
function play(limitMs: number, steps: readonly Step[]) {
  let ledger = newLedger(limitMs);
  let now = at(1_000, 'boot-0');
  let ran = 0;
  let runningFrom: number | null = null;
  let granted = 0;
  steps.forEach((s, i) => {
    now = { ...now, mono: now.mono + s.after, wall: s.wall };
    if (s.kind === 'start') {
      ledger = startSegment(ledger, now);
      runningFrom ??= now.mono;
    } else if (s.kind === 'end') {
      ledger = endSegment(ledger, now);
      if (runningFrom !== null) ran += now.mono - runningFrom;
      runningFrom = null;
    } else if (s.kind === 'credit') {
      ledger = addCredit(ledger, { ms: s.ms, by: 'account:p', reason: 'noise' });
      granted += s.ms;
    } else {
      const lastAlive = { ...now, mono: Math.max(runningFrom ?? 0, now.mono - s.lastTick) };
      if (runningFrom !== null) ran += lastAlive.mono - runningFrom;
      runningFrom = null;
      ledger = endSegment(ledger, lastAlive);
      now = at(0, `boot-${i + 1}`, s.wall);
    }
  });
  if (runningFrom !== null) ran += now.mono - runningFrom;
  return { ledger, now, ran, granted };
}

describe('the time ledger', () => {
  it('has used and remaining time that add up to the time allowed, whatever happened and whatever the wall clock said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_000_000 }), fc.array(step, { maxLength: 30 }), (limitMs, steps) => {
        const { ledger, now, ran, granted } = play(limitMs, steps);
        expect(usedMs(ledger, now)).toBe(ran);
        expect(allowedMs(ledger)).toBe(limitMs + granted);
        expect(usedMs(ledger, now) + remainingMs(ledger, now)).toBe(allowedMs(ledger));
      }),
    );
  });

  it('never holds a segment that ends before it began', () => {
    const moment = fc.record({
      mono: fc.integer({ min: 0, max: 1_000 }),
      boot: fc.constantFrom('a', 'b'),
      start: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 30 }), (moments) => {
        const ledger = moments.reduce<TimeLedger>(
          (l, m) => (m.start ? startSegment(l, at(m.mono, m.boot)) : endSegment(l, m)),
          newLedger(60_000),
        );
        for (const segment of ledger.segments) expect(segment.to).toBeGreaterThanOrEqual(segment.from);
        expect(usedMs(ledger, at(0, 'a'))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('stands still while it is paused', () => {
    const paused = endSegment(startSegment(newLedger(60_000), at(0)), at(20_000));
    expect(remainingMs(paused, at(20_000))).toBe(40_000);
    expect(remainingMs(paused, at(900_000))).toBe(40_000);
    const resumed = startSegment(paused, at(900_000));
    expect(remainingMs(resumed, at(910_000))).toBe(30_000);
  });

  it('starts once, however often it is told to', () => {
    const started = startSegment(newLedger(60_000), at(0));
    expect(remainingMs(startSegment(started, at(5_000)), at(10_000))).toBe(50_000);
  });

  it('does not measure across two boots', () => {
    const running = startSegment(newLedger(60_000), at(50_000, 'before'));
    expect(usedMs(running, at(1_000_000, 'after'))).toBe(0);
    const ended = endSegment(running, at(1_000_000, 'after'));
    expect(ended.segments).toEqual([{ boot: 'before', from: 50_000, to: 50_000 }]);
  });

  it('goes on in a new boot from what was left at the last moment the old one was known alive', () => {
    const ended = endSegment(startSegment(newLedger(60_000), at(50_000, 'before')), at(62_500, 'before'));
    const resumed = startSegment(ended, at(300, 'after'));
    expect(remainingMs(resumed, at(1_300, 'after'))).toBe(60_000 - 12_500 - 1_000);
  });

  it('adds a credit to what is left, and keeps who gave it and why', () => {
    const credited = addCredit(startSegment(newLedger(60_000), at(0)), {
      ms: 15_000,
      by: 'account:p',
      reason: 'alarm',
    });
    expect(remainingMs(credited, at(70_000))).toBe(5_000);
    expect(credited.credits).toEqual([{ ms: 15_000, by: 'account:p', reason: 'alarm' }]);
  });

  it('tells by how much the time was overrun', () => {
    expect(remainingMs(startSegment(newLedger(60_000), at(0)), at(63_000))).toBe(-3_000);
  });
});
