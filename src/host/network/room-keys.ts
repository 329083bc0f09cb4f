import { certificateFingerprint } from '#host/signing/fingerprint.ts';
import type { RoomAuthority, RoomLeaf } from '#host/signing/room-authority.ts';
import type { HostCore } from '../host-core.ts';
import { roomAuthority, storeRoomAuthority, type StoredAuthority } from '../storage/room-store.ts';
import type { WriteDb } from '../storage/database.ts';
import { addressBytes } from './ip-address.ts';

/** An authority with less than this to live (ms) is replaced before a room opens under it. */
const leastLifeMs = 2 * 86_400_000;

/** Everything the room's TLS needs for one opening. */
export interface RoomKeys {
  readonly authority: RoomAuthority;
  readonly leaf: RoomLeaf;
  readonly chainPem: string;
  readonly fingerprint: string;
  /** A DNS name that the certificate holds besides the address. */
  readonly name: string;
  /** Keeps a newly made authority; does nothing for one that was there. */
  store(db: WriteDb): void;
}

/**
 * The authority of an address, made when there is none that opens and lives, with a fresh server certificate under it. Null while
 * the journal key is closed: then no member of staff has typed a password in this run of the host.
 */
export async function openRoomKeys(core: HostCore, address: string): Promise<RoomKeys | null> {
  const journal = core.keys.journalPkcs8;
  if (journal === null) return null;
  const made = await import('#host/signing/room-authority.ts');
  const now = new Date(core.clock.now().wall);
  const kept = roomAuthority(core.db, address);
  const opened = kept === null ? null : reopened(kept, now, made.openAuthorityKey(journal, kept.sealedKey));
  const mark = `${address} ${now.toISOString().slice(0, 10)}`;
  const authority = opened ?? (await made.makeRoomAuthority({ address: addressBytes(address), mark, now }));
  const leaf = await made.makeRoomLeaf(authority, { addresses: [address], names: [made.roomName] }, now);
  return {
    authority,
    leaf,
    chainPem: leaf.certificatePem + authority.certificatePem,
    fingerprint: certificateFingerprint(authority.certificatePem),
    name: made.roomName,
    store(db) {
      if (opened !== null) return;
      const sealedKey = made.sealAuthorityKey(journal, authority);
      const { certificatePem: certificate, expiresAt } = authority;
      storeRoomAuthority(db, { address, certificate, sealedKey, expiresAt });
    },
  };
}

function reopened(kept: StoredAuthority, now: Date, privateKey: RoomAuthority['privateKey'] | null) {
  if (privateKey === null || kept.expiresAt - now.getTime() < leastLifeMs) return null;
  return { certificatePem: kept.certificate, privateKey, expiresAt: kept.expiresAt };
}
