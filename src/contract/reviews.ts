import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { Comparison } from '#domain/marking/compare-sheets.ts';
import { peerRefusals } from '#domain/marking/reviews.ts';
import type { Rubric } from '#domain/marking/rubric.ts';
import type { SheetGap } from '#domain/marking/sheet-gaps.ts';
import { calls } from './calls.ts';
import { markSheet, openedWork, saveSheet } from './marking-values.ts';
import { at, file, id, localeText, outcome } from './values.ts';

const state = z.enum(['untouched', 'begun', 'submitted']);
const kind = z.enum(['case', 'call']);

/** In a training run a candidate marks their own work and a peer's on the same rubric, at their seat. None of it counts. */
export const reviews = {
  mine: oc.input(z.object({})).output(
    z.array(
      z.object({
        taskId: z.string(),
        /** False for somebody else's work, which is known by its code only. */
        own: z.boolean(),
        code: z.string(),
        kind,
        title: localeText,
        state,
        /** Of the own work: the sheets may be seen side by side. */
        comparable: z.boolean(),
      }),
    ),
  ),
  open: oc.input(z.object({ taskId: id })).output(
    outcome(
      {
        own: z.boolean(),
        ...openedWork,
      },
      ['not-yours'],
    ),
  ),
  media: oc.input(z.object({ taskId: id, ref: z.string().max(64) })).output(file.nullable()),
  save: saveSheet,
  submit: oc.input(z.object({ taskId: id, revision: z.number().int() })).output(
    z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), submittedAt: at }),
      z.object({
        ok: z.literal(false),
        reason: z.enum(['not-yours', 'not-begun', 'locked', 'settled', 'older-revision', 'incomplete']),
        gaps: z.array(z.custom<SheetGap>()).optional(),
      }),
    ]),
  ),
  /** The own sheet, the peer's and the examiners', once the caller has submitted all they owe and the examiners have submitted. */
  compare: oc.input(z.object({ taskId: id })).output(
    outcome(
      {
        rubric: z.custom<Rubric>(),
        sheets: z.array(z.object({ by: z.enum(['self', 'peer', 'examiner']), number: z.number(), sheet: markSheet })),
        comparison: z.custom<Comparison>(),
      },
      ['not-yet'],
    ),
  ),
  recording: calls.recording,
  sound: calls.sound,
};

/** Who reviews whose work in a training run, for its lead examiner: never what is on a review. */
export const peers = {
  board: oc.input(z.object({ sessionId: id })).output(
    z.object({
      training: z.boolean(),
      works: z.array(
        z.object({
          taskId: z.string(),
          code: z.string(),
          partId: z.string(),
          title: localeText,
          own: state,
          peer: z.object({ name: z.string(), state }).nullable(),
        }),
      ),
      people: z.array(z.object({ candidateId: z.string(), name: z.string() })),
    }),
  ),
  /** In a ring: each reviews another's work. */
  shareOut: oc.input(z.object({ sessionId: id })).output(z.object({ given: z.number(), alone: z.number() })),
  give: oc.input(z.object({ taskId: id, candidateId: id })).output(outcome({}, ['unknown-task', ...peerRefusals])),
};
