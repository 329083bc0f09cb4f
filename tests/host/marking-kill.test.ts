import { describe, expect, it, onTestFinished } from 'vitest';
import { verifyChain } from '#host/storage/journal-store.ts';
import { openForReading } from '#host/storage/database.ts';
import { caller } from '../support/caller.ts';
import { HostProcess } from '../support/host-process.ts';
import { begin, preparedCalls } from './call-exam.ts';
import { filled } from './case-exam.ts';
import { password } from './staff-of-every-role.ts';

const calls = preparedCalls(1);

async function markingOf(origin: string, bearer: string | null) {
  if (bearer !== null) return { bearer, marking: caller(fetch, bearer, origin).marking };
  const wish = { username: 'anna', password, role: 'examiner' as const, seat: 'staff-seat-000000000000001' };
  const opened = await caller(fetch, null, origin).signIn.open(wish);
  if (!opened.ok) throw new Error(opened.reason);
  return { bearer: opened.bearer, marking: caller(fetch, opened.bearer, origin).marking };
}

describe('A mark sheet', () => {
  it('is there as it was last acknowledged after the process is killed in the middle of marking, and marking goes on', async () => {
    const { host, day } = await calls();
    const { taskId } = await begin(host, day);
    await host.close();
    const first = new HostProcess(host.folder);
    const { bearer, marking } = await markingOf(await first.origin, null);
    const opened = await marking.open({ taskId });
    if (!opened.ok) throw new Error(opened.reason);
    const blank = filled(opened.rubric, { quality: 0.5 });
    const sheetOf = (revision: number) => ({ ...blank, comment: `第 ${revision} 次修改` });
    let acknowledged = 0;
    const saving = (async () => {
      for (let revision = 1; revision <= 500; revision += 1) {
        const answer = await marking.save({ taskId, revision, sheet: sheetOf(revision) });
        if (!answer.ok) throw new Error(answer.reason);
        acknowledged = revision;
        if (acknowledged === 30) void first.kill();
      }
    })();
    await expect(saving).rejects.toThrow();
    expect(acknowledged).toBeGreaterThanOrEqual(30);
    expect(acknowledged).toBeLessThan(500);

    const second = new HostProcess(host.folder);
    onTestFinished(() => second.kill());
    const again = (await markingOf(await second.origin, bearer)).marking;
    const kept = await again.open({ taskId });
    if (!kept.ok) throw new Error(kept.reason);
    // What was on its way may have been stored; what was acknowledged must have been.
    expect([acknowledged, acknowledged + 1]).toContain(kept.revision);
    expect(kept.sheet).toEqual(sheetOf(kept.revision));
    // The page sends what it never heard an answer to once more, and goes on.
    const next = acknowledged + 1;
    expect(await again.save({ taskId, revision: next, sheet: sheetOf(next) })).toMatchObject({ ok: true });
    expect(await again.open({ taskId })).toMatchObject({ revision: next, sheet: sheetOf(next) });
    await second.kill();
    const db = openForReading(host.folder);
    onTestFinished(() => void db.close());
    expect(verifyChain(db).firstBad).toBeNull();
  }, 60_000);
});
