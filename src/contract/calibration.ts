import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { CalibrationResult } from '#domain/marking/calibration.ts';
import { at, id, localeText, name, outcome } from './values.ts';

const member = z.object({ personId: z.string(), name: z.string() });
const round = {
  calibrationId: z.string(),
  title: z.string(),
  partTitle: localeText,
  openedAt: at,
  closedAt: at.nullable(),
};

/** Examiners mark the same tasks blind; their agreement is kept, and a scheme may ask for it before they mark live. */
export const calibration = {
  list: oc.input(z.object({})).output(
    z.array(
      z.object({
        ...round,
        targets: z.array(z.object({ taskId: z.string(), code: z.string(), title: localeText })),
        /** What the criteria of its rubrics say. */
        criteria: z.array(z.object({ rubric: z.string(), criterion: z.string(), text: localeText })),
        /** How many targets each has submitted; null while the caller takes part and has not submitted all of theirs. */
        members: z.array(member.extend({ submitted: z.number().nullable() })),
        result: z.custom<CalibrationResult>().nullable(),
      }),
    ),
  ),
  /** What a calibration can be held with: everything that was handed in to be marked. And who may take part. */
  targets: oc.input(z.object({})).output(
    z.object({
      targets: z.array(
        z.object({
          taskId: z.string(),
          code: z.string(),
          title: localeText,
          session: z.string(),
          part: localeText,
          settled: z.boolean(),
        }),
      ),
      people: z.array(member),
    }),
  ),
  start: oc
    .input(
      z.object({
        title: name,
        taskIds: z.array(id).min(1).max(10),
        personIds: z.array(id).min(2).max(40),
      }),
    )
    .output(
      outcome({ calibrationId: z.string() }, [
        'unknown-task',
        'not-finished',
        'no-recording',
        'mixed-parts',
        'no-examiner',
        'conflict',
        'has-seen',
      ]),
    ),
  /** Whoever has not submitted everything is left out. What was computed then is never computed again. */
  close: oc
    .input(z.object({ calibrationId: id }))
    .output(outcome({}, ['unknown-calibration', 'closed', 'blind', 'too-few'])),
  /** The caller's own: what still stands between them and marking live. */
  mine: oc.input(z.object({})).output(
    z.array(
      z.object({
        ...round,
        own: z
          .object({ kappa: z.number().nullable(), exact: z.number().nullable(), pairs: z.number(), shift: z.number() })
          .nullable(),
      }),
    ),
  ),
};
