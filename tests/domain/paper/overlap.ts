import type { EarlierPaper } from '#domain/paper/draw-apart.ts';

/** The largest share of these items that one of the earlier papers has; 0 where there is none. Counted the plain way. */
export function largestOverlap(ids: readonly string[], earlier: readonly EarlierPaper[]): number {
  const shared = earlier.map((paper) => ids.filter((id) => paper.has(id)).length);
  return ids.length === 0 ? 0 : Math.max(0, ...shared) / ids.length;
}
