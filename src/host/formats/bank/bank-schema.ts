// The bank file format, version 1. `npm run docs` publishes it as JSON Schema beside the banks.
import { z } from 'zod';

const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens, at most 64 characters');
/** A lone surrogate has no canonical form to hash, and a control character cannot be seen or drawn. */
const isPlain = (value: string) => value.isWellFormed() && !/[\p{Cc}--[\t\n\r]]/v.test(value);
const text = z
  .string()
  .trim()
  .min(1)
  .max(20_000)
  .refine(isPlain, { error: 'text without control or broken characters', params: { expected: 'plain-text' } });
const localeText = z
  .strictObject({ 'zh-CN': text.optional(), en: text.optional() })
  .refine((t) => t['zh-CN'] !== undefined || t.en !== undefined, 'a text in at least one language: zh-CN, en')
  .transform((t) => ({
    ...(t['zh-CN'] === undefined ? {} : { 'zh-CN': t['zh-CN'] }),
    ...(t.en === undefined ? {} : { en: t.en }),
  }));
const difficulty = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const sources = z.array(z.strictObject({ source: id, place: text })).min(1);

const itemBase = { id, topic: id, difficulty, sources, stem: localeText, rationale: localeText };
const options = z
  .array(z.strictObject({ id, text: localeText }))
  .min(2)
  .max(8);
const shuffle = z.boolean().default(true);

export const itemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), ...itemBase, options, key: id, shuffle }),
  z.strictObject({ kind: z.literal('multiple'), ...itemBase, options, key: z.array(id).min(1), shuffle }),
  z.strictObject({ kind: z.literal('true-false'), ...itemBase, key: z.boolean() }),
  z.strictObject({ kind: z.literal('text'), ...itemBase, accepted: z.array(text).min(1) }),
  z.strictObject({
    kind: z.literal('numeric'),
    ...itemBase,
    key: z.number(),
    tolerance: z.union([
      z.strictObject({ absolute: z.number().min(0) }),
      z.strictObject({ relative: z.number().min(0).max(1) }),
    ]),
    unit: text.nullable(),
  }),
]);

const criterion = z.strictObject({
  id,
  text: localeText,
  help: localeText.optional(),
  kind: z.enum(['levels', 'yes-no', 'deduction', 'bonus']),
  severity: z.enum(['normal', 'critical', 'fatal']).default('normal'),
  points: z.number().min(0),
  levels: z
    .array(z.strictObject({ points: z.number().min(0), text: localeText }))
    .min(2)
    .optional(),
  notApplicable: z.boolean().default(false),
});
const rubric = z.strictObject({
  id,
  version: z.int().min(1),
  sections: z.array(z.strictObject({ id, title: localeText, criteria: z.array(criterion).min(1) })).min(1),
});
const taskBase = { id, title: localeText, topic: id, difficulty, sources, minutes: z.number().positive(), rubric };

export const caseSchema = z.strictObject({
  ...taskBase,
  situation: localeText,
  exhibits: z.array(z.strictObject({ id, title: localeText, text: localeText })),
  prompts: z.array(z.strictObject({ id, text: localeText, guidance: localeText })).min(1),
});

export const scenarioSchema = z.strictObject({
  ...taskBase,
  candidateCard: localeText,
  customer: z.array(z.strictObject({ field: localeText, value: localeText })),
  opening: localeText,
  script: z.array(z.strictObject({ cue: localeText, line: localeText })).min(1),
  onlyIfAsked: z.array(z.strictObject({ question: localeText, answer: localeText })),
});

/** `bank.yaml`, the head of a bank folder. */
export const bankHeaderSchema = z.strictObject({
  format: z.literal('invigil-bank/1'),
  id,
  version: z.int().min(1),
  title: localeText,
  notice: localeText,
  topics: z.array(z.strictObject({ id, title: localeText })).min(1),
  sources: z.array(z.strictObject({ id, title: localeText, note: localeText.optional() })).min(1),
});

/** Every other `.yaml` file of a bank folder, at any depth: a list under one or more of these names. */
export const bankContentSchema = z.strictObject({
  items: z.array(itemSchema).optional(),
  cases: z.array(caseSchema).optional(),
  scenarios: z.array(scenarioSchema).optional(),
});
