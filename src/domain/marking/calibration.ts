import { icc21, pairCounts, quadratic, weightedKappa } from './agreement.ts';
import { placeOf, placesOf } from './mark-place.ts';
import { markOf, type MarkSheet } from './mark-sheet.ts';
import { criteriaOf, type Criterion, type Rubric } from './rubric.ts';
import { rounded, scoreSheet } from './score-sheet.ts';

/** One target of a calibration, with the sheets of those who marked it. */
export interface CalibrationTarget {
  readonly rubric: Rubric;
  readonly sheets: readonly { readonly personId: string; readonly sheet: MarkSheet }[];
}

/** How far two or more raters agree: chance-corrected where something varied, and how often they gave the very same. */
export interface Agreement {
  /** Quadratically weighted kappa; null when everybody always gave one and the same. */
  readonly kappa: number | null;
  /** Share of pairs that are the same, 0 to 1; null without a pair. */
  readonly exact: number | null;
  readonly pairs: number;
}

export interface CalibrationResult {
  readonly rubrics: readonly { readonly id: string; readonly version: number }[];
  readonly criteria: readonly ({ readonly rubric: string; readonly criterion: string } & Agreement)[];
  /** Of all criteria together, each on a scale of tenths; and the intraclass correlation of the totals. */
  readonly overall: Agreement & { readonly icc: number | null };
  /** Each examiner against the others. `shift`: by how much of the maximum they mark above (+) or below the others. */
  readonly people: readonly ({ readonly personId: string; readonly shift: number } & Agreement)[];
}

/** Below it agreement is flagged; from `aimedAgreement` on it is what is aimed at. */
export const flaggedAgreement = 0.6;
export const aimedAgreement = 0.8;

/** One number for a bar: kappa, or 1 where there was nothing to differ about and nobody did. Null when nothing can be said. */
export function agreementValue({ kappa, exact }: Pick<Agreement, 'kappa' | 'exact'>): number | null {
  return kappa ?? (exact === 1 ? 1 : null);
}

export function agreementVerdict(agreement: Pick<Agreement, 'kappa' | 'exact'>): 'aim' | 'enough' | 'flagged' | null {
  const value = agreementValue(agreement);
  if (value === null) return null;
  return value >= aimedAgreement ? 'aim' : value >= flaggedAgreement ? 'enough' : 'flagged';
}

type Pair = readonly [number, number];
const tenths = 11;

/** What the blind sheets of a calibration say of its examiners, by criterion, overall and one by one. */
export function calibrate(targets: readonly CalibrationTarget[]): CalibrationResult {
  const criteria = new Map<string, { rubric: string; criterion: string; places: number; pairs: Pair[] }>();
  const all: Pair[] = [];
  const byPerson = new Map<string, Pair[]>();
  for (const { rubric, sheets } of targets) {
    for (const criterion of criteriaOf(rubric)) {
      const key = JSON.stringify([rubric.id, rubric.version, criterion.id]);
      const entry = criteria.get(key) ?? {
        ...{ rubric: rubric.id, criterion: criterion.id, places: placesOf(criterion), pairs: [] },
      };
      criteria.set(key, entry);
      for (const [one, a] of placed(criterion, sheets)) {
        for (const [other, b] of placed(criterion, sheets)) {
          if (one === other) continue;
          // Each pair counts in both orders, so that nobody is the first rater.
          entry.pairs.push([a, b]);
          const pair = [inTenths(a, entry.places), inTenths(b, entry.places)] as const;
          all.push(pair);
          byPerson.set(one, [...(byPerson.get(one) ?? []), pair]);
        }
      }
    }
  }
  const shares = targets.map(({ rubric, sheets }) =>
    sheets.map(({ personId, sheet }) => ({ personId, share: scoreSheet(rubric, sheet).share })),
  );
  const people = [...new Set(shares.flat().map(({ personId }) => personId))].sort();
  return {
    rubrics: distinctRubrics(targets),
    criteria: [...criteria.values()].map(({ rubric, criterion, places, pairs }) => ({
      ...{ rubric, criterion },
      ...agreementOf(pairs, places),
    })),
    overall: { ...agreementOf(all, tenths), icc: iccOf(shares, people) },
    people: people.map((personId) => ({
      ...{ personId, shift: shiftOf(shares, personId) },
      ...agreementOf(byPerson.get(personId) ?? [], tenths, false),
    })),
  };
}

function placed(criterion: Criterion, sheets: CalibrationTarget['sheets']): [string, number][] {
  return sheets.flatMap(({ personId, sheet }): [string, number][] => {
    const place = placeOf(criterion, markOf(sheet, criterion.id));
    return place === null ? [] : [[personId, place]];
  });
}

const inTenths = (place: number, places: number) => Math.round((place / Math.max(1, places - 1)) * (tenths - 1));

/** `bothOrders`: each pair is in `pairs` twice, once in either order. */
function agreementOf(pairs: readonly Pair[], places: number, bothOrders = true): Agreement {
  const kappa = weightedKappa(pairCounts(pairs, places), quadratic);
  const same = pairs.filter(([a, b]) => a === b).length;
  const exact = pairs.length === 0 ? null : same / pairs.length;
  return { kappa, exact, pairs: bothOrders ? pairs.length / 2 : pairs.length };
}

type Shares = readonly (readonly { readonly personId: string; readonly share: number }[])[];

/** Of those who marked every target. */
function iccOf(shares: Shares, people: readonly string[]): number | null {
  const whole = people.filter((person) => shares.every((target) => target.some(({ personId }) => personId === person)));
  const ratings = shares.map((target) =>
    whole.map((person) => target.find(({ personId }) => personId === person)?.share ?? 0),
  );
  return icc21(ratings);
}

function shiftOf(shares: Shares, person: string): number {
  const shifts = shares.flatMap((target) => {
    const own = target.find(({ personId }) => personId === person);
    const others = target.filter(({ personId }) => personId !== person);
    if (own === undefined || others.length === 0) return [];
    return [own.share - others.reduce((sum, { share }) => sum + share, 0) / others.length];
  });
  return shifts.length === 0 ? 0 : rounded(shifts.reduce((sum, shift) => sum + shift, 0) / shifts.length);
}

function distinctRubrics(targets: readonly CalibrationTarget[]): CalibrationResult['rubrics'] {
  const seen = new Map(targets.map(({ rubric: { id, version } }) => [JSON.stringify([id, version]), { id, version }]));
  return [...seen.values()];
}
