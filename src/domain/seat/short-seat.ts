/** The first four letters and digits of a seat's code, for people: enough to tell two seats without names apart at a glance. */
export function shortSeat(code: string): string {
  return code
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, 4)
    .toUpperCase();
}
