import { describe, expect, test } from 'vitest';
import { sitFaultDay } from '../support/faults/fault-day.ts';
import { faultKinds } from '../support/faults/injections.ts';

const days = 10;
const faults = 30;

// 300 faults in all, beside the kills. A day that fails names its seed: the same seed draws the same faults in the same order.
describe.each(Array.from({ length: days }, (_, day) => ({ seed: 2_000 + day })))('exam day $seed', ({ seed }) => {
  test(`through ${faults} faults of every kind each acknowledged response is there once, and everybody’s time is right`, async () => {
    const day = await sitFaultDay({ seed, faults, candidates: 6 });
    console.log(
      `seed ${seed}: ${day.saves} saves; ${JSON.stringify(day.faults)}; answers ${JSON.stringify(day.answers)}`,
    );
    expect(day.problems).toEqual([]);
    expect(Object.keys(day.faults)).toHaveLength(
      process.platform === 'linux' ? faultKinds.length : faultKinds.length - 1,
    );
    expect(day.saves).toBeGreaterThan(faults * 5);
    expect(day.answers['503 WRITE_FAILED']).toBeGreaterThan(0);
  });
});
