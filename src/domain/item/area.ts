/** A place on a picture, in the units of the picture's own viewBox. */
export type Shape =
  | { readonly rect: readonly [x: number, y: number, width: number, height: number] }
  | { readonly circle: readonly [x: number, y: number, radius: number] }
  | { readonly polygon: readonly (readonly [x: number, y: number])[] };

export interface Area {
  readonly id: string;
  readonly shape: Shape;
}

type Point = readonly [x: number, y: number];
type Edge = readonly [from: Point, to: Point];

/** A circle is looked at as a polygon of so many corners, at most 0.13 % of the radius inside it. */
const corners = 64;

function outline(shape: Shape): readonly Point[] {
  if ('polygon' in shape) return shape.polygon;
  if ('rect' in shape) {
    const [x, y, width, height] = shape.rect;
    return [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ];
  }
  const [x, y, radius] = shape.circle;
  return Array.from({ length: corners }, (_, n): Point => {
    const turn = (2 * Math.PI * n) / corners;
    return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)];
  });
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The smallest upright box around a shape. */
export function boxOf(shape: Shape): Box {
  if ('circle' in shape) {
    const [x, y, radius] = shape.circle;
    return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
  }
  const points = outline(shape);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** The point of a shape's outline that is farthest to the upper left. */
export function upperLeft(shape: Shape): Point {
  const points = outline(shape);
  return points.reduce(
    (first, point) => (point[0] + point[1] < first[0] + first[1] ? point : first),
    points[0] ?? [0, 0],
  );
}

function edgesOf(points: readonly Point[]): Edge[] {
  return points.map((point, at) => [point, points[(at + 1) % points.length] ?? point]);
}

/** True when the point lies within the outline: a ray to the right crosses it an odd number of times. */
function contains(edges: readonly Edge[], [x, y]: Point): boolean {
  let inside = false;
  for (const [[x1, y1], [x2, y2]] of edges) {
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** How far a point is from an edge. */
function distance([x, y]: Point, [[x1, y1], [x2, y2]]: Edge): number {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length));
  return Math.hypot(x - (x1 + along * (x2 - x1)), y - (y1 + along * (y2 - y1)));
}

/** Where two edges cross, as fractions of the first. Edges that run along each other give the ends of the second. */
function crossings([[x1, y1], [x2, y2]]: Edge, [[x3, y3], [x4, y4]]: Edge): number[] {
  const across = (x2 - x1) * (y4 - y3) - (y2 - y1) * (x4 - x3);
  if (across !== 0) return [((x3 - x1) * (y4 - y3) - (y3 - y1) * (x4 - x3)) / across];
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  return [
    [x3, y3],
    [x4, y4],
  ].map(([x = 0, y = 0]) => ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length);
}

/** Shapes that only touch, to this share of their size, do not overlap. */
const slack = 1e-6;

/** The middles of the pieces into which the second outline cuts an edge of the first. */
function middles(edge: Edge, others: readonly Edge[]): Point[] {
  const cuts = others
    .flatMap((other) => crossings(edge, other))
    .filter((at) => at > 0 && at < 1)
    .concat(0, 1)
    .sort((a, b) => a - b);
  const [[x1, y1], [x2, y2]] = edge;
  return cuts.slice(1).map((to, n): Point => {
    const at = ((cuts[n] ?? 0) + to) / 2;
    return [x1 + at * (x2 - x1), y1 + at * (y2 - y1)];
  });
}

/** A point well inside an outline: the middle of its widest stretch halfway between two heights of its corners. */
function innerPoint(points: readonly Point[]): Point {
  const heights = [...new Set(points.map(([, y]) => y))].sort((a, b) => a - b);
  const edges = edgesOf(points);
  let best: { readonly point: Point; readonly width: number } = { point: points[0] ?? [0, 0], width: 0 };
  heights.slice(1).forEach((below, n) => {
    const y = ((heights[n] ?? below) + below) / 2;
    const xs = edges
      .filter(([[, y1], [, y2]]) => y1 > y !== y2 > y)
      .map(([[x1, y1], [x2, y2]]) => ((x2 - x1) * (y - y1)) / (y2 - y1) + x1)
      .sort((a, b) => a - b);
    for (let at = 0; at + 1 < xs.length; at += 2) {
      const [from = 0, to = 0] = [xs[at], xs[at + 1]];
      if (to - from > best.width) best = { point: [(from + to) / 2, y], width: to - from };
    }
  });
  return best.point;
}

/** True when two shapes have more in common than parts of their outlines. */
export function overlap(a: Shape, b: Shape): boolean {
  const [first, second] = [boxOf(a), boxOf(b)];
  if (first.right <= second.left || second.right <= first.left) return false;
  if (first.bottom <= second.top || second.bottom <= first.top) return false;
  const [mine, others] = [outline(a), outline(b)];
  const [edges, otherEdges] = [edgesOf(mine), edgesOf(others)];
  const size = Math.max(first.right - first.left, first.bottom - first.top, second.right - second.left);
  const within = (point: Point, outer: readonly Edge[]) =>
    contains(outer, point) && outer.every((edge) => distance(point, edge) > size * slack);
  return (
    edges.some((edge) => middles(edge, otherEdges).some((point) => within(point, otherEdges))) ||
    otherEdges.some((edge) => middles(edge, edges).some((point) => within(point, edges))) ||
    within(innerPoint(mine), otherEdges) ||
    within(innerPoint(others), edges)
  );
}

/** What a shape covers, in square units of the viewBox. Zero for a line. */
export function sizeOf(shape: Shape): number {
  if ('circle' in shape) return Math.PI * shape.circle[2] ** 2;
  const sum = edgesOf(outline(shape)).reduce((total, [[x1, y1], [x2, y2]]) => total + (x1 * y2 - x2 * y1), 0);
  return Math.abs(sum) / 2;
}

/**
 * Areas as a person reads a picture: row by row from the top, each row from the left. Letters given in this order say nothing
 * of the order in which the author thought of the areas, nor of the key.
 */
export function inReadingOrder(areas: readonly Area[]): Area[] {
  const placed = areas
    .map((area) => ({ area, box: boxOf(area.shape) }))
    .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
  const rows: (typeof placed)[] = [];
  for (const one of placed) {
    const row = rows.at(-1);
    const first = row?.[0];
    // In the same row: its middle is above the lower edge of the row's first.
    if (row !== undefined && first !== undefined && (one.box.top + one.box.bottom) / 2 < first.box.bottom)
      row.push(one);
    else rows.push([one]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.box.left - b.box.left)).map(({ area }) => area);
}
