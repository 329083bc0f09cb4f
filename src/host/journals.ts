import { headText } from '#domain/journal/head.ts';
import { verifyBytes } from '#host/signing/signature.ts';
import type { HostCore } from './host-core.ts';
import { accountById } from './storage/account-store.ts';
import type { ReadDb } from './storage/database.ts';
import { chainHeads, hashAt, newestEntries, verifyChain } from './storage/journal-store.ts';
import { checkOtherChain, otherChains, type ChainCheck } from './storage/other-journal-store.ts';
import { loadOrganisation } from './storage/organisation-store.ts';
import { candidateById } from './storage/session-store.ts';

/** The chain of another host, kept here beside the own one. */
interface HostChainReport extends ChainCheck {
  readonly hostId: string;
  readonly name: string;
  readonly epoch: number;
  readonly intact: boolean;
}

export interface JournalReport {
  readonly intact: boolean;
  readonly entries: number;
  readonly heads: number;
  readonly firstBad: { readonly seq: number; readonly what: string } | null;
  readonly head: { readonly seq: number; readonly hash: string } | null;
  /** Chains of other hosts whose results were taken in here: each is checked by itself. */
  readonly hosts: HostChainReport[];
}

function verifyOthers(db: ReadDb): HostChainReport[] {
  return otherChains(db).map((chain) => {
    const signed = (text: string, signature: string) =>
      verifyBytes(chain.journalCertificate, Buffer.from(text), Buffer.from(signature, 'base64url'));
    const report = checkOtherChain(db, chain, signed);
    const { hostId, name, epoch } = chain;
    return { hostId, name, epoch, intact: report.firstBad === null, ...report };
  });
}

/** Checks the whole chain, and that every signed head is still a part of it. Reads only; works beside a running host. */
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
  const hosts = verifyOthers(db);
  const intact = firstBad === null && hosts.every((host) => host.intact);
  return { intact, entries: chain.entries, heads: heads.length, firstBad, head: chain.head, hosts };
}

function nameOf(db: ReadDb, actor: string): string {
  const [type, id] = actor.split(':');
  if (type === 'account') return accountById(db, id ?? '')?.name ?? actor;
  if (type === 'candidate') return candidateById(db, id ?? '')?.admissionNumber ?? actor;
  return actor;
}

export function listEntries(
  core: HostCore,
  input: { before?: number | undefined; limit: number; attemptId?: string | undefined },
) {
  return newestEntries(core.db, input.before ?? Number.MAX_SAFE_INTEGER, input.limit, input.attemptId ?? null).map(
    ({ record, hash }) => ({
      seq: record.seq,
      kind: record.kind,
      actor: record.actor,
      actorName: nameOf(core.db, record.actor),
      attemptId: record.attempt,
      at: record.wall,
      hash,
    }),
  );
}
