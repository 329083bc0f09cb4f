import { describe, expect, it } from 'vitest';
import { ordinarySilenceMs } from '#host/contact.ts';
import { silenceStarts } from '#host/storage/silence-store.ts';
import { candidateAt, preparedExam } from './exam.ts';
import { foldsAsStored, watchful } from './silent-seat.ts';

const limitMs = 600_000;
const exam = preparedExam({ candidates: 3, items: 4, minutes: 10 });
const spareSeat = 'a-spare-seat-of-the-exam-room';

/** Everybody worked for 20 s, then the first seat was cut off. */
async function cutOff(silentMs: number) {
  const room = await watchful(exam);
  await room.pass(20_000, [...room.day.candidates]);
  await room.pass(silentMs);
  return room;
}

const credit = (ms: number) => ({ ms, by: 'host', code: 'system.disconnect' });

describe('a seat that was cut off when the host died', () => {
  it('gets back what ran from its last word to the host’s last sign of life, and the others nothing', async () => {
    const { host, day, one, pass, card } = await cutOff(47_000);
    await host.dieAndRestart(60_000);
    await pass(3_000);
    expect(await card()).toMatchObject({ state: 'paused', remainingMs: limitMs - 20_000, creditedMs: 0 });
    expect(await host.as(one.bearer).candidate.state({})).toMatchObject({ remainingMs: limitMs - 20_000 });
    expect((await card())?.credits).toMatchObject([credit(47_000)]);
    expect((await card())?.downtimes).toMatchObject([
      { cause: 'host-restart', ms: 3_000 },
      { cause: 'seat-silent', ms: 47_000, at: host.clock.wall - 110_000 },
    ]);
    // They were back a second after the host.
    expect(await card(1)).toMatchObject({ creditedMs: 0, remainingMs: limitMs - 69_000 });
    await pass(10_000, [...day.candidates]);
    expect(await card()).toMatchObject({ creditedMs: 47_000, remainingMs: limitMs - 30_000 });
    expect(host.read(silenceStarts).size).toBe(0);
    foldsAsStored(host, day);
  });

  it('gets it back once, however often the host dies, and what ran by a proctor’s word meanwhile with it', async () => {
    const { host, day, one, room, pass, card } = await cutOff(47_000);
    const ofOne = { attemptIds: [one.attemptId] };
    await host.dieAndRestart();
    await pass(2_000);
    await host.dieAndRestart();
    await room.pause({ ...ofOne, reason: 'r' });
    await room.resume(ofOne);
    await pass(9_000);
    expect(await card()).toMatchObject({ state: 'running', remainingMs: limitMs - 20_000 });
    await host.dieAndRestart();
    await host.as(one.bearer).candidate.state({});
    expect((await card())?.credits).toMatchObject([credit(56_000)]);
    await host.dieAndRestart();
    await host.as(one.bearer).candidate.state({});
    expect(await card()).toMatchObject({ creditedMs: 56_000, remainingMs: limitMs - 20_000 });
    foldsAsStored(host, day);
  });

  it('is not closed by time out while it is away, however long the time runs by a proctor’s word', async () => {
    const { host, day, one, room, pass, card } = await cutOff(limitMs);
    await host.dieAndRestart();
    await room.pause({ attemptIds: [one.attemptId], reason: 'r' });
    await room.resume({ attemptIds: [one.attemptId] });
    await pass(limitMs, []);
    expect(await card()).toMatchObject({ state: 'running', remainingMs: limitMs - 20_000 });
    expect(await host.as(one.bearer).candidate.state({})).toMatchObject({ remainingMs: limitMs - 20_000 });
    expect(await card()).toMatchObject({ creditedMs: 2 * limitMs });
    foldsAsStored(host, day);
  });

  it('gets back a short silence too, where it was long until the seat was back', async () => {
    const { host, day, one, card } = await cutOff(7_000);
    await host.dieAndRestart(ordinarySilenceMs);
    await host.as(one.bearer).candidate.state({});
    expect((await card())?.credits).toMatchObject([credit(7_000)]);
    foldsAsStored(host, day);
  });

  it('is charged a short silence, when it is back soon after the host', async () => {
    const { host, day, one, card } = await cutOff(7_000);
    await host.dieAndRestart(ordinarySilenceMs - 7_000);
    await host.as(one.bearer).candidate.state({});
    expect(await card()).toMatchObject({ creditedMs: 0, remainingMs: limitMs - 27_000 });
    expect(host.read(silenceStarts).size).toBe(0);
    foldsAsStored(host, day);
  });

  it('loses nothing of a long silence by a clock that is set back while the host is down', async () => {
    const { host, day, one, card } = await cutOff(47_000);
    await host.dieAndRestart(-86_400_000);
    await host.as(one.bearer).candidate.state({});
    expect((await card())?.credits).toMatchObject([credit(47_000)]);
    foldsAsStored(host, day);
  });

  it('gets it back at the seat to which the candidate is transferred', async () => {
    const { host, day, one, room, card } = await cutOff(47_000);
    await host.dieAndRestart();
    const entering = { admissionNumber: one.admissionNumber, seat: spareSeat };
    await host.as().candidate.enter(entering);
    await room.transfer({ attemptId: one.attemptId, seat: spareSeat, code: 'system.disk', reason: '' });
    expect(await host.as().candidate.enter(entering)).toMatchObject({ ok: true });
    expect((await card())?.credits).toMatchObject([credit(47_000)]);
    expect(host.read(silenceStarts).size).toBe(0);
    foldsAsStored(host, day);
  });
});

describe('of a silence nothing is kept', () => {
  it('when the seat speaks before the host dies, or is heard all the time', async () => {
    const { host, day, one, card } = await cutOff(10_000);
    expect([...host.read(silenceStarts)]).toMatchObject([[one.attemptId, { usedMs: 20_000 }]]);
    await host.as(one.bearer).candidate.state({});
    expect(host.read(silenceStarts).size).toBe(0);
    await host.dieAndRestart();
    await host.as(one.bearer).candidate.state({});
    expect(await card()).toMatchObject({ creditedMs: 0, remainingMs: limitMs - 30_000 });
    foldsAsStored(host, day);
  });

  it('when the attempt is over, or the candidate has left the seat', async () => {
    const { host, day, one, room, pass, card } = await cutOff(20_000);
    await host.dieAndRestart();
    await room.terminate({ attemptIds: [one.attemptId], code: 'candidate.behaviour', reason: 'r' });
    expect(host.read(silenceStarts).size).toBe(0);
    expect(await card()).toMatchObject({ state: 'terminated', creditedMs: 0 });
    const two = candidateAt(day, 1);
    await host.as(two.bearer).candidate.state({});
    await pass(10_000, []);
    expect(host.read(silenceStarts).has(two.attemptId)).toBe(true);
    await host.as(two.bearer).candidate.leave({});
    expect(host.read(silenceStarts).size).toBe(0);
    foldsAsStored(host, day);
  });
});
