import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attemptEntries } from '#host/attempt-log.ts';
import { verifyJournal } from '#host/journals.ts';
import { attemptById, responsesOf } from '#host/storage/attempt-store.ts';
import { temporaryFolder } from '#tests/support/test-host.ts';
import { candidateAt, preparedExam, responseFor, start } from '../exam.ts';
import { changed, fileOf, keepOf, type Filed } from '../response-file-seat.ts';
import { password } from '../staff-of-every-role.ts';
import { runHere } from './run.ts';

vi.setConfig({ testTimeout: 120_000 });
beforeEach(() => vi.stubEnv('INVIGIL_PASSWORD', password));
afterEach(() => vi.unstubAllEnvs());
const exam = preparedExam({ candidates: 1, items: 5, minutes: 60 });

/** A host that broke off in mid-exam, and the file that its seat wrote: one response the host has, one it never got. */
async function brokenOff() {
  const { host, day } = await exam();
  await start(host, day);
  const { bearer, attemptId } = candidateAt(day, 0);
  const keep = await keepOf(host.as(bearer));
  const seat = host.read((db) => attemptById(db, attemptId)?.attempt.seat ?? '');
  const [known, unknown] = [await responseFor(host, bearer, 0), await responseFor(host, bearer, 1)];
  await host.as(bearer).candidate.save({ ref: known.ref, revision: 1, response: known.response });
  const responses: Filed = [
    { ...known, revision: 1, leftMs: 60_000 },
    { ...unknown, revision: 4, leftMs: 50_000 },
  ];
  const base64 = await fileOf(keep, seat, responses);
  await host.close();
  const onStick = (text: string, name = 'seat.invigil') => {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, Buffer.from(text, 'base64'));
    return path;
  };
  const take = (path: string, ...more: string[]) =>
    runHere('responses', 'take', path, '--data', host.folder, '--as', 'all', ...more);
  const stored = () => host.read((db) => responsesOf(db, attemptId));
  const taken = () =>
    host.read((db) => attemptEntries(db, attemptId)).filter(({ event }) => event.kind === 'attempt.responses-taken')
      .length;
  return { host, base64, onStick, take, stored, taken, known, unknown };
}

describe('a response file by the command line', () => {
  it('is shown before anything is written, and taken in once with a reason, under whatever name it is brought', async () => {
    const { host, base64, onStick, take, stored, taken, unknown } = await brokenOff();
    const path = onStick(base64);
    const preview = await take(path, '--preview');
    expect(preview, preview.err).toMatchObject({ code: 0 });
    expect(preview.out).toContain('newer than the host’s: 1 (items 2)');
    expect(preview.out).toContain('the same at the host: 1');
    expect(preview.out).toContain('Nothing was written.');
    expect(stored().has(unknown.ref)).toBe(false);

    expect(await take(path)).toMatchObject({ code: 64, err: expect.stringContaining('--reason') });
    const done = await take(path, '--reason', 'the disk is gone', '--json');
    expect(done, done.err).toMatchObject({ code: 0 });
    expect(JSON.parse(done.out)).toMatchObject({ outcome: 'applied', taken: 1, counts: { newer: 1, same: 1 } });
    expect(stored().get(unknown.ref)).toMatchObject({ revision: 4, response: unknown.response });

    const again = await take(onStick(base64, 'copy.invigil'), '--reason', 'again', '--json');
    expect(again.code).toBe(1);
    expect(JSON.parse(again.out)).toMatchObject({ ok: false, reason: 'already-taken' });
    expect(again.err).toContain('全岗');
    expect(taken()).toBe(1);
    expect(host.read(verifyJournal).intact).toBe(true);
  });

  it('is refused by name where it was changed, is no file, is not there, or whoever asks may not', async () => {
    const { base64, onStick, take, stored, taken, known } = await brokenOff();
    const wish = ['--reason', 'x'];
    const altered = await take(onStick(changed(base64, (file) => ({ ...file, seat: 'another' }))), ...wish);
    expect(altered).toMatchObject({ code: 1, err: expect.stringContaining('altered') });
    const junk = await take(onStick(Buffer.from('no file').toString('base64')), '--preview');
    expect(junk).toMatchObject({ code: 1, err: expect.stringContaining('damaged') });
    expect(await take(join(temporaryFolder(), 'gone.invigil'), ...wish)).toMatchObject({ code: 2 });
    vi.stubEnv('INVIGIL_PASSWORD', 'a guess');
    const stranger = await take(onStick(base64), ...wish);
    expect(stranger).toMatchObject({ code: 1, err: expect.stringContaining('password is wrong') });
    expect([...stored().keys()]).toEqual([known.ref]);
    expect(taken()).toBe(0);
  });
});
