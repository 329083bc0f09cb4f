import type { Scheme } from './scheme.ts';

/** What one part of one candidate came to. */
export interface PartScore {
  readonly partId: string;
  readonly points: number;
  readonly maximum: number;
  /** Fatal findings that stand; any one fails the part, whatever the points. */
  readonly fatal: readonly string[];
}

export interface PartVerdict {
  readonly partId: string;
  /** Share of the maximum, 0 … 1. */
  readonly share: number;
  readonly line: number;
  readonly passed: boolean;
  readonly fatal: readonly string[];
}

export interface Recommendation {
  /** The parts that have a score, in the order of the scheme. */
  readonly parts: readonly PartVerdict[];
  /** The weighted total, 0 … 1; null for a conjunctive rule or while a part is missing. */
  readonly total: number | null;
  readonly recommendation: 'certify' | 'refuse' | 'incomplete';
  /** Why not certify: parts by id, and `total` for a weighted total below its line. */
  readonly reasons: readonly string[];
}

/**
 * True when `value` reaches `line`. Points are decimal (0.1 + 0.2), so a hair below counts as on the line: a candidate must never
 * fail by the way a computer writes fractions.
 */
export function reaches(value: number, line: number): boolean {
  return value + 1e-9 >= line;
}

function verdictOf(scheme: Scheme, score: PartScore): PartVerdict {
  const line = scheme.parts.find((p) => p.id === score.partId)?.passLine ?? 1;
  const share = score.maximum > 0 ? score.points / score.maximum : 0;
  return {
    partId: score.partId,
    share,
    line,
    passed: reaches(share, line) && score.fatal.length === 0,
    fatal: score.fatal,
  };
}

/** What the rules of a scheme recommend for these part scores. A recommendation only: a named person decides. */
export function recommend(scheme: Scheme, scores: readonly PartScore[]): Recommendation {
  const parts = scheme.parts.flatMap((part) => {
    const score = scores.find((s) => s.partId === part.id);
    return score === undefined ? [] : [verdictOf(scheme, score)];
  });
  if (parts.length < scheme.parts.length) return { parts, total: null, recommendation: 'incomplete', reasons: [] };
  const { rule } = scheme;
  if (rule.kind === 'conjunctive') {
    const reasons = parts.filter((p) => !p.passed).map((p) => p.partId);
    return { parts, total: null, recommendation: reasons.length === 0 ? 'certify' : 'refuse', reasons };
  }
  const weights = scheme.parts.reduce((sum, p) => sum + p.weight, 0);
  const weighted = parts.reduce((sum, p, i) => sum + p.share * (scheme.parts[i]?.weight ?? 0), 0);
  const total = weights > 0 ? weighted / weights : 0;
  const low = parts
    .filter((p) => p.fatal.length > 0 || !reaches(p.share, rule.floors[p.partId] ?? 0))
    .map((p) => p.partId);
  const reasons = reaches(total, rule.totalLine) ? low : [...low, 'total'];
  return { parts, total, recommendation: reasons.length === 0 ? 'certify' : 'refuse', reasons };
}
