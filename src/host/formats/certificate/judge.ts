import { certificateStanding } from '#domain/certificate/certificate.ts';
import type { CertificateContent } from '#domain/certificate/certificate.ts';
import { locales } from '#domain/item/locale.ts';
import { checkChain, organisationOf } from '#host/signing/chain.ts';
import type { PresentedChain } from '#host/signing/chain.ts';
import type { QrContent } from './qr.ts';
import type { DocumentKind, NotValidReason, VerifiedContent, Verification, VerifyOptions } from './verification.ts';

/** A certificate whose own signature holds: what remains is who signed it, and whether it holds today. */
export interface SignedCertificate extends PresentedChain {
  readonly content: CertificateContent | (QrContent & Partial<CertificateContent>);
}

/** Two machines' clocks: a certificate issued a moment ago is not "not yet valid". Milliseconds. */
const clockTolerance = 300_000;

/** The answer about a certificate whose signature holds: its chain at the time of issue, its dates and its status now. */
export function judge(kind: DocumentKind, certificate: SignedCertificate, options: VerifyOptions): Verification {
  const { content } = certificate;
  const chain = checkChain(certificate, options.trustedRootsPem, new Date(content.issuedAt), 'issuing');
  const answer = (reason?: NotValidReason): Verification => ({
    kind,
    outcome: reason === undefined ? 'valid' : 'not-valid',
    ...(reason === undefined ? {} : { reason }),
    ...(chain.rootFingerprint === undefined ? {} : { rootFingerprint: chain.rootFingerprint }),
    content: flatten(certificate),
    sample: content.sample || (chain.ok && chain.sample),
  });
  if (!chain.ok) return answer(chain.reason);
  const now = options.now.getTime();
  if (content.issuedAt > now + clockTolerance) return answer('not-yet-valid');
  const dates = { ...content, validFrom: content.validFrom - clockTolerance };
  const standing = certificateStanding(dates, options.status?.(content.number) ?? 'valid', now);
  return standing === 'valid' ? answer() : answer(standing);
}

/** The content as flat texts: `scheme.zh-CN`, `scheme.en` for a text in two languages. */
function flatten({ content, signer }: SignedCertificate): VerifiedContent {
  const flat: Record<string, string> = { number: content.number, holder: content.holderName };
  const put = (name: string, value: string | undefined) => {
    if (value !== undefined) flat[name] = value;
  };
  const putText = (name: string, text: CertificateContent['level'] | undefined) => {
    for (const locale of locales) put(`${name}.${locale}`, text?.[locale]);
  };
  put('holderLatin', content.holderLatinName);
  putText('organisation', content.organisation ?? { 'zh-CN': organisationOf(signer) });
  putText('scheme', content.schemeName);
  putText('level', content.level);
  putText('scope', content.scope);
  putText('conditions', content.conditions);
  put('issuedAt', new Date(content.issuedAt).toISOString());
  put('validFrom', new Date(content.validFrom).toISOString());
  put('validUntil', content.validUntil === null ? undefined : new Date(content.validUntil).toISOString());
  put('decidedBy', content.decidedBy);
  put('credentialId', content.credentialId);
  return flat;
}
