// The bank file format, version 1. `npm run docs` publishes it as JSON Schema beside the banks.
import { z } from 'zod';
import { itemSchema } from './item-schema.ts';
import { id, localeText } from './schema-values.ts';
import { caseSchema, scenarioSchema } from './task-schema.ts';

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
