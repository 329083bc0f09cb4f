import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementVerdict, calibrate, type CalibrationTarget } from '#domain/marking/calibration.ts';
import { rubricOf, sheetOf, type ShortMark } from './short-rubric.ts';

const rubric = rubricOf({
  sections: [{ id: 'all', criteria: { cause: 'levels 0 10 20 40', tone: 'yes-no 10', rude: 'deduction 5 x2' } }],
});
const target = (...sheets: Record<string, ShortMark>[]): CalibrationTarget => ({
  rubric,
  sheets: sheets.map((marks, at) => ({ personId: `p${at}`, sheet: sheetOf(rubric, marks) })),
});

describe('the agreement of a calibration', () => {
  it('is whole where all marked alike, and says how often where nothing varied', () => {
    const same = { cause: 20, tone: true, rude: 'x0' };
    const result = calibrate([target(same, same), target({ ...same, cause: 0 }, { ...same, cause: 0 })]);
    expect(result.overall).toMatchObject({ kappa: 1, exact: 1, icc: 1, pairs: 6 });
    expect(result.criteria.find(({ criterion }) => criterion === 'tone')).toMatchObject({ kappa: null, exact: 1 });
    expect(agreementVerdict({ kappa: null, exact: 1 })).toBe('aim');
    expect(result.rubrics).toEqual([{ id: 'short', version: 1 }]);
  });

  it('names the one who marks apart from the others, and by how much of the maximum', () => {
    const high = { cause: 40, tone: true, rude: 'x0' };
    const low = { cause: 0, tone: false, rude: 'x2' };
    const result = calibrate([target(high, high, low), target(low, low, high)]);
    const [one, two, apart] = result.people;
    expect(one?.kappa).toBe(two?.kappa);
    expect(apart?.kappa).toBe(-1);
    expect(agreementVerdict(apart ?? { kappa: null, exact: null })).toBe('flagged');
    const severe = calibrate([target(high, { ...high, cause: 20 })]).people;
    expect(severe.map(({ shift }) => shift)).toEqual([0.4, -0.4]);
  });

  it('leaves out what is not applicable, and says nothing of what nobody compared', () => {
    const one = target({ cause: 40, tone: true, rude: 'x0' });
    expect(calibrate([one]).overall).toMatchObject({ kappa: null, exact: null, pairs: 0, icc: null });
    expect(agreementVerdict({ kappa: null, exact: null })).toBeNull();
  });

  it('does not depend on the order in which examiners or targets are listed', () => {
    const mark = fc.record({
      cause: fc.constantFrom(0, 10, 20, 40),
      tone: fc.boolean(),
      rude: fc.constantFrom('x0', 'x1', 'x2'),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(mark, mark, mark), { minLength: 2, maxLength: 4 }), (rows) => {
        const targets = rows.map((row) => target(...row));
        const turned = targets.map(({ rubric, sheets }) => ({ rubric, sheets: sheets.toReversed() })).toReversed();
        const [a, b] = [calibrate(targets), calibrate(turned)];
        expect(b.overall.exact).toBe(a.overall.exact);
        expect(b.overall.kappa ?? 9).toBeCloseTo(a.overall.kappa ?? 9, 9);
        expect(b.people.map(({ personId, exact }) => [personId, exact])).toEqual(
          a.people.map(({ personId, exact }) => [personId, exact]),
        );
      }),
    );
  });
});
