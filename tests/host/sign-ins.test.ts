import { describe, expect, it } from 'vitest';
import { prepareExamDay } from '../support/exam-day.ts';
import { prepared } from '../support/test-host.ts';
import { hire, hireForEverything, password, signInAs } from './staff-of-every-role.ts';

const exam = prepared(async (host) => {
  const day = await prepareExamDay(host.send, { candidates: 1, items: 5, minutes: 10 });
  const accountId = await hireForEverything(host, day.administratorBearer);
  return { ...day, accountId };
});
const hour = 3_600_000;

describe('a staff sign-in', () => {
  it('acts in one role, and in no other one that the same person holds', async () => {
    const { host } = await exam();
    const bearer = await signInAs(host, 'hr');
    expect((await host.as(bearer).signIn.me({})).role).toBe('hr');
    expect((await host.post('staff.list', {}, bearer)).status).toBe(403);
  });

  it('asks which role is meant when the person holds several', async () => {
    const { host, day } = await exam();
    await hire(host, day.administratorBearer, { username: 'clerk', name: '一', employeeNumber: 'S-8', roles: ['hr'] });
    const ask = { username: 'all', password, seat: 'staff-seat-000000000000000' };
    expect(await host.as().signIn.open({ ...ask, role: null })).toMatchObject({ ok: false, reason: 'choose-role' });
    const only = { ...ask, username: 'clerk', role: null };
    expect(await host.as().signIn.open(only)).toMatchObject({ ok: true, role: 'hr' });
    const wrong = { ...ask, username: 'clerk', role: 'author' as const };
    expect(await host.as().signIn.open(wrong)).toMatchObject({ ok: false, reason: 'role-not-held' });
  });

  it('tells nothing about the roles of an account to whoever has not its password', async () => {
    const { host } = await exam();
    const seat = 'staff-seat-000000000000000';
    const known = await host.post('signIn.open', { username: 'all', password: 'wrong', role: null, seat });
    const unknown = await host.post('signIn.open', { username: 'nobody', password: 'wrong', role: null, seat });
    expect(known).toEqual(unknown);
  });

  it('is over when it is closed', async () => {
    const { host } = await exam();
    const bearer = await signInAs(host, 'hr');
    await host.as(bearer).signIn.close({});
    expect((await host.post('signIn.me', {}, bearer)).status).toBe(401);
  });

  it('is over twelve hours later', async () => {
    const { host } = await exam();
    const bearer = await signInAs(host, 'hr');
    await host.pass(12 * hour);
    expect((await host.post('signIn.me', {}, bearer)).status).toBe(200);
    await host.pass(1);
    expect((await host.post('signIn.me', {}, bearer)).status).toBe(401);
  });

  it('goes on after a restart', async () => {
    const { host } = await exam();
    const bearer = await signInAs(host, 'hr');
    await host.dieAndRestart();
    expect((await host.as(bearer).signIn.me({})).name).toBe('全岗');
  });

  it('keeps its bearer nowhere on the host’s disk', async () => {
    const { host } = await exam();
    const bearer = await signInAs(host, 'hr');
    const stored = host.read((db) => JSON.stringify(db.prepare('SELECT * FROM sign_in').all()));
    expect(stored).not.toContain(bearer);
    expect(JSON.stringify(host.read((db) => db.prepare('SELECT * FROM journal_payload').all()))).not.toContain(bearer);
  });
});

describe('what an administrator does to an account', () => {
  it('ends a role at once where it is in use, and leaves the others', async () => {
    const { host, day } = await exam();
    const [author, hr] = [await signInAs(host, 'author'), await signInAs(host, 'hr')];
    await host.as(day.administratorBearer).staff.setRoles({ accountId: day.accountId, roles: ['hr'] });
    expect((await host.post('banks.list', {}, author)).status).toBe(401);
    expect((await host.post('signIn.me', {}, hr)).status).toBe(200);
  });

  it('ends every sign-in of an account that is no longer active, and opens none', async () => {
    const { host, day } = await exam();
    const bearer = await signInAs(host, 'hr');
    const { staff } = host.as(day.administratorBearer);
    await staff.setActive({ accountId: day.accountId, active: false });
    expect((await host.post('signIn.me', {}, bearer)).status).toBe(401);
    await expect(signInAs(host, 'hr')).rejects.toThrow('wrong-credentials');
    await staff.setActive({ accountId: day.accountId, active: true });
    await signInAs(host, 'hr');
  });

  it('holds also for a sign-in whose password is being checked at that moment', async () => {
    const { host, day } = await exam();
    const { staff } = host.as(day.administratorBearer);
    const ask = { username: 'all', password, role: 'author', seat: 'staff-seat-000000000000000' } as const;
    const changes = [
      () => staff.setRoles({ accountId: day.accountId, roles: ['hr'] }),
      () => staff.setActive({ accountId: day.accountId, active: false }),
    ];
    for (const change of changes) {
      const opening = host.as().signIn.open(ask);
      await change();
      const opened = await opening;
      const bearer = opened.ok ? opened.bearer : 'none';
      expect((await host.post('banks.list', {}, bearer)).status).toBe(401);
      await staff.setActive({ accountId: day.accountId, active: true });
      await staff.setRoles({ accountId: day.accountId, roles: ['author', 'hr'] });
    }
  });

  it('never leaves the host without an administrator', async () => {
    const { host, day } = await exam();
    const { staff, signIn } = host.as(day.administratorBearer);
    const { accountId } = await signIn.me({});
    await staff.setRoles({ accountId: day.accountId, roles: ['hr'] });
    const last = { ok: false, reason: 'last-administrator' };
    expect(await staff.setRoles({ accountId, roles: ['author'] })).toEqual(last);
    expect(await staff.setActive({ accountId, active: false })).toEqual(last);
    await hire(host, day.administratorBearer, {
      username: 'second',
      name: '二',
      employeeNumber: 'S-9',
      roles: ['administrator'],
    });
    expect(await staff.setActive({ accountId, active: false })).toEqual({ ok: true });
  });
});

describe('a new password', () => {
  it('ends the person’s other sign-ins and keeps the one that chose it', async () => {
    const { host } = await exam();
    const [own, other] = [await signInAs(host, 'hr'), await signInAs(host, 'author')];
    const { signIn } = host.as(own);
    expect(await signIn.changePassword({ current: 'wrong', next: 'a newer password' })).toMatchObject({ ok: false });
    expect(await signIn.changePassword({ current: password, next: 'a newer password' })).toEqual({ ok: true });
    expect((await host.post('signIn.me', {}, own)).status).toBe(200);
    expect((await host.post('signIn.me', {}, other)).status).toBe(401);
    await expect(signInAs(host, 'hr')).rejects.toThrow('wrong-credentials');
    await signInAs(host, 'hr', 'all', 'a newer password');
  });

  it('set by the administrator ends every sign-in, and the old password opens nothing any more', async () => {
    const { host, day } = await exam();
    const bearer = await signInAs(host, 'hr');
    const { staff } = host.as(day.administratorBearer);
    await staff.resetPassword({ accountId: day.accountId, password: 'a password by reset' });
    expect((await host.post('signIn.me', {}, bearer)).status).toBe(401);
    await expect(signInAs(host, 'hr')).rejects.toThrow('wrong-credentials');
    await signInAs(host, 'hr', 'all', 'a password by reset');
  });

  it('set while the old one is being checked leaves no sign-in of the old one', async () => {
    const { host, day } = await exam();
    const { staff } = host.as(day.administratorBearer);
    const reset = staff.resetPassword({ accountId: day.accountId, password: 'a password by reset' });
    const openings = Array.from({ length: 3 }, () =>
      host.as().signIn.open({ username: 'all', password, role: 'hr', seat: 'staff-seat-000000000000000' }),
    );
    await reset;
    for (const opened of await Promise.all(openings)) {
      expect((await host.post('signIn.me', {}, opened.ok ? opened.bearer : 'none')).status).toBe(401);
    }
  });
});
