import { oc } from '@orpc/contract';
import { z } from 'zod';
import { combinations } from '#domain/marking/combine.ts';
import { dayRules, tools } from './day.ts';
import { id, localeText, outcome } from './values.ts';

const share = z.number().min(0).max(1);
export const schemePart = z.object({
  id,
  kind: z.enum(['theory', 'listening', 'case-analysis', 'simulated-call']),
  title: localeText,
  blueprintId: id.nullable(),
  minutes: z.number().positive().max(600),
  passLine: share,
  weight: z.number().min(0),
  /** Of a case analysis: the bank, and which of its cases; any where empty. */
  cases: z.object({ bankId: id, ids: z.array(id).max(200) }).optional(),
  /** Of a simulated call: the bank, and which of its scenarios; any where empty. */
  scenarios: z.object({ bankId: id, ids: z.array(id).max(200) }).optional(),
  /** Of a simulated call: minutes of its stages, in place of each scenario's own. */
  phases: z
    .object({
      reading: z.number().positive().max(60),
      call: z.number().positive().max(60),
      workOrder: z.number().positive().max(60),
    })
    .optional(),
  marking: z
    .object({
      examiners: z.number().int().min(1).max(5),
      threshold: share,
      combination: z.enum(combinations),
    })
    .optional(),
  /** What a candidate may use at the seat. */
  tools: tools.optional(),
  /** The calibration that an examiner needs before marking live. */
  calibration: z.object({ minimum: share, withinMonths: z.number().int().min(1).max(120) }).optional(),
});
const body = {
  title: localeText,
  level: localeText,
  scope: localeText,
  parts: z.array(schemePart).min(1).max(10),
  rule: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('conjunctive') }),
    z.object({ kind: z.literal('weighted'), totalLine: share, floors: z.record(z.string(), share) }),
  ]),
  validityMonths: z.number().int().min(1).max(600).nullable(),
  /** Months in which a passed part stands while failed ones are retaken alone. */
  retakeMonths: z.number().int().min(1).max(120).nullable().optional(),
  renewal: localeText,
  agreements: z.array(z.object({ id, title: localeText, text: localeText })).min(1),
  /** With which a new session begins; it may change them. */
  dayRules: dayRules.optional(),
};
export const scheme = z.object({ id, version: z.number(), ...body });

/** Schemes. Publishing makes a new version that never changes again. */
export const schemes = {
  list: oc.input(z.object({})).output(z.array(scheme)),
  publish: oc
    .input(z.object({ id, ...body }))
    .output(
      outcome({ version: z.number() }, [
        'no-title',
        'unknown-blueprint',
        'part-without-blueprint',
        'same-part-twice',
        'unknown-case',
        'unknown-scenario',
      ]),
    ),
};
