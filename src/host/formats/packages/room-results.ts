import { X509Certificate } from 'node:crypto';
import type { IssuingKeys } from '#host/signing/issuing-keys.ts';
import { openAsHost, sealToHost } from '#host/signing/transport.ts';
import { packageLimits } from './session-schema.ts';
import { listFiles, openSigned, packSigned, type SignedZipFault } from '../zip/signed-zip.ts';
import { checkRoom, entriesOf, type RoomFault } from './check-room.ts';
import { checkRecordings, mostSentSound, recordingFiles, type RecordingFault } from './room-recordings.ts';
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

/** A results package may hold the recordings of a whole day besides what any package holds. */
const roomLimits = { entries: 4_000, totalBytes: packageLimits.totalBytes + mostSentSound, ratio: packageLimits.ratio };

export interface RoomResultsInput {
  readonly manifest: Omit<RoomManifest, 'format' | 'files'>;
  readonly content: RoomContent;
  /** Where the recordings lie that go along. */
  readonly dataFolder: string;
  /** The office: X25519, SubjectPublicKeyInfo, base64url. */
  readonly transportKey: string;
  readonly issuing: IssuingKeys;
}

/** What a room sends back of a session: signed by the room's host, sealed to the office. */
export async function roomResults(input: RoomResultsInput): Promise<Uint8Array> {
  const sealed = sealToHost(input.transportKey, packJson(input.content), input.manifest.packageId);
  const files = [[roomFile, sealed] as const, ...(await recordingFiles(input.dataFolder, input.content))];
  const manifest: RoomManifest = { format: roomResultsFormat, ...input.manifest, files: listFiles(files) };
  return await packSigned(manifest, files, input.issuing, roomResultsType);
}

export interface KnownHost {
  readonly hostId: string;
  readonly issuingCertificate: string;
  readonly journalCertificate: string;
}

export type OpenedRoom =
  | {
      readonly ok: true;
      readonly manifest: RoomManifest;
      readonly content: RoomContent;
      readonly sounds: ReadonlyMap<string, Uint8Array>;
    }
  | {
      readonly ok: false;
      readonly fault:
        SignedZipFault | RoomFault['fault'] | RecordingFault['fault'] | 'unknown-host' | 'content-unreadable';
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
  const how = { limits: roomLimits, type: roomResultsType, schema: roomManifest, trustedRootsPem };
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
  if (wrong !== null) return { ok: false, ...wrong };
  const sounds = new Map([...files].filter(([name]) => name !== roomFile));
  const unheard = checkRecordings(content, entriesOf(content), sounds, input.journalPkcs8);
  return unheard === null ? { ok: true, manifest, content, sounds } : { ok: false, ...unheard };
}
