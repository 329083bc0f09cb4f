import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { Comparison } from '#domain/marking/compare-sheets.ts';
import type { Rubric } from '#domain/marking/rubric.ts';
import type { SheetGap } from '#domain/marking/sheet-gaps.ts';
import { markSheet, openedWork, saveSheet } from './marking-values.ts';
import { at, file, id, locale, localeText, outcome } from './values.ts';

const password = z.string().max(200);
const note = z.string().trim().min(1).max(2_000);
const opening = ['wait', 'wrong-password'] as const;
/** Conflicts of interest, and what else keeps a person from being an examiner of a task. */
const bars = [
  'same-person',
  'trained',
  'declared',
  'assigned',
  'has-seen',
  'not-calibrated',
  'blind',
  'no-examiner',
] as const;
const agreed = z.object({ points: z.number(), fatal: z.array(z.string()) });

/** The marking of cases and calls by people. Nobody is shown a sheet, or how a task stands, before they submitted their own. */
export const marking = {
  /** The caller's own tasks, by code. */
  tasks: oc.input(z.object({})).output(
    z.array(
      z.object({
        taskId: z.string(),
        code: z.string(),
        kind: z.enum(['case', 'call']),
        title: localeText,
        /** Of a call that is not over. */
        live: z.boolean(),
        state: z.enum(['untouched', 'opened', 'begun', 'submitted', 'disputed', 'settled']),
        submittedAt: at.nullable(),
        purpose: z.enum(['live', 'calibration', 'review']),
      }),
    ),
  ),
  open: oc.input(z.object({ taskId: id })).output(
    outcome(
      {
        taskId: z.string(),
        ...openedWork,
        settled: z.boolean(),
        /** The caller, by whose name a paper sheet is typed in. */
        personId: z.string(),
      },
      ['not-yours', 'same-screen'],
    ),
  ),
  media: oc.input(z.object({ taskId: id, ref: z.string().max(64) })).output(file.nullable()),
  save: saveSheet,
  /** Signs with the examiner's own key, and locks. */
  submit: oc.input(z.object({ taskId: id, revision: z.number().int(), password })).output(
    z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), submittedAt: at }),
      z.object({
        ok: z.literal(false),
        reason: z.enum([
          ...opening,
          'not-yours',
          'not-begun',
          'not-finished',
          'locked',
          'settled',
          'older-revision',
          'incomplete',
          'not-calibrated',
        ]),
        detail: z.string().optional(),
        /** With `incomplete`: everything that is missing. */
        gaps: z.array(z.custom<SheetGap>()).optional(),
      }),
    ]),
  ),
  compare: oc.input(z.object({ taskId: id })).output(
    outcome(
      {
        code: z.string(),
        rubric: z.custom<Rubric>(),
        /** True when every examiner has submitted. */
        whole: z.boolean(),
        sheets: z.array(z.object({ personId: z.string(), name: z.string(), third: z.boolean(), sheet: markSheet })),
        comparison: z.custom<Comparison>(),
        words: z.array(
          z.object({
            personId: z.string(),
            criterion: z.string(),
            stands: z.boolean(),
            note: z.string(),
            saidBy: z.string(),
          }),
        ),
        agreed: agreed.extend({ by: z.string(), at, note: z.string() }).nullable(),
        settled: agreed.extend({ maximum: z.number() }).nullable(),
      },
      ['not-yet', 'same-screen'],
    ),
  ),
  sayOfFatal: oc
    .input(z.object({ taskId: id, personId: id, criterion: id, stands: z.boolean(), note, password }))
    .output(outcome({}, [...opening, 'same-person', 'not-yet', 'settled', 'not-fatal'])),
  agree: oc
    .input(z.object({ taskId: id, points: z.number().min(0), fatal: z.array(id).max(60), note, password }))
    .output(outcome({}, [...opening, 'not-yet', 'settled', 'not-fatal', 'too-many-points'])),
  settle: oc.input(z.object({ taskIds: z.array(id).min(1).max(500) })).output(
    z.object({
      refused: z.array(
        z.object({
          taskId: z.string(),
          reason: z.enum(['not-yet', 'settled', 'no-sheets', 'fatal-unconfirmed', 'reconcile', 'training-run']),
        }),
      ),
    }),
  ),
  unlock: oc
    .input(z.object({ taskId: id, personId: id, reason: note }))
    .output(outcome({}, ['unknown-task', 'settled', 'not-submitted'])),
  /** For an administrator: whose submitted sheets there are, nothing that is on them. */
  locked: oc.input(z.object({})).output(
    z.array(
      z.object({
        taskId: z.string(),
        code: z.string(),
        session: z.string(),
        personId: z.string(),
        name: z.string(),
        submittedAt: at,
      }),
    ),
  ),
  /** A sheet to be printed and filled by hand; `qr` row by row, 1 is dark. */
  blank: oc.input(z.object({ taskId: id })).output(
    outcome(
      {
        ...{ code: z.string(), title: localeText, locale, organisation: localeText, sample: z.boolean() },
        ...{ rubric: z.custom<Rubric>(), hash: z.string(), qr: z.array(z.string()) },
      },
      ['not-yours', 'same-screen'],
    ),
  ),
  /** An examiner who has a conflict of interest gives a task back. */
  stepBack: oc.input(z.object({ taskId: id, note, password })).output(outcome({}, [...opening, 'not-yours', 'signed'])),
  sessions: oc
    .input(z.object({}))
    .output(z.array(z.object({ sessionId: z.string(), title: z.string(), startsAt: at, tasks: z.number() }))),
  board: oc.input(z.object({ sessionId: id })).output(
    z.object({
      tasks: z.array(
        z.object({
          taskId: z.string(),
          code: z.string(),
          title: localeText,
          wanted: z.number(),
          examiners: z.array(
            z.object({
              personId: z.string(),
              name: z.string(),
              third: z.boolean(),
              /** Null while the caller marks the task too and has not submitted. */
              state: z.enum(['untouched', 'begun', 'submitted']).nullable(),
            }),
          ),
          blind: z.boolean(),
          settled: z.boolean(),
          /** How far it is from being settled; null where that is settled already, or not for the caller to know. */
          standing: z.enum(['open', 'ready', 'fatal-unconfirmed', 'reconcile']).nullable(),
        }),
      ),
      people: z.array(z.object({ personId: z.string(), name: z.string(), open: z.number() })),
    }),
  ),
  assign: oc.input(z.object({ taskIds: z.array(id).min(1).max(500), personId: id, third: z.boolean() })).output(
    z.object({
      refused: z.array(
        z.object({ taskId: z.string(), reason: z.enum([...bars, 'unknown-task', 'settled', 'enough']) }),
      ),
    }),
  ),
  assignAll: oc.input(z.object({ sessionId: id, personIds: z.array(id).min(1).max(200) })).output(
    z.object({
      assigned: z.number(),
      short: z.array(z.object({ taskId: z.string(), missing: z.number() })),
    }),
  ),
  replace: oc
    .input(z.object({ taskId: id, from: id, to: id }))
    .output(outcome({}, [...bars, 'unknown-task', 'signed'])),
};
