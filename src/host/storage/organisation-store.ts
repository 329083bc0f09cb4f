import type { LocaleText } from '#domain/item/locale.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** The organisation this host examines for. Its private keys are files outside the database. */
export interface Organisation {
  readonly name: LocaleText;
  readonly sample: boolean;
  readonly rootCertificate: string;
  readonly issuingCertificate: string;
  readonly journalCertificate: string;
  /** Before the year and the running number of its certificates. */
  readonly certificatePrefix: string;
}

interface Row {
  name: string;
  sample: number;
  root_certificate: string;
  issuing_certificate: string;
  journal_certificate: string;
  certificate_prefix: string;
}

export function loadOrganisation(db: ReadDb): Organisation | null {
  const row = sql<[], Row>(db, 'SELECT * FROM organisation').get();
  if (row === undefined) return null;
  return {
    name: JSON.parse(row.name) as LocaleText,
    sample: row.sample === 1,
    rootCertificate: row.root_certificate,
    issuingCertificate: row.issuing_certificate,
    journalCertificate: row.journal_certificate,
    certificatePrefix: row.certificate_prefix,
  };
}

export function insertOrganisation(db: WriteDb, o: Organisation, now: number): void {
  sql<[string, number, string, string, string, string, number]>(
    db,
    `INSERT INTO organisation (id, name, sample, root_certificate, issuing_certificate, journal_certificate, certificate_prefix, next_certificate, created_at)
     VALUES (1, ?, ?, ?, ?, ?, ?, 1, ?)`,
  ).run(
    JSON.stringify(o.name),
    o.sample ? 1 : 0,
    o.rootCertificate,
    o.issuingCertificate,
    o.journalCertificate,
    o.certificatePrefix,
    now,
  );
}

/** A host has one issuing certificate at a time; what earlier ones signed carries them along. */
export function replaceIssuingCertificate(db: WriteDb, pem: string): void {
  sql<[string]>(db, 'UPDATE organisation SET issuing_certificate = ?').run(pem);
}

/** Takes the next running number of this host's range. Never handed out twice: it moves in the transaction that uses it. */
export function takeCertificateSerial(db: WriteDb): number {
  const row = sql<[], { taken: number }>(
    db,
    'UPDATE organisation SET next_certificate = next_certificate + 1 RETURNING next_certificate - 1 AS taken',
  ).get();
  if (row === undefined) throw new Error('no organisation');
  return row.taken;
}
