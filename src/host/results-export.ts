import { countsAsExam } from '#domain/room/rehearsal.ts';
import { organisationOf } from './certificates.ts';
import type { PackageCandidate } from './formats/results/package-schema.ts';
import { resultsCsv } from './formats/results/results-csv.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import { evidenceFor, sessionResults } from './results.ts';
import { sessionSummary } from './sessions.ts';
import type { ReadDb } from './storage/database.ts';
import { decisionOf } from './storage/decision-store.ts';
import { chainHeads } from './storage/journal-store.ts';
import { sessionById, type Session } from './storage/session-store.ts';

type Format = 'csv' | 'xlsx' | 'package';

const kinds = {
  csv: { extension: 'csv', mediaType: 'text/csv' },
  xlsx: { extension: 'xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  package: { extension: 'zip', mediaType: 'application/zip' },
} as const;

function signedDecision(db: ReadDb, candidateId: string): PackageCandidate['signedDecision'] {
  const decision = decisionOf(db, candidateId);
  return decision === null
    ? null
    : { text: decision.text, signature: decision.signature, publicKey: decision.publicKey };
}

/** The package's bytes; null while the issuing key is locked. */
async function packageOf(core: HostCore, session: Session): Promise<Uint8Array | null> {
  const { issuingKey } = core.keys;
  if (issuingKey === null) return null;
  const { db } = core;
  const { name, sample, rootCertificate, issuingCertificate, journalCertificate } = organisationOf(db);
  const {
    state: _,
    candidates: __,
    rehearsal: ___,
    training: ____,
    rules: _____,
    ...facts
  } = sessionSummary(db, session);
  return core.worker.run('resultsPackage', {
    organisation: { name, sample },
    session: facts,
    candidates: sessionResults(db, session.id).map((row) => ({
      row,
      parts: evidenceFor(core, null, row),
      signedDecision: signedDecision(db, row.candidateId),
    })),
    heads: chainHeads(db),
    journalCertificatePem: journalCertificate,
    issuing: {
      issuingPrivateKey: issuingKey,
      issuingCertificatePem: issuingCertificate,
      rootCertificatePem: rootCertificate,
    },
    createdAt: core.clock.now().wall,
    program: `Invigil ${core.version}`,
    locale: 'zh-CN',
  });
}

/** HR's file of a session. What left the host, when and to whom is in the journal. */
export async function exportResults(core: HostCore, call: Call, input: { sessionId: string; format: Format }) {
  const session = sessionById(core.db, input.sessionId);
  if (session === null) return { ok: false, reason: 'unknown-session' } as const;
  if (!countsAsExam(session)) return { ok: false, reason: 'rehearsal' } as const;
  const rows = () => sessionResults(core.db, session.id);
  const make = {
    csv: () => Promise.resolve(Buffer.from(resultsCsv(rows(), 'zh-CN'))),
    xlsx: () => core.worker.run('resultsXlsx', { rows: rows(), locale: 'zh-CN' }),
    package: () => packageOf(core, session),
  };
  const bytes = await make[input.format]();
  if (bytes === null) return { ok: false, reason: 'keys-locked' } as const;
  await core.queue.run((db) => recordAct(core, db, staffActor(call), 'results.exported', input, core.clock.now()));
  const { extension, mediaType } = kinds[input.format];
  const day = new Date(session.startsAt).toISOString().slice(0, 10);
  const base64 = Buffer.from(bytes).toString('base64');
  return {
    ok: true,
    file: { name: `results-${day}-${session.id.slice(-6)}.${extension}`, mediaType, base64 },
  } as const;
}
