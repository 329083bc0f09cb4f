const minute = 60_000;

/**
 * The moment, in epoch milliseconds, until which a certificate is valid that begins at `validFrom`: the same day and time that
 * many calendar months later, or the last day of a month that is too short (31 January and one month: 28 or 29 February).
 * `offset` is the place's distance from UTC in minutes, east positive: it decides which day it is.
 */
export function validUntil(validFrom: number, months: number, offset = 0): number {
  const begin = new Date(validFrom + offset * minute);
  const [year, month] = [begin.getUTCFullYear(), begin.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(year, month, Math.min(begin.getUTCDate(), lastDay));
  const sinceMidnight = begin.getTime() - Date.UTC(year, begin.getUTCMonth(), begin.getUTCDate());
  return midnight + sinceMidnight - offset * minute;
}
