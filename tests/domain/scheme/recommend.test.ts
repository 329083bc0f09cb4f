import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recommend, type PartScore } from '#domain/scheme/recommend.ts';
import type { PassRule, SchemePart } from '#domain/scheme/scheme.ts';
import { partOf as part, schemeOf as schemeWith } from './short-scheme.ts';

const schemeOf = (parts: readonly SchemePart[], rule: PassRule = { kind: 'conjunctive' }) =>
  schemeWith(parts, { rule });

const score = (partId: string, points: number, maximum = 100, fatal: readonly string[] = []): PartScore => ({
  partId,
  points,
  maximum,
  fatal,
});

describe('a scheme whose every part has its own line', () => {
  const scheme = schemeOf([part('theory', { passLine: 0.8 }), part('call')]);

  it('recommends who reaches every line', () => {
    expect(recommend(scheme, [score('call', 60), score('theory', 80)])).toEqual({
      parts: [
        { partId: 'theory', share: 0.8, line: 0.8, passed: true, fatal: [] },
        { partId: 'call', share: 0.6, line: 0.6, passed: true, fatal: [] },
      ],
      complete: true,
      recommendation: 'certify',
      reasons: [],
    });
  });

  it('does not let one part make up for another', () => {
    expect(recommend(scheme, [score('theory', 100), score('call', 59.99)])).toMatchObject({
      recommendation: 'refuse',
      reasons: [{ kind: 'below-line', partId: 'call', share: 0.5999, line: 0.6 }],
    });
  });

  it('fails a part with something fatal in it and keeps its score in sight', () => {
    const found = recommend(scheme, [score('theory', 90), score('call', 95, 100, ['gave-out-data'])]);
    expect(found.parts[1]).toEqual({ partId: 'call', share: 0.95, line: 0.6, passed: false, fatal: ['gave-out-data'] });
    expect(found.recommendation).toBe('refuse');
    expect(found.reasons).toEqual([{ kind: 'fatal', partId: 'call', criteria: ['gave-out-data'] }]);
  });

  it('is incomplete while a part has no score, even when another has failed', () => {
    const found = recommend(scheme, [score('theory', 10)]);
    expect(found).toMatchObject({ complete: false, recommendation: 'incomplete' });
    expect(found.parts[1]).toEqual({ partId: 'call', share: null, line: 0.6, passed: false, fatal: [] });
    expect(found.reasons.map(({ kind }) => kind)).toEqual(['below-line', 'no-score']);
    expect(recommend(scheme, [])).toMatchObject({ recommendation: 'incomplete' });
    expect(recommend(schemeOf([]), [])).toMatchObject({ complete: false, recommendation: 'incomplete' });
  });

  it('passes over the score of a part it does not have', () => {
    const found = recommend(scheme, [score('theory', 90), score('call', 90), score('other', 0, 100, ['x'])]);
    expect(found.recommendation).toBe('certify');
    expect(found.parts).toHaveLength(2);
  });

  it('gives a part without any points to earn no share to pass with', () => {
    expect(recommend(schemeOf([part('theory')]), [score('theory', 0, 0)])).toMatchObject({
      recommendation: 'refuse',
      parts: [{ share: 0, passed: false }],
    });
  });

  it('meets a line exactly, for every line and maximum in hundredths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 20_000 }), (percent, hundredths) => {
        const lined = schemeOf([part('p', { passLine: percent / 100 })]);
        const exact = Math.ceil((percent * hundredths) / 100); // points needed, in hundredths
        const at = (points: number) => recommend(lined, [score('p', points / 100, hundredths / 100)]).recommendation;
        expect(at(exact)).toBe('certify');
        expect(at(exact - 1)).toBe('refuse');
      }),
      { numRuns: 500 },
    );
  });
});

describe('a scheme with a weighted total', () => {
  const parts = [part('theory', { weight: 0.3 }), part('case', { weight: 0.3 }), part('call', { weight: 0.4 })];
  const scheme = schemeOf(parts, { kind: 'weighted', totalLine: 0.7, floors: { call: 0.5 } });

  it('lets a strong part make up for a weak one, down to the floors', () => {
    const strong = recommend(scheme, [score('theory', 100), score('case', 40), score('call', 70)]);
    expect(strong).toMatchObject({ total: 0.7, recommendation: 'certify', reasons: [] });
    expect(strong.parts.map(({ line }) => line)).toEqual([null, null, 0.5]);
    const weak = recommend(scheme, [score('theory', 100), score('case', 100), score('call', 49)]);
    expect(weak).toMatchObject({
      total: 0.796,
      recommendation: 'refuse',
      reasons: [{ kind: 'below-line', partId: 'call', share: 0.49, line: 0.5 }],
    });
  });

  it('says by how much the total is missed', () => {
    const found = recommend(scheme, [score('theory', 100), score('case', 40), score('call', 69.99)]);
    expect(found.recommendation).toBe('refuse');
    expect(found.reasons).toEqual([{ kind: 'below-total', total: 0.69996, line: 0.7 }]);
  });

  it('refuses for something fatal whatever the total', () => {
    const found = recommend(scheme, [score('theory', 100), score('case', 100), score('call', 100, 100, ['rude'])]);
    expect(found).toMatchObject({ total: 1, recommendation: 'refuse' });
  });

  it('has no total while a part has no score', () => {
    const found = recommend(scheme, [score('theory', 100)]);
    expect(found).not.toHaveProperty('total');
    expect(found.recommendation).toBe('incomplete');
  });

  it('reads weights as parts of their own sum', () => {
    const scaled = schemeOf(
      parts.map((one) => ({ ...one, weight: one.weight * 10 })),
      scheme.rule,
    );
    const scores = [score('theory', 81), score('case', 62.5), score('call', 70, 90)];
    expect(recommend(scaled, scores)).toEqual(recommend(scheme, scores));
  });

  it('reaches its line exactly where thirds and tenths meet', () => {
    const thirds = schemeOf([part('a', { weight: 0.1 }), part('b', { weight: 0.2 })], {
      kind: 'weighted',
      totalLine: 0.6,
      floors: {},
    });
    // 0.1 × 0.4 + 0.2 × 0.7 = 0.18 = 0.6 × 0.3; as binary fractions it would be 0.5999….
    expect(recommend(thirds, [score('a', 4, 10), score('b', 21, 30)])).toMatchObject({
      total: 0.6,
      recommendation: 'certify',
    });
  });
});
