import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { itemKinds, type DrawnItem, type ItemKind } from '#domain/item/item.ts';
import type { Response } from '#domain/item/response.ts';
import { scoreResponse } from '#domain/item/score.ts';
import type { PaperItem, ShownOption } from '#domain/paper/paper.ts';
import {
  hotspot,
  inlineChoice,
  listening,
  matching,
  multiple,
  numeric,
  ordering,
  single,
  text,
  trueFalse,
} from './sample-items.ts';

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
      tolerance: z.union([
        z.strictObject({ absolute: z.number() }),
        z.strictObject({ relative: z.number() }),
        z.strictObject({ significantDigits: z.number() }),
      ]),
      unit: z.string().nullable(),
    }),
    z.strictObject({ kind: z.literal('ordering'), key: ids }),
    z.strictObject({ kind: z.literal('matching'), right: ids, key: z.record(z.string(), z.string()) }),
    z.strictObject({
      kind: z.literal('inline-choice'),
      gaps: z.record(z.string(), z.strictObject({ options: ids, key: z.string() })),
    }),
    z.strictObject({ kind: z.literal('hotspot'), areas: ids, key: ids }),
    z.strictObject({ kind: z.literal('listening'), options: ids, key: ids }),
  ]),
  points: z.number(),
  partsScoring: z.enum(['all-or-nothing', 'per-part']).optional(),
  multipleScoring: z.enum(['all-or-nothing', 'per-choice', 'no-wrong']).default('all-or-nothing'),
  shown: ids.optional(),
  responses: z
    .array(
      z.strictObject({
        given: z.union([
          z.null(),
          z.string(),
          z.boolean(),
          ids,
          z.looseObject({ kind: z.enum(itemKinds) }),
          z.record(z.string(), z.string()),
        ]),
        points: z.number(),
        outcome: z.enum(['right', 'partly', 'wrong', 'blank', 'unreadable']),
      }),
    )
    .min(1),
});
type Case = z.infer<typeof caseSchema>;

function itemOf({ item }: Case): DrawnItem {
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
    case 'ordering':
      return ordering('case', { key: item.key, entries: optionsOf(item.key.toSorted()) });
    case 'matching':
      return matching('case', { left: optionsOf(Object.keys(item.key)), right: optionsOf(item.right), key: item.key });
    case 'inline-choice': {
      const gaps = Object.entries(item.gaps).map(([id, gap]) => ({
        id,
        options: optionsOf(gap.options),
        key: gap.key,
      }));
      return inlineChoice('case', { gaps });
    }
    case 'hotspot': {
      const areas = item.areas.map((id, at) => ({ id, shape: { rect: [at * 10, 0, 10, 10] } as const }));
      return hotspot('case', { areas, key: item.key });
    }
    case 'listening':
      return listening('case', { key: item.key, options: optionsOf(item.options) });
  }
}

const shownAs = (names: readonly string[]): ShownOption[] =>
  names.map((optionId) => ({ ref: `ref-${optionId}`, optionId }));

/** The item on a paper: every id has the ref `ref-<id>`; a gap's own options `ref-<gap>-<option>`. */
function onPaper(item: DrawnItem, points: number, shown: readonly string[] | undefined): PaperItem {
  const paperItem = { ref: 'ref-case', item, points, ruleId: 'rule' };
  const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  switch (item.kind) {
    case 'single':
    case 'multiple':
    case 'listening':
      return { ...paperItem, options: shownAs(shown ?? idsOf(item.options)) };
    case 'true-false':
    case 'text':
    case 'numeric':
      return { ...paperItem, options: [] };
    case 'ordering':
      return { ...paperItem, options: shownAs(shown ?? idsOf(item.entries)) };
    case 'matching': {
      const groups = idsOf(item.left).map((id) => ({ ref: `ref-${id}`, groupId: id, options: [] }));
      return { ...paperItem, options: shownAs(shown ?? idsOf(item.right)), groups };
    }
    case 'inline-choice': {
      const groups = item.gaps.map(({ id, options }) => ({
        ref: `ref-${id}`,
        groupId: id,
        options: idsOf(options).map((optionId) => ({ ref: `ref-${id}-${optionId}`, optionId })),
      }));
      return { ...paperItem, options: [], groups };
    }
    case 'hotspot':
      return { ...paperItem, options: shownAs(shown ?? idsOf(item.areas)) };
  }
}

const fields: { readonly [K in ItemKind]: string } = {
  single: 'choice',
  multiple: 'choices',
  'true-false': 'value',
  text: 'text',
  numeric: 'text',
  ordering: 'order',
  matching: 'pairs',
  'inline-choice': 'choices',
  hotspot: 'choices',
  listening: 'choices',
};

function responseOf(kind: ItemKind, given: Case['responses'][number]['given']): Response | null {
  if (given === null) return null;
  if (typeof given === 'object' && !Array.isArray(given)) {
    if ('kind' in given) return given as unknown as Response;
    const entries = Object.entries(given);
    return kind === 'matching'
      ? { kind, pairs: entries.map(([left, right]) => ({ left, right: String(right) })) }
      : { kind: 'inline-choice', choices: entries.map(([gap, choice]) => ({ gap, choice: String(choice) })) };
  }
  return { kind, [fields[kind]]: given } as unknown as Response;
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
    const paperItem = onPaper(item, scoringCase.points, scoringCase.shown);

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
