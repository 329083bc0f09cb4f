import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { scoreSheet } from '#domain/marking/score-sheet.ts';
import { sheetGaps } from '#domain/marking/sheet-gaps.ts';
import { rubricOf, sheetOf } from './short-rubric.ts';

const folder = new URL('../../marking-cases/', import.meta.url);
const limits = z.strictObject({ deductions: z.number().optional(), bonuses: z.number().optional() }).optional();
const ids = z.array(z.string()).default([]);
const caseSchema = z.strictObject({
  rule: z.string(),
  limits,
  sections: z.array(
    z.strictObject({
      id: z.string(),
      weight: z.number().optional(),
      floor: z.number().optional(),
      limits,
      criteria: z.record(z.string(), z.string()),
    }),
  ),
  marks: z.record(z.string(), z.union([z.number(), z.boolean(), z.string()])),
  line: z.number().nullable().default(null),
  score: z.strictObject({
    raw: z.number(),
    maximum: z.number(),
    fatal: ids,
    critical: ids,
    passed: z.boolean().nullable(),
  }),
});

const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe.each(files)('marking by %s', (name) => {
  const cases = z.array(caseSchema).parse(parse(readFileSync(new URL(name, folder), 'utf8')));
  it.each(cases.map((one) => [one.rule, one] as const))('%s', (_, { marks, line, score, ...short }) => {
    const rubric = rubricOf(short);
    const sheet = sheetOf(rubric, marks);
    expect(sheetGaps(rubric, sheet)).toEqual([]);
    expect(scoreSheet(rubric, sheet, line)).toMatchObject(score);
  });
});
