import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { GlobalRating } from '#domain/marking/mark-sheet.ts';
import { attemptLockdown } from './lockdown.ts';
import { at, file, id, localeText, outcome } from './values.ts';

export const partResult = z.object({
  partId: z.string(),
  title: localeText,
  state: z.string(),
  points: z.number().nullable(),
  maximum: z.number().nullable(),
  /** Share of the maximum, 0 … 1. */
  share: z.number().nullable(),
  line: z.number(),
  passed: z.boolean().nullable(),
  revision: z.number().nullable(),
  receipt: z.string().nullable(),
  /** Passed in another session, and not sat again in this one. */
  earlier: z.object({ sessionTitle: z.string(), finishedAt: at }).optional(),
});

export const resultRow = z.object({
  candidateId: z.string(),
  sessionId: z.string(),
  sessionTitle: z.string(),
  schemeTitle: localeText,
  level: localeText,
  admissionNumber: z.string(),
  personId: z.string(),
  name: z.string(),
  employeeNumber: z.string(),
  unit: z.string(),
  parts: z.array(partResult),
  recommendation: z.enum(['certify', 'refuse', 'incomplete']),
  decision: z
    .object({
      decisionId: z.string(),
      outcome: z.enum(['certify', 'refuse']),
      decidedBy: z.string(),
      decidedAt: at,
      reason: z.string(),
      override: z.string().nullable(),
    })
    .nullable(),
  certificateNumber: z.string().nullable(),
});
export type ResultRow = z.infer<typeof resultRow>;

/** What stands behind a part that people marked. */
export interface MarkedEvidence {
  code: string;
  rubric: { id: string; version: number; hash: string };
  /** Of the responses as they stand; each sheet signs the same. */
  responsesHash: string;
  sheets: {
    name: string;
    third: boolean;
    submittedAt: number;
    points: number;
    maximum: number;
    fatal: string[];
    globalRating: GlobalRating | null;
    hash: string;
  }[];
  words: { name: string; saidBy: string; criterion: string; stands: boolean; note: string }[];
  agreed: { points: number; fatal: string[]; by: string; at: number; note: string } | null;
  settled: { points: number; maximum: number; fatal: string[]; rule: string; by: string; at: number };
}

/** Results of a session, and HR's files. */
export const results = {
  list: oc.input(z.object({ sessionId: id })).output(z.array(resultRow)),
  /** One candidate's part: points by topic, for the evidence behind a decision. No item content. */
  evidence: oc.input(z.object({ candidateId: id })).output(
    z.array(
      z.object({
        partId: z.string(),
        keyVersion: z.string(),
        scoringVersion: z.number(),
        outcomes: z.object({ right: z.number(), partly: z.number(), wrong: z.number(), blank: z.number() }),
        topics: z.array(z.object({ topic: z.string(), title: localeText, points: z.number(), maximum: z.number() })),
        startedAt: at.nullable(),
        finishedAt: at.nullable(),
        /** Running time in milliseconds, by the time ledger. */
        usedMs: z.number(),
        interruptions: z.number(),
        /** How far the seat was locked, as it said last; null where it never did. */
        lockdown: attemptLockdown.pick({ level: true, shell: true }).nullable(),
        /** Where its answers came from an answer sheet: who typed it, and who typed it again. */
        paper: z
          .object({ minutes: z.number(), by: z.string(), checkedBy: z.string(), differences: z.number(), at })
          .nullable(),
        /** Of what people marked: the signed sheets and how one mark came of them. */
        marked: z.custom<MarkedEvidence>().nullable(),
      }),
    ),
  ),
  export: oc
    .input(z.object({ sessionId: id, format: z.enum(['csv', 'xlsx', 'package']) }))
    .output(outcome({ file }, ['unknown-session', 'keys-locked', 'rehearsal'])),
};
