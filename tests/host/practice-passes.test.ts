import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caller } from '../support/caller.ts';
import { foundOrganisation } from '../support/exam-day.ts';
import { generatedBank } from '../support/generated-bank.ts';
import { kindsBank } from '../support/kinds-bank.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { givePass, practise, practiceSeat } from './practising.ts';
import { hireForEverything, signInAs } from './staff-of-every-role.ts';

const office = prepared(async (host) => {
  await hireForEverything(host, await foundOrganisation(host.send));
  const author = host.as(await signInAs(host, 'author'));
  for (const files of [kindsBank(), generatedBank('all-sealed', 20)]) {
    const imported = await author.banks.import({ files });
    if (!imported.ok) throw new Error(JSON.stringify(imported));
  }
});

const bankIds = ['every-kind'];
const wang = { employeeNumber: 'T-1', name: '王学员' };
const unknown = { ok: false, reason: 'unknown-code' };

async function authorAt(host: TestHost) {
  return host.as(await signInAs(host, 'author')).practice;
}

describe('a practice pass', () => {
  it('has a code that opens practice and nothing else, however a person types it', async () => {
    const { host } = await office();
    const { code } = await givePass(host, wang.employeeNumber, wang.name, bankIds);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){2}$/);
    const typed = [code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `, fullWidth(code)];
    for (const one of typed) expect((await host.as().practice.enter({ code: one, seat: practiceSeat })).ok).toBe(true);
    const bearer = await practise(host, code);
    const home = await host.as(bearer).practice.home({ locale: 'zh-CN' });
    expect(home).toMatchObject({ ok: true, name: '王学员', banks: [{ bankId: 'every-kind' }] });
    for (const operation of ['candidate.state', 'banks.list', 'results.list', 'practice.passes', 'signIn.me']) {
      expect((await host.post(operation, {}, bearer)).status).toBe(403);
    }
  });

  it('has a code that is written down nowhere in the data folder', async () => {
    const { host } = await office();
    const { code } = await givePass(host, wang.employeeNumber, wang.name, bankIds);
    await practise(host, code);
    const files = readdirSync(host.folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    expect(files.map(({ name }) => name)).toContain('invigil.db');
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(join(parentPath, name), 'latin1');
      expect(bytes.includes(code) || bytes.includes(code.replaceAll('-', '')), name).toBe(false);
    }
  });

  it('ends with its revocation, at once and for good', async () => {
    const { host } = await office();
    const { code, passId } = await givePass(host, wang.employeeNumber, wang.name, bankIds);
    const bearer = await practise(host, code);
    const author = await authorAt(host);
    expect(await author.revoke({ passId })).toEqual({ ok: true });
    expect((await host.post('practice.home', { locale: 'en' }, bearer)).status).toBe(401);
    expect(await host.as().practice.enter({ code, seat: practiceSeat })).toEqual(unknown);
    expect(await author.revoke({ passId })).toEqual({ ok: false, reason: 'already-revoked' });
    expect(await author.revoke({ passId: 'none' })).toEqual({ ok: false, reason: 'unknown' });
    expect((await author.passes({})).passes).toMatchObject([{ passId, revokedAt: host.clock.wall }]);
  });

  it('is replaced by the next one for the same person, who keeps what was learned', async () => {
    const { host } = await office();
    const first = await givePass(host, wang.employeeNumber, wang.name, bankIds);
    const { practice } = host.as(await practise(host, first.code));
    const shown = await practice.next({ bankId: 'every-kind', topic: null, only: 'all', locale: 'en' });
    await practice.respond({ ref: shown.ok ? shown.item.ref : '', response: null });
    const second = await givePass(host, wang.employeeNumber, wang.name, bankIds);
    expect(await host.as().practice.enter({ code: first.code, seat: practiceSeat })).toEqual(unknown);
    const home = await host.as(await practise(host, second.code)).practice.home({ locale: 'en' });
    expect(home).toMatchObject({ ok: true, banks: [{ seen: 1, mistakes: 1 }] });
    const { passes } = await (await authorAt(host)).passes({});
    expect(passes.filter((pass) => pass.revokedAt === null)).toMatchObject([{ passId: second.passId }]);
  });

  it('is used at one place at a time', async () => {
    const { host } = await office();
    const { code } = await givePass(host, wang.employeeNumber, wang.name, bankIds);
    const [here, there] = [await practise(host, code), await practise(host, code, 'elsewhere-00000000000000')];
    expect((await host.post('practice.home', { locale: 'en' }, here)).status).toBe(401);
    expect((await host.post('practice.home', { locale: 'en' }, there)).status).toBe(200);
    await host.as(there).practice.leave({});
    expect((await host.post('practice.home', { locale: 'en' }, there)).status).toBe(401);
  });

  it('has to be shown again after half a day, and opens also after the host was killed', async () => {
    const { host } = await office();
    const { code } = await givePass(host, wang.employeeNumber, wang.name, bankIds);
    const bearer = await practise(host, code);
    await host.dieAndRestart();
    expect((await host.post('practice.home', { locale: 'en' }, bearer)).status).toBe(200);
    await host.pass(12 * 3_600_000);
    expect((await host.post('practice.home', { locale: 'en' }, bearer)).status).toBe(401);
    expect((await host.as().practice.enter({ code, seat: practiceSeat })).ok).toBe(true);
  });
});

describe('giving passes', () => {
  it('is all or nothing: one person or bank that is wrong, and nobody gets one', async () => {
    const { host } = await office();
    await givePass(host, wang.employeeNumber, wang.name, bankIds);
    const author = await authorAt(host);
    const before = await author.passes({});
    const give = (people: (typeof wang)[], banks = bankIds) => author.give({ people, bankIds: banks });
    const newcomer = { employeeNumber: 'T-2', name: '李学员' };
    expect(await give([newcomer, { ...wang, name: '别人' }])).toEqual({
      ok: false,
      reason: 'employee-number-of-another',
      detail: 'T-1: 王学员',
    });
    expect(await give([newcomer, newcomer])).toEqual({ ok: false, reason: 'named-twice', detail: 'T-2' });
    for (const bankId of ['no-such-bank', 'all-sealed']) {
      const refused = { ok: false, reason: 'nothing-to-practise', detail: bankId };
      expect(await give([newcomer], [...bankIds, bankId])).toEqual(refused);
    }
    expect(await author.passes({})).toEqual(before);
    const given = await give([newcomer, wang]);
    expect(given.ok && given.slips.map(({ employeeNumber }) => employeeNumber)).toEqual(['T-2', 'T-1']);
  });

  it('offers the banks that hold anything to practise with, and says how much', async () => {
    const { host } = await office();
    const { banks } = await (await authorAt(host)).passes({});
    expect(banks).toMatchObject([{ bankId: 'every-kind', items: 10 }]);
  });

  it('and revoking are in the journal, with who did it and without the code', async () => {
    const { host } = await office();
    const { code, passId } = await givePass(host, wang.employeeNumber, wang.name, bankIds);
    await practise(host, code);
    await (await authorAt(host)).revoke({ passId });
    const entries = await host.as(await signInAs(host, 'administrator')).journal.entries({ limit: 20 });
    const kinds = entries.filter(({ kind }) => kind.startsWith('practice.'));
    expect(kinds.map(({ kind, actorName }) => [kind, actorName])).toEqual([
      ['practice.pass-revoked', '全岗'],
      ['practice.pass-given', '全岗'],
    ]);
    const payloads = host.read((db) => JSON.stringify(db.prepare('SELECT text FROM journal_payload').all()));
    expect(payloads).toContain(passId);
    expect(payloads).not.toContain(code);
  });
});

describe('guessing a code', () => {
  it('is slowed down at the seat that guesses, as guessing an admission number is', async () => {
    const { host } = await office();
    const { code } = await givePass(host, wang.employeeNumber, wang.name, bankIds);
    const at = (device: string, typed: string) =>
      caller(host.sendFrom(device)).practice.enter({ code: typed, seat: practiceSeat });
    for (const guess of ['', 'x', '00000-00000-00000', `${code}X`, '95598']) {
      expect(await at('10.0.0.66', guess)).toEqual(unknown);
    }
    expect(await at('10.0.0.66', code)).toEqual({ ok: false, reason: 'wait', seconds: 1 });
    expect((await at('10.0.0.5', code)).ok).toBe(true);
    host.clock.advance(1_000);
    expect((await at('10.0.0.66', code)).ok).toBe(true);
    expect(await at('10.0.0.66', 'x')).toEqual(unknown);
  });
});

function fullWidth(code: string): string {
  return [...code].map((c) => (c === '-' ? '－' : String.fromCharCode(c.charCodeAt(0) + 0xfee0))).join('');
}
