import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { Rubric } from '#domain/marking/rubric.ts';
import type { SheetGap } from '#domain/marking/sheet-gaps.ts';
import { markSheet } from './marking-values.ts';
import { id, localeText, outcome } from './values.ts';

const closed = ['not-here', 'other-examiner', 'begun', 'settled', 'not-finished'] as const;

/** Sheets that examiners filled on paper: typed in twice by two people, neither of whom sees what the other typed. */
export const paperSheets = {
  open: oc.input(z.object({ taskId: id, personId: id })).output(
    outcome(
      {
        ...{ code: z.string(), title: localeText, examiner: z.string(), rubric: z.custom<Rubric>() },
        /** The caller's own entry. */
        sheet: markSheet,
        entered: z.boolean(),
      },
      [...closed, 'same-screen'],
    ),
  ),
  /** Once two people typed the same it is the examiner's sheet, signed by the second. Until then `differences` says where to look. */
  enter: oc.input(z.object({ taskId: id, personId: id, sheet: markSheet, password: z.string().max(200) })).output(
    z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), taken: z.boolean(), differences: z.array(z.string()) }),
      z.object({
        ok: z.literal(false),
        reason: z.enum([...closed, 'wait', 'wrong-password', 'incomplete', 'other-rubric', 'not-calibrated']),
        detail: z.string().optional(),
        gaps: z.array(z.custom<SheetGap>()).optional(),
      }),
    ]),
  ),
};
