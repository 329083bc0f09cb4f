import { describe, expect, it } from 'vitest';
import { verifyBytes } from '#host/signing/signature.ts';
import { decisionOf } from '#host/storage/decision-store.ts';
import { newestEntries } from '#host/storage/journal-store.ts';
import type { TestHost } from '../support/test-host.ts';
import { preparedResults, secondDecider } from './decided-exam.ts';
import { password, signInAs } from './staff-of-every-role.ts';

const results = preparedResults();
const certify = { outcome: 'certify', reason: '', password } as const;
const refuse = { outcome: 'refuse', reason: '未达到 60 %', password } as const;

function journalled(host: TestHost, kind: string) {
  return host.read((db) => newestEntries(db, 1e9, 200, null).filter((e) => e.record.kind === kind));
}

describe('a decision', () => {
  it('is made by a named person, recorded with results and journal', async () => {
    const { host, day, decider } = await results();
    const decided = await decider.decisions.decide({ ...certify, candidateIds: [day.passed, day.alsoPassed] });
    expect(decided).toEqual({ ok: true, decided: [day.passed, day.alsoPassed] });
    const rows = await decider.decisions.list({ sessionId: day.sessionId });
    expect(rows.find((r) => r.candidateId === day.passed)?.decision).toMatchObject({
      outcome: 'certify',
      decidedBy: '全岗',
      decidedAt: host.clock.wall,
      override: null,
    });
    expect(journalled(host, 'decision.made').map((e) => e.record.actor)).toEqual([
      `account:${day.accountId}`,
      `account:${day.accountId}`,
    ]);
  });

  it('is signed with the person’s own key, which the journal names', async () => {
    const { host, day, decider } = await results();
    await decider.decisions.decide({ ...certify, candidateIds: [day.passed] });
    const decision = host.read((db) => decisionOf(db, day.passed));
    const created = journalled(host, 'account.created').map(
      (e) => e.payload as { accountId: string; publicKey: string },
    );
    const publicKey = created.find((a) => a.accountId === day.accountId)?.publicKey ?? '';
    const signature = Buffer.from(decision?.signature ?? '', 'base64url');
    const text = decision?.text ?? '';
    expect(verifyBytes(publicKey, Buffer.from(text), signature)).toBe(true);
    expect(verifyBytes(publicKey, Buffer.from(text.replace('certify', 'refuse')), signature)).toBe(false);
    const [format, content] = JSON.parse(text) as [string, object];
    expect(format).toBe('invigil-decision/1');
    expect(content).toMatchObject({ candidateId: day.passed, outcome: 'certify', decidedAt: host.clock.wall });
    expect(decision?.publicKey).toBe(publicKey);
  });

  it('is made once', async () => {
    const { day, decider } = await results();
    await decider.decisions.decide({ ...certify, candidateIds: [day.passed, day.passed] });
    expect(await decider.decisions.decide({ ...refuse, candidateIds: [day.passed] })).toMatchObject({
      reason: 'not-decided',
      refused: [{ candidateId: day.passed, reason: 'already-decided' }],
    });
  });

  it('is made for all who were asked for together, or for none', async () => {
    const { host, day, decider } = await results();
    const decided = await decider.decisions.decide({
      ...certify,
      candidateIds: [day.passed, day.failed, day.absent, 'nobody', day.alsoPassed],
    });
    expect(decided).toEqual({
      ok: false,
      reason: 'not-decided',
      refused: [
        { candidateId: day.failed, reason: 'not-passed' },
        { candidateId: day.absent, reason: 'incomplete' },
        { candidateId: 'nobody', reason: 'unknown' },
      ],
    });
    expect(host.read((db) => [day.passed, day.alsoPassed].map((id) => decisionOf(db, id)))).toEqual([null, null]);
    expect(journalled(host, 'decision.made')).toEqual([]);
  });

  it('asks for the person’s own password again, and writes nothing on a wrong one', async () => {
    const { host, day, decider } = await results();
    const wrong = await decider.decisions.decide({ ...certify, password: 'wrong', candidateIds: [day.passed] });
    expect(wrong).toEqual({ ok: false, reason: 'wrong-password' });
    expect(journalled(host, 'decision.made')).toEqual([]);
  });

  it('never certifies who did not pass, whatever the reason given', async () => {
    const { day, decider } = await results();
    const wish = { ...certify, reason: '领导同意', override: '特批', candidateIds: [day.failed] };
    expect(await decider.decisions.decide(wish)).toMatchObject({
      refused: [{ candidateId: day.failed, reason: 'not-passed' }],
    });
  });

  it('refuses only with a reason, also somebody who passed', async () => {
    const { day, decider } = await results();
    const none = await decider.decisions.decide({ ...refuse, reason: '  ', candidateIds: [day.failed] });
    expect(none).toMatchObject({ refused: [{ candidateId: day.failed, reason: 'reason-needed' }] });
    const both = { ...refuse, reason: '考场违纪', candidateIds: [day.failed, day.passed] };
    expect((await decider.decisions.decide(both)).ok).toBe(true);
  });
});

describe('a conflict of interest', () => {
  it('is found where the decision-maker trained the candidate, is the candidate, or declared one', async () => {
    const { day, decider } = await results();
    await decider.decisions.declareConflict({ candidateId: day.alsoPassed, note: '亲属' });
    const rows = await decider.decisions.list({});
    const grounds = Object.fromEntries(rows.map((r) => [r.candidateId, r.conflicts]));
    expect(grounds).toEqual({
      [day.passed]: [],
      [day.alsoPassed]: [{ kind: 'declared', note: '亲属' }],
      [day.failed]: [],
      [day.absent]: [],
      [day.trained]: [{ kind: 'trained', note: '全岗' }],
      [day.oneself]: [{ kind: 'same-person', note: '全岗' }],
    });
  });

  it('belongs to one decision-maker: another one has none', async () => {
    const { host, day, decider } = await results();
    await decider.decisions.declareConflict({ candidateId: day.alsoPassed, note: '亲属' });
    const { decisions } = host.as(await secondDecider(host, day));
    expect((await decisions.list({})).flatMap((r) => r.conflicts)).toEqual([]);
    const candidateIds = [day.trained, day.oneself, day.alsoPassed];
    expect(await decisions.decide({ ...certify, candidateIds })).toEqual({ ok: true, decided: candidateIds });
  });

  it('stands in the way until it is overridden with a reason, which is kept and reported', async () => {
    const { host, day, decider } = await results();
    const conflict = { refused: [{ candidateId: day.trained, reason: 'conflict' }] };
    const ask = (override?: string) =>
      decider.decisions.decide({ ...certify, candidateIds: [day.trained, day.passed], ...(override && { override }) });
    expect(await ask()).toMatchObject(conflict);
    expect(await ask('   ')).toMatchObject(conflict);
    expect((await ask('仅培训过一次')).ok).toBe(true);
    const rows = await decider.decisions.list({});
    const override = (id: string) => rows.find((r) => r.candidateId === id)?.decision?.override;
    expect(override(day.trained)).toBe('仅培训过一次');
    expect(override(day.passed)).toBeNull(); // had no conflict to override
    const [entry] = journalled(host, 'decision.made').filter((e) => JSON.stringify(e.payload).includes(day.trained));
    expect(entry?.payload).toMatchObject({ override: '仅培训过一次', conflicts: [{ kind: 'trained', note: '全岗' }] });
  });

  it('with one’s own result can never be overridden', async () => {
    const { day, decider } = await results();
    for (const outcome of [certify, refuse]) {
      const decided = await decider.decisions.decide({ ...outcome, override: '没有别人', candidateIds: [day.oneself] });
      expect(decided).toMatchObject({ refused: [{ candidateId: day.oneself, reason: 'own-result' }] });
    }
  });

  it('cannot be declared for nobody', async () => {
    const { decider } = await results();
    expect(await decider.decisions.declareConflict({ candidateId: 'nobody', note: 'x' })).toEqual({ ok: false });
  });
});

describe('the key that signs decisions', () => {
  it('is kept when the person changes the password', async () => {
    const { host, day, decider } = await results();
    await decider.decisions.decide({ ...certify, candidateIds: [day.passed] });
    await decider.signIn.changePassword({ current: password, next: 'a newer password' });
    await decider.decisions.decide({ ...certify, candidateIds: [day.alsoPassed], password: 'a newer password' });
    const keys = host.read((db) => [day.passed, day.alsoPassed].map((id) => decisionOf(db, id)?.publicKey));
    expect(keys[0]).toBe(keys[1]);
    expect(journalled(host, 'account.key-replaced')).toEqual([]);
  });

  it('is another one after a reset by the administrator, and the journal shows who did it and the new key', async () => {
    const { host, day, decider } = await results();
    await decider.decisions.decide({ ...certify, candidateIds: [day.passed] });
    await host
      .as(day.administratorBearer)
      .staff.resetPassword({ accountId: day.accountId, password: 'set by another' });
    const again = host.as(await signInAs(host, 'decision-maker', 'all', 'set by another'));
    await again.decisions.decide({ ...certify, candidateIds: [day.alsoPassed], password: 'set by another' });
    const decisions = host.read((db) => [day.passed, day.alsoPassed].map((id) => decisionOf(db, id)));
    expect(decisions[0]?.publicKey).not.toBe(decisions[1]?.publicKey);
    const [replaced] = journalled(host, 'account.key-replaced');
    expect(replaced?.payload).toMatchObject({ accountId: day.accountId, publicKey: decisions[1]?.publicKey });
    expect(replaced?.record.actor).not.toBe(`account:${day.accountId}`);
    for (const d of decisions) {
      const signature = Buffer.from(d?.signature ?? '', 'base64url');
      expect(verifyBytes(d?.publicKey ?? '', Buffer.from(d?.text ?? ''), signature)).toBe(true);
    }
  });
});

describe('the evidence behind a decision', () => {
  it('tells outcomes, topics and time, and shows no item', async () => {
    const { day, decider } = await results();
    const [part] = await decider.results.evidence({ candidateId: day.failed });
    expect(part).toMatchObject({ outcomes: { right: 2, partly: 0, wrong: 0, blank: 3 }, interruptions: 0 });
    expect(part?.topics.reduce((sum, t) => sum + t.points, 0)).toBe(2);
    expect(part?.topics.reduce((sum, t) => sum + t.maximum, 0)).toBe(5);
    expect(JSON.stringify(part)).not.toMatch(/item-\d|stem|Option/);
    expect(await decider.results.evidence({ candidateId: day.absent })).toEqual([]);
  });
});
