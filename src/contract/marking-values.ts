// Cases and mark sheets as they cross between screen and host.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { Rubric } from '#domain/marking/rubric.ts';
import { speakers } from '#domain/marking/exhibit.ts';
import { globalRatings } from '#domain/marking/mark-sheet.ts';
import { at, id, locale, outcome } from './values.ts';

const cell = z.union([z.string(), z.number()]);
const exhibitBase = { id: z.string(), title: z.string() };
const exhibit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), ...exhibitBase, text: z.string() }),
  z.object({
    kind: z.literal('table'),
    ...exhibitBase,
    columns: z.array(z.object({ title: z.string(), number: z.boolean() })),
    rows: z.array(z.array(cell)),
    note: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('work-order'),
    ...exhibitBase,
    fields: z.array(z.object({ label: z.string(), value: cell })),
    log: z.array(z.object({ time: z.string(), text: z.string() })),
  }),
  z.object({
    kind: z.literal('transcript'),
    ...exhibitBase,
    lines: z.array(z.object({ speaker: z.enum(speakers), time: z.string().nullable(), text: z.string() })),
  }),
  /** `picture` is an opaque name. */
  z.object({
    kind: z.literal('picture'),
    ...exhibitBase,
    picture: z.string(),
    alt: z.string(),
    caption: z.string().nullable(),
  }),
]);

/** What is laid before a candidate beside the prompts of a case. */
export const caseMaterials = z.object({ title: z.string(), situation: z.string(), exhibits: z.array(exhibit) });
export type CaseMaterialsView = z.infer<typeof caseMaterials>;

/** How long a response should be; counted, never enforced. */
export const words = z.object({ min: z.number().nullable(), max: z.number().nullable() });

const criterionId = z.string().min(1).max(64);
const comment = z.string().max(4_000);
const mark = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('level'), points: z.number() }),
  z.strictObject({ kind: z.literal('yes-no'), met: z.boolean() }),
  z.strictObject({ kind: z.literal('times'), times: z.number().int().min(0).max(10) }),
  z.strictObject({ kind: z.literal('not-applicable') }),
]);
const evidence = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('quotation'),
    prompt: z.string().max(64),
    from: z.number().int().min(0),
    to: z.number().int().min(0),
    text: z.string().min(1).max(4_000),
  }),
  z.strictObject({ kind: z.literal('moment'), at: z.number().min(0) }),
]);

/** One examiner's filled rubric. */
export const markSheet = z.strictObject({
  rubric: z.strictObject({ id: z.string().max(64), version: z.number().int() }),
  marks: z.record(criterionId, z.strictObject({ mark: mark.nullable(), comment, evidence: z.array(evidence).max(30) })),
  globalRating: z.enum(globalRatings).nullable(),
  comment,
});

/** What whoever marks a piece of work sees: the work, the rubric, and their own sheet of it. */
export const openedWork = {
  code: z.string(),
  kind: z.enum(['case', 'call']),
  locale,
  /** Null of a call: it has a recording instead, and its work order for prompts. */
  materials: caseMaterials.nullable(),
  prompts: z.array(z.object({ id: z.string(), text: z.string(), guidance: z.string(), words, response: z.string() })),
  rubric: z.custom<Rubric>(),
  sheet: markSheet,
  /** 0 while nothing was saved. */
  revision: z.number(),
  submittedAt: at.nullable(),
};

/** Acknowledged only when it is on disk; the same revision with the same sheet is acknowledged again. */
export const saveSheet = oc
  .input(z.object({ taskId: id, revision: z.number().int().min(1), sheet: markSheet }))
  .output(
    outcome({ revision: z.number(), savedAt: at }, [
      'not-yours',
      'locked',
      'settled',
      'other-rubric',
      'wrong-mark',
      'older-revision',
    ]),
  );
