/**
 * The last moment of validity (epoch ms) of what begins at `from` and holds for `months`: the same day and time of the later
 * month in UTC, or that month's last day where it is shorter (31 January + 1 month: 28 or 29 February).
 */
export function validUntil(from: number, months: number): number {
  const start = new Date(from);
  const month = start.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(start.getUTCFullYear(), month, Math.min(start.getUTCDate(), lastDay));
  return midnight + (from - Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()));
}
