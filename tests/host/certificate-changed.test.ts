import { beforeAll, describe, expect, it } from 'vitest';
import { verifyFile } from '#host/formats/certificate/verify.ts';
import { seeded } from '../support/seeded.ts';
import { laterThatYear, makeOrganisation, mustIssue } from './certificate/issued.ts';

let pdf: Uint8Array;
let trustedRootsPem: string[];

beforeAll(async () => {
  const organisation = await makeOrganisation();
  trustedRootsPem = [organisation.rootCertificatePem];
  pdf = (await mustIssue(organisation.keys)).pdf;
});

const check = (bytes: Uint8Array) => verifyFile(bytes, { trustedRootsPem, now: laterThatYear });

describe('a certificate PDF', () => {
  it('is valid as it was issued', async () => {
    expect((await check(pdf)).outcome).toBe('valid');
  });

  it('is refused with any one bit flipped, at 300 seeded places and all over the signature', async () => {
    const chance = seeded(20261122);
    const signatureAt = Buffer.from(pdf).indexOf('/ByteRange');
    const places = Array.from({ length: 300 }, () => chance.between(0, pdf.length));
    for (let at = signatureAt; at < signatureAt + 2900; at += 8) places.push(at);
    for (const at of places) {
      const changed = Uint8Array.from(pdf);
      changed[at] = (changed[at] ?? 0) ^ (1 << chance.between(0, 8));
      const answer = await check(changed);
      expect(answer.outcome, `byte ${at} of ${pdf.length}`).not.toBe('valid');
    }
  });
});

describe('a file of any bytes', () => {
  it('never makes the check throw, whatever its bytes', async () => {
    const chance = seeded(7);
    const heads = ['%PDF-1.7\n/ByteRange [0 10 20 30]\n', 'INV1:', '{"', 'eyJ', 'PK\u0003\u0004', ''];
    for (let round = 0; round < 300; round++) {
      const noise = Uint8Array.from({ length: chance.between(0, 400) }, () => chance.between(0, 256));
      const answer = await check(Buffer.concat([Buffer.from(chance.pick(heads)), noise]));
      expect(answer.outcome).not.toBe('valid');
    }
  });
});
