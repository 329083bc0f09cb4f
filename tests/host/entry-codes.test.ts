import { describe, expect, it } from 'vitest';
import type { StaffRole } from '#domain/roles.ts';
import { caller } from '../support/caller.ts';
import type { TestHost } from '../support/test-host.ts';
import { journalled } from './journalled.ts';
import { preparedExam } from './exam.ts';
import { hire, password, signInAs } from './staff-of-every-role.ts';

const exam = preparedExam({ candidates: 1, items: 5, minutes: 10 });
const seat = 'staff-seat-000000000000000';
const reason = '忘记密码，当面核对身份';

async function roomWithTwoProctors() {
  const { host, day } = await exam();
  const make = (username: string, name: string, employeeNumber: string, roles: StaffRole[]) =>
    hire(host, day.administratorBearer, { username, name, employeeNumber, roles });
  const locked = await make('wang', '王', 'S-21', ['proctor']);
  const helper = await make('li', '李', 'S-22', ['proctor']);
  const { entryCodes } = host.as(await signInAs(host, 'proctor', 'li'));
  return { host, day, make, locked, helper, entryCodes };
}

const recover = (host: TestHost, code: string, username = 'wang', device = '10.0.0.7') =>
  caller(host.sendFrom(device)).signIn.recover({ username, code, password: 'a newer password', seat });

describe('a proctor who forgot the password on the day', () => {
  it('is let in by another proctor, without an administrator: who, when and why are in the journal and the log', async () => {
    const { host, locked, helper, entryCodes } = await roomWithTwoProctors();
    const old = await signInAs(host, 'proctor', 'wang');
    const given = await entryCodes.letIn({ accountId: locked, reason });
    expect(given.ok && given.until).toBe(host.clock.wall + 15 * 60_000);
    expect(await recover(host, given.ok ? given.code.toLowerCase() : '')).toEqual({ ok: true });
    await signInAs(host, 'proctor', 'wang', 'a newer password');
    await expect(signInAs(host, 'proctor', 'wang')).rejects.toThrow('wrong-credentials');
    expect((await host.post('signIn.me', {}, old)).status).toBe(401);
    const [made] = journalled(host, 'account.entry-code-made');
    expect(made?.record.actor).toBe(`account:${helper}`);
    expect(made?.payload).toMatchObject({ accountId: locked, reason });
    const [recovered] = journalled(host, 'account.recovered');
    expect(recovered?.payload).toMatchObject({
      accountId: locked,
      madeBy: helper,
      kind: 'colleague',
      device: '10.0.0.7',
    });
    const log = await entryCodes.recent({});
    expect(log.map(({ kind, by, whom, reason: why }) => [kind, by, whom, why])).toEqual([
      ['account.recovered', '王', '王', ''],
      ['account.entry-code-made', '李', '王', reason],
    ]);
  });

  it('gets past the wait of the device, which ends with the new password', async () => {
    const { host, locked, entryCodes } = await roomWithTwoProctors();
    const there = caller(host.sendFrom('10.0.0.7')).signIn;
    const guess = () => there.open({ username: 'wang', password: 'a guess', role: 'proctor', seat });
    for (let at = 0; at < 5; at += 1) await guess();
    expect(await guess()).toMatchObject({ reason: 'wait' });
    const given = await entryCodes.letIn({ accountId: locked, reason });
    expect(await recover(host, given.ok ? given.code : '')).toEqual({ ok: true });
    expect((await there.open({ username: 'wang', password: 'a newer password', role: 'proctor', seat })).ok).toBe(true);
  });

  it('is let in by a code that the office printed, where nobody else is in the room; each opens once', async () => {
    const { host, day, locked } = await roomWithTwoProctors();
    const office = host.as(day.administratorBearer).entryCodes;
    const first = await office.print({ accountId: locked });
    const printed = await office.print({ accountId: locked });
    const codes = printed.ok ? printed.codes : [];
    expect(new Set(codes).size).toBe(2);
    expect((await office.people({})).find((one) => one.accountId === locked)?.officeCodes).toBe(2);
    expect(await recover(host, first.ok ? (first.codes[0] ?? '') : '')).toEqual({ ok: false, reason: 'wrong-code' });
    expect(await recover(host, codes[0] ?? '')).toEqual({ ok: true });
    expect(await recover(host, codes[0] ?? '')).toEqual({ ok: false, reason: 'wrong-code' });
    expect((await office.people({})).find((one) => one.accountId === locked)?.officeCodes).toBe(1);
    const disk = host.read((db) =>
      JSON.stringify([db.prepare('SELECT * FROM entry_code').all(), db.prepare('SELECT * FROM journal_payload').all()]),
    );
    for (const code of codes) expect(disk).not.toContain(code);
  });
});

describe('an entry code', () => {
  it('is made for nobody with more roles, for oneself under no account, and for no closed account', async () => {
    const { host, day, make, locked, entryCodes } = await roomWithTwoProctors();
    const own = await make('li-too', '李', 'S-22', ['proctor']);
    expect(await entryCodes.letIn({ accountId: own, reason })).toEqual({ ok: false, reason: 'oneself' });
    expect(await entryCodes.letIn({ accountId: day.accountId, reason })).toEqual({ ok: false, reason: 'more-roles' });
    await host.as(day.administratorBearer).staff.setActive({ accountId: locked, active: false });
    expect(await entryCodes.letIn({ accountId: locked, reason })).toEqual({ ok: false, reason: 'unknown' });
    const names = (await entryCodes.people({})).map(({ username }) => username);
    expect(names).not.toContain('li');
    expect(names).not.toContain('all');
  });

  it('opens for a quarter of an hour, for its account alone, and the newest only', async () => {
    const { host, locked, entryCodes } = await roomWithTwoProctors();
    const older = await entryCodes.letIn({ accountId: locked, reason });
    const newer = await entryCodes.letIn({ accountId: locked, reason });
    const wrong = { ok: false, reason: 'wrong-code' };
    expect(await recover(host, older.ok ? older.code : '')).toEqual(wrong);
    expect(await recover(host, newer.ok ? newer.code : '', 'all')).toEqual(wrong);
    await host.pass(15 * 60_000 + 1);
    expect(await recover(host, newer.ok ? newer.code : '')).toEqual(wrong);
    await signInAs(host, 'proctor', 'wang', password);
  });

  it('cannot be guessed: mistyped ones are told at once, wrong ones make the device wait, each is in the journal', async () => {
    const { host, locked, entryCodes } = await roomWithTwoProctors();
    const given = await entryCodes.letIn({ accountId: locked, reason });
    const code = given.ok ? given.code : '';
    expect(await recover(host, `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`)).toEqual({
      ok: false,
      reason: 'mistyped-code',
    });
    const answers: unknown[] = [];
    for (let at = 0; at < 6; at += 1) answers.push(await recover(host, code, 'nobody-of-that-name'));
    expect(answers.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => ({ ok: false, reason: 'wrong-code' })));
    expect(answers[5]).toEqual({ ok: false, reason: 'wait', seconds: 1 });
    expect(journalled(host, 'account.recovery-refused')).toHaveLength(5);
  });
});
