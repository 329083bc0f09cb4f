import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBankFolder } from '#host/formats/bank/read-bank-folder.ts';
import type { ReadBank } from '#host/formats/bank/read-bank.ts';
import { openHost, type Host } from '#host/host.ts';
import { bundledBanks, programVersion, uiFolder } from '#host/program-files.ts';
import { sampleBankId } from '#host/sample/sample-exam.ts';
import { answer, exitCodes, refuse, type CommandContext } from '../context.ts';
import { closeSitting, decideAll, issueAndExport, type DemoFile } from './after-exam.ts';
import { holdCalls } from './calls.ts';
import { into } from './connection.ts';
import { examUntilKill, resumeExam, type BeforeKill } from './exam-day.ts';
import { markAll } from './marking.ts';
import { DemoFailed, must } from './must.ts';
import { found, prepareSession, publishExam, staffSignIn, type DemoSession, type Office } from './office.ts';
import { isProved, proveFiles } from './proof.ts';
import { summaryOf, type DemoSummary } from './summary.ts';
import { sitCases } from './written-part.ts';

type GoodBank = Extract<ReadBank, { ok: true }>;
type Say = (step: keyof CommandContext['words']['demo']['steps']) => void;

/**
 * The program's main job without a screen: an organisation, the real bank, a session of three, a theory paper in which the host is
 * killed, a written case, a recorded call, two examiners who differ and a third, a decision, certificates and HR's files. `hostCommand` starts another process of this program. The data folder is a
 * temporary one and is gone afterwards: its keys are nobody's.
 */
export async function demo(
  context: CommandContext,
  outFolder: string,
  hostCommand: readonly string[],
): Promise<number> {
  const { io, json, words } = context;
  const say: Say = (step) => {
    if (!json) io.out(words.demo.step(words.demo.steps[step]));
  };
  const dataFolder = mkdtempSync(join(tmpdir(), 'invigil-demo-'));
  try {
    mkdirSync(outFolder, { recursive: true });
    const { summary, files } = await runDemo(dataFolder, hostCommand, say);
    const document = { name: 'summary.json', bytes: Buffer.from(`${JSON.stringify(summary, null, 2)}\n`) };
    writeFiles(outFolder, [...files, document]);
    answer(context, summary, linesOf(context, summary, outFolder));
    return summary.ok ? exitCodes.done : exitCodes.refused;
  } catch (error) {
    if (!(error instanceof DemoFailed)) throw error;
    return refuse(context, exitCodes.refused, 'demo-failed', words.demo.failed(error.message));
  } finally {
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function runDemo(dataFolder: string, hostCommand: readonly string[], say: Say) {
  const startedAt = Date.now();
  const bankFolder = join(bundledBanks, sampleBankId);
  const read = must(await readBankFolder(bankFolder), 'reading the bank');
  const { office, session } = await withHost(dataFolder, (host) => prepare(host, bankFolder, startedAt, say));
  const { receipts, before } = await examUntilKill(hostCommand, dataFolder, office, session, read.bank, say);
  const done = await withHost(dataFolder, (host) => finish(host, office, session, read, receipts, before, say));
  const proofs = await proveFiles(done.files, office.rootPem);
  say('verified');
  const { id, version, items } = read.bank;
  const facts = {
    program: `Invigil ${programVersion()}`,
    startedAt,
    endedAt: Date.now(),
    bank: { id, version, items: items.length, hash: read.hash },
    rootFingerprint: office.rootFingerprint,
    before,
    proofs,
    ...done,
  };
  const lostNothing = done.after.kept === before.acknowledged.size && before.signal === 'SIGKILL';
  const heard = done.recordings.every(({ playedBackSame }) => playedBackSame);
  const ok = isProved(proofs) && done.journal.intact && lostNothing && heard;
  return { summary: summaryOf(facts, ok), files: done.files };
}

async function prepare(host: Host, bankFolder: string, now: number, say: Say) {
  const office = await found(host);
  say('founded');
  const author = await staffSignIn(into(host), office, 'author');
  const schemeVersion = await publishExam(author, bankFolder);
  say('imported');
  const session = await prepareSession(author, schemeVersion, now);
  say('rostered');
  return { office, session };
}

async function finish(
  host: Host,
  office: Office,
  session: DemoSession,
  { bank }: GoodBank,
  receipts: readonly string[],
  before: BeforeKill,
  say: Say,
) {
  const connection = into(host);
  const after = await resumeExam(connection, before, bank);
  say('resumed');
  const cases = await sitCases(connection, office, session);
  say('casesSat');
  const calls = await holdCalls(connection, office, session);
  say('callsHeld');
  const all = [...receipts, after.receipt, ...cases, ...calls.receipts];
  await closeSitting(await staffSignIn(connection, office, 'proctor'), session, all);
  const marking = await markAll(connection, office, session);
  say('marked');
  await decideAll(await staffSignIn(connection, office, 'decision-maker'), office.password, session);
  say('decided');
  const { rows, files } = await issueAndExport(connection, office, session);
  const administrator = await staffSignIn(connection, office, 'administrator');
  const journal = await administrator.journal.verify({});
  say('issued');
  return { after, recordings: calls.recordings, marking, rows, files, journal };
}

/** A host in this process for as long as `work` lasts. */
async function withHost<T>(dataFolder: string, work: (host: Host) => Promise<T>): Promise<T> {
  const host = await openHost({ dataFolder, uiFolder, bundledBanks, version: programVersion() });
  try {
    return await work(host);
  } finally {
    await host.close();
  }
}

/** Each file appears whole or not at all. */
function writeFiles(folder: string, files: readonly DemoFile[]): void {
  for (const { name, bytes } of files) {
    const part = join(folder, `.${name}.part`);
    writeFileSync(part, bytes);
    renameSync(part, join(folder, name));
  }
}

function linesOf({ words: { demo: words } }: CommandContext, summary: DemoSummary, folder: string): string[] {
  const { acknowledgedSaves, foundAfterRestart, remainingBeforeMs, remainingAfterMs } = summary.interruption;
  const pointsOf = ({ partId, points, maximum }: DemoSummary['candidates'][number]['parts'][number]) =>
    words.part(words.parts[partId as keyof typeof words.parts], points ?? 0, maximum ?? 0);
  const soundBytes = summary.recordings.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    ...summary.candidates.map(({ name, parts, decision }) =>
      words.candidate(name, parts.map(pointsOf).join(', '), words.decisions[decision ?? 'refuse']),
    ),
    words.dispute(summary.marking.dispute),
    words.recordings(summary.recordings.length, Math.round(soundBytes / 1024)),
    words.kill(acknowledgedSaves, foundAfterRestart, Math.max(0, remainingBeforeMs - remainingAfterMs) / 1000),
    words.written(folder),
    ...summary.files.map(({ name, size, sha256 }) => `  ${name}  ${size}  ${sha256}`),
    '  summary.json',
  ];
}
