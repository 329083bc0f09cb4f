import { describe, expect, it } from 'vitest';
import { ordinarySilenceMs } from '#host/contact.ts';
import { attemptById } from '#host/storage/attempt-store.ts';
import { candidateAt, preparedExam } from './exam.ts';
import { foldsAsStored, watchful } from './silent-seat.ts';

const limitMs = 600_000;
const exam = preparedExam({ candidates: 3, items: 4, minutes: 10 });

describe('a seat that was not heard since the host’s restart', () => {
  it('gets back what ran since a proctor let the time go on without it, and is not closed by time out meanwhile', async () => {
    const { host, day, one, room, pass, card } = await watchful(exam);
    await pass(20_000, [...day.candidates]);
    await host.dieAndRestart();
    await pass(8_000);
    await room.pause({ attemptIds: [one.attemptId], reason: 'r' });
    await pass(30_000);
    await room.resume({ attemptIds: [one.attemptId] });
    await pass(5_000);
    expect(await card()).toMatchObject({ silentMs: null, remainingMs: limitMs - 25_000 });
    await pass(limitMs);
    expect(await card()).toMatchObject({ state: 'running', remainingMs: limitMs - 20_000 });
    expect(await host.as(one.bearer).candidate.state({})).toMatchObject({ remainingMs: limitMs - 20_000 });
    expect((await card())?.credits).toMatchObject([{ ms: limitMs + 5_000, by: 'host', code: 'system.disconnect' }]);
    foldsAsStored(host, day);
  });

  it('nor at its start, gets back what ran before it came', async () => {
    const { host, day } = await exam();
    host.silenceMs = ordinarySilenceMs;
    await host.restart();
    const { attemptId, bearer } = candidateAt(day, 0);
    await host.as(day.proctorBearer).room.start({ attemptIds: [attemptId] });
    await host.pass(40_000);
    expect(await host.as(bearer).candidate.state({})).toMatchObject({ remainingMs: limitMs });
    expect(host.read((db) => attemptById(db, attemptId)?.attempt.ledger.credits)).toMatchObject([{ ms: 40_000 }]);
    foldsAsStored(host, day);
  });

  it('is charged what ran, when it comes at once', async () => {
    const { host, day, one, room, pass, card } = await watchful(exam);
    await host.dieAndRestart();
    await pass(100_000);
    await room.pause({ attemptIds: [one.attemptId], reason: 'r' });
    await room.resume({ attemptIds: [one.attemptId] });
    await pass(ordinarySilenceMs);
    const entered = await host.as().candidate.enter({ admissionNumber: one.admissionNumber, seat: one.seat });
    expect(entered).toMatchObject({ ok: true });
    expect(await card()).toMatchObject({ creditedMs: 0, remainingMs: limitMs - ordinarySilenceMs });
    foldsAsStored(host, day);
  });
});
