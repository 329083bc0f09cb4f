import { expect, test } from 'vitest';
import { sitFaultDay } from '../support/faults/fault-day.ts';

// A sample of the long run in tests/faults: a day with each kind of fault once.
test('a room in which everything fails once loses no acknowledged response and no second of anybody’s time', async () => {
  const day = await sitFaultDay({ seed: 20_261_122, faults: 15, candidates: 5 });
  expect(day.problems).toEqual([]);
  expect(Object.values(day.faults).reduce((sum, times) => sum + times, 0)).toBe(15);
  expect(day.saves).toBeGreaterThan(50);
  expect(day.answers['503 WRITE_FAILED']).toBeGreaterThan(0);
}, 300_000);
