import { oc } from '@orpc/contract';
import { z } from 'zod';
import { cognitiveLevels, type Item } from '#domain/item/item.ts';
import type { BankQuality } from '#domain/item/quality.ts';
import { pools } from '#domain/paper/blueprint.ts';
import type { Case, Scenario } from '#domain/marking/task-content.ts';
import { candidateItem } from './candidate-view.ts';
import { at, file, id, kind, locale, localeText, pool } from './values.ts';

/** One thing wrong with a bank file: where it stands, what was found, and what is expected there. */
export const bankProblem = z.object({
  file: z.string(),
  line: z.number(),
  column: z.number().optional(),
  /** Path in the file, like `items[3].options[1].text.zh-CN`. */
  field: z.string(),
  item: z.string().optional(),
  code: z.string(),
  expected: localeText,
  found: z.string().optional(),
});

/** A blueprint that comes with a bank, and whether the office took it over. */
export const readyBlueprint = z.object({
  id: z.string(),
  title: localeText,
  note: localeText,
  locales: z.array(locale),
  minutes: z.number(),
  pool,
  items: z.number(),
  points: z.number(),
  /** The blueprint it became, in its newest version; null while nobody took this version's one over. */
  taken: z.object({ version: z.number(), changed: z.boolean() }).nullable(),
});

export const bankSummary = z.object({
  bankId: z.string(),
  version: z.number(),
  title: localeText,
  notice: localeText,
  hash: z.string(),
  importedAt: at,
  items: z.number(),
  cases: z.number(),
  scenarios: z.number(),
  /** How many items are complete in each language. */
  complete: z.object({ 'zh-CN': z.number(), en: z.number() }),
  topics: z.array(z.object({ id: z.string(), title: localeText, items: z.number() })),
  kinds: z.array(z.object({ kind, items: z.number() })),
  difficulties: z.array(z.object({ difficulty: z.number(), items: z.number() })),
  blueprints: z.array(readyBlueprint),
});

const whichBank = { bankId: id, version: z.number().int() };

/** Question banks as authors see them. */
export const banks = {
  list: oc.input(z.object({})).output(z.array(bankSummary)),
  import: oc
    .input(
      z.object({
        files: z
          .array(
            z.union([
              z.object({ path: z.string().max(500), text: z.string() }),
              /** Pictures and sounds of `media/`. */
              z.object({ path: z.string().max(500), base64: z.string() }),
            ]),
          )
          .min(1)
          .max(2_000),
      }),
    )
    .output(
      z.discriminatedUnion('ok', [
        z.object({ ok: z.literal(true), bank: bankSummary }),
        z.object({
          ok: z.literal(false),
          reason: z.enum(['problems', 'version-exists']),
          problems: z.array(bankProblem),
        }),
      ]),
    ),
  items: oc
    .input(
      z.object({
        ...whichBank,
        search: z.string().max(200).optional(),
        topic: id.optional(),
        kind: kind.optional(),
        difficulty: z.number().optional(),
        cognitive: z.enum(cognitiveLevels).optional(),
        pool: z.enum(pools).optional(),
        /** Only items that are complete in this language. */
        complete: locale.optional(),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(200),
      }),
    )
    .output(
      z.object({
        total: z.number(),
        items: z.array(
          z.object({
            itemId: z.string(),
            kind,
            topic: z.string(),
            difficulty: z.number(),
            stem: localeText,
            locales: z.array(locale),
            practice: z.boolean(),
          }),
        ),
      }),
    ),
  /** What can be measured of a bank's quality without a candidate; null when there is no such bank. */
  quality: oc.input(z.object(whichBank)).output(z.custom<BankQuality>().nullable()),
  /** The whole item, and how a candidate would see it in each language it is complete in. */
  item: oc.input(z.object({ ...whichBank, itemId: id })).output(
    z
      .object({
        item: z.custom<Item>(),
        preview: z.object({ 'zh-CN': candidateItem.optional(), en: candidateItem.optional() }),
      })
      .nullable(),
  ),
  /** A picture or sound of a bank, by its file name. */
  media: oc.input(z.object({ ...whichBank, name: z.string().max(100) })).output(file.nullable()),
  /** How many papers drew each item, over all sessions whose papers are here or came back. Items never drawn are left out. */
  exposure: oc
    .input(z.object({ bankId: id }))
    .output(z.array(z.object({ itemId: z.string(), papers: z.number(), sessions: z.number() }))),
  tasks: oc
    .input(z.object(whichBank))
    .output(z.object({ cases: z.array(z.custom<Case>()), scenarios: z.array(z.custom<Scenario>()) })),
};
