import { randomUUID, type KeyObject } from 'node:crypto';
import type { CertificateContent } from '#domain/certificate/certificate.ts';
import { formatCertificateNumber } from '#domain/certificate/certificate-number.ts';
import { validUntil } from '#domain/scheme/validity.ts';
import { certificateFingerprint } from '#host/signing/fingerprint.ts';
import { recordAct, staffActor, type Call, type HostCore } from './host-core.ts';
import {
  certificateByNumber,
  certificateNumberOf,
  certificates,
  insertCertificate,
} from './storage/certificate-store.ts';
import type { ReadDb } from './storage/database.ts';
import { decisionOf, type Decision } from './storage/decision-store.ts';
import { sha256 } from './storage/journal-store.ts';
import { loadOrganisation, takeCertificateSerial, type Organisation } from './storage/organisation-store.ts';
import { personById } from './storage/person-store.ts';
import { schemeVersion } from './storage/scheme-store.ts';
import { candidateById, sessionById, type Candidate } from './storage/session-store.ts';

export function organisationOf(db: ReadDb): Organisation {
  const organisation = loadOrganisation(db);
  if (organisation === null) throw new Error('a signed-in operation before the organisation was founded');
  return organisation;
}

export function keysState(core: HostCore) {
  const { rootCertificate, issuingCertificate } = organisationOf(core.db);
  return {
    unlocked: core.keys.issuingKey !== null,
    rootFingerprint: certificateFingerprint(rootCertificate),
    rootCertificatePem: rootCertificate,
    issuingFingerprint: certificateFingerprint(issuingCertificate),
  };
}

export async function unlockKeys(core: HostCore, call: Call, input: { passphrase: string }) {
  const seconds = core.throttle.wait(call.device);
  if (seconds > 0) return { ok: false, reason: 'wait', seconds } as const;
  const outcome = await core.keys.openIssuing(input.passphrase);
  if (outcome !== 'opened') {
    if (outcome === 'wrong-passphrase') core.throttle.failed(call.device);
    return { ok: false, reason: outcome } as const;
  }
  core.throttle.succeeded(call.device);
  await core.queue.run((db) => recordAct(core, db, staffActor(call), 'keys.unlocked', {}, core.clock.now()));
  return { ok: true } as const;
}

export async function lockKeys(core: HostCore, call: Call) {
  core.keys.lockIssuing();
  await core.queue.run((db) => recordAct(core, db, staffActor(call), 'keys.locked', {}, core.clock.now()));
  return {};
}

type Refusal = 'unknown' | 'not-certified' | 'already-issued' | 'undrawable' | 'too-long';

interface Certifiable {
  readonly candidate: Candidate;
  readonly decision: Decision;
}

function certifiable(db: ReadDb, candidateId: string): Certifiable | Refusal {
  const candidate = candidateById(db, candidateId);
  if (candidate === null) return 'unknown';
  const decision = decisionOf(db, candidateId);
  if (decision?.outcome !== 'certify') return 'not-certified';
  return certificateNumberOf(db, candidateId) === null ? { candidate, decision } : 'already-issued';
}

function contentOf(
  db: ReadDb,
  { candidate, decision }: Certifiable,
  number: string,
  issuedAt: number,
): CertificateContent {
  const organisation = organisationOf(db);
  const session = sessionById(db, candidate.sessionId);
  const scheme = session === null ? null : schemeVersion(db, session.schemeId, session.schemeVersion);
  if (scheme === null) throw new Error(`candidate ${candidate.id} without a scheme`);
  return {
    number,
    organisation: organisation.name,
    holderName: candidate.name,
    schemeName: scheme.title,
    level: scheme.level,
    scope: scheme.scope,
    issuedAt,
    validFrom: decision.decidedAt,
    validUntil: scheme.validityMonths === null ? null : validUntil(decision.decidedAt, scheme.validityMonths),
    decidedBy: personById(db, decision.decidedBy)?.name ?? '',
    resultsHash: sha256(decision.text),
    credentialId: `urn:uuid:${randomUUID()}`,
    sample: organisation.sample,
  };
}

interface Issued {
  readonly candidateId: string;
  readonly number: string;
}

interface NotIssued {
  readonly candidateId: string;
  readonly reason: Refusal;
  readonly characters?: string[];
}

/** Issues one certificate. The number is taken first and for good: a run that dies in between leaves a gap, never a double. */
async function issueOne(
  core: HostCore,
  call: Call,
  candidateId: string,
  issuingPrivateKey: KeyObject,
): Promise<Issued | NotIssued> {
  const ready = certifiable(core.db, candidateId);
  if (typeof ready === 'string') return { candidateId, reason: ready };
  const characters = await core.worker.run('undrawable', ready.candidate.name);
  if (characters.length > 0) return { candidateId, reason: 'undrawable' as const, characters: [...characters] };
  const organisation = organisationOf(core.db);
  const issuedAt = core.clock.now().wall;
  const serial = await core.queue.run((db) => takeCertificateSerial(db));
  const year = new Date(issuedAt).getUTCFullYear();
  const number = formatCertificateNumber({ prefix: organisation.certificatePrefix, year, serial });
  const content = contentOf(core.db, ready, number, issuedAt);
  const issued = await core.worker.run('issueCertificate', {
    content,
    keys: {
      issuingPrivateKey,
      issuingCertificatePem: organisation.issuingCertificate,
      rootCertificatePem: organisation.rootCertificate,
    },
  });
  if (!issued.ok) return { candidateId, reason: issued.reason, characters: [...issued.characters] };
  return core.queue.run((db): Issued | NotIssued => {
    if (certificateNumberOf(db, candidateId) !== null) return { candidateId, reason: 'already-issued' };
    const { pdf, credentialJson, qrText } = issued;
    insertCertificate(db, {
      number,
      candidateId,
      decisionId: ready.decision.id,
      content,
      pdf,
      credential: credentialJson,
      qr: qrText,
      issuedAt,
      validUntil: content.validUntil,
    });
    recordAct(
      core,
      db,
      staffActor(call),
      'certificate.issued',
      { number, candidateId, decisionId: ready.decision.id, credential: sha256(credentialJson), qr: sha256(qrText) },
      core.clock.now(),
    );
    return { candidateId, number };
  });
}

export async function issue(core: HostCore, call: Call, input: { candidateIds: readonly string[] }) {
  const key = core.keys.issuingKey;
  if (key === null) return { ok: false, reason: 'keys-locked' } as const;
  const issued: Issued[] = [];
  const refused: NotIssued[] = [];
  for (const candidateId of new Set(input.candidateIds)) {
    const one = await issueOne(core, call, candidateId, key);
    if ('reason' in one) refused.push(one);
    else issued.push(one);
  }
  return { ok: true as const, issued, refused };
}

export function listCertificates(core: HostCore) {
  const { wall } = core.clock.now();
  return certificates(core.db).map(({ number, candidateId, content, issuedAt, validUntil: until }) => ({
    number,
    candidateId,
    holder: content.holderName,
    employeeNumber: candidateById(core.db, candidateId)?.employeeNumber ?? '',
    schemeTitle: content.schemeName,
    level: content.level,
    issuedAt,
    validUntil: until,
    status: until !== null && wall > until ? ('expired' as const) : ('valid' as const),
  }));
}

export function certificateFile(core: HostCore, input: { number: string; what: 'pdf' | 'credential' | 'qr' | 'root' }) {
  const found = certificateByNumber(core.db, input.number);
  if (found === null) return { ok: false, reason: 'unknown' } as const;
  const files = {
    pdf: { name: `${found.number}.pdf`, mediaType: 'application/pdf', bytes: () => found.pdf },
    credential: {
      name: `${found.number}.credential.json`,
      mediaType: 'application/json',
      bytes: () => found.credential,
    },
    qr: { name: `${found.number}.qr.txt`, mediaType: 'text/plain', bytes: () => found.qr },
    root: {
      name: 'root.pem',
      mediaType: 'application/x-pem-file',
      bytes: () => organisationOf(core.db).rootCertificate,
    },
  };
  const { name, mediaType, bytes } = files[input.what];
  return { ok: true, file: { name, mediaType, base64: Buffer.from(bytes()).toString('base64') } } as const;
}
