import { describe, expect, it } from 'vitest';
import { applyEntry, type Attempt } from '#domain/attempt/attempt.ts';
import { attemptEntries } from '#host/attempt-log.ts';
import { attemptById } from '#host/storage/attempt-store.ts';
import { verifyChain } from '#host/storage/journal-store.ts';
import { as, filled } from './case-exam.ts';
import { answered, begin, examiner, preparedCalls } from './call-exam.ts';
import { password, signInAs } from './staff-of-every-role.ts';

const calls = preparedCalls();

async function begun() {
  const { host, day } = await calls();
  return { host, day, ...(await begin(host, day)) };
}

describe('a simulated call', () => {
  it('goes from consent over reading, ring and answer to the work order, on the host’s clock', async () => {
    const { host, taskId, anna, candidate } = await begun();
    const act = (kind: 'start-reading' | 'ring' | 'end-call') => anna.act({ taskId, wish: { kind } });
    const state = async (): Promise<Record<string, unknown>> => {
      const now = await candidate().state({});
      return now.stage === 'running' ? { ...now.call, left: now.remainingMs } : { stage: now.stage };
    };
    expect(await state()).toMatchObject({ stage: 'waiting', card: null, sheet: [], consent: null });
    expect(await candidate().paper({})).toMatchObject({ ok: false, reason: 'not-now' });
    expect(await act('start-reading')).toMatchObject({ reason: 'no-consent' });
    expect(await candidate().inCall({ wish: { kind: 'consent', consent: true } })).toEqual({ ok: true });
    // No time runs while the candidate waits for the examiner.
    await host.pass(600_000);
    expect(await act('start-reading')).toEqual({ ok: true });
    await host.pass(60_000);
    expect(await state()).toMatchObject({ stage: 'reading', left: 120_000, sheet: [] });
    expect((await state())['card']).toContain('热线座席');
    expect(await act('ring')).toMatchObject({ reason: 'reading-time' });
    await host.pass(120_000);
    expect(await act('ring')).toEqual({ ok: true });
    expect(await state()).toMatchObject({ stage: 'call', answered: false, left: 480_000 });
    expect((await state())['sheet']).toEqual([{ field: '来电号码', value: '138****0021' }]);
    await host.pass(4_000);
    expect(await candidate().inCall({ wish: { kind: 'answer' } })).toEqual({ ok: true });
    expect(await candidate().inCall({ wish: { kind: 'answer' } })).toMatchObject({ reason: 'already' });
    // The time of the call is over: the host goes on by itself.
    await host.pass(477_000);
    expect(await state()).toMatchObject({ stage: 'work-order', left: 300_000 });
    expect(await act('end-call')).toMatchObject({ reason: 'not-now' });
    const paper = await candidate().paper({});
    if (!paper.ok) throw new Error(paper.reason);
    expect(paper.items.map(({ kind, stem, options }) => [kind, stem, options.length])).toEqual([
      ['single', '业务类型', 2],
      ['text', '故障地址', 0],
      ['text', '受理内容', 0],
    ]);
    const [type] = paper.items;
    const choice = type?.options[0]?.ref ?? '';
    const saved = await candidate().save({ ref: type?.ref ?? '', revision: 1, response: { kind: 'single', choice } });
    expect(saved).toMatchObject({ ok: true, remainingMs: 300_000 });
    expect(await candidate().submit({})).toMatchObject({ ok: true });
    const sheet = await host.as(await signInAs(host, 'examiner', 'anna')).marking.open({ taskId });
    expect(sheet).toMatchObject({ ok: true, kind: 'call', materials: null });
    expect(sheet.ok && sheet.prompts[0]).toMatchObject({ response: '整栋停电', guidance: '整栋停电' });
    expect(host.read(verifyChain).firstBad).toBeNull();
  });

  it('closes by itself when the time of the work order is over, and never before', async () => {
    const { host, taskId, anna, candidate } = await begun();
    await candidate().inCall({ wish: { kind: 'consent', consent: false } });
    await anna.act({ taskId, wish: { kind: 'start-reading' } });
    await host.pass(1_000_000);
    expect((await candidate().state({})).stage).toBe('running');
    await anna.act({ taskId, wish: { kind: 'ring' } });
    await anna.act({ taskId, wish: { kind: 'end-call' } });
    await host.pass(311_000);
    expect(await candidate().state({})).toMatchObject({ stage: 'finished', how: 'time-out' });
  });

  it('releases the person’s data once identity is confirmed, and no sooner', async () => {
    const run = await begun();
    const { host, taskId, anna, bearer } = run;
    await answered(host, run);
    const told = async () => (await host.post('candidate.state', {}, bearer)).text;
    expect(await told()).not.toContain('桂花路');
    expect(await anna.act({ taskId, wish: { kind: 'moment', moment: 'identity' } })).toEqual({ ok: true });
    expect(await told()).toContain('桂花路18号2栋302室');
  });

  it('tells its candidate neither script nor rubric nor what the work order should hold, at any stage', async () => {
    const run = await begun();
    const { host, taskId, anna, bearer, candidate } = run;
    const heard: string[] = [];
    const listen = async () => {
      for (const operation of ['candidate.state', 'candidate.paper'])
        heard.push((await host.post(operation, {}, bearer)).text);
      for (const operation of ['calls.open', 'calls.recording', 'marking.open']) {
        expect((await host.post(operation, { taskId }, bearer)).status).toBe(403);
      }
    };
    await listen();
    await answered(host, run);
    await anna.act({ taskId, wish: { kind: 'tell', fact: 'neighbours' } });
    await anna.act({ taskId, wish: { kind: 'moment', moment: 'identity' } });
    await listen();
    await anna.act({ taskId, wish: { kind: 'end-call' } });
    await listen();
    await candidate().submit({});
    heard.push((await host.post('candidate.state', {}, bearer)).text);
    const all = heard.join('\n');
    expect(all).toContain('业务类型');
    const secrets = [
      '王大爷',
      '怎么回事',
      '慢点说',
      '桂花路18号2栋302。',
      '领导',
      '楼道',
      '没跳',
      '邻居',
      '扣分',
      '一票',
    ];
    for (const secret of [...secrets, 'building', 'call-outage', 'neighbours', 'rubric', taskId]) {
      expect(all).not.toContain(secret);
    }
  });

  it('stamps its moments, keeps a mistaken one undone, and tells the answer delay', async () => {
    const run = await begun();
    const { host, taskId, anna } = run;
    await answered(host, run);
    const moment = (kind: 'greeting' | 'empathy' | 'closing') =>
      anna.act({ taskId, wish: { kind: 'moment', moment: kind } });
    await host.pass(2_000);
    await moment('greeting');
    await host.pass(40_000);
    await moment('closing');
    expect(await anna.act({ taskId, wish: { kind: 'undo', place: 3 } })).toEqual({ ok: true });
    expect(await anna.act({ taskId, wish: { kind: 'undo', place: 3 } })).toMatchObject({ reason: 'unknown-moment' });
    expect(await anna.act({ taskId, wish: { kind: 'undo', place: 0 } })).toMatchObject({ reason: 'unknown-moment' });
    expect(await anna.act({ taskId, wish: { kind: 'tell', fact: 'nobody' } })).toMatchObject({
      reason: 'unknown-fact',
    });
    expect(await anna.act({ taskId, wish: { kind: 'tell', fact: 'neighbours' } })).toEqual({ ok: true });
    expect(await anna.act({ taskId, wish: { kind: 'tell', fact: 'neighbours' } })).toMatchObject({ reason: 'already' });
    const opened = await anna.open({ taskId });
    if (!opened.ok) throw new Error(opened.reason);
    expect(opened.live.moments.map(({ kind, at, undone }) => [kind, at, undone])).toEqual([
      ['ring', 0, false],
      ['answered', 4_000, false],
      ['greeting', 6_000, false],
      ['closing', 46_000, true],
      ['fact', 46_000, false],
    ]);
    expect(opened.live.answerDelayMs).toBe(4_000);
    const recording = await anna.recording({ taskId });
    expect(recording.ok && recording.firstHalfMinute).toEqual(['greeting']);
  });

  it('outlives a killed host: stage, moments and time are what they were', async () => {
    const run = await begun();
    const { host, taskId, attemptId, bearer } = run;
    await answered(host, run);
    await host.pass(10_000);
    await host.dieAndRestart();
    await host.as(bearer).candidate.state({});
    const anna = await examiner(host, 'anna');
    const opened = await anna.open({ taskId });
    if (!opened.ok) throw new Error(opened.reason);
    expect(opened.live).toMatchObject({ stage: 'call', state: 'running', remainingMs: 466_000, clockMs: 14_000 });
    expect(opened.live.moments.map(({ kind, at }) => [kind, at])).toEqual([
      ['ring', 0],
      ['answered', 4_000],
    ]);
    expect(await anna.act({ taskId, wish: { kind: 'moment', moment: 'empathy' } })).toEqual({ ok: true });
    host.read((db) => {
      const folded = attemptEntries(db, attemptId).reduce<Attempt | null>(applyEntry, null);
      expect(folded).toEqual(attemptById(db, attemptId)?.attempt);
    });
    expect(host.read(verifyChain).firstBad).toBeNull();
  });

  it('lets its two pages find each other, and no other page: an offer, its answer, and nothing kept', async () => {
    const run = await begun();
    const { host, day, taskId, anna, candidate } = run;
    expect(await anna.offerVoice({ taskId, sdp: 'offer' })).toMatchObject({ reason: 'not-running' });
    await answered(host, run);
    expect(await (await examiner(host, 'cora')).offerVoice({ taskId, sdp: 'x' })).toMatchObject({
      reason: 'not-yours',
    });
    const offered = await anna.offerVoice({ taskId, sdp: 'the offer' });
    if (!offered.ok) throw new Error(offered.reason);
    const { id } = offered;
    expect(await candidate().state({})).toMatchObject({ call: { voice: { id, offer: 'the offer' } } });
    const other = host.as(day.candidates[1]?.bearer ?? '').candidate;
    expect(await other.answerVoice({ id, sdp: 'stolen' })).toMatchObject({ reason: 'not-now' });
    expect(await candidate().answerVoice({ id: 'older', sdp: 'x' })).toMatchObject({ reason: 'not-now' });
    expect(await candidate().answerVoice({ id, sdp: 'the answer' })).toEqual({ ok: true });
    expect(await anna.open({ taskId })).toMatchObject({ live: { voice: { id, answer: 'the answer' } } });
    await host.restart();
    expect(await (await examiner(host, 'anna')).open({ taskId })).toMatchObject({ live: { voice: null } });
  });

  it('is played and heard by its examiners alone; the sheet is open while it lasts and signed once it is over', async () => {
    const run = await begun();
    const { host, taskId, day, candidate } = run;
    await answered(host, run);
    const cora = await examiner(host, 'cora');
    expect(await cora.open({ taskId })).toMatchObject({ reason: 'not-yours' });
    expect(await cora.act({ taskId, wish: { kind: 'end-call' } })).toMatchObject({ reason: 'not-yours' });
    expect(await cora.recording({ taskId })).toMatchObject({ reason: 'not-yours' });
    const { text } = await host.post('calls.open', { taskId }, await signInAs(host, 'examiner', 'anna'));
    for (const { admissionNumber } of day.candidates) expect(text).not.toContain(admissionNumber);
    expect(text).not.toMatch(/考生\d|E-\d/);
    const anna = await as(host, 'anna', 'examiner');
    const opened = await anna.open({ taskId });
    if (!opened.ok) throw new Error(opened.reason);
    expect(await anna.save({ taskId, revision: 1, sheet: filled(opened.rubric, { quality: 1 }) })).toMatchObject({
      ok: true,
    });
    expect(await anna.submit({ taskId, revision: 1, password })).toMatchObject({ reason: 'not-finished' });
    await run.anna.act({ taskId, wish: { kind: 'end-call' } });
    await candidate().submit({});
    expect(await anna.submit({ taskId, revision: 1, password })).toMatchObject({ ok: true });
  });
});
