import { sql, type ReadDb, type WriteDb } from './database.ts';

/** A host whose keys were made here. */
export interface HostKitRow {
  readonly hostId: string;
  readonly counter: number;
  readonly name: string;
  readonly certificatePrefix: string;
  readonly issuingCertificate: string;
  readonly journalCertificate: string;
  /** X25519, SubjectPublicKeyInfo, base64url. */
  readonly transportKey: string;
  readonly madeAt: number;
  /** Null until the first word of the host came back. */
  readonly installation: string | null;
  readonly revokedAt: number | null;
  readonly revokedBecause: string | null;
}

const columns = `SELECT host_id AS hostId, counter, name, certificate_prefix AS certificatePrefix, issuing_certificate AS issuingCertificate,
  journal_certificate AS journalCertificate, transport_key AS transportKey, made_at AS madeAt, installation, revoked_at AS revokedAt,
  revoked_because AS revokedBecause FROM host_kit`;

export function hostKits(db: ReadDb): HostKitRow[] {
  return sql<[], HostKitRow>(db, `${columns} ORDER BY counter`).all();
}

export function hostKit(db: ReadDb, hostId: string): HostKitRow | null {
  return sql<[string], HostKitRow>(db, `${columns} WHERE host_id = ?`).get(hostId) ?? null;
}

/** The running number of the next kit. */
export function nextKitCounter(db: ReadDb): number {
  return (sql<[], { n: number | null }>(db, 'SELECT max(counter) AS n FROM host_kit').get()?.n ?? 0) + 1;
}

export function insertHostKit(db: WriteDb, k: Omit<HostKitRow, 'installation' | 'revokedAt' | 'revokedBecause'>): void {
  sql<[string, number, string, string, string, string, string, number]>(
    db,
    `INSERT INTO host_kit (host_id, counter, name, certificate_prefix, issuing_certificate, journal_certificate, transport_key, made_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    k.hostId,
    k.counter,
    k.name,
    k.certificatePrefix,
    k.issuingCertificate,
    k.journalCertificate,
    k.transportKey,
    k.madeAt,
  );
}

export function rememberInstallation(db: WriteDb, hostId: string, installation: string): void {
  sql<[string, string]>(db, 'UPDATE host_kit SET installation = ? WHERE host_id = ?').run(installation, hostId);
}

export function revokeKit(db: WriteDb, hostId: string, at: number, because: string): void {
  sql<[number, string, string]>(db, 'UPDATE host_kit SET revoked_at = ?, revoked_because = ? WHERE host_id = ?').run(
    at,
    because,
    hostId,
  );
}
