import { asNumber, fractionOf, product, quotient, reaches, sum, zero, type Fraction } from './fraction.ts';
import type { Scheme, SchemePart } from './scheme.ts';

/** The score of one part, and the names of the fatal criteria that were found in it. */
export interface PartScore {
  readonly partId: string;
  readonly points: number;
  readonly maximum: number;
  readonly fatal: readonly string[];
}

export interface PartFinding {
  readonly partId: string;
  /** Points as a share of the maximum; null while the part has no score. */
  readonly share: number | null;
  /** The share the part itself must reach; null where a weighted rule sets no floor for it. */
  readonly line: number | null;
  /** True when it has a score, reaches its own line and nothing fatal was found in it. */
  readonly passed: boolean;
  readonly fatal: readonly string[];
}

/** Why a candidate is not recommended for certification. Facts only: the screen words them. */
export type Reason =
  | { readonly kind: 'no-score'; readonly partId: string }
  | { readonly kind: 'fatal'; readonly partId: string; readonly criteria: readonly string[] }
  | { readonly kind: 'below-line'; readonly partId: string; readonly share: number; readonly line: number }
  | { readonly kind: 'below-total'; readonly total: number; readonly line: number };

export interface Recommendation {
  /** In the order of the scheme. */
  readonly parts: readonly PartFinding[];
  /** True when every part has a score. */
  readonly complete: boolean;
  /** The weighted share; only under a weighted rule, and only when complete. */
  readonly total?: number;
  readonly recommendation: 'certify' | 'refuse' | 'incomplete';
  /** Empty when the recommendation is to certify. */
  readonly reasons: readonly Reason[];
}

/**
 * What the scheme's rule says of a candidate's scores. It only recommends: a named person decides. A score for a part that the
 * scheme does not have is passed over. A line is reached exactly: 18 of 30 is 0.6.
 */
export function recommend(scheme: Scheme, partScores: readonly PartScore[]): Recommendation {
  const judged = scheme.parts.map((part) => judge(part, scheme, partScores));
  const parts = judged.map(({ finding }) => finding);
  const reasons = judged.flatMap((one) => one.reasons);
  const complete = parts.every((part) => part.share !== null);
  if (!complete || parts.length === 0) return { parts, complete: false, recommendation: 'incomplete', reasons };
  if (scheme.rule.kind === 'conjunctive') {
    return { parts, complete, recommendation: reasons.length === 0 ? 'certify' : 'refuse', reasons };
  }
  const weights = judged.map(({ part }) => fractionOf(part.weight));
  const weighted = judged.map(({ share }, at) => product(share, weights[at] ?? zero));
  const total = quotient(weighted.reduce(sum, zero), weights.reduce(sum, zero));
  const line = scheme.rule.totalLine;
  if (!reaches(total, fractionOf(line))) reasons.push({ kind: 'below-total', total: asNumber(total), line });
  return {
    parts,
    complete,
    total: asNumber(total),
    recommendation: reasons.length === 0 ? 'certify' : 'refuse',
    reasons,
  };
}

interface Judged {
  readonly part: SchemePart;
  readonly share: Fraction;
  readonly finding: PartFinding;
  readonly reasons: readonly Reason[];
}

function judge(part: SchemePart, { rule }: Scheme, partScores: readonly PartScore[]): Judged {
  const partId = part.id;
  const line = rule.kind === 'conjunctive' ? part.passLine : (rule.floors[partId] ?? null);
  const score = partScores.find((one) => one.partId === partId);
  if (score === undefined) {
    const finding = { partId, share: null, line, passed: false, fatal: [] };
    return { part, share: zero, finding, reasons: [{ kind: 'no-score', partId }] };
  }
  const share = quotient(fractionOf(score.points), fractionOf(score.maximum));
  const reasons: Reason[] = [];
  if (score.fatal.length > 0) reasons.push({ kind: 'fatal', partId, criteria: score.fatal });
  if (line !== null && !reaches(share, fractionOf(line))) {
    reasons.push({ kind: 'below-line', partId, share: asNumber(share), line });
  }
  const finding = { partId, share: asNumber(share), line, passed: reasons.length === 0, fatal: score.fatal };
  return { part, share, finding, reasons };
}
