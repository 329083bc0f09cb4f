import { describe, expect, it } from 'vitest';
import { comparePlaces, isInGrid, placeName } from '#domain/seat/seat-map.ts';

describe('the seat map', () => {
  it('is ordered row by row from the front, in a row from the left, and the unplaced come last', () => {
    const places = [null, { row: 2, column: 1 }, { row: 1, column: 10 }, { row: 1, column: 2 }];
    expect(places.toSorted(comparePlaces)).toEqual([
      { row: 1, column: 2 },
      { row: 1, column: 10 },
      { row: 2, column: 1 },
      null,
    ]);
  });

  it('names a place by its row’s letter and its column', () => {
    expect([
      placeName({ row: 1, column: 3 }),
      placeName({ row: 26, column: 12 }),
      placeName({ row: 27, column: 1 }),
    ]).toEqual(['A-03', 'Z-12', 'AA-01']);
  });

  it('has no place outside its rows and columns', () => {
    const grid = { rows: 2, columns: 3 };
    expect(isInGrid({ row: 2, column: 3 }, grid)).toBe(true);
    for (const place of [
      { row: 0, column: 1 },
      { row: 3, column: 1 },
      { row: 1, column: 4 },
      { row: 1.5, column: 1 },
    ])
      expect(isInGrid(place, grid)).toBe(false);
  });
});
