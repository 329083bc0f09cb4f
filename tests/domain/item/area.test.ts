import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxOf, inReadingOrder, overlap, sizeOf, type Shape } from '#domain/item/area.ts';

const whole = (max: number) => fc.integer({ min: 1, max });
const rect = fc.tuple(whole(50), whole(50), whole(30), whole(30)).map((r): Shape => ({ rect: r }));
const circle = fc.tuple(whole(50), whole(50), whole(20)).map((c): Shape => ({ circle: c }));
const asPolygon = (shape: Shape): Shape => {
  if (!('rect' in shape)) return shape;
  const [x, y, w, h] = shape.rect;
  return {
    polygon: [
      [x, y],
      [x, y + h],
      [x + w, y + h],
      [x + w, y],
    ],
  };
};

describe('areas of a picture', () => {
  it('overlap where two rectangles share a square unit, however they are written down', () => {
    fc.assert(
      fc.property(rect, rect, (a, b) => {
        const [first, second] = [boxOf(a), boxOf(b)];
        const width = Math.min(first.right, second.right) - Math.max(first.left, second.left);
        const height = Math.min(first.bottom, second.bottom) - Math.max(first.top, second.top);
        const expected = width > 0 && height > 0;
        expect(overlap(a, b)).toBe(expected);
        expect(overlap(b, asPolygon(a))).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('overlap where two circles are nearer than their radii', () => {
    fc.assert(
      fc.property(circle, circle, (a, b) => {
        if (!('circle' in a) || !('circle' in b)) return;
        const distance = Math.hypot(a.circle[0] - b.circle[0], a.circle[1] - b.circle[1]);
        const reach = a.circle[2] + b.circle[2];
        fc.pre(Math.abs(distance - reach) > reach * 0.01); // a circle is looked at as a polygon of 64 corners
        expect(overlap(a, b)).toBe(distance < reach);
      }),
    );
  });

  it.each<[string, Shape, Shape, boolean]>([
    ['side by side', { rect: [0, 0, 10, 10] }, { rect: [10, 0, 10, 10] }, false],
    ['corner to corner', { rect: [0, 0, 10, 10] }, { rect: [10, 10, 5, 5] }, false],
    ['one within the other', { rect: [0, 0, 100, 100] }, { circle: [50, 50, 5] }, true],
    ['the same', { circle: [5, 5, 5] }, { circle: [5, 5, 5] }, true],
    [
      'one in the hollow of the other',
      {
        polygon: [
          [0, 0],
          [30, 0],
          [30, 30],
          [20, 30],
          [20, 10],
          [10, 10],
          [10, 30],
          [0, 30],
        ],
      },
      { rect: [12, 12, 6, 15] },
      false,
    ],
    ['a cross of two bars', { rect: [0, 10, 30, 5] }, { rect: [10, 0, 5, 30] }, true],
  ])('%s', (_, a, b, expected) => {
    expect(overlap(a, b)).toBe(expected);
    expect(overlap(b, a)).toBe(expected);
  });

  it('cover what their shape covers; a line covers nothing', () => {
    expect(sizeOf({ rect: [1, 2, 3, 4] })).toBe(12);
    expect(sizeOf({ circle: [0, 0, 2] })).toBeCloseTo(12.566, 3);
    const line: Shape = {
      polygon: [
        [0, 0],
        [10, 10],
        [20, 20],
      ],
    };
    expect(sizeOf(line)).toBe(0);
  });

  it('are read row by row, in an order that does not depend on how they were listed', () => {
    const areas = [
      { id: 'bottom', shape: { rect: [0, 100, 10, 10] } },
      { id: 'right', shape: { rect: [100, 2, 10, 10] } },
      { id: 'left', shape: { circle: [10, 10, 8] } },
      { id: 'middle', shape: { rect: [50, 4, 10, 10] } },
    ] as const;
    const orders = fc.shuffledSubarray([...areas], { minLength: areas.length });
    fc.assert(
      fc.property(orders, (order) => {
        expect(inReadingOrder(order).map(({ id }) => id)).toEqual(['left', 'middle', 'right', 'bottom']);
      }),
    );
  });
});
