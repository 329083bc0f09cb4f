import { describe, expect, it } from 'vitest';
import { criteriaOf, maximumOf } from '#domain/marking/rubric.ts';
import { verifyChain } from '#host/storage/journal-store.ts';
import type { TestHost } from '../support/test-host.ts';
import { begin, held, preparedCalls, soundOf } from './call-exam.ts';
import { as, mark, people, type ExaminerName } from './case-exam.ts';
import { password, signInAs } from './staff-of-every-role.ts';

const calls = preparedCalls(2);

async function fatalOf(host: TestHost, taskId: string): Promise<string> {
  const opened = await (await as(host, 'anna', 'examiner')).open({ taskId });
  const found = opened.ok ? criteriaOf(opened.rubric).find(({ severity }) => severity === 'fatal') : undefined;
  return found?.id ?? '';
}

/** Both calls are held; the first is marked well, in the second both examiners find something fatal, each of which the other confirms. */
async function marked() {
  const { host, day } = await calls();
  const first = await begin(host, day);
  await held(host, first, [soundOf(900, true)]);
  const second = await begin(host, day, 1);
  await held(host, second, [soundOf(900, true)]);
  const fatal = await fatalOf(host, second.taskId);
  const ids = await people(host, day);
  for (const name of ['anna', 'bert'] as const) {
    const marking = await as(host, name, 'examiner');
    await mark(marking, first.taskId, { quality: 1 });
    await mark(marking, second.taskId, { quality: 1, fatal: [fatal] });
  }
  const { taskId } = second;
  const lead = await as(host, 'lead');
  const early = await lead.settle({ taskIds: [taskId] });
  expect(early.refused).toEqual([{ taskId, reason: 'fatal-unconfirmed' }]);
  const words: [ExaminerName, ExaminerName][] = [['anna', 'bert'], ['bert', 'anna']]; // prettier-ignore
  for (const [of, by] of words) {
    const wish = { taskId, personId: ids[of], criterion: fatal, stands: true, note: '录音可证', password };
    expect(await (await as(host, by, 'examiner')).sayOfFatal(wish)).toEqual({ ok: true });
  }
  expect(await lead.settle({ taskIds: [first.taskId, taskId] })).toEqual({ refused: [] });
  return { host, day, fatal, first, second };
}

describe('a call that was marked by two examiners and settled', () => {
  it('is the part’s mark in the results; a confirmed fatal finding fails it however many points it has', async () => {
    const { host, day, first, second, fatal } = await marked();
    const decider = host.as(await signInAs(host, 'decision-maker'));
    const rows = await decider.results.list({ sessionId: day.sessionId });
    const of = (attemptId: string) => {
      const number = day.candidates.find((one) => one.attemptId === attemptId)?.admissionNumber;
      return rows.find(({ admissionNumber }) => admissionNumber === number);
    };
    const opened = await (await as(host, 'anna', 'examiner')).open({ taskId: first.taskId });
    const maximum = opened.ok ? maximumOf(opened.rubric) : 0;
    expect(maximum).toBeGreaterThan(0);
    expect(of(first.attemptId)).toMatchObject({
      parts: [{ partId: 'tasks', points: maximum, maximum, share: 1, passed: true }],
      recommendation: 'certify',
    });
    const failed = of(second.attemptId);
    expect(failed?.parts[0]?.points).toBeGreaterThanOrEqual(maximum * 0.6);
    expect(failed).toMatchObject({ parts: [{ passed: false }], recommendation: 'refuse' });
    const [evidence] = await decider.results.evidence({ candidateId: failed?.candidateId ?? '' });
    expect(evidence?.marked?.settled).toMatchObject({ rule: 'mean', by: '主考', fatal: [fatal] });
    expect(evidence?.marked?.sheets.map((sheet) => sheet.fatal)).toEqual([[fatal], [fatal]]);
    expect(evidence?.marked?.words.map(({ criterion, stands }) => [criterion, stands])).toEqual([
      [fatal, true],
      [fatal, true],
    ]);
    const texts = host.read((db) =>
      db
        .prepare<[], { text: string }>('SELECT text FROM mark_sheet_original')
        .all()
        .map(({ text }) => text),
    );
    // Each signed sheet names the very work order that it is about.
    expect(texts.filter((text) => text.includes(evidence?.marked?.responsesHash ?? '-'))).toHaveLength(2);
    expect(host.read(verifyChain).firstBad).toBeNull();
  });
});
