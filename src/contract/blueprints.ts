import { oc } from '@orpc/contract';
import { z } from 'zod';
import { id, kind, locale, localeText, multipleScoring, outcome, blueprintPartsScoring, pool } from './values.ts';

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
  pool,
  order: z.enum(['rules', 'shuffled']),
  shuffleOptions: z.boolean(),
  multipleScoring,
  partsScoring: blueprintPartsScoring,
  /** How long a candidate should have: a suggestion to whoever makes a scheme. */
  minutes: z.number().positive().max(600).optional(),
};
export const blueprint = z.object({
  id,
  version: z.number(),
  ...body,
  /** The ready blueprint of a bank that it was taken over from, and whether it was changed since. */
  source: z.object({ bankVersion: z.number(), readyId: z.string(), changed: z.boolean() }).optional(),
});

const shortfall = z.object({ ruleIds: z.array(z.string()), wanted: z.number(), found: z.number() });

/** Blueprints. Saving makes a new version; versions that sessions use never change. */
export const blueprints = {
  list: oc.input(z.object({})).output(z.array(blueprint)),
  save: oc.input(z.object({ id, ...body })).output(outcome({ version: z.number() }, ['unknown-bank', 'no-title'])),
  /** Makes a ready blueprint of a bank one of the office's own. Taken over already and unchanged since: says which version it is. */
  takeOver: oc
    .input(z.object({ bankId: id, version: z.number().int(), readyId: id }))
    .output(outcome({ blueprintId: id, version: z.number() }, ['unknown-blueprint', 'id-in-use'])),
  /** The live meter: how many items each rule wants and how many the newest version of the bank has for it. */
  feasibility: oc.input(z.object({ bankId: id, rules: z.array(blueprintRule), pool, locale })).output(
    z.object({
      rules: z.array(z.object({ ruleId: z.string(), wanted: z.number(), available: z.number() })),
      ok: z.boolean(),
      shortfalls: z.array(shortfall),
      items: z.number(),
      points: z.number(),
    }),
  ),
};
