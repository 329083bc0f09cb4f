import { describe, expect, it } from 'vitest';
import { parseCertificateNumber } from '#domain/certificate/certificate-number.ts';
import { foundOrganisation } from '../support/exam-day.ts';
import { freshHost } from '../support/test-host.ts';
import { passphrase, preparedCertificate } from './decided-exam.ts';
import { hireForEverything, signInAs } from './staff-of-every-role.ts';

const issued = preparedCertificate();
const base64 = (text: string) => Buffer.from(text).toString('base64');
const kinds = { pdf: 'application/pdf', credential: 'application/json', qr: 'text/plain' } as const;
const everyKind = Object.keys(kinds) as (keyof typeof kinds)[];

/** The certificates of a host that was founded for somebody else. */
async function foreignCertificates() {
  const host = await freshHost();
  await hireForEverything(host, await foundOrganisation(host.send));
  host.clock.jumpWall(86_400_000);
  return host.as(await signInAs(host, 'hr')).certificates;
}

describe('the files of a certificate', { timeout: 60_000 }, () => {
  it('are genuine by the host’s own check, each in its kind, and name the holder', async () => {
    const { day, decider } = await issued();
    for (const what of everyKind) {
      const answer = await decider.certificates.file({ number: day.number, what });
      if (!answer.ok) throw new Error(answer.reason);
      expect(answer.file.mediaType).toBe(kinds[what]);
      expect(answer.file.name).toContain(day.number);
      const checked = await decider.certificates.verify({ base64: answer.file.base64, rootsPem: [] });
      expect(checked).toMatchObject({ kind: what, outcome: 'valid', sample: false });
      expect(JSON.stringify(checked.content)).toContain('已过');
    }
  });

  it('are not genuine any more once a byte was changed', async () => {
    const { day, decider } = await issued();
    for (const what of everyKind) {
      const answer = await decider.certificates.file({ number: day.number, what });
      for (const part of [0.3, 0.6]) {
        const changed = Buffer.from(answer.ok ? answer.file.base64 : '', 'base64');
        const at = Math.floor(changed.length * part);
        changed[at] = (changed[at] ?? 0) ^ 1;
        const checked = await decider.certificates.verify({ base64: changed.toString('base64'), rootsPem: [] });
        expect(checked.outcome, `${what} at ${at}`).not.toBe('valid');
      }
    }
  });

  it('come with the root that they chain to', async () => {
    const { day, decider } = await issued();
    const root = await decider.certificates.file({ number: day.number, what: 'root' });
    const { rootCertificatePem } = await decider.certificates.keys({});
    expect(root).toMatchObject({ ok: true, file: { name: 'root.pem', base64: base64(rootCertificatePem) } });
  });

  it('stay the same bytes for ever', async () => {
    const { host, day, decider } = await issued();
    const files = async () => {
      const { certificates } = host.as(await signInAs(host, 'hr'));
      return Promise.all(everyKind.map((what) => certificates.file({ number: day.number, what })));
    };
    const before = await Promise.all(everyKind.map((what) => decider.certificates.file({ number: day.number, what })));
    await host.dieAndRestart(86_400_000);
    expect(await files()).toEqual(before);
  });

  it('are none for a number that was never issued', async () => {
    const { decider } = await issued();
    const file = await decider.certificates.file({ number: 'INV-2026-000999-1', what: 'pdf' });
    expect(file).toEqual({ ok: false, reason: 'unknown' });
  });

  it('of another organisation are not valid here: the issuer is unknown until its root is trusted', async () => {
    const { day, decider } = await issued();
    const { rootCertificatePem, rootFingerprint } = await decider.certificates.keys({});
    const foreign = await foreignCertificates();
    for (const what of everyKind) {
      const answer = await decider.certificates.file({ number: day.number, what });
      const file = answer.ok ? answer.file.base64 : '';
      const unknown = await foreign.verify({ base64: file, rootsPem: [] });
      expect(unknown).toMatchObject({ outcome: 'not-valid', reason: 'issuer-unknown', rootFingerprint });
      expect(await foreign.verify({ base64: file, rootsPem: [rootCertificatePem] })).toMatchObject({
        outcome: 'valid',
      });
    }
  });

  it('that are none of ours are said to be unreadable', async () => {
    const { decider } = await issued();
    for (const text of ['', 'hello', '%PDF-1.7 broken', '{"a":1}', 'PK\u0003\u0004broken']) {
      const checked = await decider.certificates.verify({ base64: base64(text), rootsPem: [] });
      expect(checked.outcome, text).not.toBe('valid');
      expect(checked.reason, text).toBeTruthy();
    }
  });
});

describe('the next certificate', () => {
  it('has a later number, also after the host died', { timeout: 60_000 }, async () => {
    const { host, day, decider } = await issued();
    await host.dieAndRestart();
    await decider.certificates.unlock({ passphrase });
    const next = await decider.certificates.issue({ candidateIds: [day.alsoPassed] });
    const number = next.ok ? (next.issued[0]?.number ?? '') : '';
    expect(parseCertificateNumber(day.number)).toEqual({ prefix: 'INV', year: 2026, serial: 1 });
    expect(parseCertificateNumber(number)?.serial).toBeGreaterThan(1);
  });
});

describe('the list of certificates', () => {
  it('says expired from the moment after the last one of validity, by the host’s calendar', async () => {
    const { host, decider } = await issued();
    const [certificate] = await decider.certificates.list({});
    const until = certificate?.validUntil ?? 0;
    expect(new Date(until).getUTCFullYear()).toBe(2027); // the scheme says twelve months
    host.clock.jumpWall(until - host.clock.wall);
    const status = async () => (await host.as(await signInAs(host, 'hr')).certificates.list({}))[0]?.status;
    expect(await status()).toBe('valid');
    host.clock.jumpWall(1);
    expect(await status()).toBe('expired');
  });
});
