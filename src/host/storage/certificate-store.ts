import type { CertificateContent } from '#domain/certificate/certificate.ts';
import { sql, type ReadDb, type WriteDb } from './database.ts';

/** An issued certificate with the exact bytes that were handed out. */
export interface StoredCertificate {
  readonly number: string;
  readonly candidateId: string;
  readonly decisionId: string;
  readonly content: CertificateContent;
  readonly pdf: Uint8Array;
  readonly credential: string;
  readonly qr: string;
  readonly issuedAt: number;
  readonly validUntil: number | null;
}

export function insertCertificate(db: WriteDb, c: StoredCertificate): void {
  sql<[string, string, string, string, Uint8Array, string, string, number, number | null]>(
    db,
    `INSERT INTO certificate (number, candidate_id, decision_id, content, pdf, credential, qr, issued_at, valid_until)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    c.number,
    c.candidateId,
    c.decisionId,
    JSON.stringify(c.content),
    Buffer.from(c.pdf),
    c.credential,
    c.qr,
    c.issuedAt,
    c.validUntil,
  );
}

interface Row {
  number: string;
  candidateId: string;
  decisionId: string;
  content: string;
  pdf: Uint8Array;
  credential: string;
  qr: string;
  issuedAt: number;
  validUntil: number | null;
}

export function certificateByNumber(db: ReadDb, number: string): StoredCertificate | null {
  const row = sql<[string], Row>(
    db,
    `SELECT number, candidate_id AS candidateId, decision_id AS decisionId, content, pdf, credential, qr, issued_at AS issuedAt,
     valid_until AS validUntil FROM certificate WHERE number = ?`,
  ).get(number);
  return row === undefined ? null : { ...row, content: JSON.parse(row.content) as CertificateContent };
}

export function certificateNumberOf(db: ReadDb, candidateId: string): string | null {
  return (
    sql<[string], { number: string }>(db, 'SELECT number FROM certificate WHERE candidate_id = ?').get(candidateId)
      ?.number ?? null
  );
}

export interface CertificateLine {
  readonly number: string;
  readonly candidateId: string;
  readonly content: CertificateContent;
  readonly issuedAt: number;
  readonly validUntil: number | null;
}

/** All certificates, newest first, without their files. */
export function certificates(db: ReadDb): CertificateLine[] {
  return sql<[], Omit<CertificateLine, 'content'> & { content: string }>(
    db,
    'SELECT number, candidate_id AS candidateId, content, issued_at AS issuedAt, valid_until AS validUntil FROM certificate ORDER BY issued_at DESC, number DESC',
  )
    .all()
    .map((row) => ({ ...row, content: JSON.parse(row.content) as CertificateContent }));
}
