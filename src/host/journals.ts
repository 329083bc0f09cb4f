import { headText } from '#domain/journal/head.ts';
import { SignatureWalk, signedTextOf, type BadSignature } from '#domain/journal/signed-act.ts';
import { verifyBytes } from '#host/signing/signature.ts';
import { extractFiles, journalCsv, journalExtract, type ExtractFormat } from './formats/journal/journal-extract.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { accountById, accounts } from './storage/account-store.ts';
import { openForReading, type ReadDb } from './storage/database.ts';
import { findEntries, type FoundEntry, type JournalFilter } from './storage/journal-search.ts';
import { chainHeads, hashAt, recordsAndPayloads, verifyChain, type RecordAndPayload } from './storage/journal-store.ts';
import {
  checkOtherChain,
  otherChains,
  otherRecordsAndPayloads,
  type ChainCheck,
} from './storage/other-journal-store.ts';
import { loadOrganisation } from './storage/organisation-store.ts';
import { personById } from './storage/person-store.ts';
import { candidateById } from './storage/session-store.ts';
import { signedSheets } from './storage/signed-sheet-store.ts';

/** What was signed by members of staff along a chain, and what is wrong with it. */
export interface SignatureReport {
  readonly checked: number;
  /** The first hundred. */
  readonly bad: {
    readonly seq: number;
    readonly kind: string;
    readonly actor: string;
    readonly what: BadSignature | 'sheet-changed' | 'sheet-missing';
  }[];
}

const mostBad = 100;

/** What is wrong with the sheet that an entry says was signed. Of another host's chain not every sheet was sent here. */
function checkSheet(
  { record, payload }: RecordAndPayload,
  sheets: ReadonlyMap<string, boolean>,
  own: boolean,
): 'sheet-changed' | 'sheet-missing' | null {
  if (record.kind !== 'sheet.submitted' || payload === null) return null;
  const sound = sheets.get(signedTextOf(payload) ?? '');
  if (sound === undefined) return own ? 'sheet-missing' : null;
  return sound ? null : 'sheet-changed';
}

function checkSignatures(
  entries: Iterable<RecordAndPayload>,
  sheets: ReadonlyMap<string, boolean>,
  own: boolean,
): SignatureReport {
  const walk = new SignatureWalk((key, text, signature) =>
    verifyBytes(key, Buffer.from(text), Buffer.from(signature, 'base64url')),
  );
  const bad: SignatureReport['bad'] = [];
  for (const entry of entries) {
    const { record, payload } = entry;
    const what = walk.step(record, payload) ?? checkSheet(entry, sheets, own);
    if (what !== null && bad.length < mostBad)
      bad.push({ seq: record.seq, kind: record.kind, actor: record.actor, what });
  }
  return { checked: walk.checked, bad };
}

/** The chain of another host, kept here beside the own one. */
interface HostChainReport extends ChainCheck {
  readonly hostId: string;
  readonly name: string;
  readonly epoch: number;
  readonly intact: boolean;
  readonly signatures: SignatureReport;
}

export interface JournalReport {
  readonly intact: boolean;
  readonly entries: number;
  readonly heads: number;
  readonly firstBad: { readonly seq: number; readonly what: string } | null;
  readonly head: { readonly seq: number; readonly hash: string } | null;
  readonly signatures: SignatureReport;
  /** Chains of other hosts whose results were taken in here: each is checked by itself. */
  readonly hosts: HostChainReport[];
}

function verifyOthers(db: ReadDb, sheets: ReadonlyMap<string, boolean>): HostChainReport[] {
  return otherChains(db).map((chain) => {
    const signed = (text: string, signature: string) =>
      verifyBytes(chain.journalCertificate, Buffer.from(text), Buffer.from(signature, 'base64url'));
    const report = checkOtherChain(db, chain, signed);
    const { hostId, name, epoch } = chain;
    const signatures = checkSignatures(otherRecordsAndPayloads(db, chain), sheets, false);
    const intact = report.firstBad === null && signatures.bad.length === 0;
    return { hostId, name, epoch, intact, signatures, ...report };
  });
}

/**
 * Checks the whole chain, that every signed head is still a part of it, what staff signed along it, and that each signed mark sheet
 * is still kept as it was signed. Reads only; works beside a running host.
 */
export function verifyJournal(db: ReadDb): JournalReport {
  const chain = verifyChain(db);
  const heads = chainHeads(db);
  const certificate = loadOrganisation(db)?.journalCertificate ?? null;
  let firstBad = chain.firstBad;
  for (const head of heads) {
    if (firstBad !== null && firstBad.seq <= head.seq) break;
    const signature = head.signature === null ? null : Buffer.from(head.signature, 'base64url');
    const signed =
      signature === null || (certificate !== null && verifyBytes(certificate, Buffer.from(headText(head)), signature));
    // A head beyond the last entry shows that the end of the journal was cut off.
    const what = hashAt(db, head.seq) !== head.hash ? 'head-diverges' : signed ? null : 'head-signature-wrong';
    if (what !== null) firstBad = { seq: head.seq, what };
  }
  const sheets = signedSheets(db);
  const hosts = verifyOthers(db, sheets);
  const signatures = checkSignatures(recordsAndPayloads(db), sheets, true);
  const intact = firstBad === null && signatures.bad.length === 0 && hosts.every((host) => host.intact);
  return { intact, entries: chain.entries, heads: heads.length, firstBad, head: chain.head, signatures, hosts };
}

/** Who an entry's actor is, as people call them. */
export function nameOf(db: ReadDb, actor: string): string {
  const [type, id] = actor.split(':');
  if (type === 'account') return accountById(db, id ?? '')?.name ?? actor;
  if (type === 'candidate') return candidateById(db, id ?? '')?.admissionNumber ?? actor;
  if (type === 'trainee') return personById(db, id ?? '')?.name ?? actor;
  return actor;
}

/** What a screen shows of an entry. */
function shown(db: ReadDb, { record, hash, payload }: FoundEntry) {
  return {
    seq: record.seq,
    kind: record.kind,
    actor: record.actor,
    actorName: nameOf(db, record.actor),
    attemptId: record.attempt,
    at: record.wall,
    hash,
    details: payload?.text ?? null,
  };
}

/** Looks into the data folder beside its host; for the worker's thread. */
function beside<T>(dataFolder: string, look: (db: ReadDb) => T): T {
  const db = openForReading(dataFolder);
  try {
    // One moment of the journal, whatever the host appends meanwhile.
    return db.transaction(() => look(db))();
  } finally {
    db.close();
  }
}

export interface Search {
  readonly dataFolder: string;
  readonly filter: JournalFilter;
  readonly before: number;
  readonly limit: number;
}

/** The jobs that walk the journal, which may be long: a save must not wait behind them. */
export const journalJobs = {
  verifyJournalOf: ({ dataFolder }: { dataFolder: string }) => beside(dataFolder, verifyJournal),
  findEntriesOf: ({ dataFolder, filter, before, limit }: Search) =>
    beside(dataFolder, (db) => findEntries(db, filter, before, limit).map((entry) => shown(db, entry))),
  exportEntriesOf: ({
    dataFolder,
    filter,
    format,
  }: Pick<Search, 'dataFolder' | 'filter'> & { format: ExtractFormat }) =>
    beside(dataFolder, (db) => {
      const found = findEntries(db, filter, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER).toReversed();
      const named = found.map((entry) => ({ ...entry, actorName: nameOf(db, entry.record.actor) }));
      return { entries: found.length, text: format === 'csv' ? journalCsv(named) : journalExtract(named) };
    }),
} as const;

export function verifyInWorker(core: HostCore): Promise<JournalReport> {
  return core.worker.run('verifyJournalOf', { dataFolder: core.dataFolder });
}

export function listEntries(core: HostCore, input: JournalFilter & { before?: number | undefined; limit: number }) {
  const { before = Number.MAX_SAFE_INTEGER, limit, ...filter } = input;
  return core.worker.run('findEntriesOf', { dataFolder: core.dataFolder, filter, before, limit });
}

/** Everybody whose acts can be looked for one by one: the host, and the staff by name. */
export function actorsOf(db: ReadDb) {
  return [{ actor: 'host', name: 'host' }, ...accounts(db).map(({ id, name }) => ({ actor: `account:${id}`, name }))];
}

/** Entries as a file. That they were taken out, by whom and which, is an entry itself. */
export async function exportEntries(core: HostCore, call: Call, input: JournalFilter & { format: ExtractFormat }) {
  const { format, ...filter } = input;
  const { entries, text } = await core.worker.run('exportEntriesOf', { dataFolder: core.dataFolder, filter, format });
  const now = core.clock.now();
  await core.queue.run((db) => recordAct(core, db, staffActor(call), 'journal.exported', { ...input, entries }, now));
  const day = new Date(now.wall).toISOString().slice(0, 10);
  const { extension, mediaType } = extractFiles[format];
  const base64 = Buffer.from(text).toString('base64');
  return { file: { name: `journal-${day}.${extension}`, mediaType, base64 }, entries };
}
