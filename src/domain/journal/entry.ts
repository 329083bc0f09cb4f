/**
 * One entry of the host-wide journal as it is hashed. The hash covers the stored bytes of this record; the payload stands apart,
 * salted, so that it can be erased after its retention period without breaking the chain.
 */
export interface JournalRecord {
  readonly v: 1;
  readonly seq: number;
  readonly attempt: string | null;
  /** `host`, `candidate:<id>` or `account:<id>`. */
  readonly actor: string;
  readonly boot: string;
  /** Milliseconds on the boot's monotonic clock. */
  readonly mono: number;
  /** Epoch milliseconds of the host's clock. */
  readonly wall: number;
  readonly kind: string;
  /** SHA-256 (hex) of salt and payload bytes. */
  readonly payload: string;
  /** Hash (hex) of the entry before; of 64 zeros for the first. */
  readonly prev: string;
}

export const genesisHash = '0'.repeat(64);

/** The text whose UTF-8 bytes are stored and hashed. The order of the fields is part of the format. */
export function encodeRecord(r: JournalRecord): string {
  return JSON.stringify([r.v, r.seq, r.attempt, r.actor, r.boot, r.mono, r.wall, r.kind, r.payload, r.prev]);
}

/** Reads a stored record; null when it is not one. Every version ever written must be readable here. */
export function decodeRecord(text: string): JournalRecord | null {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(raw) || raw.length !== 10) return null;
  const [v, seq, attempt, actor, boot, mono, wall, kind, payload, prev] = raw as unknown[];
  if (v !== 1 || typeof seq !== 'number' || typeof mono !== 'number' || typeof wall !== 'number') return null;
  if (attempt !== null && typeof attempt !== 'string') return null;
  if (typeof actor !== 'string' || typeof boot !== 'string' || typeof kind !== 'string') return null;
  if (typeof payload !== 'string' || typeof prev !== 'string') return null;
  return { v, seq, attempt, actor, boot, mono, wall, kind, payload, prev };
}
