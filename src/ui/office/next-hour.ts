/** The next full hour after `now` (epoch milliseconds), as a field for local time takes it: 2026-11-22T09:00. */
export function nextHour(now: number): string {
  const then = new Date(now);
  then.setHours(then.getHours() + 1, 0, 0, 0);
  return new Date(then.getTime() - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
