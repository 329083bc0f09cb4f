import type { CertificateContent } from '#domain/certificate/certificate.ts';
import { formatCertificateNumber } from '#domain/certificate/certificate-number.ts';
import { createOrganisationKeys } from '#host/signing/keys.ts';
import { openSealedKey } from '#host/signing/sealed-key.ts';
import type { OrganisationKeys } from '#host/signing/keys.ts';
import type { IssuingKeys } from '#host/signing/issuing-keys.ts';
import { issueCertificate } from '#host/formats/certificate/issue-certificate.ts';
import type { IssuedCertificate } from '#host/formats/certificate/issue-certificate.ts';

export const issuedAt = new Date('2026-11-22T08:00:00Z');
export const laterThatYear = new Date('2027-05-01T00:00:00Z');

export const content: CertificateContent = {
  number: formatCertificateNumber({ prefix: 'INV', year: 2026, serial: 123 }),
  organisation: { 'zh-CN': '示范供电培训中心', en: 'Demonstration Power Supply Training Centre' },
  holderName: '欧阳子墨',
  holderLatinName: 'Ouyang Zimo',
  schemeName: { 'zh-CN': '供电服务热线客户代表', en: 'Power Supply Hotline Representative' },
  level: { 'zh-CN': '三级', en: 'Level 3' },
  scope: { 'zh-CN': '独立受理故障报修与业务咨询', en: 'Fault reports and enquiries' },
  issuedAt: issuedAt.getTime(),
  validFrom: issuedAt.getTime(),
  validUntil: new Date('2029-11-21T15:59:59Z').getTime(),
  decidedBy: '李明远',
  resultsHash: 'ab'.repeat(32),
  credentialId: 'urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6',
  sample: false,
};

export interface Organisation extends OrganisationKeys {
  readonly keys: IssuingKeys;
}

/** A whole organisation with its keys open. */
export async function makeOrganisation(
  wish: { sample?: boolean; now?: Date; name?: string } = {},
): Promise<Organisation> {
  const made = await createOrganisationKeys({
    organisation: wish.name ?? '示范供电培训中心',
    passphrase: 'p',
    now: wish.now ?? issuedAt,
    sample: wish.sample ?? false,
  });
  const opened = await openSealedKey(made.sealedIssuing, 'p');
  if (!opened.ok) throw new Error(opened.reason);
  return { ...made, keys: { ...made, issuingPrivateKey: opened.privateKey } };
}

/** Issues, or fails the test with the refusal. */
export async function mustIssue(
  keys: IssuingKeys,
  changes: Partial<CertificateContent> = {},
): Promise<IssuedCertificate> {
  const issued = await issueCertificate({ content: { ...content, ...changes }, keys });
  if (!issued.ok) throw new Error(`${issued.reason}: ${issued.characters.join(', ')}`);
  return issued;
}
