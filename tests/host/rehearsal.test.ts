import { describe, expect, it } from 'vitest';
import { paperOf } from '#host/storage/attempt-store.ts';
import { exposures } from '#host/storage/package-store.ts';
import { openRoster } from './rehearsal-house.ts';
import { passphrase } from './decided-exam.ts';
import { answerRightly, reconcile } from './exam.ts';
import { signInAs } from './staff-of-every-role.ts';

describe('A rehearsal of the room', () => {
  it('draws practice items only, and shows on a checklist what each seat has done', async () => {
    const { host, day, seated } = await openRoster();
    const { room } = host.as(day.proctorBearer);
    const items = host.read((db) => paperOf(db, seated.attemptId))?.items ?? [];
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ item }) => item.practice === true)).toBe(true);
    const of = async () => (await room.rehearsal({ sessionId: day.sessionId }))?.[0];
    expect((await of())?.points).toMatchObject({ 'let-in': 'done', saved: 'missing', resumed: 'missing' });
    await answerRightly(host, seated, 1);
    await host.as(seated.bearer).candidate.reportSaveTime({ ms: 42 });
    const attemptIds = [seated.attemptId];
    await room.pause({ attemptIds, reason: '演练' });
    await room.resume({ attemptIds });
    await host.as(seated.bearer).candidate.submit({});
    expect(await of()).toMatchObject({
      slowestSaveMs: 42,
      points: { saved: 'done', 'save-time': 'done', resumed: 'done', 'handed-in': 'done' },
    });
  });

  it('leads to no result, task, decision, certificate or file, by no operation, and wears out no item', async () => {
    const { host, day, seated } = await openRoster();
    await answerRightly(host, seated, 3);
    expect(await host.as(seated.bearer).candidate.submit({})).toMatchObject({ ok: true });
    await reconcile(host, day);
    const { sessionId } = day;
    expect(await host.as(day.proctorBearer).sessions.close({ sessionId })).toEqual({ ok: true });
    const decider = host.as(await signInAs(host, 'decision-maker'));
    const administrator = host.as(await signInAs(host, 'administrator'));
    await decider.certificates.unlock({ passphrase });
    expect(await decider.results.list({ sessionId })).toEqual([]);
    expect(await decider.decisions.list({ sessionId })).toEqual([]);
    expect(await decider.decisions.list({})).toEqual([]);
    for (const format of ['csv', 'xlsx', 'package'] as const)
      expect(await decider.results.export({ sessionId, format })).toMatchObject({ ok: false, reason: 'rehearsal' });
    const { candidateId } = seated;
    expect(await decider.results.evidence({ candidateId })).toEqual([]);
    expect(await decider.certificates.issue({ candidateIds: [candidateId] })).not.toMatchObject({
      issued: [expect.anything()],
    });
    expect(await administrator.certificates.list({})).toEqual([]);
    const kinds = host.read((db) =>
      db
        .prepare<[], { kind: string }>('SELECT DISTINCT kind FROM journal')
        .all()
        .map(({ kind }) => kind),
    );
    expect(kinds).not.toContain('result.scored');
    expect(kinds).toContain('attempt.submitted');
    for (const table of ['result', 'decision', 'certificate', 'marking_task']) {
      expect(
        host.read((db) => db.prepare(`SELECT * FROM ${table}`).all()),
        table,
      ).toEqual([]);
    }
    const banks = host.read((db) => paperOf(db, seated.attemptId));
    expect(host.read((db) => exposures(db, banks?.bankId ?? ''))).toEqual([]);
    const draft = await host.as(day.proctorBearer).reports.draft({ sessionId, locale: 'zh-CN' });
    expect(draft.ok).toBe(true);
  });
});
