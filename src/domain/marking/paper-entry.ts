import { missed } from './criterion-points.ts';
import { markOf, type CriterionMark, type MarkSheet } from './mark-sheet.ts';
import { criteriaOf, type Rubric } from './rubric.ts';

/** A typed sheet of paper: what its examiner wrote beside a fatal finding is the passage that proves it. */
export function fromPaper(rubric: Rubric, sheet: MarkSheet): MarkSheet {
  const marks = Object.entries(sheet.marks).map(([id, own]): [string, CriterionMark] => {
    const criterion = criteriaOf(rubric).find((one) => one.id === id);
    const found = criterion?.severity === 'fatal' && missed(criterion, own.mark);
    const text = own.comment.trim();
    if (!found || text === '' || own.evidence.length > 0) return [id, own];
    return [id, { ...own, evidence: [{ kind: 'quotation', prompt: 'paper', from: 0, to: 0, text }] }];
  });
  return { ...sheet, marks: Object.fromEntries(marks) };
}

/** Where two people typed the same sheet differently: criteria by their ids, and `global-rating`. Words are not compared. */
export function entryDifferences(rubric: Rubric, one: MarkSheet, other: MarkSheet): string[] {
  const differing = criteriaOf(rubric)
    .filter(({ id }) => JSON.stringify(markOf(one, id)) !== JSON.stringify(markOf(other, id)))
    .map(({ id }) => id);
  return one.globalRating === other.globalRating ? differing : [...differing, 'global-rating'];
}
