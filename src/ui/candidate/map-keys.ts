/** Where a key leads in the question map, by place from 0; null for a key that does not move. `columns` as shown now. */
export function movedInMap(key: string, from: number, items: number, columns: number): number | null {
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
  if (key === 'Home') return 0;
  if (key === 'End') return items - 1;
  const step = steps[key];
  if (step === undefined) return null;
  const to = from + step;
  return to >= 0 && to < items ? to : from;
}
