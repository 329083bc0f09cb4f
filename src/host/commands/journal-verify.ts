import { verifyJournal, type SignatureReport } from '../journals.ts';
import { NewerDatabase, openForReading, type ReadDb } from '../storage/database.ts';
import { answer, exitCodes, refuse, type CommandContext } from './context.ts';

function signatureLines(words: CommandContext['words'], { checked, bad }: SignatureReport): string[] {
  if (bad.length === 0) return [words.journal.signatures(checked)];
  return bad.map(({ seq, kind, what }) => words.journal.badSignature(seq, kind, what));
}

/** Walks the journal of a data folder, also while its host writes: all of it is read as it stood at one moment. */
export function journalVerify(context: CommandContext, dataFolder: string): number {
  const { words } = context;
  let db: ReadDb | null = null;
  try {
    db = openForReading(dataFolder);
    const opened = db;
    const report = opened.transaction(() => verifyJournal(opened))();
    const { firstBad, head } = report;
    answer(context, { dataFolder, ...report }, [
      firstBad === null
        ? words.journal.intact(report.entries, report.heads)
        : words.journal.broken(firstBad.seq, firstBad.what),
      ...signatureLines(words, report.signatures),
      ...(head === null ? [] : [words.journal.head(head.seq, head.hash)]),
      ...report.hosts.flatMap(({ name, epoch, entries, heads, firstBad: bad, signatures }) => [
        bad === null
          ? words.journal.host(name, epoch, entries, heads)
          : words.journal.hostBroken(name, bad.seq, bad.what),
        ...signatureLines(words, signatures),
      ]),
    ]);
    return report.intact ? exitCodes.done : exitCodes.refused;
  } catch (error) {
    if (error instanceof NewerDatabase) throw error;
    // No database there, none of ours, or pages that SQLite itself finds broken.
    return refuse(context, exitCodes.unreadable, 'no-data', words.journal.noData(dataFolder));
  } finally {
    db?.close();
  }
}
