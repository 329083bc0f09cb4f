import { describe, expect, it } from 'vitest';
import type { LockdownReport } from '#domain/seat/lockdown.ts';
import { verifyJournal } from '#host/journals.ts';
import { candidateAt, preparedExam, start } from './exam.ts';
import { entriesOfKind } from './journal-entries.ts';
import { hire, password } from './staff-of-every-role.ts';

const exam = preparedExam({ candidates: 2, items: 4, minutes: 10 });
const page: LockdownReport = {
  shell: 'browser',
  platform: 'windows',
  steps: [
    { step: 'full-screen', outcome: 'partial', note: 'full-screen-only' },
    { step: 'shortcuts', outcome: 'partial', note: 'system-keys-remain' },
    { step: 'virtual-machine', outcome: 'unsupported', note: null },
  ],
};
const why = { code: 'candidate.illness', reason: '去洗手间' } as const;
const who = { username: 'all', password };

async function sitting() {
  const { host, day } = await exam();
  await start(host, day);
  const one = candidateAt(day, 0);
  const { candidate } = host.as(one.bearer);
  const proctor = host.as(day.proctorBearer);
  const board = () => proctor.room.board({ sessionId: day.sessionId });
  const card = async () => (await board()).cards.find((c) => c.attemptId === one.attemptId);
  const log = async (code: string) => (await board()).incidents.filter((i) => i.code === code);
  return { host, day, one, candidate, card, board, log };
}

describe('the lockdown of a seat', () => {
  it('is kept with the attempt and shown on the board, with the level and what is not held', async () => {
    const { host, candidate, card } = await sitting();
    expect((await card())?.lockdown).toBeNull();
    expect(await candidate.reportLockdown(page)).toEqual({ ok: true });
    expect((await card())?.lockdown).toMatchObject({ ...page, level: 'page', at: host.clock.wall });
  });

  it('is one entry of the journal as long as the seat says the same', async () => {
    const { host, candidate, card } = await sitting();
    await candidate.reportLockdown(page);
    await candidate.reportLockdown(page);
    expect(host.read((db) => entriesOfKind(db, ['attempt.locked']))).toHaveLength(1);
    await candidate.reportLockdown({ ...page, steps: [] });
    expect((await card())?.lockdown?.level).toBe('none');
    expect(host.read((db) => entriesOfKind(db, ['attempt.locked']))).toHaveLength(2);
  });

  it('is not taken from a seat whose attempt is over', async () => {
    const { candidate } = await sitting();
    await candidate.submit({});
    expect(await candidate.reportLockdown(page)).toEqual({ ok: false, reason: 'not-now' });
  });
});

describe('unlocking a seat', () => {
  it('takes a proctor’s own credential and a reason, and says who, when, why and where', async () => {
    const { host, candidate, card, log, one } = await sitting();
    await candidate.reportLockdown(page);
    expect(await candidate.state({})).toMatchObject({ unlocked: false });
    expect(await candidate.unlock({ ...who, ...why })).toEqual({ ok: true });
    expect(await candidate.state({})).toMatchObject({ stage: 'running', unlocked: true });
    const lifted = { ...why, by: '全岗', at: host.clock.wall, lockedAgainAt: null };
    expect((await card())?.unlockings).toEqual([lifted]);
    expect(await log('system.lockdown-lifted')).toMatchObject([
      { severity: 'information', attemptIds: [one.attemptId], note: '全岗: 去洗手间' },
    ]);
    expect(host.read((db) => entriesOfKind(db, ['attempt.unlocked']))).toMatchObject([{ ...why, seat: one.seat }]);
    await host.pass(30_000);
    await candidate.reportLockdown(page);
    expect(await candidate.state({})).toMatchObject({ unlocked: false });
    expect((await card())?.unlockings[0]?.lockedAgainAt).toBe(host.clock.wall);
    expect(host.read(verifyJournal)).toMatchObject({ intact: true });
  });

  it('is refused without a reason, with a wrong password, and to staff who are no proctor; each try is journalled', async () => {
    const { host, day, candidate, card } = await sitting();
    await expect(candidate.unlock({ ...who, code: 'other', reason: ' ' })).rejects.toThrow();
    const wrong = { ok: false, reason: 'wrong-credentials' };
    expect(await candidate.unlock({ ...who, password: 'wrong', ...why })).toEqual(wrong);
    expect(await candidate.unlock({ ...who, username: 'nobody', ...why })).toEqual(wrong);
    const examiner = { username: 'ex', name: '考官', employeeNumber: 'S-9', roles: ['examiner' as const] };
    await hire(host, day.administratorBearer, examiner);
    expect(await candidate.unlock({ ...who, username: 'ex', ...why })).toMatchObject({ reason: 'not-a-proctor' });
    expect(host.read((db) => entriesOfKind(db, ['unlock.refused']))).toHaveLength(3);
    expect((await card())?.unlockings).toEqual([]);
  });

  it('is slowed down like a sign-in: after some wrong tries the seat must wait', async () => {
    const { host, candidate } = await sitting();
    for (let i = 0; i < 5; i += 1) await candidate.unlock({ ...who, password: 'wrong', ...why });
    expect(await candidate.unlock({ ...who, ...why })).toMatchObject({ ok: false, reason: 'wait' });
    await host.pass(60_000);
    expect(await candidate.unlock({ ...who, ...why })).toEqual({ ok: true });
  });
});

describe('what a seat notices of itself', () => {
  it('is in the log at once, and fills it ever more slowly while it goes on; nothing of it is lost', async () => {
    const { host, candidate, card, log } = await sitting();
    for (let i = 0; i < 60; i += 1) {
      await candidate.report({ what: 'focus-lost', seconds: 2, detail: '' });
      await host.pass(5_000);
    }
    expect((await card())?.noticed).toMatchObject([{ what: 'focus-lost', times: 60, seconds: 120 }]);
    const during = await log('system.focus-lost');
    expect(during.length).toBeLessThanOrEqual(6);
    expect(during.at(-1)).toMatchObject({ seconds: 2, times: 1 });
    await candidate.submit({});
    const after = await log('system.focus-lost');
    expect(after.reduce((sum, i) => sum + i.times, 0)).toBe(60);
    expect(after.reduce((sum, i) => sum + (i.seconds ?? 0), 0)).toBe(120);
  });

  it('is told when it begins and timed when it is over: one incident, in whatever order and however often it is told', async () => {
    const { host, candidate, card, log } = await sitting();
    const left = { what: 'focus-lost', detail: '', occurrence: 'focus-lost-1' } as const;
    await candidate.report({ ...left, seconds: null });
    expect(await log('system.focus-lost')).toMatchObject([{ seconds: null, times: 1, version: 1 }]);
    expect((await card())?.noticed).toMatchObject([{ times: 1, seconds: 0, lasting: true }]);
    await host.pass(42_000);
    for (let i = 0; i < 2; i += 1) await candidate.report({ ...left, seconds: 42 });
    await candidate.report({ ...left, seconds: null });
    expect(await log('system.focus-lost')).toMatchObject([{ seconds: 42, times: 1, version: 2, by: 'host' }]);
    expect((await card())?.noticed).toMatchObject([{ times: 1, seconds: 42, lasting: false }]);

    // The end overtook the beginning on its way; and one that was only counted while it lasted.
    await candidate.report({ ...left, occurrence: 'focus-lost-2', seconds: 3 });
    await candidate.report({ ...left, occurrence: 'focus-lost-2', seconds: null });
    await candidate.report({ ...left, occurrence: 'focus-lost-3', seconds: null });
    expect((await card())?.noticed).toMatchObject([{ times: 3, seconds: 45, lasting: true }]);
    await candidate.report({ ...left, occurrence: 'focus-lost-3', seconds: 5 });
    await candidate.submit({});
    const all = await log('system.focus-lost');
    expect(all.reduce((sum, i) => sum + i.times, 0)).toBe(3);
    expect(all.reduce((sum, i) => sum + (i.seconds ?? 0), 0)).toBe(50);
    expect(host.read((db) => entriesOfKind(db, ['incident.corrected']))).toHaveLength(1);
    expect(host.read(verifyJournal).intact).toBe(true);
  });

  it('keeps what staff said of it when it is timed, and refuses what lasts without a name', async () => {
    const { host, day, candidate, log } = await sitting();
    const left = { what: 'lockdown-left', detail: '', occurrence: 'x' } as const;
    await candidate.report({ ...left, seconds: null });
    const [incident] = await log('system.lockdown-left');
    const { incidents } = host.as(day.proctorBearer);
    const said = { code: 'system.lockdown-left', severity: 'information', note: '误触', withdrawn: false } as const;
    await incidents.correct({ incidentId: incident?.incidentId ?? '', ...said });
    await candidate.report({ ...left, seconds: 8 });
    expect(await log('system.lockdown-left')).toMatchObject([{ ...said, seconds: 8, version: 3 }]);
    await expect(candidate.report({ what: 'focus-lost', seconds: null, detail: '' })).rejects.toThrow();
  });

  it('keeps different things apart, with what the seat said of them', async () => {
    const { candidate, log } = await sitting();
    await candidate.report({ what: 'remote-tool', seconds: 0, detail: 'ToDesk' });
    await candidate.report({ what: 'virtual-machine', seconds: 0, detail: 'VMware' });
    expect(await log('system.remote-tool')).toMatchObject([{ severity: 'critical', note: 'ToDesk' }]);
    expect(await log('system.virtual-machine')).toMatchObject([{ severity: 'major', note: 'VMware' }]);
  });
});
