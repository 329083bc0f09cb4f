/** A place in the room as the proctor sees it: rows from the front, columns from the left, both from 1. */
export interface SeatPlace {
  readonly row: number;
  readonly column: number;
}

export interface SeatGrid {
  readonly rows: number;
  readonly columns: number;
}

/** A room of more than this in one direction is two rooms. */
export const largestGrid = 30;

/** What a new host begins with. */
export const firstGrid: SeatGrid = { rows: 5, columns: 6 };

export function isInGrid(place: SeatPlace, grid: SeatGrid): boolean {
  const within = (n: number, most: number) => Number.isInteger(n) && n >= 1 && n <= most;
  return within(place.row, grid.rows) && within(place.column, grid.columns);
}

/** The order of the room: row by row from the front, in a row from the left; who has no place comes last. */
export function comparePlaces(a: SeatPlace | null, b: SeatPlace | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.row - b.row || a.column - b.column;
}

/** A name to propose for a place: the row as a letter, the column as two digits, like A-03. Rows past Z go on as AA. */
export function placeName({ row, column }: SeatPlace): string {
  const letter = (n: number): string =>
    n <= 26 ? String.fromCharCode(64 + n) : letter(Math.floor((n - 1) / 26)) + letter(((n - 1) % 26) + 1);
  return `${letter(row)}-${String(column).padStart(2, '0')}`;
}
