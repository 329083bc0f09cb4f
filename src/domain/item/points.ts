/** Room for what multiplying two doubles loses, so that a product that is 1.005 on paper rounds as 1.005. */
const noise = 1 + 4 * Number.EPSILON;

/** Rounds points (0 or more) to two decimals, half away from zero. */
export function roundPoints(points: number): number {
  return Math.round(points * 100 * noise) / 100;
}

/** Adds points up and takes off what adding binary fractions leaves behind: 0.1 and 0.2 are 0.3. */
export function sumPoints(points: readonly number[]): number {
  return Math.round(points.reduce((sum, p) => sum + p, 0) * 1e6) / 1e6;
}
