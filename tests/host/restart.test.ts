import { describe, expect, it } from 'vitest';
import { attemptById } from '#host/storage/attempt-store.ts';
import { candidateAt, responseFor, paperFor, preparedExam, start } from './exam.ts';

const limitMs = 600_000;
const exam = preparedExam({ candidates: 2, items: 5, minutes: 10 });

async function started() {
  const { host, day } = await exam();
  await start(host, day);
  const one = candidateAt(day, 0);
  const stored = () => host.read((db) => attemptById(db, one.attemptId)?.attempt);
  return { host, day, one, stored };
}

describe('an attempt whose host dies', () => {
  it('waits for its seat, its segment ended where the host was last known alive', async () => {
    const { host, day, one, stored } = await started();
    await host.pass(90_000);
    host.clock.freeze(900); // the next tick would have come in 100 ms
    await host.dieAndRestart(3_600_000);
    expect(stored()).toMatchObject({ state: 'paused', paused: { because: 'host-restart' }, interruptions: 1 });
    await host.pass(600_000);
    const { cards } = await host.as(day.proctorBearer).room.board({ sessionId: day.sessionId });
    expect(cards[0]).toMatchObject({ state: 'paused', pausedBecause: 'host-restart', remainingMs: limitMs - 90_000 });
    expect(await host.as(one.bearer).candidate.state({})).toMatchObject({
      stage: 'running',
      remainingMs: limitMs - 90_000,
    });
  });

  it('goes on where the candidate was: same item, same flags, same responses', async () => {
    const { host, one } = await started();
    const { candidate } = host.as(one.bearer);
    const choice = await responseFor(host, one.bearer, 1);
    await candidate.save({ ...choice, revision: 4 });
    await candidate.flag({ ref: choice.ref, flagged: true });
    await candidate.visit({ ref: choice.ref });
    const before = await paperFor(host, one.bearer);
    await host.dieAndRestart();
    await candidate.state({});
    expect(await paperFor(host, one.bearer)).toEqual(before);
    expect(before).toMatchObject({ current: choice.ref, flagged: [choice.ref] });
  });

  it('counts a save after the last tick as life: what was acknowledged was also used', async () => {
    const { host, one, stored } = await started();
    const choice = await responseFor(host, one.bearer, 0);
    await host.pass(5_000);
    host.clock.freeze(600);
    await host.as(one.bearer).candidate.save({ ...choice, revision: 1 });
    host.clock.freeze(300);
    await host.dieAndRestart();
    expect(stored()?.ledger.segments.map((s) => s.to - s.from)).toEqual([5_600]);
  });

  it('takes a save that is the first thing heard of the seat', async () => {
    const { host, one, stored } = await started();
    const choice = await responseFor(host, one.bearer, 0);
    await host.pass(5_000);
    await host.dieAndRestart();
    await host.pass(20_000);
    const saved = await host.as(one.bearer).candidate.save({ ...choice, revision: 1 });
    expect(saved).toMatchObject({ ok: true, remainingMs: limitMs - 5_000 });
    expect(stored()).toMatchObject({ state: 'running', paused: null });
  });

  it('lets the candidate submit, flag and turn the page as the first thing too', async () => {
    const { host, day } = await started();
    const [one, two] = [candidateAt(day, 0), candidateAt(day, 1)];
    const { ref } = await responseFor(host, two.bearer, 3);
    await host.dieAndRestart();
    expect((await host.as(one.bearer).candidate.submit({})).ok).toBe(true);
    expect(await host.as(two.bearer).candidate.visit({ ref })).toEqual({ ok: true });
    expect((await paperFor(host, two.bearer)).current).toBe(ref);
  });

  it('waits for the proctor instead when the proctor holds it before the seat is heard', async () => {
    const { host, day, one } = await started();
    const choice = await responseFor(host, one.bearer, 0);
    await host.dieAndRestart();
    await host.as(day.proctorBearer).room.pause({ attemptIds: [one.attemptId], reason: '等待通知' });
    expect(await host.as(one.bearer).candidate.state({})).toMatchObject({ stage: 'paused', because: 'proctor' });
    expect((await host.as(one.bearer).candidate.save({ ...choice, revision: 1 })).ok).toBe(false);
  });

  it('has its time right to the millisecond after several deaths', async () => {
    const { host, one } = await started();
    let used = 0;
    for (const [ran, lost, down] of [
      [10_000, 900, 5],
      [1_000, 0, 86_400_000],
      [33_000, 450, -86_400_000], // the battery of its clock died too
    ] as const) {
      await host.as(one.bearer).candidate.state({});
      await host.pass(ran);
      host.clock.freeze(lost);
      used += ran;
      await host.dieAndRestart(down);
    }
    expect(await host.as(one.bearer).candidate.state({})).toMatchObject({ remainingMs: limitMs - used });
  });

  it('stays as it was when it did not run: paused by the proctor, not started, or over', async () => {
    const { host, day } = await exam();
    const [one, two] = [candidateAt(day, 0), candidateAt(day, 1)];
    await start(host, day, [one]);
    await host.as(day.proctorBearer).room.pause({ attemptIds: [one.attemptId], reason: '停电' });
    await host.dieAndRestart();
    expect(await host.as(one.bearer).candidate.state({})).toMatchObject({ stage: 'paused', note: '停电' });
    expect((await host.as(two.bearer).candidate.state({})).stage).toBe('ready');
  });

  it('is closed by time out after the restart like any other', async () => {
    const { host, one } = await started();
    await host.pass(limitMs - 5_000);
    await host.dieAndRestart();
    const state = () => host.as(one.bearer).candidate.state({});
    expect(await state()).toMatchObject({ stage: 'running', remainingMs: 5_000 });
    await host.pass(14_000);
    expect((await state()).stage).toBe('running');
    await host.pass(1_000);
    expect(await state()).toMatchObject({ stage: 'finished', how: 'time-out' });
  });
});

describe('a host that is closed in good order', () => {
  it('loses not even the part of a second since its last tick', async () => {
    const { host, one } = await started();
    await host.pass(90_000);
    host.clock.freeze(900);
    await host.restart();
    expect(await host.as(one.bearer).candidate.state({})).toMatchObject({ remainingMs: limitMs - 90_900 });
  });
});
