import { createHash } from 'node:crypto';
import type { JournalReport } from '#host/journals.ts';
import type { ResultRow } from '#contract/results.ts';
import type { DemoFile } from './after-exam.ts';
import type { Recording } from './calls.ts';
import type { BeforeKill, Resumption } from './exam-day.ts';
import type { Marked } from './marking.ts';
import type { Proof } from './proof.ts';

export interface DemoFacts {
  readonly program: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly bank: { readonly id: string; readonly version: number; readonly items: number; readonly hash: string };
  readonly rootFingerprint: string;
  readonly rows: readonly ResultRow[];
  readonly before: BeforeKill;
  readonly after: Resumption;
  readonly recordings: readonly Recording[];
  readonly marking: Marked;
  readonly journal: JournalReport;
  readonly files: readonly DemoFile[];
  readonly proofs: Readonly<Record<string, Proof>>;
}

/** What happened, in figures that a script can check. Times are milliseconds. */
export function summaryOf(facts: DemoFacts, ok: boolean) {
  const { before, after, rows, files } = facts;
  return {
    format: 'invigil-demo/2',
    ok,
    program: facts.program,
    startedAt: new Date(facts.startedAt).toISOString(),
    durationMs: facts.endedAt - facts.startedAt,
    bank: facts.bank,
    rootFingerprint: facts.rootFingerprint,
    candidates: rows.map((row) => ({
      admissionNumber: row.admissionNumber,
      name: row.name,
      employeeNumber: row.employeeNumber,
      parts: row.parts.map(({ partId, state, points, maximum, share, line, passed, receipt }) => {
        return { partId, state, points, maximum, share, line, passed, receipt };
      }),
      recommendation: row.recommendation,
      decision: row.decision?.outcome ?? null,
      decidedBy: row.decision?.decidedBy ?? null,
      certificateNumber: row.certificateNumber,
    })),
    interruption: {
      admissionNumber: before.admissionNumber,
      endedBy: before.signal,
      acknowledgedSaves: before.acknowledged.size,
      foundAfterRestart: after.kept,
      resumedOnSameItem: after.sameItem,
      remainingBeforeMs: Math.round(before.remainingMs),
      remainingAfterMs: Math.round(after.remainingMs),
      receipt: after.receipt,
    },
    recordings: facts.recordings,
    marking: facts.marking,
    journal: facts.journal,
    files: files.map(({ name, bytes }) => ({
      name,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
    verification: facts.proofs,
  };
}
export type DemoSummary = ReturnType<typeof summaryOf>;
