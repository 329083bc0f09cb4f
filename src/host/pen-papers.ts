import type { Attempt } from '#domain/attempt/attempt.ts';
import { materialsOf, shownPrompts, type CasePaper } from '#domain/marking/case-paper.ts';
import { answerSheet, proseSheet, type SheetLine } from '#domain/paper/answer-sheet.ts';
import type { Paper } from '#domain/paper/paper.ts';
import { inLocale } from '#domain/item/locale.ts';
import type { Booklet } from '#contract/fallback.ts';
import { drawCase } from './marking/case-papers.ts';
import { mediumFile } from './media.ts';
import { drawForAttempt } from './papers.ts';
import { plain } from './plain.ts';
import { printedWithoutKey, sittingOf } from './printed-papers.ts';
import { insertPaper, paperOf } from './storage/attempt-store.ts';
import { casePaperOf, insertCasePaper } from './storage/case-paper-store.ts';
import type { ReadDb, WriteDb } from './storage/database.ts';
import { sha256 } from './storage/journal-store.ts';
import { loadOrganisation } from './storage/organisation-store.ts';

/** What can be sat with a pen: drawn items, or a case. A call cannot. */
export type PenPaper = { readonly content: string; readonly hash: string; readonly lines: readonly SheetLine[] } & (
  { readonly kind: 'items'; readonly paper: Paper } | { readonly kind: 'case'; readonly paper: CasePaper }
);

function written(paper: Paper | CasePaper) {
  const content = JSON.stringify(paper);
  return { content, hash: sha256(content) };
}
const ofItems = (paper: Paper): PenPaper => ({ kind: 'items', paper, ...written(paper), lines: answerSheet(paper) });
const ofCase = (paper: CasePaper): PenPaper => ({
  ...{ kind: 'case', paper, ...written(paper) },
  lines: proseSheet(paper.prompts),
});

/** The paper of an attempt, once it is pinned; null before, and of a call. */
export function penPaperOf(db: ReadDb, attemptId: string): PenPaper | null {
  const paper = paperOf(db, attemptId);
  if (paper !== null) return ofItems(paper);
  const chosen = casePaperOf(db, attemptId);
  return chosen === null ? null : ofCase(chosen);
}

/** The one that was drawn, or one drawn now and pinned: it is the candidate's paper then, whatever it is sat on. */
export function pinPenPaper(db: WriteDb, attemptId: string, attempt: Attempt, at: number): PenPaper | null {
  const there = penPaperOf(db, attemptId);
  if (there !== null) return there;
  const drawn = drawPenPaper(db, attempt);
  if (drawn === null) return null;
  const insert = drawn.kind === 'items' ? insertPaper : insertCasePaper;
  insert(db, attemptId, drawn.hash, drawn.content, at);
  return drawn;
}

function drawPenPaper(db: ReadDb, attempt: Attempt): PenPaper | null {
  const paper = drawForAttempt(db, attempt);
  if (paper !== null) return ofItems(paper);
  const chosen = drawCase(db, attempt);
  return chosen === null ? null : ofCase(chosen);
}

/** What stands on the sheets of a booklet: of a case its exhibits and prompts, and nothing of its rubric. */
export function printedWork(db: ReadDb, attempt: Attempt, pen: PenPaper): Pick<Booklet, 'paper' | 'work'> {
  const sitting = sittingOf(db, attempt);
  if (pen.kind === 'items') {
    const { organisation, sample, title, hash, locale, ...rest } = printedWithoutKey(db, pen.paper, sitting);
    const { multipleScoring, partsScoring, items, pictures } = rest;
    const paper = { organisation, sample, title, sitting, hash, locale };
    return { paper, work: { kind: 'items', multipleScoring, partsScoring, items, pictures } };
  }
  const { locale, task } = pen.paper;
  const organisation = loadOrganisation(db);
  const paper = {
    ...{ organisation: organisation?.name ?? {}, sample: organisation?.sample ?? false },
    ...{ title: { [locale]: inLocale(task.title, locale) }, sitting, hash: pen.hash, locale },
  };
  const prompts = shownPrompts(pen.paper).map(({ ref, number, text, words }) => ({
    ...{ ref, number, text },
    words: { min: words?.min ?? null, max: words?.max ?? null },
  }));
  const pictures = pen.paper.pictures.map(({ ref, medium }) => ({ ref, file: mediumFile(db, medium, ref) }));
  return { paper, work: { kind: 'case', materials: plain(materialsOf(pen.paper)), prompts, pictures } };
}
