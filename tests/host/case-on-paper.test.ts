import { expect, it } from 'vitest';
import { attemptEntries } from '#host/attempt-log.ts';
import { responsesOf } from '#host/storage/attempt-store.ts';
import { verifyChain } from '#host/storage/journal-store.ts';
import { as, assignTo, preparedCases } from './case-exam.ts';
import { addToRoster } from './exam.ts';
import { hire, password, signInAs } from './staff-of-every-role.ts';

const cases = preparedCases(1);
const because = { code: 'environment.power', reason: '停电' } as const;
const hua = { username: 'hua', password };

async function exam() {
  const { host, day } = await cases();
  const more = { name: '华老师', employeeNumber: 'S-9', roles: ['proctor' as const] };
  await hire(host, day.administratorBearer, { ...more, username: 'hua' });
  const first = host.as(day.proctorBearer);
  const second = host.as(await signInAs(host, 'proctor', 'hua'));
  const [{ attemptId = '' } = {}] = day.candidates;
  const printed = await first.fallback.print({ attemptIds: [attemptId], second: hua, ...because });
  if (!printed.ok || printed.booklets[0] === undefined) throw new Error(JSON.stringify(printed));
  return { host, day, first, second, attemptId, booklet: printed.booklets[0] };
}

it('the booklet of a case holds its exhibits and prompts with lines to write on, and nothing of its rubric', async () => {
  const { booklet } = await exam();
  const { work, lines } = booklet;
  if (work.kind !== 'case') throw new Error(work.kind);
  expect(work.materials.exhibits.length).toBeGreaterThan(0);
  expect(lines.map(({ ref, prose }) => [ref, prose])).toEqual(work.prompts.map(({ ref }) => [ref, true]));
  expect(work.prompts.every(({ text }) => text !== '')).toBe(true);
  const pictures = work.materials.exhibits.flatMap((one) => (one.kind === 'picture' ? [one.picture] : []));
  expect(work.pictures.map(({ ref }) => ref)).toEqual(pictures);
  expect(JSON.stringify(booklet)).not.toMatch(/rubric|guidance|anchor|criterion/);
});

it('a case that was printed before admission is the one that the candidate then sits at the machine', async () => {
  const { host, day, first } = await exam();
  const [late] = await addToRoster(host, day, '姓名,工号', ['后到,E-99']);
  const { attemptId, admissionNumber } = late ?? { attemptId: '', admissionNumber: '' };
  const printed = await first.fallback.print({ attemptIds: [attemptId], second: hua, ...because });
  const booklet = printed.ok ? printed.booklets[0] : undefined;
  await host.as().candidate.enter({ admissionNumber, seat: `seat-where-${admissionNumber}-sits` });
  expect(await first.room.admit({ attemptIds: [attemptId] })).toMatchObject({ done: [attemptId] });
  const hashes = host.read((db) =>
    attemptEntries(db, attemptId).flatMap(({ event }) => ('paperHash' in event ? [event.paperHash] : [])),
  );
  expect(hashes).toEqual([booklet?.paper.hash, booklet?.paper.hash]);
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
});

it('what was written on paper is typed by two people, settled where they differ, and goes to its examiners', async () => {
  const { host, day, first, second, attemptId, booklet } = await exam();
  await first.fallback.move({ attemptIds: [attemptId], ...because });
  await first.fallback.end({ attemptIds: [attemptId], minutes: 30, ...because });
  const type = async (who: typeof first, words: string) => {
    expect(await who.transcripts.open({ attemptId })).toMatchObject({ ok: true });
    for (const { ref, number } of booklet.lines) {
      const text = number === 1 ? `第一段。\n\n${words}` : `第${number}题`;
      expect(await who.transcripts.save({ attemptId, ref, response: { kind: 'text', text } })).toMatchObject({
        ok: true,
      });
    }
    return who.transcripts.submit({ attemptId });
  };
  expect(await type(first, '第三档')).toEqual({ ok: true, state: 'waiting' });
  expect(await type(second, '第二档')).toEqual({ ok: true, state: 'differs' });
  const told = await second.transcripts.differences({ attemptId });
  expect(told.ok && told.lines.map(({ sides }) => sides.map(({ entry }) => entry))).toEqual([
    ['第一段。\n\n第三档', '第一段。\n\n第二档'],
  ]);
  const ref = booklet.lines[0]?.ref ?? '';
  const agreed = { kind: 'text' as const, text: '第一段。\n\n第二档' };
  const settled = [{ ref, response: agreed, note: '字迹不清' }];
  expect(await first.transcripts.settle({ attemptId, settled, second: hua })).toEqual({ ok: true, state: 'done' });
  expect(host.read((db) => responsesOf(db, attemptId).get(ref)?.response)).toEqual(agreed);
  const [taskId = ''] = await assignTo(host, day, ['anna']);
  const opened = await (await as(host, 'anna', 'examiner')).open({ taskId });
  expect(opened.ok && opened.prompts.map(({ response }) => response)[0]).toBe(agreed.text);
  expect(host.read((db) => verifyChain(db).firstBad)).toBeNull();
});
