import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { verifyJournal } from '#host/journals.ts';
import { recordingName } from '#host/calls/recording-files.ts';
import { openForReading } from '#host/storage/database.ts';
import { takeOver } from '#host/take-over.ts';
import { prepared, temporaryFolder } from '../support/test-host.ts';
import { keeper, roomPassphrase } from './office-and-room.ts';
import { heldInRoom } from './room-call-day.ts';
import { password } from './staff-of-every-role.ts';

vi.setConfig({ testTimeout: 300_000 });

const office = prepared(() => Promise.resolve({}));
const note = '金丝雀-二次确认的理由';

function bytesOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => readFileSync(join(one.parentPath, one.name)).toString('latin1'))
    .join('\n');
}
const has = (folder: string, text: string) => bytesOf(folder).includes(Buffer.from(text).toString('latin1'));

it('a wiped session leaves nothing of its calls: paper, moments, work order, sheets, keys and sounds; its archive has all', async () => {
  const { host } = await office();
  const { room, day } = await heldInRoom(host, { fatal: { id: 'insults', note } });
  onTestFinished(() => room.end());
  const { sessionId, segments } = day;
  const admin = await keeper(room);
  await admin.certificates.unlock({ passphrase: roomPassphrase });
  const canaries = ['桂花路18号停电', '见引文', 'invigil-call-paper/1', note, ...segments];
  for (const canary of canaries) expect(has(room.folder, canary), canary).toBe(true);
  const before = segments.map((id) => readFileSync(join(room.folder, recordingName(id))));
  const keys = room.read((db) => db.prepare<[], { sealed: string }>('SELECT sealed FROM recording_key').all());
  expect(keys).toHaveLength(2);

  const folders: [string, string] = [temporaryFolder(), temporaryFolder()];
  const made = await admin.archives.make({ folders, reason: '签字人已离开' });
  if (!made.ok) throw new Error(`${made.reason} ${made.detail}`);
  const target = join(temporaryFolder(), 'opened');
  expect(await takeOver(made.places[1] ?? '', { dataFolder: target, uiFolder: target })).toMatchObject({ ok: true });
  expect(segments.map((id) => readFileSync(join(target, recordingName(id))))).toEqual(before);
  const db = openForReading(target);
  onTestFinished(() => void db.close());
  expect(db.prepare('SELECT count(*) AS n FROM recording_key').get()).toEqual({ n: 2 });

  // Opening the archive elsewhere took nothing of it away.
  expect(made.places.map((place) => existsSync(place))).toEqual([true, true]);
  const second = { username: 'all', password };
  const wiped = await admin.archives.wipe({ sessionId, title: '六月场次', reason: '留存期满', second });
  expect(wiped).toMatchObject({ ok: true });
  for (const canary of [...canaries, ...keys.map(({ sealed }) => sealed)])
    expect(has(room.folder, canary), canary).toBe(false);
  expect(readdirSync(join(room.folder, 'recordings'))).toEqual([]);
  const tables = ['call_paper', 'recording_segment', 'recording_chunk', 'recording_key', 'mark_sheet', 'fatal_word'];
  for (const table of [...tables, 'mark_sheet_original', 'marking_task']) {
    expect(
      room.read((one) => one.prepare(`SELECT count(*) AS n FROM ${table}`).get()),
      table,
    ).toEqual({ n: 0 });
  }
  expect(room.read((one) => verifyJournal(one)).intact).toBe(true);
});
