import { describe, expect, it, onTestFinished } from 'vitest';
import type { BoardNews } from '#contract/room.ts';
import { listenLocally } from '#host/commands/http-edge.ts';
import { openHost } from '#host/host.ts';
import { caller } from '../support/caller.ts';
import { signIn } from '../support/exam-day.ts';
import { candidateAt, preparedExam, responseFor, start } from './exam.ts';

const exam = preparedExam({ candidates: 3, items: 4, minutes: 10 });

async function started() {
  const { host, day } = await exam();
  await start(host, day);
  return { host, day, one: candidateAt(day, 0), room: host.as(day.proctorBearer).room };
}

/** The next word of a stream; what the fake clock does not move forward never comes. */
async function next<T>(stream: AsyncIterator<T>): Promise<T> {
  const { done, value } = await stream.next();
  if (done === true) throw new Error('the stream has ended');
  return value;
}

function cardsOf(news: BoardNews) {
  if (news.kind !== 'board') throw new Error(`a ${news.kind} where the board was expected`);
  return news.board.cards;
}

describe('the board that is pushed', () => {
  it('tells the whole room first, then each change at once, and the clocks each second', async () => {
    const { host, day, one, room } = await started();
    const stream = await room.watch({ sessionId: day.sessionId });
    expect(cardsOf(await next(stream)).map((c) => c.state)).toEqual(['running', 'running', 'running']);
    await host.pass(300);
    await room.pause({ attemptIds: [one.attemptId], code: 'environment.power' });
    expect(cardsOf(await next(stream))[0]).toMatchObject({ state: 'paused', pausedCode: 'environment.power' });
    await host.pass(1_000);
    const pulse = await next(stream);
    expect(pulse).toMatchObject({ kind: 'pulse' });
    expect(pulse.kind === 'pulse' && pulse.seats.map((s) => s.remainingMs)).toEqual([599_700, 598_700, 598_700]);
    const { ref, response } = await responseFor(host, candidateAt(day, 1).bearer, 0);
    await host.as(candidateAt(day, 1).bearer).candidate.save({ ref, revision: 1, response });
    await host.pass(1_000);
    const later = await next(stream);
    expect(later.kind === 'pulse' && later.seats[1]).toMatchObject({
      answered: 1,
      lastSavedAt: host.clock.wall - 1_000,
    });
    await stream.return(undefined);
  });

  it('resumes by its revision: a screen that knows the room is not sent it again', async () => {
    const { host, day, one, room } = await started();
    const { sessionId } = day;
    const first = await room.watch({ sessionId });
    const { revision } = await next(first);
    await first.return(undefined);
    const again = await room.watch({ sessionId, since: revision });
    expect(await next(again)).toMatchObject({ kind: 'pulse', revision });
    await again.return(undefined);
    await room.message({ attemptIds: [one.attemptId], text: 'a change meanwhile' });
    const late = await room.watch({ sessionId, since: revision });
    expect((await next(late)).kind).toBe('board');
    await host.dieAndRestart();
    const after = await host.as(day.proctorBearer).room.watch({ sessionId, since: revision });
    expect((await next(after)).kind).toBe('board');
  });

  it('tells nothing that was undone', async () => {
    const { host, day, one, room } = await started();
    const stream = await room.watch({ sessionId: day.sessionId });
    const { revision } = await next(stream);
    expect((await room.resume({ attemptIds: [one.attemptId] })).refused).toHaveLength(1);
    await host.pass(1_000);
    expect(await next(stream)).toMatchObject({ kind: 'pulse', revision });
    await stream.return(undefined);
  });

  it('ends with the proctor’s sign-in, and is opened by nobody else', async () => {
    const { host, day, one, room } = await started();
    const stream = await room.watch({ sessionId: day.sessionId });
    await next(stream);
    await host.as(day.proctorBearer).signIn.close({});
    await host.pass(1_000);
    expect(await stream.next()).toMatchObject({ done: true });
    for (const [bearer, status] of [
      [one.bearer, 403],
      [null, 401],
    ] as const) {
      expect((await host.post('room.watch', { sessionId: day.sessionId }, bearer)).status).toBe(status);
    }
    await expect(host.as(day.administratorBearer).room.watch({ sessionId: day.sessionId })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('refuses a session that is not there', async () => {
    const { room } = await started();
    await expect(room.watch({ sessionId: 'nowhere' })).rejects.toMatchObject({ status: 404 });
  });
});

describe('the state that is pushed to a seat', () => {
  it('comes with each act of the proctor, and the last word says that the exam goes on elsewhere', async () => {
    const { host, day, one, room } = await started();
    const ofOne = { attemptIds: [one.attemptId] };
    const stream = await host.as(one.bearer).candidate.watch({});
    expect(await next(stream)).toMatchObject({ kind: 'state', state: { stage: 'running', messages: [] } });
    await host.pass(100);
    await room.message({ ...ofOne, text: 'Listen' });
    expect(await next(stream)).toMatchObject({ state: { messages: [{ text: 'Listen' }] } });
    await host.pass(100);
    await room.pause({ ...ofOne, code: 'environment.noise' });
    expect(await next(stream)).toMatchObject({ state: { stage: 'paused', code: 'environment.noise' } });
    await host.pass(100);
    const seat = 'a-spare-seat-of-the-exam-room';
    await host.as().candidate.enter({ admissionNumber: one.admissionNumber, seat });
    await room.transfer({ attemptId: one.attemptId, seat, code: 'system.disk', reason: '' });
    expect(await next(stream)).toEqual({ kind: 'gone', because: 'transferred' });
    expect((await stream.next()).done).toBe(true);
    const other = await host.as(candidateAt(day, 1).bearer).candidate.watch({});
    await next(other);
    await room.releaseSeat({ attemptIds: [candidateAt(day, 1).attemptId], reason: 'r' });
    expect(await next(other)).toEqual({ kind: 'gone', because: 'released' });
  });

  it('is no word of the seat: a seat that only listens counts as silent', async () => {
    const { host, day, one, room } = await started();
    const stream = await host.as(one.bearer).candidate.watch({});
    await next(stream);
    for (let i = 0; i < 6; i += 1) {
      await host.pass(5_000);
      await next(stream);
    }
    const { cards } = await room.board({ sessionId: day.sessionId });
    expect(cards[0]?.silentMs).toBe(30_000);
    await stream.return(undefined);
  });
});

/** The same room behind a real connection and a real clock. */
async function served() {
  const { host, day } = await exam();
  await start(host, day);
  await host.close();
  const real = await openHost({ dataFolder: host.folder, uiFolder: host.folder });
  const edge = await listenLocally(real, 0);
  onTestFinished(async () => {
    await edge.close();
    await real.close();
  });
  return { day, real, edge, proctorBearer: await signIn(fetch, 'staff', 'proctor', edge.address) };
}

describe('a stream whose reader is gone', () => {
  it('leaves nothing behind: cancelled, aborted, or with its window', async () => {
    const { day, real, edge, proctorBearer } = await served();
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${proctorBearer}` };
    const body = JSON.stringify({ json: { sessionId: day.sessionId } });
    const ask = (signal?: AbortSignal) =>
      fetch(`${edge.address}/rpc/room/watch`, { method: 'POST', headers, body, ...(signal && { signal }) });
    expect(real.openStreams).toBe(0);
    const cancelled = await ask();
    const reader = cancelled.body?.getReader();
    await reader?.read();
    const gone = new AbortController();
    const aborted = await ask(gone.signal);
    expect(aborted.headers.get('content-type')).toContain('text/event-stream');
    const candidate = await caller(fetch, candidateAt(day, 0).bearer, edge.address).candidate.watch({});
    await candidate.next();
    await expect.poll(() => real.openStreams).toBe(3);
    await reader?.cancel();
    await expect.poll(() => real.openStreams).toBe(2);
    gone.abort();
    await expect.poll(() => real.openStreams).toBe(1);
    await candidate.return(undefined);
    await expect.poll(() => real.openStreams).toBe(0);
  });

  it('has an act of the proctor on the board in under a second, through a real connection', async () => {
    const { day, edge, proctorBearer } = await served();
    const { room } = caller(fetch, proctorBearer, edge.address);
    const stream = await room.watch({ sessionId: day.sessionId });
    await next(stream);
    const attemptIds = [candidateAt(day, 0).attemptId];
    const took: number[] = [];
    for (const act of ['pause', 'resume', 'pause', 'resume', 'pause'] as const) {
      const asked = performance.now();
      await (act === 'pause' ? room.pause({ attemptIds, reason: 'r' }) : room.resume({ attemptIds }));
      const wanted = act === 'pause' ? 'paused' : 'running';
      for (;;) {
        const news = await next(stream);
        if (news.kind === 'board' && news.board.cards[0]?.state === wanted) break;
      }
      took.push(performance.now() - asked);
    }
    expect(Math.max(...took)).toBeLessThan(1_000);
    await stream.return(undefined);
  });
});
