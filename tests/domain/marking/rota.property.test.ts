import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRota, type RotaRule, type RotaSlot } from '#domain/marking/rota.ts';
import { rotaFaults } from '#domain/marking/rota-faults.ts';

const minute = 60_000;
const names = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);

const day = fc
  .record({
    candidates: fc.nat(30),
    examiners: fc.integer({ min: 1, max: 8 }),
    places: fc.integer({ min: 1, max: 4 }),
    panel: fc.integer({ min: 1, max: 3 }),
    minutes: fc.integer({ min: 5, max: 40 }),
    changeover: fc.nat(10),
    breaks: fc.array(fc.record({ from: fc.nat(600), minutes: fc.integer({ min: 1, max: 60 }) }), { maxLength: 3 }),
    bars: fc.array(fc.tuple(fc.nat(29), fc.nat(7)), { maxLength: 25 }),
    taken: fc.array(fc.record({ examiner: fc.nat(7), candidate: fc.nat(29), from: fc.nat(300) }), { maxLength: 3 }),
  })
  .map(({ candidates, examiners, places, bars, taken, ...rest }) => {
    const rule: RotaRule = {
      examiners: names('e', examiners),
      places: names('desk', places),
      panel: rest.panel,
      times: {
        ...{ start: 0, until: null, minutes: rest.minutes, changeover: rest.changeover },
        breaks: rest.breaks.map(({ from, minutes }) => ({ from: from * minute, to: (from + minutes) * minute })),
      },
    };
    const barred = (id: string) =>
      new Set(bars.flatMap(([candidate, examiner]) => (`c${candidate}` === id ? [`e${examiner}`] : [])));
    const other = taken.map(({ examiner, candidate, from }): RotaSlot => ({
      ...{ candidateId: `c${candidate}`, place: 'elsewhere', examiners: [`e${examiner}`] },
      ...{ from: from * minute, to: (from + 15) * minute },
    }));
    return { people: names('c', candidates).map((id) => ({ id, barred: barred(id) })), rule, barred, taken: other };
  });

const loadsOf = (slots: readonly RotaSlot[], rule: RotaRule) =>
  rule.examiners.map((person) => slots.filter(({ examiners }) => examiners.includes(person)).length);

describe('a rota', () => {
  it('has nobody in two places, nobody before whom they must not sit, whole panels, and nothing in a break', () => {
    fc.assert(
      fc.property(day, ({ people, rule, barred, taken }) => {
        const { slots, left } = makeRota(people, rule, taken);
        const limits = { breaks: rule.times?.breaks ?? [], panel: rule.panel, barred };
        expect(rotaFaults(slots, limits, taken)).toEqual([]);
        const named = [...slots, ...left].map(({ candidateId }) => candidateId);
        expect(named.toSorted()).toEqual(people.map(({ id }) => id).sort());
      }),
    );
  });

  it('leaves out only those for whom too few examiners are without a conflict', () => {
    fc.assert(
      fc.property(day, ({ people, rule, taken }) => {
        const { left } = makeRota(people, rule, taken);
        const short = people.filter(({ barred }) => rule.examiners.filter((e) => !barred.has(e)).length < rule.panel);
        expect(left.map(({ candidateId }) => candidateId).sort()).toEqual(short.map(({ id }) => id).sort());
      }),
    );
  });

  it('gives nobody more than one turn more than anybody else, where nobody is barred', () => {
    fc.assert(
      fc.property(day, fc.boolean(), ({ people, rule }, timed) => {
        const free = people.map(({ id }) => ({ id, barred: new Set<string>() }));
        const { slots } = makeRota(free, timed ? rule : { ...rule, times: null });
        const loads = loadsOf(slots, rule);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('fits thirty calls of twenty minutes before pairs of eight examiners at four desks into a day with its breaks', () => {
    const at = (hour: number, minutes = 0) => (hour * 60 + minutes) * minute;
    const rule: RotaRule = {
      examiners: names('e', 8),
      places: names('desk', 4),
      panel: 2,
      times: {
        ...{ start: at(9), until: at(17), minutes: 20, changeover: 5 },
        breaks: [
          { from: at(10, 30), to: at(10, 45) },
          { from: at(12), to: at(13) },
        ],
      },
    };
    const people = names('c', 30).map((id) => ({ id, barred: new Set<string>() }));
    const { slots, left } = makeRota(people, rule);
    expect(left).toEqual([]);
    expect(new Set(loadsOf(slots, rule))).toEqual(new Set([7, 8]));
    expect(Math.max(...slots.map(({ to }) => to ?? 0))).toBeLessThan(at(14));
    const early = { ...rule, times: rule.times && { ...rule.times, until: at(11) } };
    expect(makeRota(people, early).left.every(({ reason }) => reason === 'no-time')).toBe(true);
  });
});

describe('a rota changed by hand', () => {
  const slot = (more: Partial<RotaSlot>): RotaSlot => ({
    ...{ candidateId: 'c1', place: 'desk', from: 0, to: 20 * minute, examiners: ['a', 'b'] },
    ...more,
  });
  const limits = { breaks: [{ from: 60 * minute, to: 70 * minute }], panel: 2, barred: () => new Set(['x']) };
  const kinds = (...slots: RotaSlot[]) => rotaFaults(slots, limits).map(({ kind }) => kind);

  it.each([
    ['two candidates at one place', [slot({}), slot({ candidateId: 'c2', examiners: ['c', 'd'] })], 'place-twice'],
    [
      'an examiner at two places',
      [slot({}), slot({ candidateId: 'c2', place: 'other', examiners: ['a', 'd'] })],
      'examiner-twice',
    ],
    ['a candidate at two places', [slot({}), slot({ place: 'other', examiners: ['c', 'd'] })], 'candidate-twice'],
    ['a turn in a break', [slot({ from: 65 * minute, to: 85 * minute })], 'in-break'],
    ['an examiner with a conflict', [slot({ examiners: ['a', 'x'] })], 'conflict'],
    ['one examiner for two', [slot({ examiners: ['a', 'a'] })], 'same-examiner'],
    ['half a panel', [slot({ examiners: ['a'] })], 'wrong-panel'],
  ])('is refused with %s', (_, slots, kind) => {
    expect(kinds(...slots)).toContain(kind);
  });

  it('is sound where turns only touch', () => {
    expect(kinds(slot({}), slot({ candidateId: 'c2', from: 20 * minute, to: 40 * minute }))).toEqual([]);
  });
});
