import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { KeyEntry } from '#domain/paper/printed-key.ts';
import { candidateItem } from './candidate-view.ts';
import { tools } from './day.ts';
import { at, file, id, locale, localeText, multipleScoring, outcome, partsScoring } from './values.ts';

/** A paper to be printed, with its key: for authors, who may see every item. */
export const printedPaper = z.object({
  /** specimen: drawn to be looked at, sat by nobody. */
  specimen: z.boolean(),
  organisation: localeText,
  /** True in an organisation whose people do not exist: every page says so. */
  sample: z.boolean(),
  title: localeText,
  blueprint: z.object({ id: z.string(), version: z.number() }),
  /** Suggested; null where the blueprint suggests none. */
  minutes: z.number().nullable(),
  bank: z.object({ id: z.string(), version: z.number(), title: localeText, notice: localeText, hash: z.string() }),
  /** What the paper was sat for; null for a specimen. */
  sitting: z
    .object({
      ...{ scheme: localeText, level: localeText, session: z.string(), startsAt: at, admissionNumber: z.string() },
      /** What was allowed at the seat; nothing where absent. */
      tools: tools.optional(),
    })
    .nullable(),
  seed: z.string(),
  /** SHA-256 (hex) of the paper as it is stored, or would be. */
  hash: z.string(),
  locale,
  multipleScoring,
  partsScoring,
  maximum: z.number(),
  items: z.array(candidateItem),
  /** The pictures of its items, by their opaque ids. */
  pictures: z.array(z.object({ ref: z.string(), file })),
  key: z.custom<KeyEntry[]>(),
  topics: z.array(z.object({ id: z.string(), title: localeText })),
  sources: z.array(z.object({ id: z.string(), title: localeText })),
});
export type PrintedPaper = z.infer<typeof printedPaper>;

/** Papers to be printed. */
export const papers = {
  /** Draws a paper from the newest version of a blueprint and its bank, to be looked at. The same seed gives the same paper. */
  specimen: oc
    .input(z.object({ blueprintId: id, locale, seed: z.string().trim().min(1).max(64) }))
    .output(outcome({ paper: printedPaper }, ['unknown-blueprint', 'not-drawable'])),
  /** The paper of an attempt that is over, as it was drawn. Who looked at it stands in the journal. */
  ofAttempt: oc
    .input(z.object({ attemptId: id }))
    .output(outcome({ paper: printedPaper }, ['unknown-attempt', 'not-over'])),
};
