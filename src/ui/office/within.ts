/** Is a number typed, and neither below `min` nor above `max`? */
export const within = (value: number | null, min: number, max: number): boolean =>
  value !== null && value >= min && value <= max;
