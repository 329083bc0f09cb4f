import { describe, expect, it } from 'vitest';
import { certificateStanding } from '#domain/certificate/certificate.ts';
import {
  formatCertificateNumber,
  isCertificateNumber,
  parseCertificateNumber,
  tidyCertificateNumber,
} from '#domain/certificate/certificate-number.ts';

describe('a certificate number', () => {
  const number = formatCertificateNumber({ prefix: 'INV', year: 2026, serial: 123 });

  it('names host, year and serial and ends in a check digit', () => {
    expect(number).toMatch(/^INV-2026-000123-\d$/);
    expect(parseCertificateNumber(number)).toEqual({ prefix: 'INV', year: 2026, serial: 123 });
    expect(formatCertificateNumber({ prefix: 'B7', year: 2031, serial: 12_345_678 })).toMatch(/^B7-2031-12345678-\d$/);
  });

  it('is refused with any one digit wrong, for a thousand numbers', () => {
    for (let serial = 1; serial <= 1000; serial++) {
      const good = formatCertificateNumber({ prefix: 'INV', year: 2026, serial });
      expect(isCertificateNumber(good)).toBe(true);
      const at = 4 + (serial % 13);
      const digit = good.charAt(at);
      if (digit === '-') continue;
      const wrong = good.slice(0, at) + String((Number(digit) + 1 + (serial % 9)) % 10) + good.slice(at + 1);
      expect(wrong === good || !isCertificateNumber(wrong)).toBe(true);
    }
  });

  it('is refused when two unlike neighbours of its serial are swapped', () => {
    const good = formatCertificateNumber({ prefix: 'INV', year: 2026, serial: 123_456 });
    expect(isCertificateNumber(good.replace('123456', '132456'))).toBe(false);
    expect(isCertificateNumber(good.replace('123456', '123465'))).toBe(false);
  });

  it('is read as a person types it', () => {
    expect(tidyCertificateNumber(` ${number.toLowerCase().replaceAll('-', '－')} `)).toBe(number);
    expect(parseCertificateNumber('INV-2026-123-4')).toBeNull();
  });

  it('is not made from parts out of range', () => {
    expect(() => formatCertificateNumber({ prefix: '证', year: 2026, serial: 1 })).toThrow(/prefix/);
    expect(() => formatCertificateNumber({ prefix: 'INV', year: 26, serial: 1 })).toThrow(/year/);
    expect(() => formatCertificateNumber({ prefix: 'INV', year: 2026, serial: 0 })).toThrow(/serial/);
  });
});

describe('the standing of a certificate', () => {
  const dates = { validFrom: 1000, validUntil: 2000 };
  it('follows its dates, both ends included', () => {
    const at = (now: number) => certificateStanding(dates, 'valid', now);
    expect([999, 1000, 2000, 2001].map(at)).toEqual(['not-yet-valid', 'valid', 'valid', 'expired']);
    expect(certificateStanding({ validFrom: 0, validUntil: null }, 'valid', Number.MAX_SAFE_INTEGER)).toBe('valid');
  });
  it('is withdrawn or suspended whatever the dates say', () => {
    expect(certificateStanding(dates, 'withdrawn', 1500)).toBe('withdrawn');
    expect(certificateStanding(dates, 'suspended', 3000)).toBe('suspended');
  });
});
