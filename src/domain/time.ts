/**
 * A moment as the host saw it. `boot` names one run of the host; `mono` is milliseconds on that run's monotonic clock and only
 * compares within the same boot; `wall` is epoch milliseconds of the host's clock, kept as evidence and never used to measure.
 */
export interface Now {
  readonly boot: string;
  readonly mono: number;
  readonly wall: number;
}
