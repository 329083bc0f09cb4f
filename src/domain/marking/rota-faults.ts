import type { RotaBreak, RotaSlot } from './rota.ts';

export type RotaFaultKind =
  'place-twice' | 'candidate-twice' | 'examiner-twice' | 'same-examiner' | 'conflict' | 'in-break' | 'wrong-panel';

/** What is wrong with a turn. `who` is the examiner where one is meant. */
export interface RotaFault {
  readonly kind: RotaFaultKind;
  readonly candidateId: string;
  readonly who: string | null;
}

export interface RotaLimits {
  readonly breaks: readonly RotaBreak[];
  readonly panel: number;
  readonly barred: (candidateId: string) => ReadonlySet<string>;
}

/** Everything that is wrong with a rota, for what people change by hand. `taken` are the turns of other parts. */
export function rotaFaults(
  slots: readonly RotaSlot[],
  limits: RotaLimits,
  taken: readonly RotaSlot[] = [],
): RotaFault[] {
  return slots.flatMap((slot, at): RotaFault[] => {
    const { candidateId, examiners } = slot;
    const found: RotaFault[] = [];
    const fault = (kind: RotaFaultKind, who: string | null = null) => found.push({ kind, candidateId, who });
    const others = [...slots.filter((_, nth) => nth !== at), ...taken].filter((other) => meet(slot, other));
    if (others.some(({ place }) => place === slot.place)) fault('place-twice');
    if (others.some((other) => other.candidateId === candidateId)) fault('candidate-twice');
    if (
      limits.breaks.some(({ from, to }) => slot.from !== null && slot.to !== null && slot.from < to && from < slot.to)
    )
      fault('in-break');
    if (examiners.length !== limits.panel) fault('wrong-panel');
    const barred = limits.barred(candidateId);
    examiners.forEach((person, nth) => {
      if (examiners.indexOf(person) !== nth) fault('same-examiner', person);
      if (barred.has(person)) fault('conflict', person);
      if (others.some((other) => other.examiners.includes(person))) fault('examiner-twice', person);
    });
    return found;
  });
}

/** True where two turns overlap in time; turns without times never do. */
export function meet(a: RotaSlot, b: RotaSlot): boolean {
  return a.from !== null && a.to !== null && b.from !== null && b.to !== null && a.from < b.to && b.from < a.to;
}
