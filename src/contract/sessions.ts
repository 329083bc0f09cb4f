import { oc } from '@orpc/contract';
import { z } from 'zod';
import { mostExtra, textSizes } from '#domain/attempt/accommodation.ts';
import { dayRules } from './day.ts';
import { at, file, id, locale, localeText, name, outcome } from './values.ts';

/** awaiting → admitted → running ⇄ paused → submitted / closed / terminated. */
export const attemptState = z.enum(['awaiting', 'admitted', 'running', 'paused', 'submitted', 'closed', 'terminated']);

export const sessionSummary = z.object({
  sessionId: z.string(),
  title: z.string(),
  room: z.string(),
  startsAt: at,
  schemeId: z.string(),
  schemeVersion: z.number(),
  schemeTitle: localeText,
  state: z.enum(['prepared', 'open', 'closed']),
  candidates: z.number(),
  /** Tried out, not examined: nothing of it counts. */
  rehearsal: z.boolean(),
  /** To learn from: marked by examiners, by oneself and by a peer; nothing of it counts. */
  training: z.boolean(),
  rules: dayRules,
});

export const rosterProblem = z.object({
  /** Row in the file as a spreadsheet counts it: the heading is row 1. */
  row: z.number(),
  column: z.string(),
  code: z.string(),
  expected: localeText,
  found: z.string(),
});

/** What the office granted one candidate; absent on the roster where it was never set apart from the file's extra minutes. */
export const accommodation = z.object({
  extraMinutes: z.number().int().min(0).max(mostExtra.minutes),
  /** Per cent of each part's time. */
  extraPercent: z.number().int().min(0).max(mostExtra.percent),
  /** Text size at the seat, per cent. */
  textSize: z.literal(textSizes),
  /** In the office's own words, for the proctor. */
  notes: z.string().trim().max(300),
});

export const rosterRow = z.object({
  candidateId: z.string(),
  admissionNumber: z.string(),
  name: z.string(),
  employeeNumber: z.string(),
  unit: z.string(),
  locale,
  extraMinutes: z.number(),
  accommodation: accommodation.nullable(),
  attempts: z.array(z.object({ attemptId: z.string(), partId: z.string(), state: attemptState })),
});

/** Sessions and their rosters. */
export const sessions = {
  list: oc.input(z.object({})).output(z.array(sessionSummary)),
  create: oc
    .input(
      z
        .object({
          ...{ title: name, room: name, startsAt: at, schemeId: id, schemeVersion: z.number().int() },
          rehearsal: z.boolean().default(false),
          training: z.boolean().default(false),
          /** Left out: those of the scheme, or the usual ones where it says none. */
          rules: dayRules.optional(),
        })
        .refine((asked) => !(asked.rehearsal && asked.training)),
    )
    .output(outcome({ sessionId: z.string() }, ['unknown-scheme'])),
  /** Changes the rules of the day, at any time before the session is closed. */
  setRules: oc
    .input(z.object({ sessionId: id, rules: dayRules }))
    .output(outcome({}, ['unknown-session', 'session-closed'])),
  get: oc.input(z.object({ sessionId: id })).output(sessionSummary.extend({ roster: z.array(rosterRow) }).nullable()),
  /** Reads CSV (UTF-8 or GB18030) or XLSX. Taken in whole or not at all; `preview` writes nothing. */
  importRoster: oc.input(z.object({ sessionId: id, file, preview: z.boolean() })).output(
    z.discriminatedUnion('ok', [
      z.object({
        ok: z.literal(true),
        rows: z.array(
          rosterRow
            .pick({
              admissionNumber: true,
              name: true,
              employeeNumber: true,
              unit: true,
              locale: true,
              extraMinutes: true,
            })
            /** Parts that stand from an earlier session. */
            .extend({ carried: z.array(localeText) }),
        ),
        written: z.boolean(),
      }),
      z.object({
        ok: z.literal(false),
        reason: z.enum(['unknown-session', 'session-closed', 'unreadable', 'problems', 'paper-impossible']),
        problems: z.array(rosterProblem),
        detail: z.string().optional(),
      }),
    ]),
  ),
  rosterTemplate: oc.input(z.object({ format: z.enum(['csv', 'xlsx']) })).output(file),
  /** The QR code of each admission number, as rows of 0 and 1, for the admission slips. */
  slipCodes: oc.input(z.object({ sessionId: id })).output(
    z.array(
      z.object({
        candidateId: z.string(),
        rows: z.array(z.string()),
        /** The named seat where the candidate's attempt is; null while none is theirs. */
        seatName: z.string().nullable(),
      }),
    ),
  ),
  /** Grants a candidate more time or larger text. Only before the first admission: later the proctor credits time. */
  setAccommodation: oc
    .input(z.object({ candidateId: id, ...accommodation.shape }))
    .output(outcome({}, ['unknown-candidate', 'session-closed', 'already-admitted'])),
  /** Ends the sitting: no attempt may be open, and of each candidate it is said whether they came. Signs the journal's head. */
  close: oc
    .input(z.object({ sessionId: id }))
    .output(
      outcome({}, [
        ...(['unknown-session', 'attempts-open', 'already-closed'] as const),
        ...(['attendance-incomplete', 'attendance-mismatch'] as const),
      ]),
    ),
};
