import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { verifyJournal } from '#host/journals.ts';
import type { TestHost } from '../support/test-host.ts';
import { as, assignTo, mark, people, preparedCases, sitCases } from './case-exam.ts';

const cases = preparedCases(1);

async function marked() {
  const { host, day } = await cases();
  await sitCases(host, day);
  const [taskId = ''] = await assignTo(host, day, ['anna', 'bert']);
  return { host, day, taskId };
}

/** Two signed sheets, and the host closed over them. */
async function signed(): Promise<TestHost> {
  const { host, taskId } = await marked();
  for (const name of ['anna', 'bert'] as const) await mark(await as(host, name, 'examiner'), taskId, { quality: 1 });
  expect(host.read(verifyJournal)).toMatchObject({ intact: true, signatures: { bad: [] } });
  await host.close();
  return host;
}

/** What the check of the journal says once somebody was at the database with a tool of their own. */
async function after(change: string) {
  const host = await signed();
  const db = new Database(join(host.folder, 'invigil.db'));
  expect(db.prepare(change).run().changes).toBe(1);
  db.close();
  const { intact, firstBad, signatures } = host.read(verifyJournal);
  return { intact, firstBad, bad: signatures.bad.map(({ kind, what }) => [kind, what]) };
}

const better = `json_set(content, '$.globalRating', 'clear-fail')`;

describe('a signed sheet', () => {
  it('goes back to its examiner only by an administrator with a reason; what was signed stays', async () => {
    const { host, day, taskId } = await marked();
    const anna = await as(host, 'anna', 'examiner');
    await mark(anna, taskId, { quality: 1 });
    const { anna: personId } = await people(host, day);
    const office = host.as(day.administratorBearer).marking;
    await expect(anna.unlock({ taskId, personId, reason: '误评' })).rejects.toThrow();
    expect(await office.unlock({ taskId, personId, reason: '评错一栏' })).toEqual({ ok: true });
    expect(await office.unlock({ taskId, personId, reason: '再来' })).toMatchObject({ reason: 'not-submitted' });
    await mark(anna, taskId, { quality: 0.5 });
    const originals = host.read((db) => db.prepare('SELECT revision FROM mark_sheet_original ORDER BY revision').all());
    expect(originals).toEqual([{ revision: 1 }, { revision: 3 }]);
    expect(host.read(verifyJournal)).toMatchObject({ intact: true, signatures: { bad: [] } });
  });
});

describe('the check of the journal', () => {
  it('names a signed sheet whose original was changed', async () => {
    const change = `UPDATE mark_sheet_original SET content = ${better} WHERE person_id = (SELECT min(person_id) FROM mark_sheet)`;
    expect(await after(change)).toEqual({
      intact: false,
      firstBad: null,
      bad: [['sheet.submitted', 'sheet-changed']],
    });
  });

  it('names a sheet that counts and is no longer what was signed', async () => {
    const change = `UPDATE mark_sheet SET content = ${better} WHERE person_id = (SELECT min(person_id) FROM mark_sheet)`;
    expect((await after(change)).bad).toEqual([['sheet.submitted', 'sheet-changed']]);
  });

  it('names a sheet that was signed and is gone', async () => {
    const change = 'DELETE FROM mark_sheet_original WHERE person_id = (SELECT min(person_id) FROM mark_sheet)';
    expect((await after(change)).bad).toEqual([['sheet.submitted', 'sheet-missing']]);
  });
});
