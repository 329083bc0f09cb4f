import { oc } from '@orpc/contract';
import { z } from 'zod';
import { attendanceMarks } from '#domain/room/attendance.ts';
import { conditionPoints } from '#domain/room/conditions.ts';
import { at, file, id, locale, outcome } from './values.ts';

const note = z.string().trim().max(300);
const mark = z.enum(attendanceMarks);

export const attendanceRow = z.object({
  candidateId: z.string(),
  admissionNumber: z.string(),
  name: z.string(),
  unit: z.string(),
  /** Null until somebody said it. */
  mark: mark.nullable(),
  note: z.string(),
  by: z.string(),
  at: at.nullable(),
  /** What the attempts suggest, and in what the mark differs from them. */
  suggested: mark,
  mismatch: z.enum(['absent-but-admitted', 'came-but-not-admitted']).nullable(),
});
export type AttendanceRow = z.infer<typeof attendanceRow>;

/** Who came: said for each candidate before a session can be closed. */
export const attendance = {
  list: oc.input(z.object({ sessionId: id })).output(z.array(attendanceRow)),
  mark: oc
    .input(
      z.object({
        sessionId: id,
        marks: z
          .array(z.object({ candidateId: id, mark, note: note.default('') }))
          .min(1)
          .max(5_000),
      }),
    )
    .output(outcome({ marked: z.number() }, ['unknown-session', 'session-closed', 'unknown-candidate'])),
};

const point = z.object({ ok: z.boolean(), note });
const points = z.object(
  Object.fromEntries(conditionPoints.map((p) => [p, point])) as Record<(typeof conditionPoints)[number], typeof point>,
);

/** The room-condition form. */
export const conditions = {
  /** Every version, newest first. */
  list: oc
    .input(z.object({ sessionId: id }))
    .output(z.array(z.object({ version: z.number(), points, by: z.string(), at }))),
  record: oc
    .input(z.object({ sessionId: id, points }))
    .output(outcome({ version: z.number() }, ['unknown-session', 'session-closed'])),
};

/** The session report: a draft at any time, signed once the session is closed and the issuing key is open. */
export const reports = {
  /** `sat-elsewhere`: the session came back from a room as a results package; that room's host has its report. */
  draft: oc.input(z.object({ sessionId: id, locale })).output(outcome({ file }, ['unknown-session', 'sat-elsewhere'])),
  sign: oc
    .input(z.object({ sessionId: id, locale }))
    .output(
      outcome({ file, version: z.number() }, ['unknown-session', 'sat-elsewhere', 'session-open', 'keys-locked']),
    ),
  /** What was signed so far, newest first. */
  list: oc
    .input(z.object({ sessionId: id }))
    .output(z.array(z.object({ version: z.number(), at, by: z.string(), sha256: z.string() }))),
  file: oc.input(z.object({ sessionId: id, version: z.number().int() })).output(outcome({ file }, ['unknown'])),
};
