import { describe, expect, test } from 'vitest';
import { sitKilledDay } from '../support/kills/killed-day.ts';

const days = 8;
const kills = 30;

// 240 kills in all. A day that fails names its seed: the same seed chooses the same moments again.
describe.each(Array.from({ length: days }, (_, day) => ({ seed: 1_000 + day })))('exam day $seed', ({ seed }) => {
  test(`a host killed ${kills} times under load keeps every acknowledged save once, the chain, and everybody’s time to the second`, async () => {
    const day = await sitKilledDay({ seed, kills, candidates: 20 });
    expect(day.problems).toEqual([]);
    expect(day.kills).toBe(kills);
    expect(day.saves).toBeGreaterThan(kills * 20);
  });
});
