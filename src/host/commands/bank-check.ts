import { writeFile } from 'node:fs/promises';
import { bankQuality } from '#domain/item/quality.ts';
import { measureOverlaps } from '#domain/paper/measure-overlap.ts';
import { qualityLines, qualityMarkdown } from '../formats/bank/quality-report.ts';
import { readBankFolder } from '../formats/bank/read-bank-folder.ts';
import type { ReadBank } from '../formats/bank/read-bank.ts';
import { answer, exitCodes, type CommandContext } from './context.ts';

/**
 * Reads a bank folder and tells every problem, or what can be measured of its quality. Writes nothing but the report, where one
 * is asked for: a Markdown document at that path.
 */
export async function bankCheck(context: CommandContext, path: string, report: string | undefined): Promise<number> {
  const read = await readBankFolder(path);
  if (!read.ok) {
    answer(context, { ok: false, path, ...bankDocument(read) }, bankLines(context, path, read));
    return bankExitCode(read);
  }
  const quality = bankQuality(read.bank);
  if (report !== undefined)
    await writeFile(report, qualityMarkdown(read.bank, quality, measureOverlaps(read.bank), context.locale));
  const lines = [...bankLines(context, path, read), ...qualityLines(quality, context.locale)];
  if (report !== undefined) lines.push(context.words.bank.reportWritten(report));
  answer(context, { ok: true, path, ...bankDocument(read), quality }, lines);
  return bankExitCode(read);
}

export function bankExitCode(read: ReadBank): number {
  if (read.ok) return exitCodes.done;
  return read.problems.some((p) => p.code === 'no-folder') ? exitCodes.unreadable : exitCodes.refused;
}

/** For scripts: counts, and the problems as a list. */
export function bankDocument(read: ReadBank): object {
  return {
    ...(read.ok && { bankId: read.bank.id, version: read.bank.version, hash: read.hash }),
    ...read.counts,
    errors: read.ok ? 0 : read.problems.length + read.omitted,
    problems: read.ok ? [] : read.problems,
  };
}

export function bankLines({ words, locale }: CommandContext, path: string, read: ReadBank): string[] {
  const { items, cases, scenarios } = read.counts;
  const counts = words.bank.counts(items, cases, scenarios);
  if (read.ok) return [words.bank.good(read.bank.id, read.bank.version), counts];
  const lines = read.problems.map(({ file, line, column, field, expected, found }) => {
    const place = [file === '' ? path : file, line, ...(column === undefined ? [] : [column])].join(':');
    return words.bank.problem(place, field, expected[locale]) + (found === undefined ? '' : words.bank.found(found));
  });
  if (read.omitted > 0) lines.push(words.bank.omitted(read.omitted));
  return [...lines, counts, words.bank.broken(read.problems.length + read.omitted)];
}
