// The X.509 library wants reflect-metadata first.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import * as asn1js from 'asn1js';
import { createPrivateKey, hkdfSync, type KeyObject } from 'node:crypto';
import { GeneralName, GeneralSubtree, NameConstraints } from 'pkijs';
import { makePrivateKey } from './private-key.ts';
import { openText, sealText } from './sealing.ts';
import { dayMs, es256, importPublic, importSigning, keyIdentifier, serial } from './x509.ts';

/** Every name that a room authority may vouch for, besides its one address, ends in this. Reserved for private use (`.internal`). */
export const roomDomain = 'invigil.internal';
/** The name of the room's host for whoever has it in a hosts file or in the room's own DNS. */
export const roomName = `room.${roomDomain}`;

/** An exam season; browsers install the authority once for it. */
const authorityDays = 30;
/** A leaf lives for the days of one opening; its key never leaves memory. */
const leafDays = 7;
const sealLabel = 'invigil-room-authority/1';

export interface RoomAuthority {
  readonly certificatePem: string;
  readonly privateKey: KeyObject;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

export interface RoomLeaf {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

// GeneralName's choices (RFC 5280, 4.2.1.6).
const dnsName = 2;
const ipAddress = 7;

/** Critical: whoever does not understand it must not trust the authority at all (RFC 5280, 4.2.1.10). */
function onlyFor(address: Uint8Array): x509.Extension {
  const wholeAddress = new Uint8Array(address.length * 2).fill(0xff);
  wholeAddress.set(address);
  const ip = new asn1js.OctetString({ valueHex: wholeAddress.buffer });
  const constraints = new NameConstraints({
    permittedSubtrees: [
      new GeneralSubtree({ base: new GeneralName({ type: ipAddress, value: ip }) }),
      new GeneralSubtree({ base: new GeneralName({ type: dnsName, value: roomDomain }) }),
    ],
  });
  return new x509.Extension('2.5.29.30', true, constraints.toSchema().toBER());
}

function life(now: Date, days: number): { notBefore: Date; notAfter: Date } {
  const second = Math.floor(now.getTime() / 1000) * 1000;
  return { notBefore: new Date(second - dayMs), notAfter: new Date(second + days * dayMs) };
}

/**
 * Makes the authority that vouches for the host at one address (its 4 or 16 bytes), and for nothing else: apart from the issuing
 * root, which no seat ever trusts for a connection. `mark` tells authorities of several days apart in a browser's list.
 */
export async function makeRoomAuthority(wish: {
  readonly address: Uint8Array;
  readonly mark: string;
  readonly now: Date;
}): Promise<RoomAuthority> {
  const privateKey = makePrivateKey();
  const name = new x509.Name([{ CN: [{ utf8String: `Invigil room ${wish.mark}`.slice(0, 64) }] }]);
  const { notBefore, notAfter } = life(wish.now, authorityDays);
  const certificate = await x509.X509CertificateGenerator.create({
    notBefore,
    notAfter,
    serialNumber: serial(),
    subject: name,
    issuer: name,
    signingAlgorithm: es256,
    publicKey: await importPublic(privateKey),
    signingKey: await importSigning(privateKey),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth], false),
      onlyFor(wish.address),
      new x509.SubjectKeyIdentifierExtension(keyIdentifier(privateKey)),
    ],
  });
  return { certificatePem: `${certificate.toString('pem')}\n`, privateKey, expiresAt: notAfter.getTime() };
}

/**
 * A server's certificate under the authority, for these addresses and names, with a key of its own. It never outlives the
 * authority. Nothing here stops names outside the authority's constraints: whoever connects refuses them.
 */
export async function makeRoomLeaf(
  authority: RoomAuthority,
  names: { readonly addresses: readonly string[]; readonly names: readonly string[] },
  now: Date,
): Promise<RoomLeaf> {
  const privateKey = makePrivateKey();
  const issuer = new x509.X509Certificate(authority.certificatePem);
  const { notBefore, notAfter } = life(now, leafDays);
  const certificate = await x509.X509CertificateGenerator.create({
    notBefore,
    notAfter: new Date(Math.min(notAfter.getTime(), issuer.notAfter.getTime())),
    serialNumber: serial(),
    subject: new x509.Name([{ CN: [{ utf8String: 'Invigil room host' }] }]),
    issuer: issuer.subjectName,
    signingAlgorithm: es256,
    publicKey: await importPublic(privateKey),
    signingKey: await importSigning(authority.privateKey),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth], false),
      new x509.SubjectAlternativeNameExtension([
        ...names.addresses.map((value) => ({ type: 'ip', value }) as const),
        ...names.names.map((value) => ({ type: 'dns', value }) as const),
      ]),
      new x509.SubjectKeyIdentifierExtension(keyIdentifier(privateKey)),
      new x509.AuthorityKeyIdentifierExtension(keyIdentifier(authority.privateKey)),
    ],
  });
  return {
    certificatePem: `${certificate.toString('pem')}\n`,
    privateKeyPem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

/** The key that seals room authorities: whoever opened the journal key by a staff password has it, and nobody else. */
function sealingKey(journalPkcs8: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', journalPkcs8, '', sealLabel, 32));
}

export function sealAuthorityKey(journalPkcs8: Uint8Array, { privateKey }: RoomAuthority): string {
  return sealText(sealingKey(journalPkcs8), privateKey.export({ format: 'der', type: 'pkcs8' }), sealLabel);
}

/** Null when it was sealed under another journal key, or is damaged. */
export function openAuthorityKey(journalPkcs8: Uint8Array, sealed: string): KeyObject | null {
  const key = openText(sealingKey(journalPkcs8), sealed, sealLabel);
  return key === null ? null : createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}
