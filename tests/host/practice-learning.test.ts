import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { databaseFile } from '#host/storage/database.ts';
import type { TestHost } from '../support/test-host.ts';
import { rowsOf, tablesOf } from './database-text.ts';
import { answerRightly } from './exam.ts';
import { halfSealed, openCount } from './half-sealed-bank.ts';
import { givePass, learningRows, practise, rightNow } from './practising.ts';
import { preparedPractice, sitDownToPractise } from './practice-house.ts';
import { signInAs } from './staff-of-every-role.ts';

const exam = preparedPractice();
const open = async () => sitDownToPractise(await exam());

const digest = (text: string) => hash('sha256', text);

/** Everything that stands in the exam's database, but who is signed in. */
function examData(host: TestHost): string {
  return host.read((db) =>
    JSON.stringify(
      tablesOf(db)
        .filter((table) => table !== 'sign_in')
        .map((table) => [table, rowsOf(db, table)]),
    ),
  );
}

describe('learning data', () => {
  it('stay apart: practising changes no row of the exam’s database, no result, no export and no entry of the journal', async () => {
    const { host, day } = await exam();
    const [first] = day.candidates;
    if (first === undefined) throw new Error('nobody sits');
    await host.as(day.proctorBearer).room.start({ attemptIds: [first.attemptId] });
    await answerRightly(host, first, 3);
    await host.as(first.bearer).candidate.submit({});
    const { code } = await givePass(host, 'E-0', '考生0', [halfSealed]);
    const hr = host.as(await signInAs(host, 'hr'));
    const decider = host.as(await signInAs(host, 'decision-maker'));
    const { sessionId } = day;
    const exported = () => hr.results.export({ sessionId, format: 'csv' });
    const look = async () => ({
      data: digest(examData(host)),
      journal: digest(host.read((db) => JSON.stringify(rowsOf(db, 'journal')))),
      results: await hr.results.list({ sessionId }),
      decisions: await decider.decisions.list({ sessionId }),
    });
    // An export is itself an entry of the journal: the first stands before what is compared, the second after it.
    const firstExport = await exported();
    const before = await look();
    const { practice } = host.as(await practise(host, code));
    for (let turn = 0; turn < 15; turn += 1) {
      const shown = await practice.next({ bankId: halfSealed, topic: null, only: 'all', locale: 'zh-CN' });
      if (!shown.ok) throw new Error(shown.reason);
      const response = turn % 3 === 0 ? null : rightNow(host);
      expect((await practice.respond({ ref: shown.item.ref, response: response as never })).ok).toBe(true);
    }
    await practice.mistakes({ bankId: halfSealed, locale: 'en' });
    await practice.leave({});
    expect(await look()).toEqual(before);
    expect(await exported()).toEqual(firstExport);
    expect(learningRows(host, 'SELECT * FROM response_given')).toHaveLength(15);
  });

  it('are written while the exam’s database is busy: a practice response stands in no queue of an exam', async () => {
    const { host, practice, next } = await open();
    const { ref } = await next();
    const other = new Database(databaseFile(host.folder));
    other.exec('BEGIN IMMEDIATE');
    try {
      expect((await practice.respond({ ref, response: null })).ok).toBe(true);
    } finally {
      other.exec('ROLLBACK');
      other.close();
    }
  });

  it('outlive a killed host: progress, mistakes and the item in front are as they were', async () => {
    const { host, practice, next, respond, home } = await open();
    await respond(true);
    await respond(false);
    const before = await home();
    const mistakes = await practice.mistakes({ bankId: halfSealed, locale: 'en' });
    const item = await next();
    await host.dieAndRestart();
    expect(await home()).toEqual(before);
    expect(await practice.mistakes({ bankId: halfSealed, locale: 'en' })).toEqual(mistakes);
    const given = await practice.respond({ ref: item.ref, response: rightNow(host) as never });
    expect(given).toMatchObject({ ok: true, outcome: 'right' });
    await host.restart();
    expect(await home()).toMatchObject({ seen: before.seen + 1 });
  });

  it('are erased whole by the trainee or by an author, from the file too, with an entry in the journal', async () => {
    for (const who of ['trainee', 'author'] as const) {
      const { host, practice, next, home, bearer } = await open();
      for (let turn = 0; turn < openCount; turn += 1) {
        const { ref, kind } = await next();
        const response = kind === 'text' ? ({ kind, text: 'an unmistakable word' } as const) : null;
        await practice.respond({ ref, response });
      }
      const bytes = () =>
        ['practice.db', 'practice.db-wal'].map((name) => readFileSync(join(host.folder, name), 'latin1')).join();
      expect(bytes()).toContain('an unmistakable word');
      if (who === 'trainee') await practice.eraseMine({});
      else {
        const author = host.as(await signInAs(host, 'author')).practice;
        const { passes } = await author.passes({});
        expect(passes[0]).toMatchObject({ practised: { responses: openCount } });
        expect(await author.erase({ personId: passes[0]?.personId ?? '' })).toEqual({ ok: true });
        expect(await author.erase({ personId: 'nobody' })).toEqual({ ok: false, reason: 'unknown' });
      }
      expect(bytes()).not.toContain('unmistakable');
      for (const table of ['showing', 'response_given', 'item_memory']) {
        expect(learningRows(host, `SELECT * FROM ${table}`)).toEqual([]);
      }
      expect(await home()).toMatchObject({ seen: 0, mistakes: 0 });
      const entries = await host.as(await signInAs(host, 'administrator')).journal.entries({ limit: 10 });
      const erased = entries.find(({ kind }) => kind === 'practice.learning-erased');
      expect(erased?.actorName).toBe(who === 'trainee' ? '学员甲' : '全岗');
      expect((await host.post('practice.home', { locale: 'en' }, bearer)).status).toBe(200);
    }
  });
});
