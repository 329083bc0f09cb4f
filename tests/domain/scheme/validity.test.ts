import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validUntil } from '#domain/scheme/validity.ts';

const at = (text: string) => Date.parse(text);

describe('the validity of a certificate', () => {
  it.each([
    ['2026-05-12T08:30:00.123Z', 36, '2029-05-12T08:30:00.123Z'],
    ['2026-01-31T10:00:00Z', 1, '2026-02-28T10:00:00Z'],
    ['2028-01-31T10:00:00Z', 1, '2028-02-29T10:00:00Z'],
    ['2028-02-29T10:00:00Z', 12, '2029-02-28T10:00:00Z'],
    ['2028-02-29T10:00:00Z', 48, '2032-02-29T10:00:00Z'],
    ['2026-12-31T23:59:59Z', 6, '2027-06-30T23:59:59Z'],
    ['2026-11-30T00:00:00Z', 3, '2027-02-28T00:00:00Z'],
  ])('from %s for %i months ends at %s', (from, months, until) => {
    expect(validUntil(at(from), months)).toBe(at(until));
  });

  it('goes by the calendar of the place: 31 January in Beijing is still 30 January in UTC', () => {
    const from = at('2026-01-31T00:30:00+08:00');
    expect(validUntil(from, 1, 480)).toBe(at('2026-02-28T00:30:00+08:00'));
    expect(validUntil(at('2026-03-01T06:00:00+08:00'), 36, 480)).toBe(at('2029-03-01T06:00:00+08:00'));
  });

  it('grows with the months, and twelve times one is never later than a year at once', () => {
    const moments = fc.integer({ min: at('2000-01-01'), max: at('2100-01-01') });
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 240 }), (from, months) => {
        expect(validUntil(from, months)).toBeGreaterThan(validUntil(from, months - 1));
        let stepwise = from;
        for (let month = 0; month < 12; month++) stepwise = validUntil(stepwise, 1);
        expect(stepwise).toBeLessThanOrEqual(validUntil(from, 12));
        expect(validUntil(from, 0)).toBe(from);
      }),
    );
  });
});
