import { oc } from '@orpc/contract';
import { z } from 'zod';
import { id, kind, locale, localeText, multipleScoring, outcome, blueprintPartsScoring } from './values.ts';

export const blueprintRule = z.object({
  id,
  topics: z.array(id).optional(),
  kinds: z.array(kind).optional(),
  difficulty: z.object({ min: z.number().min(1).max(5), max: z.number().min(1).max(5) }).optional(),
  count: z.number().int().min(1).max(500),
  points: z.number().positive().max(1_000),
});

const body = {
  title: localeText,
  bankId: id,
  rules: z.array(blueprintRule).min(1).max(100),
  order: z.enum(['rules', 'shuffled']),
  shuffleOptions: z.boolean(),
  multipleScoring,
  partsScoring: blueprintPartsScoring,
};
export const blueprint = z.object({ id, version: z.number(), ...body });

const shortfall = z.object({ ruleIds: z.array(z.string()), wanted: z.number(), found: z.number() });

/** Blueprints. Saving makes a new version; versions that sessions use never change. */
export const blueprints = {
  list: oc.input(z.object({})).output(z.array(blueprint)),
  save: oc.input(z.object({ id, ...body })).output(outcome({ version: z.number() }, ['unknown-bank', 'no-title'])),
  /** The live meter: how many items each rule wants and how many the newest version of the bank has for it. */
  feasibility: oc.input(z.object({ bankId: id, rules: z.array(blueprintRule), locale })).output(
    z.object({
      rules: z.array(z.object({ ruleId: z.string(), wanted: z.number(), available: z.number() })),
      ok: z.boolean(),
      shortfalls: z.array(shortfall),
      items: z.number(),
      points: z.number(),
    }),
  ),
};
