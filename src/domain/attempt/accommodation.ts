/** Text sizes at a seat, per cent. */
export const textSizes = [100, 125, 150, 175, 200] as const;

/** What the office granted one candidate. More time may be given as minutes, as a share of the part's time, or both. */
export interface Accommodation {
  readonly extraMinutes: number;
  /** Per cent of each part's time. */
  readonly extraPercent: number;
  /** Text size at the seat, per cent. */
  readonly textSize: (typeof textSizes)[number];
  /** The office's own words to the proctor: a room apart, own notes allowed, … */
  readonly notes: string;
}

export const mostExtra = { minutes: 240, percent: 300 } as const;

/** Extra time (ms) for a part that takes so many minutes. */
export function extraMs(partMinutes: number, granted: Pick<Accommodation, 'extraMinutes' | 'extraPercent'>): number {
  return Math.round((granted.extraMinutes + (partMinutes * granted.extraPercent) / 100) * 60_000);
}
