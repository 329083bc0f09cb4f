import { oc } from '@orpc/contract';
import { z } from 'zod';
import { itemKinds } from '#domain/item/item.ts';
import { reasonCodes } from '#domain/room/codes.ts';
import { response } from './candidate-view.ts';
import { caseMaterials, words } from './marking-values.ts';
import { printedPaper } from './papers.ts';
import { at, id, localeText, outcome } from './values.ts';

const because = { code: z.enum(reasonCodes).default('other'), reason: z.string().trim().max(500).default('') };
const hasReason = (given: { code: string; reason: string }) => given.code !== 'other' || given.reason !== '';
const noReason = { error: 'A reason is needed', path: ['reason'] };
/** Another member of staff, who gives their word with their own password. */
export const second = z.object({ username: z.string().trim().min(1).max(100), password: z.string().max(500) });
const done = z.object({
  done: z.array(z.string()),
  refused: z.array(z.object({ attemptId: z.string(), reason: z.string() })),
});

const line = z.object({
  ref: z.string(),
  number: z.number(),
  kind: z.enum(itemKinds),
  options: z.array(z.string()),
  parts: z.array(z.object({ ref: z.string(), options: z.array(z.string()) })),
  prose: z.boolean(),
});

const { pictures } = printedPaper.shape;
const multiple = printedPaper.pick({ multipleScoring: true, partsScoring: true });

/** A candidate's own paper, to be sat with a pen: everything of it but key and rubric, and its answer sheet. */
const booklet = z.object({
  attemptId: z.string(),
  name: z.string(),
  paper: printedPaper.pick({ organisation: true, sample: true, title: true, sitting: true, hash: true, locale: true }),
  work: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('items'), ...multiple.shape, items: printedPaper.shape.items, pictures }),
    z.object({
      kind: z.literal('case'),
      materials: caseMaterials,
      prompts: z.array(z.object({ ref: z.string(), number: z.number(), text: z.string(), words })),
      pictures,
    }),
  ]),
  lines: z.array(line),
  /** The dark modules of the code on its answer sheet, row by row. */
  qr: z.array(z.string()),
});
export type Booklet = z.infer<typeof booklet>;

const onPaper = z.object({
  attemptId: z.string(),
  name: z.string(),
  admissionNumber: z.string(),
  part: localeText,
  state: z.string(),
  items: z.number(),
  answered: z.number(),
  printed: z.number(),
  movedAt: at.nullable(),
  ended: z.object({ at, minutes: z.number() }).nullable(),
  /** How many people began to type its sheet, and how many are through. */
  typing: z.number(),
  typed: z.number(),
  /** True where the caller is one of them. */
  mine: z.boolean(),
  transcribed: z.object({ at, by: z.string(), checkedBy: z.string(), differences: z.number() }).nullable(),
});
export type OnPaperView = z.infer<typeof onPaper>;

const whySecond = ['wait', 'wrong-password', 'same-person', 'not-staff-for-it'] as const;

/** When machines fail: papers on paper. */
export const fallback = {
  list: oc.input(z.object({ sessionId: id })).output(z.array(onPaper)),
  /** Prints booklets: the one act by which a sealed item leaves the host other than onto its candidate's screen. */
  print: oc
    .input(z.object({ attemptIds: z.array(id).min(1).max(60), second, ...because }).refine(hasReason, noReason))
    .output(outcome({ booklets: z.array(booklet), refused: done.shape.refused }, whySecond)),
  /** The attempt goes on on paper; what was saved before stays. */
  move: oc
    .input(z.object({ attemptIds: z.array(id).min(1).max(1_000), ...because }).refine(hasReason, noReason))
    .output(done),
  /** The sheet was handed in after so many minutes on paper. */
  end: oc
    .input(
      z
        .object({ attemptIds: z.array(id).min(1).max(1_000), minutes: z.number().min(0).max(1_440), ...because })
        .refine(hasReason, noReason),
    )
    .output(done),
};

const state = z.enum(['typing', 'waiting', 'differs', 'done']);
const side = z.object({ name: z.string(), entry: z.string().nullable() });

/** Answer sheets, typed twice by two people who do not see each other's work. */
export const transcripts = {
  /** The sheet as the caller has typed it so far. Opening it makes the caller one of the two. */
  open: oc.input(z.object({ attemptId: id })).output(
    outcome(
      {
        admissionNumber: z.string(),
        name: z.string(),
        code: z.string(),
        state,
        lines: z.array(line),
        typed: z.array(z.object({ ref: z.string(), response: response.nullable() })),
      },
      ['unknown-attempt', 'not-ended', 'two-already', 'own-sheet', 'over'],
    ),
  ),
  /** Stores one line; null is one that the candidate left unanswered. The reply follows the commit. */
  save: oc
    .input(z.object({ attemptId: id, ref: z.string().max(64), response: response.nullable() }))
    .output(outcome({ savedAt: at }, ['not-yours', 'submitted-already', 'unknown-line', 'not-on-the-paper', 'over'])),
  /** Hands one's typing in. When it is the second and they agree, the attempt is scored. */
  submit: oc
    .input(z.object({ attemptId: id }))
    .output(outcome({ state }, ['not-yours', 'submitted-already', 'lines-open', 'over'])),
  /** Where the two differ: told to those two alone, once both have handed in. */
  differences: oc
    .input(z.object({ attemptId: id }))
    .output(outcome({ lines: z.array(line.extend({ sides: z.array(side) })) }, ['not-yours', 'not-both', 'over'])),
  /** What the two say together of each difference. The other one gives their word with their password. */
  settle: oc
    .input(
      z.object({
        attemptId: id,
        settled: z
          .array(
            z.object({
              ref: z.string().max(64),
              response: response.nullable(),
              note: z.string().trim().min(1).max(500),
            }),
          )
          .max(1_000),
        second,
      }),
    )
    .output(
      outcome({ state }, [
        ...whySecond,
        'not-yours',
        'not-both',
        'not-the-other',
        'not-all',
        'not-on-the-paper',
        'over',
      ]),
    ),
};
