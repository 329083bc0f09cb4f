import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { itemKinds, type Item, type ItemKind } from '#domain/item/item.ts';
import type { Response } from '#domain/item/response.ts';
import { scoreResponse } from '#domain/item/score.ts';
import type { PaperItem } from '#domain/paper/paper.ts';
import { multiple, numeric, single, text, trueFalse } from './sample-items.ts';

const folder = new URL('../../scoring-cases/', import.meta.url);
const ids = z.array(z.string());

const caseSchema = z.strictObject({
  rule: z.string(),
  item: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('single'), options: ids, key: z.string() }),
    z.strictObject({ kind: z.literal('multiple'), options: ids, key: ids }),
    z.strictObject({ kind: z.literal('true-false'), key: z.boolean() }),
    z.strictObject({ kind: z.literal('text'), accepted: z.array(z.coerce.string()) }),
    z.strictObject({
      kind: z.literal('numeric'),
      key: z.number(),
      tolerance: z.union([z.strictObject({ absolute: z.number() }), z.strictObject({ relative: z.number() })]),
      unit: z.string().nullable(),
    }),
  ]),
  points: z.number(),
  multipleScoring: z.enum(['all-or-nothing', 'per-choice', 'no-wrong']).default('all-or-nothing'),
  shown: ids.optional(),
  responses: z
    .array(
      z.strictObject({
        given: z.union([z.null(), z.string(), z.boolean(), ids, z.looseObject({ kind: z.enum(itemKinds) })]),
        points: z.number(),
        outcome: z.enum(['right', 'partly', 'wrong', 'blank', 'unreadable']),
      }),
    )
    .min(1),
});
type Case = z.infer<typeof caseSchema>;

function itemOf({ item }: Case): Item {
  const optionsOf = (names: readonly string[]) => names.map((id) => ({ id, text: { 'zh-CN': id, en: id } }));
  switch (item.kind) {
    case 'single':
      return single('case', { key: item.key, options: optionsOf(item.options) });
    case 'multiple':
      return multiple('case', { key: item.key, options: optionsOf(item.options) });
    case 'true-false':
      return trueFalse('case', item);
    case 'text':
      return text('case', item);
    case 'numeric':
      return numeric('case', item);
  }
}

function responseOf(kind: ItemKind, given: Case['responses'][number]['given']): Response | null {
  if (given === null) return null;
  if (typeof given === 'object' && !Array.isArray(given)) return given as unknown as Response;
  const field = { single: 'choice', multiple: 'choices', 'true-false': 'value', text: 'text', numeric: 'text' }[kind];
  return { kind, [field]: given } as unknown as Response;
}

describe.each(itemKinds)('a response to an item of kind %s', (kind) => {
  const names = readdirSync(new URL(`${kind}/`, folder)).filter((name) => name.endsWith('.yaml'));

  it('is described by at least eight cases', () => {
    expect(names.length).toBeGreaterThanOrEqual(8);
  });

  const cases = names.map((name) => {
    const content = readFileSync(new URL(`${kind}/${name}`, folder), 'utf8');
    return caseSchema.parse(parse(content));
  });

  describe.each(cases)('$rule', (scoringCase) => {
    const item = itemOf(scoringCase);
    const shown = scoringCase.shown ?? ('options' in item ? item.options.map((option) => option.id) : []);
    const paperItem: PaperItem = {
      ref: 'ref-case',
      item,
      points: scoringCase.points,
      ruleId: 'rule',
      options: shown.map((optionId) => ({ ref: `ref-${optionId}`, optionId })),
    };

    it.each(scoringCase.responses.map((r) => ({ ...r, written: JSON.stringify(r.given) })))(
      '$written is $outcome: $points',
      ({ given, points, outcome }) => {
        expect(item.kind).toBe(kind);
        expect(scoreResponse(paperItem, responseOf(kind, given), scoringCase)).toEqual({
          points,
          maximum: scoringCase.points,
          outcome,
        });
      },
    );
  });
});
