/** The parts of a certificate number, e.g. `INV-2026-000123-4`. The prefix says which host issued it, so that ranges never meet. */
export interface CertificateNumberParts {
  /** 2 to 8 letters A–Z or digits. */
  readonly prefix: string;
  /** 2000 to 9999. */
  readonly year: number;
  /** Counts within prefix and year: 1 to 999 999 999, at least six digits when written. */
  readonly serial: number;
}

const pattern = /^([A-Z0-9]{2,8})-([2-9]\d{3})-(\d{6,9})-(\d)$/;

/** The written number with its check digit. Throws a RangeError naming the part that is out of range. */
export function formatCertificateNumber(parts: CertificateNumberParts): string {
  const { prefix, year, serial } = parts;
  if (!/^[A-Z0-9]{2,8}$/.test(prefix)) throw new RangeError(`prefix: 2 to 8 of A–Z and 0–9 expected, got '${prefix}'`);
  if (!Number.isInteger(year) || year < 2000 || year > 9999)
    throw new RangeError(`year: 2000 to 9999 expected, got ${year}`);
  if (!Number.isInteger(serial) || serial < 1 || serial > 999_999_999)
    throw new RangeError(`serial: 1 to 999999999 expected, got ${serial}`);
  const body = `${prefix}-${year}-${String(serial).padStart(6, '0')}`;
  return `${body}-${checkDigit(body)}`;
}

/** The parts, or null when the text is no certificate number or its check digit does not fit. */
export function parseCertificateNumber(text: string): CertificateNumberParts | null {
  const match = pattern.exec(text);
  if (match === null || checkDigit(text.slice(0, -2)) !== match[4]) return null;
  return { prefix: match[1] ?? '', year: Number(match[2]), serial: Number(match[3]) };
}

/** True for a well-written number with the right check digit. */
export function isCertificateNumber(text: string): boolean {
  return parseCertificateNumber(text) !== null;
}

/** A number as a person types it (lower case, full width, any dash, spaces), brought to its written form. It may still be wrong. */
export function tidyCertificateNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/\p{Dash_Punctuation}/gu, '-');
}

/** ISO 7064 MOD 11,10: finds every single wrong digit and nearly every swap. A letter counts as two digits, A = 10 to Z = 35. */
function checkDigit(body: string): string {
  const digits = [...body.replaceAll('-', '')].map((c) => String(parseInt(c, 36))).join('');
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return String((11 - product) % 10);
}
