import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedParts, type EarlierPart } from '#domain/scheme/carry-parts.ts';
import { partOf, schemeOf } from './short-scheme.ts';

const parts = [partOf('theory'), partOf('case'), partOf('call')];
const day = 86_400_000;
const june = Date.UTC(2026, 5, 1);
const scored = (partId: string, points: number, change: Partial<EarlierPart> = {}): EarlierPart => ({
  ...{ partId, points, maximum: 100, fatal: [], finishedAt: june - 30 * day },
  ...change,
});
const idsOf = (earlier: readonly EarlierPart[], scheme = schemeOf(parts, { retakeMonths: 12 }), at = june) =>
  carriedParts(scheme, earlier, at).map(({ partId }) => partId);

describe('a part that was passed before', () => {
  it('stands while the failed ones are retaken alone', () => {
    expect(idsOf([scored('theory', 78), scored('case', 59), scored('call', 60)])).toEqual(['theory', 'call']);
  });

  it('stands to the last day of the scheme’s months and no longer', () => {
    const finishedAt = Date.UTC(2025, 5, 1);
    const scheme = schemeOf(parts, { retakeMonths: 12 });
    const earlier = [scored('theory', 78, { finishedAt })];
    expect(idsOf(earlier, scheme, june - 1)).toEqual(['theory']);
    expect(idsOf(earlier, scheme, june)).toEqual([]);
  });

  it('does not stand in a scheme that asks for all parts together', () => {
    for (const retakeMonths of [null, undefined]) {
      expect(idsOf([scored('theory', 78)], schemeOf(parts, { retakeMonths }))).toEqual([]);
    }
  });

  it('does not stand with something fatal in it, nor for a part that the scheme no longer has', () => {
    expect(idsOf([scored('call', 90, { fatal: ['life-safety'] }), scored('listening', 90)])).toEqual([]);
  });

  it('is judged by the line that the scheme sets now', () => {
    const scheme = schemeOf([partOf('theory', { passLine: 0.8 }), partOf('case')], { retakeMonths: 12 });
    expect(idsOf([scored('theory', 78), scored('case', 60)], scheme)).toEqual(['case']);
  });

  it('is passed by itself only where it has a line of its own', () => {
    const rule = { kind: 'weighted', totalLine: 0.6, floors: { case: 0.5 } } as const;
    const scheme = schemeOf(parts, { retakeMonths: 12, rule });
    expect(idsOf([scored('theory', 100), scored('case', 50)], scheme)).toEqual(['case']);
  });

  it('does not stand for somebody who passed them all: they sit everything anew', () => {
    expect(idsOf(parts.map(({ id }) => scored(id, 90)))).toEqual([]);
  });

  it('stands by its newest result', () => {
    const older = scored('theory', 95, { finishedAt: june - 60 * day });
    expect(carriedParts(schemeOf(parts, { retakeMonths: 12 }), [older, scored('theory', 70)], june)).toEqual([
      scored('theory', 70),
    ]);
  });

  it('is never one that was failed, whatever was sat before', () => {
    const any = fc.record({
      partId: fc.constantFrom('theory', 'case', 'call'),
      points: fc.integer({ min: 0, max: 100 }),
      daysAgo: fc.integer({ min: 0, max: 800 }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (sat) => {
        const earlier = sat.map((s) => scored(s.partId, s.points, { finishedAt: june - s.daysAgo * day }));
        const carried = carriedParts(schemeOf(parts, { retakeMonths: 12 }), earlier, june);
        expect(carried.every(({ points, finishedAt }) => points >= 60 && finishedAt > june - 367 * day)).toBe(true);
        expect(new Set(carried.map(({ partId }) => partId)).size).toBe(carried.length);
        expect(carried.length).toBeLessThan(parts.length);
      }),
    );
  });
});
