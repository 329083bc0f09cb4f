// The items of a bank, kind by kind. What fields say together is checked in check-item.ts and the files it names.
import { z } from 'zod';
import { cognitiveLevels, type NumericItem, type ParametrisedItem } from '#domain/item/item.ts';
import { audioName, difficulty, id, localeText, pictureName, sources, text } from './schema-values.ts';

const itemBase = {
  id,
  topic: id,
  difficulty,
  cognitive: z.enum(cognitiveLevels).optional(),
  practice: z.boolean().optional(),
  sources,
  stem: localeText,
  rationale: localeText,
};
const choices = (from: number, to: number) =>
  z
    .array(z.strictObject({ id, text: localeText }))
    .min(from)
    .max(to);
const options = choices(2, 8);
const shuffle = z.boolean().default(true);

const tolerance = z.union([
  z.strictObject({ absolute: z.number().min(0) }),
  z.strictObject({ relative: z.number().min(0).max(1) }),
  z.strictObject({ significantDigits: z.int().min(1).max(12) }),
]);

const parameterName = z.string().refine((name) => /^[A-Za-z][A-Za-z0-9_]{0,19}$/u.test(name), {
  error: 'a letter, then letters, digits and underscores, at most 20 characters',
  params: { expected: 'parameter-name' },
});
export const parameterSchema = z.union([
  z.strictObject({ name: parameterName, values: z.array(z.number()).min(1).max(200) }),
  z.strictObject({ name: parameterName, from: z.number(), to: z.number(), step: z.number().positive() }),
]);

const numeric = z
  .strictObject({
    kind: z.literal('numeric'),
    ...itemBase,
    key: z.number().optional(),
    parameters: z.array(parameterSchema).min(1).max(6).optional(),
    formula: text.optional(),
    keyDigits: z.int().min(0).max(10).optional(),
    tolerance,
    unit: text.nullable(),
  })
  // Either a key, or parameters and a formula: checkNumeric refuses every other bank.
  .transform((item) => item as NumericItem | ParametrisedItem);

const coordinate = z.number().min(0).max(100_000);
const length = z.number().positive().max(100_000);
export const shapeSchema = z.union([
  z.strictObject({ rect: z.tuple([coordinate, coordinate, length, length]) }),
  z.strictObject({ circle: z.tuple([coordinate, coordinate, length]) }),
  z.strictObject({
    polygon: z
      .array(z.tuple([coordinate, coordinate]))
      .min(3)
      .max(50),
  }),
]);

export const itemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('single'), ...itemBase, options, key: id, shuffle }),
  z.strictObject({ kind: z.literal('multiple'), ...itemBase, options, key: z.array(id).min(1), shuffle }),
  z.strictObject({ kind: z.literal('true-false'), ...itemBase, key: z.boolean() }),
  z.strictObject({ kind: z.literal('text'), ...itemBase, accepted: z.array(text).min(1) }),
  numeric,
  z.strictObject({ kind: z.literal('ordering'), ...itemBase, entries: choices(3, 7), key: z.array(id) }),
  z.strictObject({
    kind: z.literal('matching'),
    ...itemBase,
    left: choices(3, 6),
    right: choices(3, 10),
    key: z.record(z.string(), id),
  }),
  z.strictObject({
    kind: z.literal('inline-choice'),
    ...itemBase,
    text: localeText,
    gaps: z
      .array(z.strictObject({ id, options: choices(2, 5), key: id }))
      .min(1)
      .max(5),
  }),
  z.strictObject({
    kind: z.literal('hotspot'),
    ...itemBase,
    picture: pictureName,
    alt: localeText,
    areas: z
      .array(z.strictObject({ id, shape: shapeSchema }))
      .min(3)
      .max(8),
    key: z.array(id).min(1).max(3),
  }),
  z.strictObject({
    kind: z.literal('listening'),
    ...itemBase,
    audio: audioName,
    plays: z.int().min(1).max(10),
    seconds: z.int().min(1).max(600),
    options,
    key: z.array(id).min(1),
    shuffle,
    transcript: localeText,
  }),
]);
