import { describe, expect, it } from 'vitest';
import { emptySheet, type CriterionMark } from '#domain/marking/mark-sheet.ts';
import { sheetGaps } from '#domain/marking/sheet-gaps.ts';
import { rubricOf, sheetOf } from './short-rubric.ts';

const rubric = rubricOf({
  sections: [
    { id: 'a', criteria: { cause: 'levels 0 8 20', leak: 'yes-no 10 na', late: 'deduction 2 x3' } },
    { id: 'red', criteria: { insults: 'fatal' } },
  ],
});
const whole = sheetOf(rubric, { cause: 8, leak: true, late: 'x0', insults: 'x0' });
const given = (mark: Partial<CriterionMark>): CriterionMark => ({ mark: null, comment: '', evidence: [], ...mark });

describe('a mark sheet', () => {
  it('may be submitted once every criterion and the whole are judged', () => {
    expect(sheetGaps(rubric, whole)).toEqual([]);
  });

  it('names everything it misses, in the order of the rubric', () => {
    expect(sheetGaps(rubric, emptySheet(rubric))).toEqual([
      { code: 'unmarked', criterion: 'cause' },
      { code: 'unmarked', criterion: 'leak' },
      { code: 'unmarked', criterion: 'late' },
      { code: 'unmarked', criterion: 'insults' },
      { code: 'global-rating' },
    ]);
  });

  it('with a fatal finding needs a comment and a passage or a moment', () => {
    const fatal = given({ mark: { kind: 'times', times: 1 } });
    const sheet = { ...whole, marks: { ...whole.marks, insults: fatal } };
    expect(sheetGaps(rubric, sheet).map(({ code }) => code)).toEqual(['fatal-comment', 'fatal-evidence']);
    const proved = { ...fatal, comment: 'Shouts', evidence: [{ kind: 'moment' as const, at: 61_000 }] };
    expect(sheetGaps(rubric, { ...sheet, marks: { ...sheet.marks, insults: proved } })).toEqual([]);
  });

  it.each([
    ['cause', { kind: 'level', points: 9 }],
    ['cause', { kind: 'not-applicable' }],
    ['leak', { kind: 'times', times: 1 }],
    ['late', { kind: 'times', times: 4 }],
    ['late', { kind: 'times', times: 0.5 }],
    ['insults', { kind: 'times', times: 2 }],
  ] as const)('is refused with a mark for %s that it does not allow: %j', (criterion, mark) => {
    const sheet = { ...whole, marks: { ...whole.marks, [criterion]: given({ mark, comment: 'x' }) } };
    expect(sheetGaps(rubric, sheet)).toEqual([{ code: 'wrong-mark', criterion }]);
  });

  it('is refused for another version of the rubric, and for a criterion that the rubric does not have', () => {
    expect(sheetGaps({ ...rubric, version: 2 }, whole)).toEqual([{ code: 'other-rubric', found: 'short 1' }]);
    const stray = { ...whole, marks: { ...whole.marks, 'no-such': given({}) } };
    expect(sheetGaps(rubric, stray)).toEqual([{ code: 'unknown-criterion', criterion: 'no-such' }]);
  });

  it('does not take a name that every object has for a mark', () => {
    const odd = rubricOf({ sections: [{ id: 'a', criteria: { constructor: 'yes-no 5' } }] });
    expect(sheetGaps(odd, { ...emptySheet(odd), globalRating: 'borderline' })).toEqual([
      { code: 'unmarked', criterion: 'constructor' },
    ]);
  });

  it('on which nothing applies cannot be submitted', () => {
    const loose = rubricOf({ sections: [{ id: 'a', criteria: { x: 'yes-no 5 na', y: 'deduction 1' } }] });
    expect(sheetGaps(loose, sheetOf(loose, { x: 'na', y: 'x0' }))).toEqual([{ code: 'nothing-applicable' }]);
  });
});
