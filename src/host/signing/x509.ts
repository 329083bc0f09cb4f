import 'reflect-metadata';
import { createHash, createPublicKey, randomBytes, X509Certificate } from 'node:crypto';
import type { KeyObject, webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';

export const es256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
export const dayMs = 86_400_000;

/** Certificates begin a day before they are made: a room's machines do not agree on the time to the second. */
const backdateMs = dayMs;
const rootYears = 20;
const issuingYears = 8;

/** In the subject of every certificate of a sample organisation, so that no sample can pass for the real thing. */
const sampleUnit = 'SAMPLE 样张';

/** Before a host's name in the subject of its certificates, where it was made from a kit. The office's have none. */
const hostUnit = 'HOST ';

export interface Issuer {
  readonly certificate: x509.X509Certificate;
  readonly privateKey: KeyObject;
}

/** What a key certified by the root may sign. Told apart by key usage: only `issuing` has non-repudiation. */
export type HostCertificateUse = 'issuing' | 'journal';
const usages: Record<HostCertificateUse, number> = {
  issuing: x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation,
  journal: x509.KeyUsageFlags.digitalSignature,
};

/** The self-signed certificate of an organisation's root. */
export async function makeRootCertificate(
  privateKey: KeyObject,
  organisation: string,
  now: Date,
  sample: boolean,
): Promise<x509.X509Certificate> {
  const name = subjectName(organisation, ' Root', sample);
  const publicKey = await importPublic(privateKey);
  return x509.X509CertificateGenerator.create({
    ...dates(now, rootYears),
    serialNumber: serial(),
    subject: name,
    issuer: name,
    signingAlgorithm: es256,
    publicKey,
    signingKey: await importSigning(privateKey),
    extensions: [
      new x509.BasicConstraintsExtension(true, 1, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      new x509.SubjectKeyIdentifierExtension(keyIdentifier(privateKey)),
    ],
  });
}

/**
 * A certificate under the root for one of a host's own keys. It never outlives the root. `host` names one that was made from a kit:
 * what such a host signs can be told from the office's word.
 */
export async function makeHostCertificate(
  use: HostCertificateUse,
  subjectKey: KeyObject,
  organisation: string,
  root: Issuer,
  now: Date,
  host?: string,
): Promise<x509.X509Certificate> {
  const sample = isSampleCertificate(root.certificate);
  const publicKey = await importPublic(subjectKey);
  const { notBefore, notAfter } = dates(now, issuingYears);
  return x509.X509CertificateGenerator.create({
    notBefore: new Date(Math.max(notBefore.getTime(), root.certificate.notBefore.getTime())),
    notAfter: new Date(Math.min(notAfter.getTime(), root.certificate.notAfter.getTime())),
    serialNumber: serial(),
    subject: subjectName(organisation, use === 'journal' ? ' Journal' : '', sample, host),
    issuer: root.certificate.subjectName,
    signingAlgorithm: es256,
    publicKey,
    signingKey: await importSigning(root.privateKey),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(usages[use], true),
      new x509.SubjectKeyIdentifierExtension(keyIdentifier(subjectKey)),
      new x509.AuthorityKeyIdentifierExtension(keyIdentifier(root.privateKey)),
    ],
  });
}

/** True when the certificate belongs to a sample organisation. */
export function isSampleCertificate(certificate: x509.X509Certificate): boolean {
  return certificate.subjectName.getField('OU').includes(sampleUnit);
}

/** True when the certificate belongs to the office: the host that was founded and not made from a kit. */
export function isOfOffice(certificate: Uint8Array): boolean {
  const units = parseCertificate(Buffer.from(certificate)).subjectName.getField('OU');
  return !units.some((unit) => unit.startsWith(hostUnit));
}

/** True when the certificate is a host's for that use. */
export function isFor(certificate: Uint8Array, use: HostCertificateUse): boolean {
  return usagesOf(certificate) === usages[use];
}

/** True when the certificate may certify other keys. */
export function mayCertify(certificate: Uint8Array): boolean {
  return (usagesOf(certificate) & x509.KeyUsageFlags.keyCertSign) !== 0;
}

/** Reads a certificate (PEM or DER). Throws on anything else. Elsewhere only types come from the X.509 library: it wants reflect-metadata first. */
export function parseCertificate(certificate: string | Uint8Array<ArrayBuffer>): x509.X509Certificate {
  return new x509.X509Certificate(certificate);
}

/** A certificate's public key. Throws when the bytes are no certificate. */
export function certificatePublicKey(certificate: Uint8Array): KeyObject {
  return new X509Certificate(certificate).publicKey;
}

/** WebCrypto's form of a private key, for the X.509 and CMS libraries. */
export function importSigning(privateKey: KeyObject): Promise<webcrypto.CryptoKey> {
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' });
  return crypto.subtle.importKey('pkcs8', pkcs8, es256, false, ['sign']);
}

/** WebCrypto's form of a private key's public half. */
export function importPublic(privateKey: KeyObject): Promise<webcrypto.CryptoKey> {
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return crypto.subtle.importKey('spki', spki, es256, true, ['verify']);
}

/** X.520 allows 64 characters in a common name; a longer organisation name is cut here and stands in full on the certificate. */
function subjectName(organisation: string, suffix: string, sample: boolean, host?: string): x509.Name {
  const characters = [...organisation.normalize('NFC').trim()].slice(0, 64 - suffix.length);
  const name: x509.JsonNameParams = [{ CN: [{ utf8String: characters.join('').trim() + suffix }] }];
  if (host !== undefined) name.unshift({ OU: [{ utf8String: hostUnit + host }] });
  if (sample) name.unshift({ OU: [{ utf8String: sampleUnit }] });
  return new x509.Name(name);
}

function usagesOf(certificate: Uint8Array): number {
  return parseCertificate(Buffer.from(certificate)).getExtension(x509.KeyUsagesExtension)?.usages ?? 0;
}

/** RFC 5280 §4.2.1.2, method 2: 0100 and the last 60 bits of the key's SHA-1, hex. The short form, because it travels inside the QR. */
export function keyIdentifier(privateKey: KeyObject): string {
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const point = spki.subarray(-65); // the uncompressed point, which is the whole of the BIT STRING's content
  return `4${createHash('sha1').update(point).digest('hex').slice(-15)}`;
}

function dates(now: Date, years: number): { notBefore: Date; notAfter: Date } {
  const second = Math.floor(now.getTime() / 1000) * 1000;
  const notAfter = new Date(second);
  notAfter.setUTCFullYear(notAfter.getUTCFullYear() + years);
  return { notBefore: new Date(second - backdateMs), notAfter };
}

/** 79 random bits: positive, unguessable, and short because it also travels inside the QR. */
export function serial(): string {
  const bytes = randomBytes(10);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}

/** A list of revoked certificates, signed by their issuer, as PEM. */
export async function makeRevocationList(
  issuer: x509.X509Certificate,
  privateKey: KeyObject,
  entries: readonly { readonly serialNumber: string; readonly revocationDate: Date }[],
  now: Date,
): Promise<string> {
  const list = await x509.X509CrlGenerator.create({
    issuer: issuer.subjectName,
    thisUpdate: now,
    // RFC 5280 wants one; nobody without a network can be told to fetch the next, so it holds as long as its issuer.
    nextUpdate: issuer.notAfter,
    signingAlgorithm: es256,
    entries: [...entries],
    signingKey: await importSigning(privateKey),
  });
  // Under the name of RFC 7468; the library has one of its own.
  const lines =
    Buffer.from(list.rawData)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN X509 CRL-----', ...lines, '-----END X509 CRL-----', ''].join('\n');
}

/** What a list of revoked certificates says, and its signature. Throws on anything else. Whether to believe it is for the caller to check. */
export function readRevocationList(pem: string): { der: Uint8Array; signature: Uint8Array; serials: string[] } {
  const list = new x509.X509Crl(Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64'));
  return {
    der: new Uint8Array(list.rawData),
    signature: new Uint8Array(list.signature),
    serials: list.entries.map((entry) => entry.serialNumber),
  };
}
