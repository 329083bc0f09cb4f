import { describe, expect, it } from 'vitest';
import { verifyChain } from '#host/storage/journal-store.ts';
import type { TestHost } from '../support/test-host.ts';
import { as, assignTo, filled, mark, people, preparedCases, sitCases } from './case-exam.ts';
import { password, signInAs } from './staff-of-every-role.ts';

const cases = preparedCases(1);
const paperOf = async (host: TestHost, username: string, role: 'examiner' | 'lead-examiner' = 'lead-examiner') =>
  host.as(await signInAs(host, role, username)).paperSheets;

async function onPaper() {
  const { host, day } = await cases();
  await sitCases(host, day);
  const [taskId = ''] = await assignTo(host, day, ['anna', 'bert']);
  const ids = await people(host, day);
  const wish = { taskId, personId: ids.anna };
  const lead = await paperOf(host, 'lead');
  const opened = await lead.open(wish);
  if (!opened.ok) throw new Error(opened.reason);
  const sheet = (quality: 0 | 0.5 | 1) => filled(opened.rubric, { quality });
  return { host, day, taskId, ids, wish, lead, sheet };
}

describe('a sheet that was filled on paper', () => {
  it('is its examiner’s once two people typed the same, and keeps who wrote, who typed and who checked', async () => {
    const { host, wish, lead, sheet, ids, taskId } = await onPaper();
    expect(await lead.enter({ ...wish, sheet: sheet(1), password })).toEqual({
      ok: true,
      taken: false,
      differences: [],
    });
    const dora = await paperOf(host, 'dora');
    expect(await dora.open(wish)).toMatchObject({ ok: true, entered: false, sheet: { marks: {} } });
    const other = await dora.enter({ ...wish, sheet: sheet(0.5), password });
    expect(other).toMatchObject({ ok: true, taken: false });
    expect(other.ok && other.differences).toContain('cause');
    expect(await dora.enter({ ...wish, sheet: sheet(1), password })).toMatchObject({ ok: true, taken: true });
    expect(await dora.enter({ ...wish, sheet: sheet(1), password })).toMatchObject({ reason: 'begun' });
    const [original] = host.read((db) =>
      db
        .prepare<[], { person: string; text: string }>('SELECT person_id AS person, text FROM mark_sheet_original')
        .all(),
    );
    expect(original?.person).toBe(ids.anna);
    const facts = (JSON.parse(original?.text ?? '[]') as [string, { paper: Record<string, string> }])[1];
    expect(facts.paper).toMatchObject({ writtenBy: ids.anna, checkedBy: ids.dora });
    expect(facts.paper['transcribedBy']).not.toBe(ids.dora);
    await mark(await as(host, 'bert', 'examiner'), taskId, { quality: 1 });
    expect(await (await as(host, 'lead')).settle({ taskIds: [taskId] })).toEqual({ refused: [] });
    expect(host.read(verifyChain).firstBad).toBeNull();
  });

  it('is not typed in twice by one person, by another examiner of the task, or half', async () => {
    const { host, wish, lead, sheet } = await onPaper();
    await lead.enter({ ...wish, sheet: sheet(1), password });
    expect(await lead.enter({ ...wish, sheet: sheet(1), password })).toMatchObject({ taken: false });
    const bert = await paperOf(host, 'bert');
    expect(await bert.open(wish)).toEqual({ ok: false, reason: 'other-examiner' });
    expect(await bert.enter({ ...wish, sheet: sheet(1), password })).toMatchObject({ reason: 'other-examiner' });
    const half = { ...sheet(1), globalRating: null };
    expect(await lead.enter({ ...wish, sheet: half, password })).toMatchObject({ reason: 'incomplete' });
    const wrong = await lead.enter({ ...wish, sheet: sheet(1), password: 'wrong' });
    expect(wrong).toMatchObject({ reason: 'wrong-password' });
  });

  it('bars who typed it from marking the task, and takes the ground of a fatal finding from its comment', async () => {
    const { host, wish, lead, sheet, taskId } = await onPaper();
    const whole = sheet(1);
    const fatal = { mark: { kind: 'times' as const, times: 1 }, comment: '见第二段', evidence: [] };
    const found = { ...whole, marks: { ...whole.marks, leaks: fatal } };
    expect(await lead.enter({ ...wish, sheet: found, password })).toMatchObject({ ok: true });
    const anna = await paperOf(host, 'anna', 'examiner');
    expect(await anna.enter({ ...wish, sheet: found, password })).toMatchObject({ taken: true });
    const mine = await (await as(host, 'anna', 'examiner')).open({ taskId });
    expect(mine.ok && mine.sheet.marks['leaks']?.evidence).toEqual([
      { kind: 'quotation', prompt: 'paper', from: 0, to: 0, text: '见第二段' },
    ]);
    const leadId = host.read(
      (db) => db.prepare<[], { id: string }>("SELECT id FROM person WHERE name = '主考'").get()?.id,
    );
    const { refused } = await (
      await as(host, 'dora')
    ).assign({ taskIds: [taskId], personId: leadId ?? '', third: true });
    expect(refused).toEqual([{ taskId, reason: 'has-seen' }]);
  });
});
