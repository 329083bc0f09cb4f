import { describe, expect, it } from 'vitest';
import type { TestHost } from '../support/test-host.ts';
import { addToRoster, candidateAt, responseFor, preparedExam, start } from './exam.ts';

const exam = preparedExam({ candidates: 2, items: 5, minutes: 10 });
const otherSeat = 'another-seat-of-the-exam-room';

async function started() {
  const { host, day } = await exam();
  await start(host, day);
  return { host, day, one: candidateAt(day, 0), two: candidateAt(day, 1), proctor: host.as(day.proctorBearer).room };
}

const enter = (host: TestHost, admissionNumber: string, seat: string) =>
  host.as().candidate.enter({ admissionNumber, seat });
const alive = async (host: TestHost, bearer: string) => (await host.post('candidate.state', {}, bearer)).status === 200;

describe('an attempt is open on one seat', () => {
  it('in one window: a second one on the same seat is refused while the first is heard from', async () => {
    const { host, one } = await started();
    const refused = { ok: false, reason: 'open-in-another-window' };
    expect(await enter(host, one.admissionNumber, one.seat)).toEqual(refused);
    for (let i = 0; i < 5; i += 1) {
      await host.pass(3_000);
      expect(await alive(host, one.bearer)).toBe(true);
      expect(await enter(host, one.admissionNumber, one.seat)).toEqual(refused);
    }
  });

  it('is taken over by a new window once the old one is silent, and the old one is out', async () => {
    const { host, one } = await started();
    await host.pass(3_999);
    expect((await enter(host, one.admissionNumber, one.seat)).ok).toBe(false);
    await host.pass(1);
    const entered = await enter(host, one.admissionNumber, one.seat);
    expect(entered.ok).toBe(true);
    expect(await alive(host, one.bearer)).toBe(false);
    expect(entered.ok && (await alive(host, entered.bearer))).toBe(true);
  });

  it('is taken over at once by a new window when the old one said that it leaves', async () => {
    const { host, one } = await started();
    await host.as(one.bearer).candidate.leave({});
    expect(await alive(host, one.bearer)).toBe(false);
    expect((await enter(host, one.admissionNumber, one.seat)).ok).toBe(true);
  });

  it('is refused on another seat, however long the first is silent', async () => {
    const { host, one } = await started();
    const refused = { ok: false, reason: 'open-on-another-seat' };
    expect(await enter(host, one.admissionNumber, otherSeat)).toEqual(refused);
    await host.pass(300_000);
    expect(await enter(host, one.admissionNumber, otherSeat)).toEqual(refused);
    await host.dieAndRestart();
    expect(await enter(host, one.admissionNumber, otherSeat)).toEqual(refused);
    expect(await alive(host, one.bearer)).toBe(true);
  });

  it('moves to another seat when the proctor releases the first, with time and responses', async () => {
    const { host, one, proctor } = await started();
    const { ref, response } = await responseFor(host, one.bearer, 2);
    expect((await host.as(one.bearer).candidate.save({ ref, revision: 1, response })).ok).toBe(true);
    await host.as(one.bearer).candidate.visit({ ref });
    await host.pass(60_000);
    const released = await proctor.releaseSeat({ attemptIds: [one.attemptId], reason: '屏幕坏了' });
    expect(released).toEqual({ done: [one.attemptId], refused: [] });
    expect(await alive(host, one.bearer)).toBe(false);

    const entered = await enter(host, one.admissionNumber, otherSeat);
    const moved = host.as(entered.ok ? entered.bearer : '').candidate;
    expect(await moved.state({})).toMatchObject({ stage: 'running', remainingMs: 540_000 });
    const again = await moved.paper({});
    expect(again).toMatchObject({ ok: true, current: ref, responses: [{ ref, revision: 1, response }] });
    expect(await enter(host, one.admissionNumber, one.seat)).toMatchObject({ reason: 'open-on-another-seat' });
  });

  it('leaves the other attempts alone when one seat is released', async () => {
    const { host, one, two, proctor } = await started();
    await proctor.releaseSeat({ attemptIds: [one.attemptId], reason: 'r' });
    expect(await alive(host, two.bearer)).toBe(true);
    expect(await proctor.releaseSeat({ attemptIds: [one.attemptId], reason: 'r' })).toEqual({
      done: [],
      refused: [{ attemptId: one.attemptId, reason: 'no-seat' }],
    });
  });

  it('may be moved about before the admission: the candidate only sat down elsewhere', async () => {
    const { host, day } = await exam();
    const [added] = await addToRoster(host, day, '姓名,工号', ['新来,E-99']);
    const { admissionNumber = '', attemptId = '' } = added ?? {};
    expect((await enter(host, admissionNumber, otherSeat)).ok).toBe(true);
    const second = await enter(host, admissionNumber, 'yet-another-seat-of-the-room');
    await host.as(day.proctorBearer).room.admit({ attemptIds: [attemptId] });
    expect(await enter(host, admissionNumber, otherSeat)).toMatchObject({ reason: 'open-on-another-seat' });
    expect(second.ok && (await host.as(second.bearer).candidate.state({})).stage).toBe('identity');
  });
});

describe('the proctor’s board', () => {
  it('tells how long a seat has been silent, and that nobody was heard from since a restart', async () => {
    const { host, day, one, proctor } = await started();
    const silent = async () =>
      (await proctor.board({ sessionId: day.sessionId })).cards.find((c) => c.attemptId === one.attemptId);
    await host.pass(7_000);
    expect(await silent()).toMatchObject({ silentMs: 7_000, present: true });
    await alive(host, one.bearer);
    expect(await silent()).toMatchObject({ silentMs: 0 });
    await host.dieAndRestart();
    expect(await silent()).toMatchObject({ silentMs: null, present: false });
  });

  it('names the numbers that are on no roster', async () => {
    const { host, day, proctor } = await started();
    await enter(host, '00000000', otherSeat);
    const { unknownNumbers } = await proctor.board({ sessionId: day.sessionId });
    expect(unknownNumbers).toEqual([{ admissionNumber: '00000000', at: host.clock.wall }]);
  });

  it('is not filled by one machine with made-up numbers, nor is the host’s memory', async () => {
    const { host, day, one, proctor } = await started();
    const bearers: string[] = [];
    for (let i = 0; i <= 500; i += 1) {
      const entered = await enter(host, `made-up-${i}`, `seat-${String(i).padStart(20, '0')}`);
      bearers.push(entered.ok ? entered.bearer : '');
    }
    const { unknownNumbers } = await proctor.board({ sessionId: day.sessionId });
    expect(unknownNumbers).toHaveLength(100);
    expect(unknownNumbers.at(-1)?.admissionNumber).toBe('made-up-500');
    expect(await Promise.all([0, 1, 500].map((i) => alive(host, bearers[i] ?? '')))).toEqual([false, true, true]);
    expect(await alive(host, one.bearer)).toBe(true);
  });
});

describe('what a proctor asks for', () => {
  it('is answered attempt by attempt: what was done, and why not where it was not', async () => {
    const { host, one, two, proctor } = await started();
    await host.as(two.bearer).candidate.submit({});
    const paused = await proctor.pause({ attemptIds: [one.attemptId, two.attemptId, 'nobody'], reason: 'alarm' });
    expect(paused).toEqual({
      done: [one.attemptId],
      refused: [
        { attemptId: two.attemptId, reason: 'finished' },
        { attemptId: 'nobody', reason: 'unknown' },
      ],
    });
  });

  it('is done once for an attempt named twice', async () => {
    const { one, proctor } = await started();
    const paused = await proctor.pause({ attemptIds: [one.attemptId, one.attemptId], reason: 'alarm' });
    expect(paused).toEqual({ done: [one.attemptId], refused: [] });
  });

  it('admits nobody where nobody sits, and nobody twice', async () => {
    const { host, day, one, proctor } = await started();
    const [absent] = await addToRoster(host, day, '姓名,工号', ['新来,E-99']);
    expect(await proctor.admit({ attemptIds: [one.attemptId, absent?.attemptId ?? ''] })).toEqual({
      done: [],
      refused: [
        { attemptId: one.attemptId, reason: 'already-admitted' },
        { attemptId: absent?.attemptId, reason: 'nobody-there' },
      ],
    });
  });
});
