import { describe, expect, it } from 'vitest';
import { verifyChain } from '#host/storage/journal-store.ts';
import type { TestHost } from '../support/test-host.ts';
import { as, filled, mark, people, preparedCases, sitCases, type CaseDay, type ExaminerName } from './case-exam.ts';
import { password, signInAs } from './staff-of-every-role.ts';

const calibrated = { minimum: 0.6, withinMonths: 12 };
const cases = preparedCases(2);
const strict = preparedCases(2, undefined, calibrated);

const nounOf = async (host: TestHost, username: string, role: 'examiner' | 'lead-examiner' = 'lead-examiner') =>
  host.as(await signInAs(host, role, username)).calibration;

async function begun(from: typeof cases) {
  const { host, day } = await from();
  await sitCases(host, day);
  const ids = await people(host, day);
  const lead = await nounOf(host, 'lead');
  const { targets } = await lead.targets({});
  return { host, day, ids, lead, taskIds: targets.map(({ taskId }) => taskId) };
}

/** That examiner's own tasks of a calibration. */
async function roundTasks(host: TestHost, name: ExaminerName): Promise<string[]> {
  const tasks = await (await as(host, name, 'examiner')).tasks({});
  return tasks.filter(({ purpose }) => purpose === 'calibration').map(({ taskId }) => taskId);
}

async function start(lead: Awaited<ReturnType<typeof nounOf>>, taskIds: string[], personIds: string[]) {
  const started = await lead.start({ title: '十一月校准', taskIds, personIds });
  if (!started.ok) throw new Error(started.reason);
  return started.calibrationId;
}

describe('a calibration', () => {
  it('is marked blind by all who take part, like live work, and keeps what they agree on with the rubric’s version', async () => {
    const { host, ids, lead, taskIds } = await begun(cases);
    const calibrationId = await start(lead, taskIds.slice(0, 1), [ids.anna, ids.bert]);
    expect(await lead.close({ calibrationId })).toMatchObject({ reason: 'too-few' });
    const [taskId = ''] = await roundTasks(host, 'anna');
    const anna = await as(host, 'anna', 'examiner');
    await mark(anna, taskId, { quality: 1 });
    const bert = await as(host, 'bert', 'examiner');
    expect(await bert.compare({ taskId })).toMatchObject({ reason: 'not-yet' });
    const [seen] = await (await nounOf(host, 'bert')).list({});
    expect(seen?.members.map(({ submitted }) => submitted)).toEqual([null, null]);
    expect(await (await nounOf(host, 'bert')).close({ calibrationId })).toMatchObject({ reason: 'blind' });
    await mark(bert, taskId, { quality: 1 });
    expect(await lead.close({ calibrationId })).toEqual({ ok: true });
    const [round] = await lead.list({});
    expect(round?.result?.overall.exact).toBe(1);
    expect(round?.result?.rubrics).toHaveLength(1);
    expect(round?.result?.people).toHaveLength(2);
    expect(await lead.close({ calibrationId })).toMatchObject({ reason: 'closed' });
    const [mine] = await (await nounOf(host, 'anna', 'examiner')).mine({});
    expect(mine?.own?.exact).toBe(1);
    expect(host.read(verifyChain).firstBad).toBeNull();
  });

  it('never becomes a result, and is on no board of the session', async () => {
    const { host, day, ids, lead, taskIds } = await begun(cases);
    await start(lead, taskIds, [ids.anna, ids.bert]);
    const [taskId = ''] = await roundTasks(host, 'anna');
    for (const name of ['anna', 'bert'] as const) await mark(await as(host, name, 'examiner'), taskId, { quality: 1 });
    const marking = await as(host, 'lead');
    expect((await marking.settle({ taskIds: [taskId] })).refused).toEqual([{ taskId, reason: 'not-yet' }]);
    const agreed = { taskId, points: 10, fatal: [], note: '不计', password };
    expect(await marking.agree(agreed)).toMatchObject({ reason: 'not-yet' });
    expect((await marking.board({ sessionId: day.sessionId })).tasks.map((one) => one.taskId)).not.toContain(taskId);
    const office = host.as(day.administratorBearer).marking;
    expect(await office.unlock({ taskId, personId: ids.anna, reason: '改' })).toMatchObject({ reason: 'unknown-task' });
    const results = host.read((db) => db.prepare('SELECT count(*) AS n FROM result').get());
    expect(results).toEqual({ n: 0 });
  });

  it('takes nobody who marks that work live or read its sheets, and nobody who took part marks it live', async () => {
    const { host, ids, day, lead, taskIds } = await begun(cases);
    const [first = '', second = ''] = taskIds;
    const marking = await as(host, 'lead');
    await marking.assign({ taskIds: [first], personId: ids.anna, third: false });
    const wish = { title: '校准', personIds: [ids.anna, ids.bert] };
    expect(await lead.start({ ...wish, taskIds: [first] })).toMatchObject({ reason: 'has-seen' });
    expect(await lead.start({ ...wish, taskIds: ['none'] })).toMatchObject({ reason: 'unknown-task' });
    await start(lead, [second], [ids.anna, ids.bert]);
    const { refused } = await marking.assign({ taskIds: [second], personId: ids.bert, third: false });
    expect(refused).toEqual([{ taskId: second, reason: 'has-seen' }]);
    const shared = await marking.assignAll({ sessionId: day.sessionId, personIds: [ids.anna, ids.bert] });
    expect(shared.short).toEqual([{ taskId: second, missing: 2 }]);
  });

  it('leaves out who did not submit everything', async () => {
    const { host, ids, lead, taskIds } = await begun(cases);
    const calibrationId = await start(lead, taskIds.slice(0, 1), [ids.anna, ids.bert, ids.cora]);
    const [taskId = ''] = await roundTasks(host, 'anna');
    for (const name of ['anna', 'bert'] as const)
      await mark(await as(host, name, 'examiner'), taskId, { quality: 0.5 });
    expect(await lead.close({ calibrationId })).toEqual({ ok: true });
    const [round] = await lead.list({});
    expect(round?.result?.people.map(({ personId }) => personId).sort()).toEqual([ids.anna, ids.bert].sort());
    expect(await (await as(host, 'cora', 'examiner')).open({ taskId })).toMatchObject({ reason: 'not-yours' });
  });
});

describe('a scheme that asks for a calibration', () => {
  const assign = async (host: TestHost, taskId: string, personId: string) =>
    (await (await as(host, 'lead')).assign({ taskIds: [taskId], personId, third: false })).refused;

  async function hold(
    host: TestHost,
    day: CaseDay,
    spare: string,
    qualities: { anna: 0 | 1; bert: 0 | 1; cora: 0 | 1 },
  ) {
    const ids = await people(host, day);
    const lead = await nounOf(host, 'lead');
    const calibrationId = await start(lead, [spare], [ids.anna, ids.bert, ids.cora]);
    for (const name of ['anna', 'bert', 'cora'] as const) {
      const [taskId = ''] = await roundTasks(host, name);
      await mark(await as(host, name, 'examiner'), taskId, { quality: qualities[name] });
    }
    await lead.close({ calibrationId });
    return ids;
  }

  it('lets nobody mark live who has none, or agreed too little; the others it does', async () => {
    const { host, day, ids, taskIds } = await begun(strict);
    const [live = '', spare = ''] = taskIds;
    expect(await assign(host, live, ids.anna)).toEqual([{ taskId: live, reason: 'not-calibrated' }]);
    await hold(host, day, spare, { anna: 1, bert: 1, cora: 0 });
    expect(await assign(host, live, ids.cora)).toEqual([{ taskId: live, reason: 'not-calibrated' }]);
    expect(await assign(host, live, ids.dora)).toEqual([{ taskId: live, reason: 'not-calibrated' }]);
  });

  it('is asked again at submission: a calibration that is too old by then is not enough, and the marks stay saved', async () => {
    const { host, day, taskIds } = await begun(strict);
    const [live = '', spare = ''] = taskIds;
    const ids = await hold(host, day, spare, { anna: 1, bert: 1, cora: 1 });
    expect(await assign(host, live, ids.anna)).toEqual([]);
    const anna = await as(host, 'anna', 'examiner');
    const opened = await anna.open({ taskId: live });
    if (!opened.ok) throw new Error(opened.reason);
    await anna.save({ taskId: live, revision: 1, sheet: filled(opened.rubric, { quality: 1 }) });
    // The calendar alone: nothing that runs on the monotonic clock is about this.
    host.clock.wall += 400 * 24 * 3_600_000;
    const later = await as(host, 'anna', 'examiner');
    expect(await later.submit({ taskId: live, revision: 1, password })).toMatchObject({ reason: 'not-calibrated' });
    expect(await later.open({ taskId: live })).toMatchObject({ revision: 1, submittedAt: null });
  });
});
