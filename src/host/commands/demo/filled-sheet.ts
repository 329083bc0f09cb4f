import { criteriaOf, type Criterion, type Rubric } from '#domain/marking/rubric.ts';
import type { Mark, MarkSheet } from '#domain/marking/mark-sheet.ts';
import { plain, type Plain } from '#host/plain.ts';

/** How an examiner of the demo marks. `close` is a level lower than `fair` once, `strict` half as much or nothing. */
export type Severity = 'fair' | 'close' | 'strict';

/** A whole sheet of that rubric: every criterion marked, nothing fatal found. */
export function filledSheet(rubric: Rubric, severity: Severity): Plain<MarkSheet> {
  const criteria = criteriaOf(rubric);
  const lowered = criteria.find(({ kind }) => kind === 'levels');
  const marks = criteria.map((criterion) => {
    const mark = markFor(criterion, severity === 'close' && criterion !== lowered ? 'fair' : severity);
    return [criterion.id, { mark, comment: '', evidence: [] }] as const;
  });
  return plain({
    rubric: { id: rubric.id, version: rubric.version },
    marks: Object.fromEntries(marks),
    globalRating: severity === 'strict' ? ('clear-fail' as const) : ('clear-pass' as const),
    comment: '',
  });
}

function markFor({ kind, levels = [] }: Criterion, severity: Severity): Mark {
  if (kind === 'levels') {
    const top = levels.length - 1;
    const level = { fair: top, close: Math.max(0, top - 1), strict: Math.floor(top / 2) }[severity];
    return { kind: 'level', points: levels[level]?.points ?? 0 };
  }
  return kind === 'yes-no' ? { kind: 'yes-no', met: severity !== 'strict' } : { kind: 'times', times: 0 };
}
