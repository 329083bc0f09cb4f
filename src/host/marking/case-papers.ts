import { randomBytes, randomInt } from 'node:crypto';
import type { Attempt } from '#domain/attempt/attempt.ts';
import type { BankMedium } from '#domain/item/bank.ts';
import { fittingCases, materialsOf, shownPrompts, type CasePaper } from '#domain/marking/case-paper.ts';
import { maximumOf } from '#domain/marking/rubric.ts';
import { bankTasks, bankVersion } from '../storage/bank-store.ts';
import { casePaperOf } from '../storage/case-paper-store.ts';
import type { ReadDb } from '../storage/database.ts';
import { bankMedia } from '../storage/media-store.ts';
import { schemeVersion } from '../storage/scheme-store.ts';
import { candidateById, sessionById, sessionParts } from '../storage/session-store.ts';

/** An opaque name, made for one attempt. */
const ref = () => randomBytes(12).toString('base64url');

/**
 * The case of an attempt, drawn from what its session pinned. Null when its part is no case analysis, or the bank has no case that
 * is complete in the candidate's language.
 */
export function drawCase(db: ReadDb, attempt: Attempt): CasePaper | null {
  const session = sessionById(db, attempt.sessionId);
  const candidate = candidateById(db, attempt.candidateId);
  const pinned = sessionParts(db, attempt.sessionId).find((part) => part.partId === attempt.partId);
  // No case is open to practice: a rehearsal has none.
  if (session === null || candidate === null || session.rehearsal) return null;
  if (pinned === undefined || pinned.bankId === null || pinned.bankVersion === null) return null;
  const scheme = schemeVersion(db, session.schemeId, session.schemeVersion);
  const source = scheme?.parts.find((part) => part.id === attempt.partId)?.cases;
  const bank = bankVersion(db, pinned.bankId, pinned.bankVersion);
  if (source === undefined || bank === null) return null;
  const { id, version } = bank.header;
  const cases = fittingCases(bankTasks(db, id, version).cases, source.ids, candidate.locale);
  const task = cases.length === 0 ? undefined : cases[randomInt(cases.length)];
  if (task === undefined) return null;
  const named = new Set(task.exhibits.flatMap((one) => (one.kind === 'picture' ? one.picture : [])));
  const media: BankMedium[] = bankMedia(db, id, version).filter(({ name }) => named.has(name));
  return {
    format: 'invigil-case-paper/1',
    bankId: id,
    bankVersion: version,
    bankHash: bank.hash,
    locale: candidate.locale,
    task,
    prompts: task.prompts.map((prompt) => ({ ref: ref(), promptId: prompt.id })),
    pictures: media.map((medium) => ({ ref: ref(), medium })),
  };
}

/** The picture of an attempt's case by its opaque name. */
export function casePicture(db: ReadDb, attemptId: string, name: string): BankMedium | null {
  return casePaperOf(db, attemptId)?.pictures.find((picture) => picture.ref === name)?.medium ?? null;
}

/** A case as its candidate may see it: its prompts are answered like text items, with what is laid beside them. */
export function candidateCase(paper: CasePaper) {
  return {
    items: shownPrompts(paper).map(({ ref, number, text, words }) => ({
      ref,
      number,
      kind: 'text' as const,
      stem: text,
      options: [],
      points: 0,
      words: { min: words?.min ?? null, max: words?.max ?? null },
    })),
    maximum: maximumOf(paper.task.rubric),
    multipleScoring: 'all-or-nothing' as const,
    partsScoring: 'all-or-nothing' as const,
    materials: materialsOf(paper),
  };
}
