import { expect } from 'vitest';
import { bankFiles } from '#host/commands/bank-import.ts';
import { prepareTasks } from '../support/exam-day.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { TestHost } from '../support/test-host.ts';
import { answered, handIn, record, soundOf } from './call-exam.ts';
import { mark, tasksBank, twoExaminers } from './case-exam.ts';
import { closeAndExport, keeper, kitWish, packSession, prepareOffice } from './office-and-room.ts';
import { hire, password, signInAs } from './staff-of-every-role.ts';

/** What is said in the room's call. */
export const sounds = [soundOf(3_000, true), ...Array.from({ length: 17 }, () => soundOf(3_000))];

/** Admits and starts the first of the roster in the room; one examiner has the call. */
async function beginInRoom(room: TestHost, sessionId: string) {
  const proctor = room.as(await signInAs(room, 'proctor', 'all'));
  const [card] = (await proctor.room.board({ sessionId })).cards;
  const { admissionNumber = '', attemptId = '' } = card ?? {};
  const entered = await room.as().candidate.enter({ admissionNumber, seat: `seat-where-${admissionNumber}-sits` });
  const bearer = entered.ok ? entered.bearer : '';
  const candidate = () => room.as(bearer).candidate;
  await proctor.room.admit({ attemptIds: [attemptId] });
  await candidate().confirmIdentity({});
  await candidate().accept({ agreementIds: ['confidentiality', 'rules'] });
  await candidate().reportCheck({ checks: [] });
  await proctor.room.start({ attemptIds: [attemptId] });
  const { marking } = room.as(await signInAs(room, 'lead-examiner', 'all'));
  const { tasks, people } = await marking.board({ sessionId });
  const taskId = tasks[0]?.taskId ?? '';
  const personId = people.find(({ name }) => name === '全岗')?.personId ?? '';
  expect(await marking.assign({ taskIds: [taskId], personId, third: false })).toEqual({ refused: [] });
  const anna = room.as(await signInAs(room, 'examiner', 'all')).calls;
  return { taskId, attemptId, bearer, anna, candidate, marking, personId };
}

/**
 * A room held a call in two segments, marked and settled it, and made its results. `damage` may change its disk before; `fatal` is
 * found by the examiner, and confirmed by the lead examiner in those words.
 */
export async function heldInRoom(
  host: TestHost,
  wish: { damage?: (folder: string, segments: string[]) => void; fatal?: { id: string; note: string } } = {},
) {
  const files = await bankFiles(tasksBank);
  const marking = { ...twoExaminers, examiners: 1 };
  const day = await prepareOffice(host, (author) =>
    prepareTasks(author, { minutes: 16, files, marking, kind: 'simulated-call' }),
  );
  const lead = { username: 'lead', name: '主考', employeeNumber: 'X-9', roles: ['lead-examiner' as const] };
  await hire(host, await signInAs(host, 'administrator'), lead);
  const packed = await packSession(host, day);
  const room = await TestHost.open(undefined, new FakeClock(host.clock.wall));
  const { sessionId } = day;
  await room.as().setup.takeKit(kitWish(day.kit));
  await (await keeper(room)).packages.takeIn({ base64: packed.file.base64 });
  await (await keeper(room, 'proctor')).packages.unseal({ sessionId, codes: packed.codes });
  const run = await beginInRoom(room, sessionId);
  const { taskId, personId } = run;
  await answered(room, run);
  const segments = [await record(run, sounds), await record(run, sounds.slice(0, 2))];
  await handIn(run);
  const { fatal } = wish;
  await mark(run.marking, taskId, { quality: 1, fatal: fatal === undefined ? [] : [fatal.id] });
  if (fatal !== undefined) {
    const said = { taskId, personId, criterion: fatal.id, stands: true, note: fatal.note, password };
    const second = room.as(await signInAs(room, 'lead-examiner', 'lead')).marking;
    expect(await second.sayOfFatal(said)).toEqual({ ok: true });
  }
  expect(await run.marking.settle({ taskIds: [taskId] })).toEqual({ refused: [] });
  const moments = await run.anna.recording({ taskId });
  wish.damage?.(room.folder, segments);
  const base64 = await closeAndExport(room, sessionId);
  return { room, day: { ...day, base64, segments, taskId, moments } };
}
