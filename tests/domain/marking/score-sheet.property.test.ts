import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark, MarkSheet } from '#domain/marking/mark-sheet.ts';
import { criteriaOf, earns, type Criterion, type Rubric } from '#domain/marking/rubric.ts';
import { scoreSheet } from '#domain/marking/score-sheet.ts';

const text = { en: 'x' };
const limits = fc.record({ deductions: fc.nat(30), bonuses: fc.nat(15) }, { requiredKeys: [] });
const criterion: fc.Arbitrary<Omit<Criterion, 'id'>> = fc.oneof(
  fc
    .uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 })
    .map((steps) => [0, ...steps.toSorted((a, b) => a - b)])
    .map((steps) => ({
      text,
      kind: 'levels' as const,
      severity: 'normal' as const,
      points: steps.at(-1) ?? 0,
      levels: steps.map((points) => ({ points, text })),
      notApplicable: true,
    })),
  fc.integer({ min: 1, max: 30 }).map((points) => ({
    text,
    kind: 'yes-no' as const,
    severity: 'critical' as const,
    points,
    notApplicable: true,
  })),
  fc.record({ points: fc.nat(20), times: fc.integer({ min: 1, max: 4 }) }).chain((one) =>
    fc.constantFrom('deduction' as const, 'bonus' as const).map((kind) => ({
      text,
      kind,
      severity: 'normal' as const,
      notApplicable: false,
      ...one,
    })),
  ),
  fc.constant({ text, kind: 'deduction' as const, severity: 'fatal' as const, points: 0, notApplicable: false }),
);

/** Rubrics whose every section has a weight if it can earn one, as the reader of banks lets through. */
const rubric: fc.Arbitrary<Rubric> = fc
  .record({
    limits,
    sections: fc.array(
      fc.record({
        weight: fc.integer({ min: 1, max: 50 }),
        limits,
        floor: fc.integer({ min: -20, max: 0 }),
        criteria: fc.array(criterion, { minLength: 1, maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ limits, sections }) => ({
    id: 'any',
    version: 1,
    limits,
    sections: sections.map(({ criteria, ...section }, s) => ({
      ...section,
      id: `s${s}`,
      title: text,
      criteria: criteria.map((one, c) => ({ ...one, id: `s${s}c${c}` })),
    })),
  }))
  .filter((made) => criteriaOf(made).some(earns));

/** Every mark a criterion allows, from the worst for the candidate to the best. */
function ladder(one: Criterion): Mark[] {
  if (one.kind === 'levels') return (one.levels ?? []).map(({ points }) => ({ kind: 'level', points }));
  if (one.kind === 'yes-no') return [false, true].map((met) => ({ kind: 'yes-no', met }));
  const most = one.severity === 'fatal' ? 1 : (one.times ?? 1);
  const rising = Array.from({ length: most + 1 }, (_, times): Mark => ({ kind: 'times', times }));
  return one.kind === 'bonus' ? rising : rising.reverse();
}

const sheetFrom = (of: Rubric, marks: ReadonlyMap<string, Mark>): MarkSheet => ({
  rubric: of,
  marks: Object.fromEntries([...marks].map(([id, mark]) => [id, { mark, comment: '', evidence: [] }])),
  globalRating: null,
  comment: '',
});

const marked = rubric.chain((of) =>
  fc
    .tuple(...criteriaOf(of).map((one) => fc.constantFrom(...ladder(one)).map((mark) => [one.id, mark] as const)))
    .map((marks) => ({ of, marks: new Map(marks) })),
);
/** With some of what earns points marked as not applicable. */
const partly = marked.chain(({ of, marks }) =>
  fc.subarray(criteriaOf(of).filter(earns)).map((left) => {
    const all = new Map(marks);
    for (const { id } of left) all.set(id, { kind: 'not-applicable' });
    return { of, marks: all, left: new Set(left.map(({ id }) => id)) };
  }),
);

describe('the score of a mark sheet', () => {
  it('is never below zero nor above the maximum', () => {
    fc.assert(
      fc.property(partly, ({ of, marks }) => {
        const { raw, maximum, share } = scoreSheet(of, sheetFrom(of, marks));
        expect(raw).toBeGreaterThanOrEqual(0);
        expect(raw).toBeLessThanOrEqual(maximum);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it('never falls when one mark gets better', () => {
    fc.assert(
      fc.property(partly, fc.nat(), ({ of, marks, left }, pick) => {
        const open = criteriaOf(of).filter(({ id }) => !left.has(id));
        const one = open[pick % Math.max(1, open.length)];
        if (one === undefined) return;
        const scores = ladder(one).map((mark) => scoreSheet(of, sheetFrom(of, new Map(marks).set(one.id, mark))).raw);
        scores.forEach((score, at) => expect(score).toBeGreaterThanOrEqual((scores[at - 1] ?? 0) - 1e-5));
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not depend on the order of sections and criteria', () => {
    fc.assert(
      fc.property(partly, ({ of, marks }) => {
        const turned: Rubric = {
          ...of,
          sections: of.sections.map((one) => ({ ...one, criteria: one.criteria.toReversed() })).toReversed(),
        };
        const [a, b] = [scoreSheet(of, sheetFrom(of, marks)), scoreSheet(turned, sheetFrom(of, marks))];
        expect(b.raw).toBeCloseTo(a.raw, 4);
        expect(b.fatal.toSorted()).toEqual(a.fatal.toSorted());
      }),
    );
  });

  it('is the same whether a criterion is not applicable or not there', () => {
    fc.assert(
      fc.property(partly, ({ of, marks, left }) => {
        const rest: Rubric = {
          ...of,
          sections: of.sections.map((one) => ({
            ...one,
            criteria: one.criteria.filter(({ id }) => !left.has(id)),
          })),
        };
        // Only where each section keeps something: else the weights of the shorter rubric sum to another maximum.
        if (rest.sections.some((one, s) => !one.criteria.some(earns) && of.sections[s]?.criteria.some(earns))) return;
        const without = new Map([...marks].filter(([id]) => !left.has(id)));
        expect(scoreSheet(rest, sheetFrom(of, without)).raw).toBe(scoreSheet(of, sheetFrom(of, marks)).raw);
      }),
      { numRuns: 500 },
    );
  });

  it('is full for the best marks and fails for one fatal finding, its points untouched', () => {
    fc.assert(
      fc.property(rubric, fc.integer({ min: 0, max: 100 }), (of, line) => {
        const best = new Map(criteriaOf(of).map((one) => [one.id, ladder(one).at(-1)!]));
        const full = scoreSheet(of, sheetFrom(of, best), line);
        expect(full).toMatchObject({ raw: full.maximum, share: 1, passed: true, fatal: [] });
        const fatal = criteriaOf(of).find(({ severity }) => severity === 'fatal');
        if (fatal === undefined) return;
        const failed = scoreSheet(of, sheetFrom(of, best.set(fatal.id, { kind: 'times', times: 1 })), line);
        expect(failed).toMatchObject({ raw: full.raw, passed: false, fatal: [fatal.id] });
      }),
    );
  });
});
