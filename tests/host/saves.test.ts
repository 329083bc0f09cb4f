import { describe, expect, it } from 'vitest';
import { entriesOfAttempt } from '#host/storage/journal-store.ts';
import { candidateAt, responseFor, paperFor, preparedExam, start } from './exam.ts';

const exam = preparedExam({ candidates: 2, items: 5, minutes: 10 });

async function started() {
  const { host, day } = await exam();
  await start(host, day);
  const one = candidateAt(day, 0);
  const { candidate } = host.as(one.bearer);
  const saves = () =>
    host.read((db) => entriesOfAttempt(db, one.attemptId).filter((e) => e.record.kind === 'attempt.saved'));
  return { host, day, one, candidate, saves };
}

describe('a save', () => {
  it('that is acknowledged is on disk', async () => {
    const { host, one, candidate } = await started();
    const choice = await responseFor(host, one.bearer, 0);
    const saved = await candidate.save({ ...choice, revision: 1 });
    expect(saved).toMatchObject({ ok: true, revision: 1, savedAt: host.clock.wall });
    await host.dieAndRestart();
    await candidate.state({});
    expect((await paperFor(host, one.bearer)).responses).toEqual([
      { ref: choice.ref, revision: 1, response: choice.response, savedAt: saved.ok ? saved.savedAt : 0 },
    ]);
  });

  it('whose acknowledgement was lost is acknowledged again with the same moment, and stored once', async () => {
    const { host, one, candidate, saves } = await started();
    const choice = await responseFor(host, one.bearer, 0);
    const first = await candidate.save({ ...choice, revision: 1 });
    await host.pass(5_000);
    const again = await candidate.save({ ...choice, revision: 1 });
    expect(again).toEqual({ ...first, remainingMs: 595_000 });
    expect(saves()).toHaveLength(1);
  });

  it('sent many times at once is stored once', async () => {
    const { host, one, candidate, saves } = await started();
    const choice = await responseFor(host, one.bearer, 0);
    const all = await Promise.all(Array.from({ length: 20 }, () => candidate.save({ ...choice, revision: 1 })));
    expect(all[0]?.ok).toBe(true);
    for (const answer of all) expect(answer).toEqual(all[0]);
    expect(saves()).toHaveLength(1);
  });

  it('that is older than what is stored is refused with the revision that is', async () => {
    const { host, one, candidate } = await started();
    const newer = await responseFor(host, one.bearer, 0, 1);
    const older = await responseFor(host, one.bearer, 0, 2);
    await candidate.save({ ...newer, revision: 5 });
    const refused = { ok: false, reason: 'older-revision', revision: 5 };
    expect(await candidate.save({ ...older, revision: 4 })).toEqual(refused);
    expect(await candidate.save({ ...older, revision: 5 })).toEqual(refused);
    expect((await paperFor(host, one.bearer)).responses).toMatchObject([{ revision: 5, response: newer.response }]);
  });

  it('takes a response back', async () => {
    const { host, day, one, candidate } = await started();
    const { ref, response } = await responseFor(host, one.bearer, 0);
    await candidate.save({ ref, revision: 1, response });
    await candidate.save({ ref, revision: 2, response: null });
    expect((await paperFor(host, one.bearer)).responses).toMatchObject([{ ref, revision: 2, response: null }]);
    const { cards } = await host.as(day.proctorBearer).room.board({ sessionId: day.sessionId });
    expect(cards[0]?.answered).toBe(0);
  });

  it('of another kind than the item’s is refused, and so is one for no item', async () => {
    const { host, one, candidate, saves } = await started();
    const { ref } = await responseFor(host, one.bearer, 0);
    const other = { kind: 'true-false', value: true } as const;
    expect(await candidate.save({ ref, revision: 1, response: other })).toEqual({ ok: false, reason: 'wrong-kind' });
    expect(await candidate.save({ ref: 'nothing', revision: 1, response: other })).toEqual({
      ok: false,
      reason: 'unknown-item',
    });
    expect(saves()).toHaveLength(0);
  });

  it('after the end is refused, but one that was stored before is still acknowledged', async () => {
    const { host, one, candidate } = await started();
    const choice = await responseFor(host, one.bearer, 0);
    const saved = await candidate.save({ ...choice, revision: 1 });
    await candidate.submit({});
    expect(await candidate.save({ ...choice, revision: 2 })).toEqual({ ok: false, reason: 'not-running' });
    expect(await candidate.save({ ...choice, revision: 1 })).toMatchObject({
      ok: true,
      savedAt: saved.ok && saved.savedAt,
    });
  });
});

describe('submitting', () => {
  it('twice gives the same receipt, also after a restart, and ends the attempt once', async () => {
    const { host, one, candidate } = await started();
    await candidate.save({ ...(await responseFor(host, one.bearer, 0)), revision: 1 });
    const first = await candidate.submit({});
    expect(first).toEqual({
      ok: true,
      receipt: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/),
    });
    expect(await candidate.submit({})).toEqual(first);
    await host.dieAndRestart();
    expect(await candidate.submit({})).toEqual(first);
    expect(await candidate.state({})).toMatchObject({
      stage: 'finished',
      how: 'submitted',
      receipt: first.ok && first.receipt,
    });
    const ends = host.read((db) =>
      entriesOfAttempt(db, one.attemptId).filter((e) => ['attempt.submitted', 'result.scored'].includes(e.record.kind)),
    );
    expect(ends.map((e) => e.record.kind)).toEqual(['attempt.submitted', 'result.scored']);
  });

  it('at once from two clicks ends the attempt once', async () => {
    const { candidate } = await started();
    const [a, b] = await Promise.all([candidate.submit({}), candidate.submit({})]);
    expect(a.ok).toBe(true);
    expect(b).toEqual(a);
  });

  it('is not possible any more when the proctor closed the attempt', async () => {
    const { host, day, one, candidate } = await started();
    await host.as(day.proctorBearer).room.close({ attemptIds: [one.attemptId], reason: 'r' });
    expect(await candidate.submit({})).toEqual({ ok: false, reason: 'not-now' });
  });
});

describe('a receipt', () => {
  it('is found by the proctor, however it is typed, and no other code is', async () => {
    const { host, day, one, candidate } = await started();
    await candidate.save({ ...(await responseFor(host, one.bearer, 0)), revision: 1 });
    const submitted = await candidate.submit({});
    const receipt = submitted.ok ? submitted.receipt : '';
    const proctor = host.as(day.proctorBearer).room;
    const check = (code: string) => proctor.checkReceipt({ sessionId: day.sessionId, code });
    const found = { attemptId: one.attemptId, name: '考生0', admissionNumber: one.admissionNumber };
    for (const typed of [receipt, receipt.toLowerCase(), receipt.replace('-', ''), ` ${receipt.replace('-', ' ')} `]) {
      expect(await check(typed)).toEqual(found);
    }
    for (const wrong of ['', 'AAAAA-AAAAA', receipt.slice(1), `${receipt}0`]) expect(await check(wrong)).toBeNull();
    expect(await proctor.checkReceipt({ sessionId: 'another', code: receipt })).toBeNull();
  });

  it('says what was given: another response gives another receipt', async () => {
    const receipts = new Set<string>();
    for (const option of [0, 1]) {
      const { host, one, candidate } = await started();
      await candidate.save({ ...(await responseFor(host, one.bearer, 0, option)), revision: 1 });
      const submitted = await candidate.submit({});
      receipts.add(submitted.ok ? submitted.receipt : '');
    }
    expect(receipts.size).toBe(2);
  });
});
