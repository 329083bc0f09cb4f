import { X509Certificate } from 'node:crypto';
import type { IssuingKeys } from '#host/signing/issuing-keys.ts';
import { openAsHost, sealToHost } from '#host/signing/transport.ts';
import { listFiles, openSigned, packSigned, type SignedZipFault } from '../zip/signed-zip.ts';
import { checkRoom, type RoomFault } from './check-room.ts';
import { packJson, unpackJson } from './packed-json.ts';
import {
  roomContent,
  roomFile,
  roomManifest,
  roomResultsFormat,
  roomResultsType,
  type RoomContent,
  type RoomManifest,
} from './room-schema.ts';
import { packageLimits } from './session-schema.ts';

export interface RoomResultsInput {
  readonly manifest: Omit<RoomManifest, 'format' | 'files'>;
  readonly content: RoomContent;
  /** The office: X25519, SubjectPublicKeyInfo, base64url. */
  readonly transportKey: string;
  readonly issuing: IssuingKeys;
}

/** What a room sends back of a session: signed by the room's host, sealed to the office. */
export async function roomResults(input: RoomResultsInput): Promise<Uint8Array> {
  const sealed = sealToHost(input.transportKey, packJson(input.content), input.manifest.packageId);
  const files = [[roomFile, sealed] as const];
  const manifest: RoomManifest = { format: roomResultsFormat, ...input.manifest, files: listFiles(files) };
  return await packSigned(manifest, files, input.issuing, roomResultsType);
}

export interface KnownHost {
  readonly hostId: string;
  readonly issuingCertificate: string;
  readonly journalCertificate: string;
}

export type OpenedRoom =
  | { readonly ok: true; readonly manifest: RoomManifest; readonly content: RoomContent }
  | {
      readonly ok: false;
      readonly fault: SignedZipFault | RoomFault['fault'] | 'unknown-host' | 'content-unreadable';
      readonly detail: string;
    };

/** Opens and checks what claims to be a room's results, down to every attempt's fold. */
export async function openRoomResults(input: {
  readonly bytes: Uint8Array;
  readonly trustedRootsPem: readonly string[];
  readonly hosts: readonly KnownHost[];
  readonly journalPkcs8: Uint8Array;
}): Promise<OpenedRoom> {
  const { trustedRootsPem } = input;
  const how = { limits: packageLimits, type: roomResultsType, schema: roomManifest, trustedRootsPem };
  const opened = await openSigned(input.bytes, how);
  if (!opened.ok) return { ok: false, fault: opened.fault, detail: opened.file ?? '' };
  const { manifest, files, signer } = opened;
  // The signature must be of the very host that the manifest names, not of any host of the organisation.
  const host = input.hosts.find((one) => one.hostId === manifest.host.hostId);
  if (host === undefined || !new X509Certificate(host.issuingCertificate).raw.equals(Buffer.from(signer)))
    return { ok: false, fault: 'unknown-host', detail: manifest.host.hostId };
  const plain = openAsHost(input.journalPkcs8, files.get(roomFile) ?? Buffer.alloc(0), manifest.packageId);
  const content = plain === null ? null : unpackJson(roomContent, plain);
  if (content === null) return { ok: false, fault: 'content-unreadable', detail: roomFile };
  const wrong = checkRoom(manifest, content, host.journalCertificate);
  return wrong === null ? { ok: true, manifest, content } : { ok: false, ...wrong };
}
