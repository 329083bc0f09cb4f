// The bank file format, version 1. `npm run docs` publishes it as JSON Schema beside the banks.
import { z } from 'zod';
import { itemSchema } from './item-schema.ts';
import { difficulty, id, localeText, sources } from './schema-values.ts';

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

const planned = z.int().min(0).default(0);

/** `bank.yaml`, the head of a bank folder. */
export const bankHeaderSchema = z.strictObject({
  format: z.literal('invigil-bank/1'),
  id,
  version: z.int().min(1),
  title: localeText,
  notice: localeText,
  topics: z.array(z.strictObject({ id, title: localeText })).min(1),
  sources: z.array(z.strictObject({ id, title: localeText, note: localeText.optional() })).min(1),
  plan: z
    .array(
      z.strictObject({
        topic: id,
        items: z.int().min(0),
        difficulty: z.strictObject({ 1: planned, 2: planned, 3: planned, 4: planned, 5: planned }),
      }),
    )
    .min(1)
    .optional(),
});

/** Every other `.yaml` file of a bank folder, at any depth: a list under one or more of these names. */
export const bankContentSchema = z.strictObject({
  items: z.array(itemSchema).optional(),
  cases: z.array(caseSchema).optional(),
  scenarios: z.array(scenarioSchema).optional(),
});
