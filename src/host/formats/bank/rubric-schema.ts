// Rubrics as bank files write them: sections written out, or shared blocks that they use.
import { z } from 'zod';
import { criterionKinds, severities } from '#domain/marking/rubric.ts';
import { id, localeText } from './schema-values.ts';

const points = z.number().min(0).max(1000);
const limits = z.strictObject({ deductions: points.optional(), bonuses: points.optional() });

const criterion = z
  .strictObject({
    id,
    text: localeText,
    help: localeText.optional(),
    kind: z.enum(criterionKinds),
    severity: z.enum(severities).default('normal'),
    // Only a fatal criterion has none: checkRubric asks for them everywhere else.
    points: points.optional(),
    times: z.int().min(1).max(10).optional(),
    levels: z
      .array(z.strictObject({ points, text: localeText }))
      .min(2)
      .max(6)
      .optional(),
    notApplicable: z.boolean().default(false),
  })
  .transform((one) => ({ ...one, points: one.points ?? 0 }));
const criteria = z.array(criterion).min(1).max(60);
const worth = {
  weight: z.number().positive().max(100).optional(),
  limits: limits.optional(),
  floor: z.number().min(-100).max(0).optional(),
};

/** A section that is written once in `rubric-blocks/` and used by rubrics. */
export const blockSchema = z.strictObject({ id, title: localeText, ...worth, criteria });

/** A file of `rubric-blocks/`. */
export const blockFileSchema = z.strictObject({ blocks: z.array(blockSchema).min(1) });

const use = z.strictObject({ use: id, ...worth, criteria: criteria.optional() });

export const rubricSchema = z.strictObject({
  id,
  version: z.int().min(1),
  passLine: z.number().min(0).max(100).optional(),
  limits: limits.optional(),
  sections: z
    .array(z.union([blockSchema, use]))
    .min(1)
    .max(12),
});

export type RubricBlock = z.output<typeof blockSchema>;
export type WrittenRubric = z.output<typeof rubricSchema>;
