import { expect, test } from 'vitest';
import { sitKilledDay } from '../support/kills/killed-day.ts';

// A sample of the long run in tests/faults: the same day, fewer kills.
test('a host killed ten times on an exam day loses no acknowledged save and no second of anybody’s time', async () => {
  const day = await sitKilledDay({ seed: 20_261_122, kills: 10, candidates: 10 });
  expect(day.problems).toEqual([]);
  expect(day.kills).toBe(10);
  expect(day.saves).toBeGreaterThan(100);
}, 300_000);
