import { createHash, randomBytes } from 'node:crypto';
import { recordingType } from '#domain/call/recording.ts';
import { bankFiles } from '#host/commands/bank-import.ts';
import type { Caller } from '../support/caller.ts';
import { prepareExamDay } from '../support/exam-day.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { assignTo, examinerNames, tasksBank, twoExaminers, type CaseDay, type ExaminerName } from './case-exam.ts';
import { hire, hireForEverything, signInAs } from './staff-of-every-role.ts';

/** Candidates before a simulated call, four examiners, and a lead examiner who marks nothing. */
export function preparedCalls(candidates = 2, training = false) {
  return prepared(async (host): Promise<CaseDay> => {
    const bank = await bankFiles(tasksBank);
    const wish = { candidates, items: 0, minutes: 16, bank, calls: twoExaminers, training };
    const { proctor: _, ...day } = await prepareExamDay(host.send, wish);
    return { ...day, accountId: await hireExaminers(host, day.administratorBearer) };
  });
}

/** One person for every role, the four examiners, and the lead examiner. Returns the first one's account. */
export async function hireExaminers(host: TestHost, administratorBearer: string): Promise<string> {
  const accountId = await hireForEverything(host, administratorBearer);
  for (const [at, username] of examinerNames.entries()) {
    const who = { username, name: `考官${at + 1}`, employeeNumber: `X-${at + 1}` };
    await hire(host, administratorBearer, { ...who, roles: ['examiner', 'lead-examiner'] });
  }
  const lead = { username: 'lead', name: '主考', employeeNumber: 'X-9', roles: ['lead-examiner' as const] };
  await hire(host, administratorBearer, lead);
  return accountId;
}

/** Everybody's clock may run, and anna and bert have every call. Returns the task of the first candidate, or of another. */
export async function begin(host: TestHost, day: CaseDay, at = 0) {
  if (at === 0) {
    await host.as(day.proctorBearer).room.start({ attemptIds: day.candidates.map((one) => one.attemptId) });
    await assignTo(host, day, ['anna', 'bert']);
  }
  const attemptId = day.candidates[at]?.attemptId ?? '';
  const taskId = host.read(
    (db) =>
      db.prepare<[string], { id: string }>('SELECT id FROM marking_task WHERE attempt_id = ?').get(attemptId)?.id ?? '',
  );
  const bearer = day.candidates[at]?.bearer ?? '';
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

/** Records these chunks of an answered call as one segment. */
export async function record(
  { taskId, anna }: { taskId: string; anna: Caller['calls'] },
  sounds: readonly Buffer[],
): Promise<string> {
  const started = await anna.startSegment({ taskId, track: 'desk', mediaType: recordingType });
  if (!started.ok) throw new Error(started.reason);
  const { segmentId } = started;
  for (const [at, sound] of sounds.entries()) {
    const sent = await anna.sendChunk({ taskId, segmentId, sequence: at + 1, ...chunkOf(sound) });
    if (!sent.ok) throw new Error(sent.reason);
  }
  const ended = await anna.endSegment({ taskId, segmentId, chunks: sounds.length });
  if (!ended.ok) throw new Error(ended.reason);
  return segmentId;
}

/** From the answered call to the work order that is handed in. */
export async function handIn({ taskId, anna, candidate }: Awaited<ReturnType<typeof begin>>): Promise<void> {
  await anna.act({ taskId, wish: { kind: 'moment', moment: 'greeting' } });
  await anna.act({ taskId, wish: { kind: 'end-call' } });
  const paper = await candidate().paper({});
  if (!paper.ok) throw new Error(paper.reason);
  for (const { ref, kind } of paper.items) {
    if (kind === 'text') await candidate().save({ ref, revision: 1, response: { kind, text: '桂花路18号停电' } });
  }
  await candidate().submit({});
}

/** The whole call, recorded; returns its segment. */
export async function held(host: TestHost, run: Awaited<ReturnType<typeof begin>>, sounds: readonly Buffer[]) {
  await answered(host, run);
  const segmentId = await record(run, sounds);
  await handIn(run);
  return segmentId;
}

/** What begins like a recording of this program; what follows is noise. */
export function soundOf(bytes: number, first = false): Buffer {
  const head = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), randomBytes(20), Buffer.from('A_OPUS')]);
  return Buffer.concat([first ? head : Buffer.alloc(0), randomBytes(bytes)]);
}

export function chunkOf(sound: Buffer) {
  return { sha256: createHash('sha256').update(sound).digest('hex'), data: sound.toString('base64') };
}
