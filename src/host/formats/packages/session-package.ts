import { X509Certificate } from 'node:crypto';
import type { IssuingKeys } from '#host/signing/issuing-keys.ts';
import { sealForRelease } from '#host/signing/release-code.ts';
import { openAsHost, sealToHost } from '#host/signing/transport.ts';
import { isOfOffice } from '#host/signing/x509.ts';
import { openForReading } from '#host/storage/database.ts';
import { listFiles, openSigned, packSigned, type SignedZipFault } from '../zip/signed-zip.ts';
import { packJson, unpackJson } from './packed-json.ts';
import { packBanks } from './sealed-banks.ts';
import {
  banksFile,
  packageLimits,
  peopleFile,
  sessionContent,
  sessionManifest,
  sessionPackageFormat,
  sessionPackageType,
  type SessionContent,
  type SessionManifest,
} from './session-schema.ts';

export interface SessionPackageInput {
  readonly dataFolder: string;
  readonly manifest: Omit<SessionManifest, 'format' | 'release' | 'files'>;
  readonly content: SessionContent;
  /** How many people must come together to unseal the banks. */
  readonly people: 1 | 2;
  /** The room's host: X25519, SubjectPublicKeyInfo, base64url. */
  readonly transportKey: string;
  readonly issuing: IssuingKeys;
}

/** Makes the package; the banks are read and sealed here, beside the host's thread. The codes are told once and kept nowhere. */
export async function sessionPackage(
  input: SessionPackageInput,
): Promise<{ readonly bytes: Uint8Array; readonly codes: readonly string[] }> {
  const { packageId, banks } = input.manifest;
  const db = openForReading(input.dataFolder);
  let packed: Buffer;
  try {
    packed = packBanks(db, banks);
  } finally {
    db.close();
  }
  const { codes, salt, sealed } = sealForRelease(packed, input.people, packageId);
  const people = sealToHost(input.transportKey, packJson(input.content), packageId);
  const files = [[peopleFile, people] as const, [banksFile, sealed] as const];
  const manifest: SessionManifest = {
    format: sessionPackageFormat,
    ...input.manifest,
    release: { codes: input.people, salt },
    files: listFiles(files),
  };
  return { bytes: await packSigned(manifest, files, input.issuing, sessionPackageType), codes };
}

export type OpenedSession =
  | {
      readonly ok: true;
      readonly manifest: SessionManifest;
      readonly content: SessionContent;
      readonly sealed: Uint8Array;
    }
  | {
      readonly ok: false;
      readonly fault: SignedZipFault | 'not-the-office' | 'other-host' | 'content-unreadable';
      readonly file?: string;
    };

/** Opens what claims to be a session package for this host. The banks stay sealed. */
export async function openSessionPackage(input: {
  readonly bytes: Uint8Array;
  readonly trustedRootsPem: readonly string[];
  readonly hostId: string;
  readonly journalPkcs8: Uint8Array;
}): Promise<OpenedSession> {
  const { trustedRootsPem } = input;
  const how = { limits: packageLimits, type: sessionPackageType, schema: sessionManifest, trustedRootsPem };
  const opened = await openSigned(input.bytes, how);
  if (!opened.ok) return opened;
  const { manifest, files, signer } = opened;
  if (!isOfOffice(new X509Certificate(signer).raw)) return { ok: false, fault: 'not-the-office' };
  if (manifest.hostId !== input.hostId) return { ok: false, fault: 'other-host' };
  const people = openAsHost(input.journalPkcs8, files.get(peopleFile) ?? Buffer.alloc(0), manifest.packageId);
  const content = people === null ? null : unpackJson(sessionContent, people);
  const sealed = files.get(banksFile);
  if (content === null || sealed === undefined) return { ok: false, fault: 'content-unreadable', file: peopleFile };
  return { ok: true, manifest, content, sealed };
}
