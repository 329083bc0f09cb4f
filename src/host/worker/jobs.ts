import type { ResultRow } from '#contract/results.ts';
import type { Locale } from '#domain/item/locale.ts';
import { storedBankQuality } from '../bank-quality.ts';
import { readBankFolder } from '../formats/bank/read-bank-folder.ts';
import { readBank } from '../formats/bank/read-bank.ts';
import { undrawable } from '../formats/certificate/glyphs.ts';
import { issueCertificate } from '../formats/certificate/issue-certificate.ts';
import { verifyFile } from '../formats/certificate/verify.ts';
import { makeSessionReport } from '../formats/report/report-pdf.ts';
import { openRoomResults, roomResults } from '../formats/packages/room-results.ts';
import { unsealBanks } from '../formats/packages/sealed-banks.ts';
import { openSessionPackage, sessionPackage } from '../formats/packages/session-package.ts';
import { resultsPackage } from '../formats/results/results-package.ts';
import { resultsXlsx } from '../formats/results/results-xlsx.ts';
import { verifyResultsPackage } from '../formats/results/verify-package.ts';
import { isStillThere, writeArchive } from '../formats/archive/archive-file.ts';
import { writeSnapshot } from '../formats/snapshot/write-snapshot.ts';
import { readRoster } from '../formats/roster/read-roster.ts';
import { rosterTemplate } from '../formats/roster/template.ts';
import { journalJobs } from '../journals.ts';

interface Document {
  readonly bytes: Uint8Array;
  readonly trustedRootsPem: readonly string[];
  readonly now: Date;
}

/**
 * Work that takes longer than a candidate should wait, or that reads what somebody brought along. What goes in and comes out is
 * copied between threads. Only the worker loads what these need: the host itself starts without it.
 */
export const jobs = {
  readBank,
  readBankFolder,
  storedBankQuality,
  readRoster,
  rosterTemplate,
  issueCertificate,
  makeSessionReport,
  resultsPackage,
  roomResults,
  openRoomResults,
  sessionPackage,
  openSessionPackage,
  unsealBanks,
  writeSnapshot,
  writeArchive,
  isStillThere,
  undrawable,
  resultsXlsx: ({ rows, locale }: { rows: readonly ResultRow[]; locale: Locale }) => resultsXlsx(rows, locale),
  ...journalJobs,
  verifyDocument: ({ bytes, ...rest }: Document) => verifyFile(bytes, { ...rest, verifyPackage: verifyResultsPackage }),
} as const;

export type JobName = keyof typeof jobs;
export type JobInput<N extends JobName> = Parameters<(typeof jobs)[N]>[0];
export type JobOutput<N extends JobName> = Awaited<ReturnType<(typeof jobs)[N]>>;

export interface JobRequest<N extends JobName = JobName> {
  readonly id: number;
  readonly name: N;
  readonly input: JobInput<N>;
}

export type JobReply =
  | { readonly id: number; readonly ok: true; readonly output: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };
