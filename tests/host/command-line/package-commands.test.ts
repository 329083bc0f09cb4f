import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { newestResult } from '#host/storage/result-store.ts';
import { FakeClock } from '#tests/support/fake-clock.ts';
import { prepared, temporaryFolder, TestHost } from '#tests/support/test-host.ts';
import { passphrase } from '../decided-exam.ts';
import {
  keeper,
  prepareOffice,
  reconcileRoom,
  roomFrom,
  roomPassphrase,
  roomPassword,
  sitSession,
} from '../office-and-room.ts';
import { password } from '../staff-of-every-role.ts';
import { runHere } from './run.ts';

vi.setConfig({ testTimeout: 600_000 });
afterEach(() => vi.unstubAllEnvs());

const office = prepared(prepareOffice);

function secrets(given: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
}
const atTheOffice = () => secrets({ INVIGIL_PASSWORD: password, INVIGIL_PASSPHRASE: passphrase });
const inTheRoom = () => secrets({ INVIGIL_PASSWORD: roomPassword, INVIGIL_PASSPHRASE: roomPassphrase });

describe('packages by the command line', () => {
  it('carry a session from the office into a room and its results back, and end the day', async () => {
    const { host, day } = await office();
    const { sessionId, kit } = day;
    const room = await roomFrom(kit, host.clock.wall);
    await host.close();
    await room.close();
    const folder = temporaryFolder();
    const [sent, back] = [join(folder, 'session.zip'), join(folder, 'results.zip')];
    const session = ['--session', sessionId];
    const officeIs = ['--data', host.folder, '--as', 'all'];
    const roomIs = (data: string) => ['--data', data, '--as', 'keeper'];

    atTheOffice();
    const prepare = ['package', 'prepare', ...officeIs, ...session, '--host', kit.hostId, '--out', sent, '--json'];
    const made = await runHere(...prepare);
    expect(made, made.err).toMatchObject({ code: 0 });
    const { codes } = JSON.parse(made.out) as { codes: string[] };
    // A file that is there is never written over, and no second package is made for it.
    expect(await runHere(...prepare)).toMatchObject({ code: 2 });

    inTheRoom();
    expect(await runHere('package', 'take', sent, ...roomIs(room.folder))).toMatchObject({ code: 0 });
    expect(await runHere('package', 'take', sent, ...roomIs(room.folder))).toMatchObject({ code: 1 });
    secrets({ INVIGIL_RELEASE_CODE: 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA' });
    expect(await runHere('package', 'unseal', ...roomIs(room.folder), ...session)).toMatchObject({ code: 1 });
    secrets({ INVIGIL_RELEASE_CODE: codes[0] ?? '' });
    const opened = await runHere('package', 'unseal', ...roomIs(room.folder), ...session);
    expect(opened, opened.err).toMatchObject({ code: 0 });

    const sat = await TestHost.open(room.folder, new FakeClock(Date.now()));
    onTestFinished(() => sat.end());
    await sitSession(sat, sessionId);
    await reconcileRoom(sat, sessionId);
    expect(await (await keeper(sat)).sessions.close({ sessionId })).toMatchObject({ ok: true });
    await sat.close();
    const results = await runHere('package', 'results', ...roomIs(sat.folder), ...session, '--out', back);
    expect(results, results.err).toMatchObject({ code: 0 });

    atTheOffice();
    expect(await runHere('package', 'take-results', back, ...officeIs, '--preview')).toMatchObject({ code: 0 });
    const taken = await runHere('package', 'take-results', back, ...officeIs, '--json');
    expect(JSON.parse(taken.out)).toMatchObject({ written: true, host: '301 机房' });
    const points = host.read((db) =>
      (db.prepare('SELECT id FROM attempt').all() as { id: string }[]).map(({ id }) => newestResult(db, id)?.points),
    );
    expect(points.filter((one) => one !== undefined).sort()).toEqual([1, 5, 5]);

    inTheRoom();
    const archive = ['archive', 'make', ...roomIs(sat.folder), '--reason', 'x', '--to', temporaryFolder()];
    expect(await runHere(...archive)).toMatchObject({ code: 64 });
    const archived = await runHere(...archive, '--to', temporaryFolder());
    expect(archived, archived.err).toMatchObject({ code: 0 });
    secrets({ INVIGIL_SECOND_PASSWORD: password });
    const wipe = ['archive', 'wipe', ...roomIs(sat.folder), ...session, '--reason', 'x', '--second', 'all'];
    expect(await runHere(...wipe, '--title', 'another')).toMatchObject({ code: 1 });
    const wiped = await runHere(...wipe, '--title', '六月场次');
    expect(wiped, wiped.err).toMatchObject({ code: 0 });
    expect(await runHere('journal', 'verify', '--data', sat.folder)).toMatchObject({ code: 0 });
  });

  it('leave no file behind and say why where the password is wrong or the file is no package', async () => {
    const { host, day } = await office();
    await host.close();
    const out = join(temporaryFolder(), 'session.zip');
    secrets({ INVIGIL_PASSWORD: 'wrong', INVIGIL_PASSPHRASE: passphrase });
    const who = ['--data', host.folder, '--as', 'all'];
    const wish = ['--session', day.sessionId, '--host', day.kit.hostId, '--out', out];
    const refused = await runHere('package', 'prepare', ...who, ...wish);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('wrong');
    expect(existsSync(out)).toBe(false);
    atTheOffice();
    const junk = join(temporaryFolder(), 'junk.zip');
    writeFileSync(junk, 'no zip');
    expect(await runHere('package', 'take-results', junk, ...who)).toMatchObject({ code: 1 });
    expect(await runHere('package', 'take-results', `${junk}.gone`, ...who)).toMatchObject({ code: 2 });
    expect(readFileSync(junk, 'utf8')).toBe('no zip');
  });
});
