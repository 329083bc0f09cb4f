/** One candidate's turn: where, when, before whom. Times are epoch milliseconds; null where times do not matter. */
export interface RotaSlot {
  readonly candidateId: string;
  readonly place: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly examiners: readonly string[];
}

/** A stretch without calls. */
export interface RotaBreak {
  readonly from: number;
  readonly to: number;
}

export interface RotaCandidate {
  readonly id: string;
  /** Who must not examine them: their trainer, superior, themselves, whoever declared a conflict of interest. */
  readonly barred: ReadonlySet<string>;
}

export interface RotaRule {
  readonly examiners: readonly string[];
  /** Desks or rooms; as many turns as there are places run side by side. */
  readonly places: readonly string[];
  /** How many examiners sit before each candidate. */
  readonly panel: number;
  /** Null: who marks whom, without times. */
  readonly times: {
    readonly start: number;
    /** Nothing ends after it; null for no end. */
    readonly until: number | null;
    readonly minutes: number;
    /** Minutes between two turns at one place. */
    readonly changeover: number;
    readonly breaks: readonly RotaBreak[];
  } | null;
}

export interface Rota {
  readonly slots: readonly RotaSlot[];
  readonly left: readonly { readonly candidateId: string; readonly reason: 'too-few-examiners' | 'no-time' }[];
}

const minute = 60_000;

/**
 * Turns for all candidates: examiners have about as many each, nobody is in two places at once, nobody examines whom they must not,
 * and breaks stay free. `taken` are the turns of other parts, which people and places keep. The same input gives the same rota.
 */
export function makeRota(candidates: readonly RotaCandidate[], rule: RotaRule, taken: readonly RotaSlot[] = []): Rota {
  const loads = new Map(rule.examiners.map((person) => [person, 0]));
  const fit = ({ barred }: RotaCandidate) => rule.examiners.filter((person) => !barred.has(person));
  const left: Rota['left'][number][] = [];
  const waiting: RotaCandidate[] = [];
  for (const one of candidates) {
    if (fit(one).length < rule.panel) left.push({ candidateId: one.id, reason: 'too-few-examiners' });
    else waiting.push(one);
  }
  // Whoever has the fewest to choose among chooses first.
  waiting.sort((a, b) => fit(a).length - fit(b).length);
  const slots: RotaSlot[] = [];
  const choose = (one: RotaCandidate, place: string, from: number | null, to: number | null): boolean => {
    const busy = from === null || to === null ? [] : [...slots, ...taken].filter((slot) => overlaps(slot, from, to));
    if (busy.some((slot) => slot.place === place || slot.candidateId === one.id)) return false;
    const free = fit(one).filter((person) => !busy.some(({ examiners }) => examiners.includes(person)));
    if (free.length < rule.panel) return false;
    const before = slots.findLast((slot) => slot.place === place)?.examiners ?? [];
    const examiners = free
      .toSorted(
        (a, b) => (loads.get(a) ?? 0) - (loads.get(b) ?? 0) || Number(before.includes(b)) - Number(before.includes(a)),
      )
      .slice(0, rule.panel);
    for (const person of examiners) loads.set(person, (loads.get(person) ?? 0) + 1);
    slots.push({ candidateId: one.id, place, from, to, examiners });
    return true;
  };
  if (rule.times === null) {
    waiting.forEach((one, at) => choose(one, rule.places[at % Math.max(1, rule.places.length)] ?? '', null, null));
    return { slots, left };
  }
  const { minutes, changeover, until } = rule.times;
  let idle = 0;
  for (let from = afterBreaks(rule.times.start, rule.times); waiting.length > 0;) {
    const to = from + minutes * minute;
    if ((until !== null && to > until) || rule.places.length === 0 || idle > 1_000) break;
    const placed = slots.length;
    for (const place of rule.places) {
      const at = waiting.findIndex((one) => choose(one, place, from, to));
      if (at !== -1) waiting.splice(at, 1);
    }
    // A turn in which everybody is busy elsewhere ends; the count only guards against what never ends.
    idle = slots.length === placed ? idle + 1 : 0;
    from = afterBreaks(to + changeover * minute, rule.times);
  }
  return { slots, left: [...left, ...waiting.map(({ id }) => ({ candidateId: id, reason: 'no-time' as const }))] };
}

function overlaps({ from, to }: RotaSlot, start: number, end: number): boolean {
  return from !== null && to !== null && from < end && start < to;
}

/** The first start from `from` on whose turn touches no break. */
function afterBreaks(from: number, { minutes, breaks }: NonNullable<RotaRule['times']>): number {
  const end = from + minutes * minute;
  const hit = breaks.filter((one) => one.from < end && from < one.to).map(({ to }) => to);
  return hit.length === 0 ? from : afterBreaks(Math.max(...hit), { minutes, breaks } as NonNullable<RotaRule['times']>);
}
