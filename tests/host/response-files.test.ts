import { describe, expect, it, vi } from 'vitest';
import { attemptEntries } from '#host/attempt-log.ts';
import { verifyJournal } from '#host/journals.ts';
import { attemptById, responsesOf } from '#host/storage/attempt-store.ts';
import { candidateAt, preparedExam, responseFor, start } from './exam.ts';
import { changed, fileOf, keepOf, type Filed } from './response-file-seat.ts';
import { signInAs } from './staff-of-every-role.ts';

vi.setConfig({ testTimeout: 60_000 });
const exam = preparedExam({ candidates: 2, items: 10, minutes: 60 });
const otherExam = preparedExam({ candidates: 1, items: 5, minutes: 60 });
const reason = 'the host lost its disk';

async function sitting() {
  const { host, day } = await exam();
  await start(host, day);
  const one = candidateAt(day, 0);
  const seat = host.as(one.bearer);
  const proctorBearer = await signInAs(host, 'proctor');
  const proctor = host.as(proctorBearer);
  const keep = await keepOf(seat);
  const seatCode = host.read((db) => attemptById(db, one.attemptId)?.attempt.seat ?? '');
  const [first, second, third] = [
    await responseFor(host, one.bearer, 0),
    await responseFor(host, one.bearer, 1),
    await responseFor(host, one.bearer, 2),
  ];
  const filed = (given: typeof first, revision: number, leftMs: number | null = 60_000) =>
    ({ ref: given.ref, revision, response: given.response, leftMs }) satisfies Filed[number];
  const write = (responses: Filed, at?: number) => fileOf(keep, seatCode, responses, at);
  const stored = () => host.read((db) => responsesOf(db, one.attemptId));
  const kinds = () => host.read((db) => attemptEntries(db, one.attemptId)).map((e) => e.event.kind);
  return { host, day, one, seat, seatCode, proctor, keep, first, second, third, filed, write, stored, kinds };
}

describe('a response file', () => {
  it('is shown before anything is written, taken in by a proctor with a reason, once, and journalled', async () => {
    const { host, seat, proctor, first, second, third, filed, write, stored, kinds, one } = await sitting();
    await seat.candidate.save({ ref: first.ref, revision: 1, response: first.response });
    await seat.candidate.save({ ref: second.ref, revision: 4, response: null });
    const base64 = await write([filed(first, 1), filed(second, 3), filed(third, 7)]);
    const before = kinds().length;
    const preview = await proctor.responseFiles.preview({ base64 });
    expect(preview).toMatchObject({ ok: true, outcome: 'applied', counts: { newer: 1, same: 1, older: 1 } });
    expect(preview).toMatchObject({ items: [{ standing: 'older' }, { standing: 'newer', number: 3 }] });
    expect(kinds()).toHaveLength(before);

    expect(await proctor.responseFiles.take({ base64, reason })).toMatchObject({ ok: true, taken: 1 });
    expect(stored().get(third.ref)).toMatchObject({ revision: 7, response: third.response });
    expect(stored().get(second.ref)).toMatchObject({ revision: 4, response: null });
    expect(kinds().slice(-2)).toEqual(['attempt.responses-taken', 'attempt.saved']);
    const taken = host.read((db) => attemptEntries(db, one.attemptId)).at(-2);
    expect(taken).toMatchObject({ event: { outcome: 'applied', reason, counts: { newer: 1 } } });
    expect(taken?.actor).toMatch(/^account:/);

    const after = kinds().length;
    expect(await proctor.responseFiles.take({ base64, reason })).toMatchObject({ ok: false, reason: 'already-taken' });
    expect(await proctor.responseFiles.preview({ base64 })).toMatchObject({ ok: false, reason: 'already-taken' });
    expect(kinds()).toHaveLength(after);
    expect(await proctor.responseFiles.list({})).toMatchObject([{ reason, outcome: 'applied' }]);
    expect(host.read(verifyJournal).intact).toBe(true);
  });

  it('changes nothing by being written twice: the second holds what is there already', async () => {
    const { proctor, first, filed, write, stored } = await sitting();
    await proctor.responseFiles.take({ base64: await write([filed(first, 2)]), reason });
    const again = await proctor.responseFiles.take({ base64: await write([filed(first, 2)]), reason });
    expect(again).toMatchObject({ ok: true, taken: 0, counts: { same: 1 } });
    expect(stored().get(first.ref)?.revision).toBe(2);
  });

  it('keeps what was given after the time by the seat’s own count, marked and not applied', async () => {
    const { proctor, first, second, filed, write, stored } = await sitting();
    const base64 = await write([filed(first, 1, -60_000), filed(second, 1, -3_000)]);
    const taken = await proctor.responseFiles.take({ base64, reason });
    expect(taken).toMatchObject({ ok: true, taken: 1, counts: { late: 1, newer: 1 } });
    expect(stored().has(first.ref)).toBe(false);
    expect(stored().has(second.ref)).toBe(true);
  });

  it('never takes back what the candidate gave later at another seat, however high its revision', async () => {
    const { host, day, one, proctor, first, filed, write, stored } = await sitting();
    const base64 = await write([filed(first, 9)]);
    const wish = { code: 'system.disk', reason: '' } as const;
    await host.as(day.proctorBearer).room.releaseSeat({ attemptIds: [one.attemptId], ...wish });
    const elsewhere = 'another-seat-000000000000';
    const entered = await host.as().candidate.enter({ admissionNumber: one.admissionNumber, seat: elsewhere });
    if (!entered.ok) throw new Error(entered.reason);
    await host.as(entered.bearer).candidate.save({ ref: first.ref, revision: 1, response: null });
    const taken = await proctor.responseFiles.take({ base64, reason });
    expect(taken).toMatchObject({ ok: true, taken: 0, counts: { conflict: 1 } });
    expect(stored().get(first.ref)).toMatchObject({ revision: 1, response: null });
  });

  it('of an attempt that is over changes no response, receipt or result: it is kept as evidence, and journalled', async () => {
    const { host, day, one, proctor, first, filed, write, stored, kinds } = await sitting();
    await host.as(day.proctorBearer).room.close({ attemptIds: [one.attemptId], reason: 'end', code: 'other' });
    const receipt = host.read((db) => attemptById(db, one.attemptId)?.receipt);
    const base64 = await write([filed(first, 5)]);
    expect(await proctor.responseFiles.preview({ base64 })).toMatchObject({ ok: true, outcome: 'kept' });
    expect(await proctor.responseFiles.take({ base64, reason })).toMatchObject({ ok: true, outcome: 'kept', taken: 0 });
    expect(stored().size).toBe(0);
    expect(host.read((db) => attemptById(db, one.attemptId)?.receipt)).toBe(receipt);
    expect(kinds().at(-1)).toBe('attempt.responses-taken');
  });
});

describe('a response file that is refused by name', () => {
  it('is no file, or another’s, or changed, or forged, or of another paper', async () => {
    const { host, day, seatCode, proctor, keep, first, filed, write, kinds } = await sitting();
    const before = kinds().length;
    const base64 = await write([filed(first, 1)]);
    const refusal = async (file: string) => {
      const answer = await proctor.responseFiles.take({ base64: file, reason });
      return answer.ok ? 'taken' : answer.reason;
    };
    expect(await refusal(Buffer.from('no file').toString('base64'))).toBe('damaged');
    expect(await refusal(base64.slice(0, -40))).toBe('damaged');
    for (const field of ['seat', 'paper', 'epoch', 'writtenAt', 'fileId'] as const) {
      const other = { seat: 'other', paper: 'other', epoch: 0.5, writtenAt: 1, fileId: crypto.randomUUID() }[field];
      const told = field === 'epoch' ? 'damaged' : 'altered';
      expect(await refusal(changed(base64, (file) => ({ ...file, [field]: other })))).toBe(told);
    }
    const flipped = changed(base64, (f) => ({ ...f, ciphertext: `A${String(f['ciphertext']).slice(1)}B` }));
    expect(await refusal(flipped)).toBe('altered');

    // Another candidate's attempt, whose secret the writer does not know.
    const other = await keepOf(host.as(candidateAt(day, 1).bearer));
    const forged = await fileOf({ ...keep, attemptId: other.attemptId }, seatCode, [filed(first, 1)]);
    expect(await refusal(forged)).toBe('forged');
    const otherPaper = await fileOf({ ...keep, paper: other.paper }, seatCode, [filed(first, 1)]);
    expect(await refusal(otherPaper)).toBe('other-paper');
    const future = await fileOf({ ...keep, epoch: 3 }, seatCode, [filed(first, 1)]);
    expect(await refusal(future)).toBe('replaced-host');

    const stranger = await otherExam();
    await start(stranger.host, stranger.day);
    await signInAs(stranger.host, 'proctor');
    const foreign = await keepOf(stranger.host.as(candidateAt(stranger.day, 0).bearer));
    expect(await refusal(await fileOf(foreign, seatCode, [filed(first, 1)]))).toBe('other-host');
    expect(kinds()).toHaveLength(before);
    expect(await proctor.responseFiles.list({})).toEqual([]);
  });

  it('waits, after a restart, for a staff password: a sign-in that was left open does not open the key', async () => {
    const { host, proctor, first, filed, write } = await sitting();
    const base64 = await write([filed(first, 1)]);
    await host.dieAndRestart();
    expect(await proctor.responseFiles.preview({ base64 })).toMatchObject({ ok: false, reason: 'keys-closed' });
    await signInAs(host, 'proctor');
    expect(await proctor.responseFiles.preview({ base64 })).toMatchObject({ ok: true });
  });
});
