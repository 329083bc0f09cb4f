import { describe, expect, test } from 'vitest';
import { sitFaultDay } from '../support/faults/fault-day.ts';
import { faultKinds } from '../support/faults/injections.ts';
import { sitKilledDay } from '../support/kills/killed-day.ts';

const killedDays = 8;
const mixedDays = 10;
/** On each day: kills of the host under load, or faults of every kind. */
const perDay = 30;
const promised = 500;

/** What was done to the rooms of this run, not what was meant to be: counted as each fault is over. */
const done = new Map<string, number>();
const count = (kind: string, times: number) => done.set(kind, (done.get(kind) ?? 0) + times);
const sum = () => [...done.values()].reduce((all, times) => all + times, 0);
const seeds = (first: number, days: number) => Array.from({ length: days }, (_, day) => ({ seed: first + day }));

// A day that fails names its seed: the same seed chooses the same moments, and draws the same faults in the same order.
describe.each(seeds(1_000, killedDays))('exam day $seed', ({ seed }) => {
  test(`a host killed ${perDay} times under load keeps every acknowledged save once, the chain, and everybody’s time to the second`, async () => {
    const day = await sitKilledDay({ seed, kills: perDay, candidates: 20 });
    count('host-killed under load', day.kills);
    expect(day.problems).toEqual([]);
    expect(day.kills).toBe(perDay);
    expect(day.saves).toBeGreaterThan(perDay * 20);
  });
});

describe.each(seeds(2_000, mixedDays))('exam day $seed', ({ seed }) => {
  test(`through ${perDay} faults of every kind each acknowledged response is there once, and everybody’s time is right`, async () => {
    const day = await sitFaultDay({ seed, faults: perDay, candidates: 6 });
    for (const [kind, times] of Object.entries(day.faults)) count(kind, times);
    console.log(
      `seed ${seed}: ${day.saves} saves; ${JSON.stringify(day.faults)}; answers ${JSON.stringify(day.answers)}`,
    );
    expect(day.problems).toEqual([]);
    expect(Object.keys(day.faults)).toHaveLength(
      process.platform === 'linux' ? faultKinds.length : faultKinds.length - 1,
    );
    expect(day.saves).toBeGreaterThan(perDay * 5);
    expect(day.answers['503 WRITE_FAILED']).toBeGreaterThan(0);
  });
});

test(`in all these days at least ${promised} faults were injected`, () => {
  console.log(`${sum()} faults: ${JSON.stringify(Object.fromEntries(done))}`);
  expect(sum()).toBeGreaterThanOrEqual(promised);
});
