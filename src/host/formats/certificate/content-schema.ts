import { z } from 'zod';
import type { CertificateContent } from '#domain/certificate/certificate.ts';
import { isCertificateNumber } from '#domain/certificate/certificate-number.ts';

/** Beyond the year 9999 a date cannot be written in a credential. */
const moment = z.int().min(0).max(253_402_300_799_999);
const text = (limit: number) => z.string().trim().min(1).max(limit);
const localeText = (limit: number) =>
  z
    .strictObject({ 'zh-CN': text(limit).optional(), en: text(limit).optional() })
    .refine((t) => t['zh-CN'] !== undefined || t.en !== undefined, 'a text in zh-CN or en is expected');

/** What a certificate may say, checked before it is issued and again in every certificate that comes in. Lengths are in UTF-16 units. */
export const certificateContentSchema = z
  .strictObject({
    number: z.string().refine(isCertificateNumber, 'a certificate number with its check digit is expected'),
    organisation: localeText(120),
    holderName: text(80),
    holderLatinName: text(80).optional(),
    schemeName: localeText(160),
    level: localeText(80),
    scope: localeText(400),
    conditions: localeText(300).optional(),
    issuedAt: moment,
    validFrom: moment,
    validUntil: moment.nullable(),
    timeZone: text(60).optional(),
    decidedBy: text(80),
    resultsHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    credentialId: z.string().regex(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    sample: z.boolean(),
  })
  .refine((c) => c.validUntil === null || c.validUntil > c.validFrom, {
    path: ['validUntil'],
    message: 'a moment after validFrom is expected',
  });

/** The content in a document, or null when it is not a certificate's. */
export function readContent(value: unknown): CertificateContent | null {
  const parsed = certificateContentSchema.safeParse(value);
  return parsed.success ? withoutUndefined(parsed.data) : null;
}

/** Zod marks a missing field as possibly undefined; the domain's type knows only missing. The cast says no more than that. */
function withoutUndefined(content: z.infer<typeof certificateContentSchema>): CertificateContent {
  return JSON.parse(JSON.stringify(content)) as CertificateContent;
}
