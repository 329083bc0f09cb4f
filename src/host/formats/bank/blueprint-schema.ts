// Ready blueprints, format version 1: the files in a bank's `blueprints/`. `npm run docs` publishes this as JSON Schema.
import { z } from 'zod';
import { itemKinds } from '#domain/item/item.ts';
import { locales } from '#domain/item/locale.ts';
import { defaultPartsScoring, defaultPool, pools } from '#domain/paper/blueprint.ts';
import { difficulty, id, localeText } from './schema-values.ts';

const rule = z.strictObject({
  id,
  topics: z.array(id).min(1).optional(),
  kinds: z.array(z.enum(itemKinds)).min(1).optional(),
  difficulty: z.strictObject({ min: difficulty, max: difficulty }).optional(),
  count: z.int().min(1).max(500),
  points: z.number().positive().max(1_000),
});

export const blueprintFileSchema = z.strictObject({
  format: z.literal('invigil-blueprint/1'),
  id,
  title: localeText,
  note: localeText.optional(),
  /** In which languages a paper can be drawn: each is tried when the bank is read. */
  locales: z.array(z.enum(locales)).min(1),
  minutes: z.number().positive().max(600),
  pool: z.enum(pools).default(defaultPool),
  order: z.enum(['rules', 'shuffled']).default('rules'),
  shuffleOptions: z.boolean().default(true),
  multipleScoring: z.enum(['all-or-nothing', 'per-choice', 'no-wrong']),
  partsScoring: z.enum(['all-or-nothing', 'per-part']).default(defaultPartsScoring),
  rules: z.array(rule).min(1).max(100),
});
