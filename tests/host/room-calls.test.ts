import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { bankFiles } from '#host/commands/bank-import.ts';
import { recordingName } from '#host/calls/recording-files.ts';
import { packCanonically } from '#host/formats/zip/signed-zip.ts';
import { prepareTasks } from '../support/exam-day.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { prepared, TestHost } from '../support/test-host.ts';
import { answered, handIn, record, soundOf } from './call-exam.ts';
import { mark, tasksBank, twoExaminers } from './case-exam.ts';
import { closeAndExport, keeper, kitWish, packSession, prepareOffice } from './office-and-room.ts';
import { signInAs } from './staff-of-every-role.ts';

vi.setConfig({ testTimeout: 300_000 });

const sounds = [soundOf(3_000, true), ...Array.from({ length: 17 }, () => soundOf(3_000))];

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
  return { taskId, attemptId, bearer, anna, candidate, marking };
}

/** A room held a call in two segments, marked and settled it, and sent everything back. `damage` may change the room's disk before. */
async function sentBack(host: TestHost, damage: (folder: string, segments: string[]) => void = () => undefined) {
  const files = await bankFiles(tasksBank);
  const marking = { ...twoExaminers, examiners: 1 };
  const day = await prepareOffice(host, (author) =>
    prepareTasks(author, { minutes: 16, files, marking, kind: 'simulated-call' }),
  );
  const packed = await packSession(host, day);
  const room = await TestHost.open(undefined, new FakeClock(host.clock.wall));
  const { sessionId } = day;
  await room.as().setup.takeKit(kitWish(day.kit));
  await (await keeper(room)).packages.takeIn({ base64: packed.file.base64 });
  await (await keeper(room, 'proctor')).packages.unseal({ sessionId, codes: packed.codes });
  const run = await beginInRoom(room, sessionId);
  await answered(room, run);
  const segments = [await record(run, sounds), await record(run, sounds.slice(0, 2))];
  await handIn(run);
  await mark(run.marking, run.taskId, { quality: 1 });
  expect(await run.marking.settle({ taskIds: [run.taskId] })).toEqual({ refused: [] });
  const moments = await run.anna.recording({ taskId: run.taskId });
  damage(room.folder, segments);
  const base64 = await closeAndExport(room, sessionId);
  await room.end();
  return { ...day, base64, segments, taskId: run.taskId, moments };
}

const sent = prepared((host) => sentBack(host));
const takeAs = async (host: TestHost) => host.as(await signInAs(host, 'administrator')).packages;
const filesOf = (host: TestHost) => {
  const folder = join(host.folder, 'recordings');
  return existsSync(folder) ? readdirSync(folder) : [];
};
const rowsOf = (host: TestHost) =>
  host.read((db) => db.prepare<[], { n: number }>('SELECT count(*) AS n FROM recording_segment').get()?.n);

async function heardAt(host: TestHost, taskId: string, segmentId: string) {
  const { calls } = host.as(await signInAs(host, 'lead-examiner'));
  const parts: Buffer[] = [];
  for (let from: number | null = 1; from !== null;) {
    const heard = await calls.sound({ taskId, segmentId, from });
    if (!heard.ok) return heard;
    parts.push(Buffer.from(heard.data, 'base64'));
    from = heard.next;
  }
  return Buffer.concat(parts);
}

describe('a call that was held in a room', () => {
  it('is heard at the office byte for byte, with its moments, mark and evidence', async () => {
    const { host, day } = await sent();
    const { taskId, segments, sessionId } = day;
    const office = await takeAs(host);
    expect(await office.takeResults({ base64: day.base64, preview: true })).toMatchObject({ ok: true, written: false });
    expect([filesOf(host), rowsOf(host)]).toEqual([[], 0]);
    expect(await office.takeResults({ base64: day.base64, preview: false })).toMatchObject({ ok: true, written: true });
    const [first = '', second = ''] = segments;
    expect(await heardAt(host, taskId, first)).toEqual(Buffer.concat(sounds));
    expect(await heardAt(host, taskId, second)).toEqual(Buffer.concat(sounds.slice(0, 2)));
    const { calls } = host.as(await signInAs(host, 'lead-examiner'));
    expect(await calls.recording({ taskId })).toEqual(day.moments);
    const rows = await host.as(await signInAs(host, 'decision-maker')).decisions.list({ sessionId });
    expect(rows.filter(({ parts }) => parts[0]?.share === 1)).toHaveLength(1);
    // Again is no second copy, and takes nothing away.
    expect(await office.takeResults({ base64: day.base64, preview: false })).toMatchObject({
      ok: true,
      written: false,
    });
    expect(filesOf(host)).toHaveLength(2);
    await host.restart();
    expect(await heardAt(host, taskId, second)).toEqual(Buffer.concat(sounds.slice(0, 2)));
  });

  it('is refused by the name of the recording when a byte of it was changed, or it was taken out; nothing is written', async () => {
    const { host, day } = await sent();
    const office = await takeAs(host);
    const name = recordingName(day.segments[0] ?? '');
    const repacked = (change: (files: Record<string, Uint8Array>) => void) => {
      const files = unzipSync(Buffer.from(day.base64, 'base64'));
      change(files);
      return Buffer.from(packCanonically(Object.entries(files))).toString('base64');
    };
    const tampered = repacked((files) => {
      const bytes = files[name] ?? strToU8('');
      bytes[2_000] = (bytes[2_000] ?? 0) ^ 1;
    });
    expect(await office.takeResults({ base64: tampered, preview: false })).toMatchObject({
      ok: false,
      reason: 'damaged',
      detail: `file-changed: ${name}`,
    });
    const without = repacked((files) => {
      delete files[name];
    });
    expect(await office.takeResults({ base64: without, preview: false })).toMatchObject({
      reason: 'damaged',
      detail: `file-missing: ${name}`,
    });
    expect([filesOf(host), rowsOf(host)]).toEqual([[], 0]);
  });
});

const damaged = prepared((host) =>
  sentBack(host, (folder, [first = '']) => {
    const file = join(folder, recordingName(first));
    const bytes = readFileSync(file);
    bytes[500] = (bytes[500] ?? 0) ^ 1;
    writeFileSync(file, bytes);
  }),
);

it('a recording that is damaged on the room’s disk keeps no result back: the others are heard, and of that one it is said', async () => {
  const { host, day } = await damaged();
  const [first = '', second = ''] = day.segments;
  const taken = await (await takeAs(host)).takeResults({ base64: day.base64, preview: false });
  expect(taken).toMatchObject({ ok: true, written: true });
  expect(await heardAt(host, day.taskId, second)).toEqual(Buffer.concat(sounds.slice(0, 2)));
  expect(await heardAt(host, day.taskId, first)).toMatchObject({ ok: false, reason: 'altered', detail: '1' });
  expect(filesOf(host)).toEqual([`${second}.chunks`]);
});
