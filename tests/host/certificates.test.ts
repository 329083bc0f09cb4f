import { describe, expect, it } from 'vitest';
import { isCertificateNumber, parseCertificateNumber } from '#domain/certificate/certificate-number.ts';
import { defaultDayRules } from '#domain/room/day-rules.ts';
import { newestEntries } from '#host/storage/journal-store.ts';
import { certify, passphrase, preparedResults, sit } from './decided-exam.ts';
import type { TestHost } from '../support/test-host.ts';
import { addToRoster } from './exam.ts';
import { signInAs } from './staff-of-every-role.ts';

const results = preparedResults();

/** Both who passed are certified, and the keys are open. */
async function ready() {
  const { host, day, decider } = await results();
  await certify(host, [day.passed, day.alsoPassed]);
  const { certificates } = decider;
  expect(await certificates.unlock({ passphrase })).toEqual({ ok: true });
  return { host, day, certificates };
}

const kinds = (host: TestHost) => host.read((db) => newestEntries(db, 1e9, 200, null).map((e) => e.record.kind));

describe('the issuing key', () => {
  it('is locked when the host starts: nothing is issued', async () => {
    const { host, day, decider } = await results();
    await certify(host, [day.passed]);
    expect((await decider.certificates.keys({})).unlocked).toBe(false);
    const issued = await decider.certificates.issue({ candidateIds: [day.passed] });
    expect(issued).toEqual({ ok: false, reason: 'keys-locked' });
  });

  it('opens with the passphrase only, until it is locked again or the host ends', async () => {
    const { host, decider } = await results();
    const { certificates } = decider;
    expect(await certificates.unlock({ passphrase: 'another passphrase' })).toEqual({
      ok: false,
      reason: 'wrong-passphrase',
    });
    expect(await certificates.unlock({ passphrase })).toEqual({ ok: true });
    expect((await certificates.keys({})).unlocked).toBe(true);
    await certificates.lock({});
    expect((await certificates.keys({})).unlocked).toBe(false);
    await certificates.unlock({ passphrase });
    await host.dieAndRestart();
    expect((await certificates.keys({})).unlocked).toBe(false);
    expect(
      kinds(host)
        .filter((k) => k.startsWith('keys.'))
        .reverse(),
    ).toEqual(['keys.unlocked', 'keys.locked', 'keys.unlocked']);
  });
});

describe('a certificate', { timeout: 60_000 }, () => {
  it('is issued to whom a named person certified, once', async () => {
    const { host, day, certificates } = await ready();
    const issued = await certificates.issue({ candidateIds: [day.passed] });
    if (!issued.ok) throw new Error(issued.reason);
    expect(issued.refused).toEqual([]);
    const number = issued.issued[0]?.number ?? '';
    expect(isCertificateNumber(number)).toBe(true);
    expect(parseCertificateNumber(number)).toEqual({ prefix: 'INV', year: 2026, serial: 1 });
    const again = await certificates.issue({ candidateIds: [day.passed, day.passed] });
    expect(again).toEqual({ ok: true, issued: [], refused: [{ candidateId: day.passed, reason: 'already-issued' }] });
    expect(await certificates.list({})).toMatchObject([
      { number, candidateId: day.passed, holder: '已过', employeeNumber: 'E-11', status: 'valid' },
    ]);
    expect(kinds(host).filter((k) => k === 'certificate.issued')).toHaveLength(1);
  });

  it('is refused to everybody else, each with the reason', async () => {
    const { day, certificates } = await ready();
    const issued = await certificates.issue({ candidateIds: [day.failed, day.trained, 'nobody', day.alsoPassed] });
    expect(issued).toMatchObject({
      ok: true,
      issued: [{ candidateId: day.alsoPassed }],
      refused: [
        { candidateId: day.failed, reason: 'not-certified' },
        { candidateId: day.trained, reason: 'not-certified' },
        { candidateId: 'nobody', reason: 'unknown' },
      ],
    });
  });

  it('is issued once when two ask for it at the same moment', async () => {
    const { day, certificates } = await ready();
    const both = { candidateIds: [day.passed] };
    const asked = await Promise.all([certificates.issue(both), certificates.issue(both)]);
    expect(asked.flatMap((a) => (a.ok ? a.issued : []))).toHaveLength(1);
    expect(await certificates.list({})).toHaveLength(1);
  });

  it('is never printed with a box: a name that no bundled face can draw is refused by its characters', async () => {
    const { host, day, certificates } = await ready();
    const undrawable = 'ཨོཾ'; // Tibetan
    const rules = { ...defaultDayRules, latestAdmission: null, lateTime: 'full' } as const;
    await host.as(await signInAs(host, 'author')).sessions.setRules({ sessionId: day.sessionId, rules });
    const [added] = await addToRoster(host, day, '姓名,工号', [`王${undrawable},E-60`]);
    if (added === undefined) throw new Error('nobody was added');
    await sit(host, day, added, 4);
    await certify(host, [added.candidateId]);
    const issued = await certificates.issue({ candidateIds: [added.candidateId] });
    if (!issued.ok) throw new Error(issued.reason);
    expect(issued.issued).toEqual([]);
    expect(issued.refused[0]).toMatchObject({ candidateId: added.candidateId, reason: 'undrawable' });
    expect(issued.refused[0]?.characters?.join()).toContain('U+0F68');
    expect(issued.refused[0]?.characters?.join()).not.toContain('王');
  });
});
