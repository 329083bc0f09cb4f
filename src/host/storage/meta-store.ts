import { sql, type ReadDb, type WriteDb } from './database.ts';

/** A word the host keeps about itself; null when there is none. */
export function metaValue(db: ReadDb, key: string): string | null {
  return sql<[string], { value: string }>(db, 'SELECT value FROM meta WHERE key = ?').get(key)?.value ?? null;
}

export function setMetaValue(db: WriteDb, key: string, value: string): void {
  sql<[string, string]>(
    db,
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, value);
}

/** Who this host is among the organisation's hosts, since it took in a kit. */
export interface HostIdentity {
  readonly hostId: string;
  readonly name: string;
  /** The running number of its kit. */
  readonly counter: number;
  /** Made at the intake: a second intake of the same kit elsewhere has another. */
  readonly installation: string;
  /** Where its results packages are sealed to: X25519, SubjectPublicKeyInfo, base64url. */
  readonly officeTransportKey: string;
}

/** Null at the office: the host that was founded and not made from a kit. */
export function hostIdentity(db: ReadDb): HostIdentity | null {
  const text = metaValue(db, 'host');
  return text === null ? null : (JSON.parse(text) as HostIdentity);
}

/** How often this host was taken over by a spare one: of two words, the one under the lower epoch is the older. */
export function epochOf(db: ReadDb): number {
  return Number(metaValue(db, 'epoch') ?? '0');
}
