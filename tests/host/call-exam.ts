import { createHash, randomBytes } from 'node:crypto';
import { bankFiles } from '#host/commands/bank-import.ts';
import type { Caller } from '../support/caller.ts';
import { prepareExamDay } from '../support/exam-day.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { assignTo, examinerNames, tasksBank, twoExaminers, type CaseDay, type ExaminerName } from './case-exam.ts';
import { hire, hireForEverything, signInAs } from './staff-of-every-role.ts';

/** Candidates before a simulated call, four examiners, and a lead examiner who marks nothing. */
export function preparedCalls(candidates = 2) {
  return prepared(async (host): Promise<CaseDay> => {
    const bank = await bankFiles(tasksBank);
    const wish = { candidates, items: 0, minutes: 16, bank, calls: twoExaminers };
    const { proctor: _, ...day } = await prepareExamDay(host.send, wish);
    const accountId = await hireForEverything(host, day.administratorBearer);
    for (const [at, username] of examinerNames.entries()) {
      const who = { username, name: `考官${at + 1}`, employeeNumber: `X-${at + 1}` };
      await hire(host, day.administratorBearer, { ...who, roles: ['examiner', 'lead-examiner'] });
    }
    const lead = { username: 'lead', name: '主考', employeeNumber: 'X-9', roles: ['lead-examiner' as const] };
    await hire(host, day.administratorBearer, lead);
    return { ...day, accountId };
  });
}

/** Everybody's clock may run, and anna and bert have every call. Returns the task of the first candidate. */
export async function begin(host: TestHost, day: CaseDay) {
  await host.as(day.proctorBearer).room.start({ attemptIds: day.candidates.map((one) => one.attemptId) });
  await assignTo(host, day, ['anna', 'bert']);
  const attemptId = day.candidates[0]?.attemptId ?? '';
  const taskId = host.read(
    (db) =>
      db.prepare<[string], { id: string }>('SELECT id FROM marking_task WHERE attempt_id = ?').get(attemptId)?.id ?? '',
  );
  const bearer = day.candidates[0]?.bearer ?? '';
  return { taskId, attemptId, bearer, anna: await examiner(host, 'anna'), candidate: () => host.as(bearer).candidate };
}

export async function examiner(host: TestHost, name: ExaminerName): Promise<Caller['calls']> {
  return host.as(await signInAs(host, 'examiner', name)).calls;
}

/** Through consent and reading to the answered call. */
export async function answered(host: TestHost, begun: Awaited<ReturnType<typeof begin>>): Promise<void> {
  const { taskId, anna, candidate } = begun;
  const steps = [
    () => candidate().inCall({ wish: { kind: 'consent', consent: true } }),
    () => anna.act({ taskId, wish: { kind: 'start-reading' } }),
    () => candidate().inCall({ wish: { kind: 'ready' } }),
    () => anna.act({ taskId, wish: { kind: 'ring' } }),
    () => host.pass(4_000).then(() => candidate().inCall({ wish: { kind: 'answer' } })),
  ];
  for (const step of steps) {
    const answer = await step();
    if (!answer.ok) throw new Error(answer.reason);
  }
}

/** What begins like a recording of this program; what follows is noise. */
export function soundOf(bytes: number, first = false): Buffer {
  const head = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), randomBytes(20), Buffer.from('A_OPUS')]);
  return Buffer.concat([first ? head : Buffer.alloc(0), randomBytes(bytes)]);
}

export function chunkOf(sound: Buffer) {
  return { sha256: createHash('sha256').update(sound).digest('hex'), data: sound.toString('base64') };
}
