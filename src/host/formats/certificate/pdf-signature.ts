import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { SignPdf, Signer } from '@signpdf/signpdf';
import type { IssuingKeys } from '#host/signing/issuing-keys.ts';
import { importSigning, parseCertificate } from '#host/signing/x509.ts';
import type { PdfDocument } from './page-canvas.ts';

/** Bytes kept free for the signature: two certificates with the longest names, and to spare. */
const signatureRoom = 4096;

export const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

/** Puts an invisible signature field with room for a PAdES signature into a document that is about to end. */
export function addSignaturePlaceholder(doc: PdfDocument, why: { readonly reason: string; readonly at: Date }): void {
  const signature = doc.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, '**********', '**********', '**********'],
    Contents: Buffer.alloc(signatureRoom),
    Reason: text(why.reason),
    M: why.at,
  });
  endRef(signature);
  const page = doc.page.dictionary;
  const widget = doc.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    Rect: [0, 0, 0, 0],
    V: signature,
    T: text('Signature'),
    F: 132, // print, locked
    P: page,
  });
  endRef(widget);
  (doc.page.annotations as unknown[]).push(widget);
  doc.initForm();
  const form = formOf(doc);
  form['SigFlags'] = 3; // signed, append only
  form['Fields'] = [widget];
  delete form['NeedAppearances']; // PDF/A forbids it
}

/** Signs a PDF that has a placeholder: PAdES B-B, ES256, with issuing certificate and root inside. */
export async function signPdf(pdf: Uint8Array, keys: IssuingKeys): Promise<Buffer> {
  return await new SignPdf().sign(pdf, new IssuingSigner(keys));
}

class IssuingSigner extends Signer {
  readonly #keys: IssuingKeys;
  constructor(keys: IssuingKeys) {
    super();
    this.#keys = keys;
  }
  override async sign(signedBytes: Buffer): Promise<Buffer> {
    return await makeCms(signedBytes, this.#keys);
  }
}

async function makeCms(bytes: Uint8Array, keys: IssuingKeys): Promise<Buffer> {
  const chain = [keys.issuingCertificatePem, keys.rootCertificatePem].map((pem) => parseCertificate(pem).rawData);
  const [signer, root] = chain.map((der) => pkijs.Certificate.fromBER(der));
  if (!signer || !root || !chain[0]) throw new TypeError('issuing and root certificate are expected');
  const signedData = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: [signer, root],
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: signer.issuer, serialNumber: signer.serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({
          type: 0,
          attributes: signedAttributes(sha256(bytes), Buffer.from(chain[0])),
        }),
      }),
    ],
  });
  await signedData.sign(await importSigning(keys.issuingPrivateKey), 0, 'SHA-256', Buffer.from(bytes));
  const content = new pkijs.ContentInfo({ contentType: oid.signedData, content: signedData.toSchema(true) });
  return Buffer.from(content.toSchema().toBER());
}

/** What CAdES and PAdES baseline ask for; PAdES forbids a signing time here, it stands in the PDF. In DER order, which sorts a set. */
export function signedAttributes(digest: Uint8Array, signerDer: Uint8Array): pkijs.Attribute[] {
  const essCertIdV2 = new asn1js.Sequence({
    value: [new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [octets(sha256(signerDer))] })] })],
  });
  const attributes = [
    new pkijs.Attribute({ type: oid.contentType, values: [new asn1js.ObjectIdentifier({ value: oid.data })] }),
    new pkijs.Attribute({ type: oid.messageDigest, values: [octets(digest)] }),
    new pkijs.Attribute({ type: oid.signingCertificateV2, values: [essCertIdV2] }),
  ];
  const der = (attribute: pkijs.Attribute) => Buffer.from(attribute.toSchema().toBER());
  return attributes.sort((a, b) => Buffer.compare(der(a), der(b)));
}

function octets(bytes: Uint8Array): asn1js.OctetString {
  return new asn1js.OctetString({ valueHex: Uint8Array.from(bytes).buffer });
}

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** The library writes a String object as a PDF string and a plain string as a PDF name. */
function text(value: string): object {
  return Object(value) as object;
}

/** Writes an object that has no stream; the library's type asks for a chunk, which would make it one. */
function endRef(ref: { end: (chunk: never) => void }): void {
  (ref.end as () => void).call(ref);
}

/** The document's form: the library has no public way to a signature field in it. */
function formOf(doc: PdfDocument): Record<string, unknown> {
  return (doc as unknown as { _root: { data: { AcroForm: { data: Record<string, unknown> } } } })._root.data.AcroForm
    .data;
}
