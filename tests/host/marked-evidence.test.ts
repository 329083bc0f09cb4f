import { expect, it } from 'vitest';
import { as, assignTo, mark, preparedCases, sitCases } from './case-exam.ts';
import { signInAs } from './staff-of-every-role.ts';

const cases = preparedCases(2);

it('the decision-maker reads the signed sheets behind a mark, and each names the very responses it is about', async () => {
  const { host, day } = await cases();
  await sitCases(host, day);
  const taskIds = await assignTo(host, day, ['anna', 'bert']);
  for (const taskId of taskIds) {
    for (const name of ['anna', 'bert'] as const) await mark(await as(host, name, 'examiner'), taskId, { quality: 1 });
  }
  expect(await (await as(host, 'lead')).settle({ taskIds })).toEqual({ refused: [] });
  const decider = host.as(await signInAs(host, 'decision-maker'));
  const [row] = await decider.decisions.list({ sessionId: day.sessionId });
  const [part] = await decider.results.evidence({ candidateId: row?.candidateId ?? '' });
  expect(part?.marked?.sheets.map(({ points, third }) => [points, third])).toEqual([
    [100, false],
    [100, false],
  ]);
  expect(part?.marked?.settled).toMatchObject({ points: 100, rule: 'mean', by: '主考' });
  const texts = host.read((db) =>
    db
      .prepare<[], { text: string }>('SELECT text FROM mark_sheet_original')
      .all()
      .map(({ text }) => text),
  );
  for (const { hash } of part?.marked?.sheets ?? []) expect(texts.some((text) => text.includes(hash))).toBe(true);
  expect(texts.filter((text) => text.includes(part?.marked?.responsesHash ?? '-'))).toHaveLength(2);
});
