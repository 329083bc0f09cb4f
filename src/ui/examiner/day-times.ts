/** `09:30` of a day as epoch milliseconds in this machine's time; null where it is no time. */
export function timeOn(day: number, text: string): number | null {
  const [, hours = '', minutes = ''] = /^\s*(\d{1,2})[:：](\d{2})\s*$/.exec(text) ?? [];
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return null;
  return new Date(day).setHours(Number(hours), Number(minutes), 0, 0);
}

/** `10:30-10:45, 12:00-13:00` as stretches of that day; null where something in it is none. */
export function stretchesOn(day: number, text: string): { from: number; to: number }[] | null {
  const parts = text.split(/[,，;；]/).filter((part) => part.trim() !== '');
  const stretches = parts.map((part) => {
    const [from = null, to = null, ...more] = part.split(/[-–—~]/).map((one) => timeOn(day, one));
    return from !== null && to !== null && from < to && more.length === 0 ? { from, to } : null;
  });
  return stretches.includes(null) ? null : stretches.flatMap((one) => one ?? []);
}

/** Hours and minutes of a moment in this machine's time. */
export function hourMinute(at: number): string {
  const when = new Date(at);
  return `${String(when.getHours()).padStart(2, '0')}:${String(when.getMinutes()).padStart(2, '0')}`;
}
