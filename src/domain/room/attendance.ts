/** Who came, as the proctors say at the end. */
export const attendanceMarks = ['present', 'absent', 'late', 'left-early'] as const;
export type AttendanceMark = (typeof attendanceMarks)[number];

/** What the attempts of one candidate tell. */
export interface Evidence {
  /** At least one attempt was admitted. */
  readonly admitted: boolean;
  /** At least one attempt was started. */
  readonly started: boolean;
}

export type Mismatch = 'absent-but-admitted' | 'came-but-not-admitted';

/** In what a mark and the attempts differ; null where they fit. */
export function mismatch(mark: AttendanceMark, evidence: Evidence): Mismatch | null {
  if (mark === 'absent') return evidence.admitted ? 'absent-but-admitted' : null;
  return evidence.admitted ? null : 'came-but-not-admitted';
}

/** The mark that the attempts suggest; a person still has to say it. */
export function suggestedMark(evidence: Evidence): AttendanceMark {
  return evidence.admitted ? 'present' : 'absent';
}

/** Why a session's attendance is not complete: somebody has no mark, or a mark differs from the attempts without a note why. */
export function attendanceGap(
  candidates: readonly { readonly mark: AttendanceMark | null; readonly note: string; readonly evidence: Evidence }[],
): { readonly reason: 'attendance-incomplete' | 'attendance-mismatch'; readonly candidates: number } | null {
  const unmarked = candidates.filter((c) => c.mark === null).length;
  if (unmarked > 0) return { reason: 'attendance-incomplete', candidates: unmarked };
  const differing = candidates.filter(
    (c) => c.mark !== null && mismatch(c.mark, c.evidence) !== null && c.note.trim() === '',
  ).length;
  return differing > 0 ? { reason: 'attendance-mismatch', candidates: differing } : null;
}
