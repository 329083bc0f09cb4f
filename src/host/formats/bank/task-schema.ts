// Cases and call scenarios of a bank. What their fields say together is checked in check-task.ts.
import { z } from 'zod';
import { speakers } from '#domain/marking/exhibit.ts';
import { rubricSchema } from './rubric-schema.ts';
import { difficulty, id, localeText, pictureName, sources, text } from './schema-values.ts';

const list = <T extends z.ZodType>(entry: T, from: number, to: number) => z.array(entry).min(from).max(to);

/** A text in no language: Chinese in it would be shown to those who read English. */
const plainCell = text.refine((value) => !/\p{Script=Han}/u.test(value), 'a text that is the same in every language');
const cell = z.union([z.number(), plainCell, localeText]);
const time = text.max(20);

const exhibitBase = { id, title: localeText };
const exhibit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text').optional(), ...exhibitBase, text: localeText }),
  z.strictObject({
    kind: z.literal('table'),
    ...exhibitBase,
    columns: list(z.strictObject({ title: localeText, number: z.boolean().optional() }), 1, 10),
    rows: list(z.array(cell), 1, 60),
    note: localeText.optional(),
  }),
  z.strictObject({
    kind: z.literal('work-order'),
    ...exhibitBase,
    fields: list(z.strictObject({ label: localeText, value: cell }), 1, 30),
    log: list(z.strictObject({ time, text: localeText }), 1, 40).optional(),
  }),
  z.strictObject({
    kind: z.literal('transcript'),
    ...exhibitBase,
    lines: list(z.strictObject({ speaker: z.enum(speakers), time: time.optional(), text: localeText }), 1, 150),
  }),
  z.strictObject({
    kind: z.literal('picture'),
    ...exhibitBase,
    picture: pictureName,
    alt: localeText,
    caption: localeText.optional(),
  }),
]);

const length = z.int().min(1).max(5_000);
const limit = z.strictObject({ min: length.optional(), max: length.optional() });
const prompt = z.strictObject({
  id,
  text: localeText,
  guidance: localeText,
  words: z.strictObject({ 'zh-CN': limit.optional(), en: limit.optional() }).optional(),
});

const minutes = z.number().positive().max(600);
const taskBase = { id, title: localeText, topic: id, difficulty, sources, minutes, rubric: rubricSchema };

export const caseSchema = z.strictObject({
  ...taskBase,
  situation: localeText,
  exhibits: z.array(exhibit).max(10),
  prompts: list(prompt, 2, 4),
});

const cues = (from: number, to: number) => list(z.strictObject({ cue: localeText, line: localeText }), from, to);
const workOrderBase = { id, label: localeText, note: localeText.optional() };
const workOrderField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('line'), ...workOrderBase, expected: localeText }),
  z.strictObject({ kind: z.literal('text'), ...workOrderBase, expected: localeText }),
  z.strictObject({
    kind: z.literal('choice'),
    ...workOrderBase,
    options: list(z.strictObject({ id, text: localeText }), 2, 12),
    expected: id,
  }),
]);

export const scenarioSchema = z.strictObject({
  ...taskBase,
  candidateCard: localeText,
  persona: localeText.optional(),
  opening: localeText,
  emotion: z
    .strictObject({
      start: difficulty,
      course: list(
        z.strictObject({ change: z.enum(['rises', 'falls']), when: localeText, line: localeText.optional() }),
        1,
        12,
      ),
    })
    .optional(),
  script: cues(1, 30),
  escalation: cues(1, 12).optional(),
  onlyIfAsked: z.array(z.strictObject({ id: id.optional(), question: localeText, answer: localeText })).max(20),
  customer: z
    .array(
      z.strictObject({
        id: id.optional(),
        field: localeText,
        value: localeText,
        release: z.enum(['start', 'identity']).optional(),
      }),
    )
    .max(30),
  workOrder: list(workOrderField, 1, 20).optional(),
  phases: z.strictObject({ reading: minutes, call: minutes, workOrder: minutes }).optional(),
});

export type WrittenCase = z.output<typeof caseSchema>;
export type WrittenScenario = z.output<typeof scenarioSchema>;
