import type { SeatGrid, SeatPlace } from '#domain/seat/seat-map.ts';

/** The free place after `skip` others, row by row from the front; null when the map is full. */
export function nextFreePlace(
  seats: readonly { readonly place: SeatPlace | null }[],
  grid: SeatGrid,
  skip = 0,
): SeatPlace | null {
  const taken = new Set(seats.flatMap(({ place }) => (place === null ? [] : [`${place.row} ${place.column}`])));
  let left = skip;
  for (let row = 1; row <= grid.rows; row += 1) {
    for (let column = 1; column <= grid.columns; column += 1) {
      if (!taken.has(`${row} ${column}`) && left-- === 0) return { row, column };
    }
  }
  return null;
}
