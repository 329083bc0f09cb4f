import type { CertificateContent } from '#domain/certificate/certificate.ts';
import type { Locale } from '#domain/item/locale.ts';

/** Certificates are bilingual: these words are printed on paper and never follow a screen's language. */
export const certificateWords = {
  title: { 'zh-CN': '认证证书', en: 'CERTIFICATE' },
  certifies: { 'zh-CN': '兹证明', en: 'This is to certify that' },
  hasMet: {
    'zh-CN': '经考核并由认证决定人决定，符合下列认证方案的全部要求',
    en: 'has been examined and, by decision of the authorised decision-maker, meets all requirements of',
  },
  level: { 'zh-CN': '等级', en: 'Level' },
  scope: { 'zh-CN': '认证范围', en: 'Scope' },
  conditions: { 'zh-CN': '条件', en: 'Conditions' },
  number: { 'zh-CN': '证书编号', en: 'Certificate No.' },
  issued: { 'zh-CN': '签发日期', en: 'Date of issue' },
  valid: { 'zh-CN': '有效期', en: 'Valid' },
  noExpiry: { 'zh-CN': '长期有效', en: 'no expiry' },
  decidedBy: { 'zh-CN': '认证决定人', en: 'Decided by' },
  scan: { 'zh-CN': '扫码可离线验证', en: 'Scan to verify offline' },
  signed: {
    'zh-CN': '本文件已由签发机构电子签名，任何改动都会使其失效；附件 credential.json 为可机读凭证。',
    en: 'Signed electronically by the issuer; any change invalidates it. credential.json is attached.',
  },
  rootFingerprint: { 'zh-CN': '根证书指纹', en: 'Root SHA-256' },
  sampleBanner: { 'zh-CN': '样张 · 仅供演示，不具证明效力', en: 'SAMPLE · for demonstration only, not valid' },
  sampleMark: { 'zh-CN': '样张', en: 'SAMPLE' },
} as const satisfies Record<string, Record<Locale, string>>;

/** Beijing time, where nothing else is said. */
const usualTimeZone = 'Asia/Shanghai';

/** A day as it is printed, read in the certificate's zone: 2026年11月22日, 22 November 2026. Throws a RangeError for an unknown zone. */
export function printedDay(at: number, locale: Locale, timeZone = usualTimeZone): string {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  });
  return format.format(at);
}

/** From when until when, in words. */
export function printedValidity(content: CertificateContent, locale: Locale): string {
  const from = printedDay(content.validFrom, locale, content.timeZone);
  const until =
    content.validUntil === null
      ? certificateWords.noExpiry[locale]
      : printedDay(content.validUntil, locale, content.timeZone);
  return locale === 'en' ? `${from} – ${until}` : `${from} 至 ${until}`.replace('至 长期', '起 长期');
}
