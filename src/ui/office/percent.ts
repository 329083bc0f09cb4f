/** A share of 0 … 1 in per cent, without the digits that binary fractions leave behind: 0.57 is 57. */
export function toPercent(share: number): number {
  return Number((share * 100).toFixed(6));
}

/** Per cent as a share of 0 … 1. */
export function fromPercent(percent: number): number {
  return Number((percent / 100).toFixed(8));
}
