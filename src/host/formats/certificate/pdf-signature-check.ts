import { verify, X509Certificate } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { oid, sha256, signedAttributes } from './pdf-signature.ts';

/** A signed PDF taken apart: what was signed, and by which certificates. */
export interface SignedPdf {
  /** DER. */
  readonly signer: Uint8Array;
  readonly root: Uint8Array;
}

export type PdfCheck =
  | ({ readonly ok: true } & SignedPdf)
  | { readonly ok: false; readonly reason: 'not-signed' | 'changed' | 'signature-broken' };

/**
 * Checks that one signature covers every byte of the file but itself, and that the signature is exactly what this program
 * makes: nothing in it is left to be changed unnoticed. Whether to believe the signer is for the caller. Never throws.
 */
export function checkPdfSignature(bytes: Uint8Array): PdfCheck {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = pdf.indexOf('/ByteRange');
  if (at < 0) return { ok: false, reason: 'not-signed' };
  const parts = splitAtSignature(pdf, at);
  if (parts === null) return { ok: false, reason: 'changed' };
  const digest = sha256(parts.signed);
  if (!parts.cms.includes(digest)) return { ok: false, reason: 'changed' };
  try {
    return checkCms(parts.cms, digest);
  } catch {
    return { ok: false, reason: 'signature-broken' };
  }
}

/** The signed bytes and the signature, or null when the range leaves out anything else or the file goes on after it. */
function splitAtSignature(pdf: Buffer, at: number): { signed: Buffer; cms: Buffer } | null {
  const head = pdf.toString('latin1', at, at + 80);
  const range = /^\/ByteRange \[0 (\d{1,9}) (\d{1,9}) (\d{1,9})\] *\n/.exec(head);
  if (range === null || pdf.indexOf('/ByteRange', at + 1) >= 0) return null;
  const [end, resume, rest] = [Number(range[1]), Number(range[2]), Number(range[3])];
  if (resume + rest !== pdf.length || end >= resume || end < at) return null;
  if (pdf.toString('latin1', end - 10, end) !== '/Contents ') return null;
  const gap = /^<([0-9a-f]+)>$/.exec(pdf.toString('latin1', end, resume));
  if (gap === null) return null;
  const room = Buffer.from(gap[1] ?? '', 'hex');
  const cms = room.subarray(0, derLength(room));
  if (room.subarray(cms.length).some((byte) => byte !== 0)) return null;
  return { signed: Buffer.concat([pdf.subarray(0, end), pdf.subarray(resume)]), cms };
}

/** Length of the DER value at the start, header included; 0 when there is none. */
function derLength(bytes: Buffer): number {
  const first = bytes[1] ?? 0;
  if (bytes[0] !== 0x30 || first === 0x80 || first > 0x84) return 0;
  if (first < 0x80) return first + 2;
  const count = first - 0x80;
  return bytes.readUIntBE(2, count) + 2 + count;
}

/** Throws on anything that is no CMS. */
function checkCms(cms: Buffer, digest: Buffer): PdfCheck {
  const broken = { ok: false, reason: 'signature-broken' } as const;
  const wrapper = pkijs.ContentInfo.fromBER(cms);
  const signedData = new pkijs.SignedData({ schema: wrapper.content as asn1js.Sequence });
  const [info, ...moreInfos] = signedData.signerInfos;
  const certificates = (signedData.certificates ?? []).filter((c) => c instanceof pkijs.Certificate);
  const [signer, root] = certificates.map((c) => Buffer.from(c.toSchema().toBER()));
  if (!info?.signedAttrs || moreInfos.length > 0 || !signer || !root || certificates.length !== 2) return broken;
  // Written anew from its parts it must be the same to the byte: then no byte is without a meaning that was checked.
  const again = new pkijs.ContentInfo({ contentType: oid.signedData, content: signedData.toSchema(true) });
  if (!Buffer.from(again.toSchema().toBER()).equals(cms)) return broken;
  if (!hasOurForm(signedData, info, pkijs.Certificate.fromBER(signer))) return broken;
  const key = new X509Certificate(signer).publicKey;
  const attributes = Buffer.from(info.signedAttrs.encodedValue);
  const signature = Buffer.from(info.signature.valueBlock.valueHexView);
  if (!verify('sha256', attributes, { key, dsaEncoding: 'der' }, signature)) return broken;
  const expected = signedAttributes(digest, signer).map((a) => Buffer.from(a.toSchema().toBER()));
  const found = info.signedAttrs.attributes.map((a) => Buffer.from(a.toSchema().toBER()));
  if (!Buffer.concat(expected).equals(Buffer.concat(found))) return { ok: false, reason: 'changed' };
  return { ok: true, signer, root };
}

/** Compared as bytes: a name or an algorithm in another encoding would mean the same and still be a changed file. */
function hasOurForm(data: pkijs.SignedData, info: pkijs.SignerInfo, signer: pkijs.Certificate): boolean {
  const sid = new pkijs.IssuerAndSerialNumber({ issuer: signer.issuer, serialNumber: signer.serialNumber });
  const sha256 = new pkijs.AlgorithmIdentifier({ algorithmId: oid.sha256, algorithmParams: new asn1js.Null() });
  return (
    data.version === 1 &&
    data.encapContentInfo.eContentType === oid.data &&
    data.encapContentInfo.eContent === undefined &&
    data.crls === undefined &&
    data.digestAlgorithms.length === 1 &&
    data.digestAlgorithms.every((algorithm) => sameDer(algorithm, sha256)) &&
    info.version === 1 &&
    info.sid instanceof pkijs.IssuerAndSerialNumber &&
    sameDer(info.sid, sid) &&
    sameDer(info.digestAlgorithm, sha256) &&
    sameDer(info.signatureAlgorithm, new pkijs.AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 })) &&
    info.unsignedAttrs === undefined
  );
}

interface Schematic {
  toSchema(): asn1js.Sequence;
}

function sameDer(a: Schematic, b: Schematic): boolean {
  return Buffer.from(a.toSchema().toBER()).equals(Buffer.from(b.toSchema().toBER()));
}

const largestAttachment = 1_000_000;

/** An attached file of a PDF whose signature has been checked, as text; null when there is none of that name. Never throws. */
export function attachedText(bytes: Uint8Array, name: string): string | null {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = pdf.toString('latin1');
  const fileAt = text.indexOf(`/UF (${name})`);
  const specAt = text.lastIndexOf('/Type /Filespec', fileAt);
  const reference = /\/EF <<\s*\/F (\d+) 0 R/.exec(fileAt < 0 ? '' : text.slice(specAt, fileAt));
  const objectAt = reference === null ? -1 : text.indexOf(`\n${reference[1]} 0 obj`);
  if (objectAt < 0) return null;
  const streamAt = text.indexOf('stream\n', objectAt);
  const length = /\/Length (\d+)/.exec(text.slice(objectAt, streamAt));
  if (streamAt < 0 || length === null) return null;
  const start = streamAt + 'stream\n'.length;
  try {
    const plain = inflateSync(pdf.subarray(start, start + Number(length[1])), { maxOutputLength: largestAttachment });
    return plain.toString('utf8');
  } catch {
    return null;
  }
}
