import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { recordingName } from '#host/calls/recording-files.ts';
import { packCanonically } from '#host/formats/zip/signed-zip.ts';
import { lastChunk, segmentById, segmentsOf } from '#host/storage/recording-store.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { heldInRoom, sounds } from './room-call-day.ts';
import { signInAs } from './staff-of-every-role.ts';

vi.setConfig({ testTimeout: 300_000 });

async function sentBack(host: TestHost, damage: (folder: string, segments: string[]) => void = () => undefined) {
  const { room, day } = await heldInRoom(host, { damage });
  await room.end();
  return day;
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
    // What could be heard when a sheet was signed is under its signature.
    const heads = host.read((db) =>
      segmentsOf(db, segmentById(db, first)?.attemptId ?? '').map(({ id }) => {
        const last = lastChunk(db, id);
        return [id, last?.sequence, last?.head];
      }),
    );
    const texts = host.read((db) => db.prepare<[], { text: string }>('SELECT text FROM mark_sheet_original').all());
    expect(texts.map(({ text }) => (JSON.parse(text) as unknown[])[4])).toEqual(texts.map(() => heads));
    expect([texts.length > 0, heads.map(([id]) => id)]).toEqual([true, segments]);
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
