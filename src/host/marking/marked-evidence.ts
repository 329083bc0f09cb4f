import { scoreSheet } from '#domain/marking/score-sheet.ts';
import { plain } from '../plain.ts';
import type { ReadDb } from '../storage/database.ts';
import { sha256 } from '../storage/journal-store.ts';
import { fatalWords, sheetsSeenBy } from '../storage/mark-sheet-store.ts';
import { assignmentsOf, liveTaskOf } from '../storage/marking-task-store.ts';
import { personById } from '../storage/person-store.ts';
import { markedResponsesHash, rubricHash } from './marked-work.ts';
import { taskPaperOf } from './task-papers.ts';

/** What stands behind a mark that people gave: each signed sheet, what was said of fatal findings, and how one mark came of them. */
export function markedEvidence(db: ReadDb, viewerId: string | null, attemptId: string) {
  const task = liveTaskOf(db, attemptId);
  const rubric = taskPaperOf(db, attemptId)?.rubric;
  if (task === null || rubric === undefined || task.settled === null) return null;
  const nameOf = (id: string) => personById(db, id)?.name ?? '';
  const given = assignmentsOf(db, task.id);
  const seen = viewerId === null ? [] : sheetsSeenBy(db, viewerId, task.id);
  const said = viewerId === null ? [] : fatalWords(db, viewerId, task.id);
  const sheets = seen.flatMap(({ personId, submittedAt, stored }) => {
    const one = given.find((assignment) => assignment.personId === personId && assignment.replacedAt === null);
    if (stored === null || submittedAt === null || one === undefined) return [];
    const { raw, maximum, fatal } = scoreSheet(rubric, stored.sheet);
    const hash = sha256(JSON.stringify(stored.sheet));
    const { globalRating } = stored.sheet;
    return [{ name: one.name, third: one.third, submittedAt, points: raw, maximum, fatal, globalRating, hash }];
  });
  const words = said.map(({ personId, saidBy, criterion, stands, note }) => ({
    ...{ name: nameOf(personId), saidBy: nameOf(saidBy), criterion, stands, note },
  }));
  const { agreed, settled } = task;
  return plain({
    code: task.code,
    rubric: { id: rubric.id, version: rubric.version, hash: rubricHash(rubric) },
    responsesHash: markedResponsesHash(db, attemptId),
    ...{ sheets, words },
    agreed: agreed === null ? null : { ...agreed, by: nameOf(agreed.by) },
    settled: { ...settled, by: nameOf(settled.by) },
  });
}
