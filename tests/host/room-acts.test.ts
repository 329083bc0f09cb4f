import { describe, expect, it } from 'vitest';
import { ordinarySilenceMs } from '#host/contact.ts';
import { attemptById } from '#host/storage/attempt-store.ts';
import { newestResult } from '#host/storage/result-store.ts';
import { addToRoster, answerRightly, candidateAt, paperFor, preparedExam, start } from './exam.ts';
import { foldsAsStored, watchful } from './silent-seat.ts';
import { signInAs } from './staff-of-every-role.ts';

const limitMs = 600_000;
const exam = preparedExam({ candidates: 3, items: 4, minutes: 10 });
const spareSeat = 'a-spare-seat-of-the-exam-room';

async function started() {
  const { host, day } = await exam();
  await start(host, day);
  const one = candidateAt(day, 0);
  const ofOne = { attemptIds: [one.attemptId] };
  const { room } = host.as(day.proctorBearer);
  const card = async (at = 0) => (await room.board({ sessionId: day.sessionId })).cards[at];
  return { host, day, one, ofOne, room, card, state: (bearer = one.bearer) => host.as(bearer).candidate.state({}) };
}

describe('a proctor gives time', () => {
  it('to one, several or all, with a code and words, and takes back no more than was given', async () => {
    const { host, day, one, room, card } = await started();
    const attemptIds = day.candidates.map((c) => c.attemptId);
    const given = await room.credit({ attemptIds, minutes: 5, code: 'environment.noise', reason: '施工' });
    expect(given).toEqual({ done: attemptIds, refused: [] });
    expect(await host.as(one.bearer).candidate.state({})).toMatchObject({ remainingMs: limitMs + 300_000 });
    const back = { attemptIds: [one.attemptId], code: 'staff.error' as const, reason: '点错了' };
    expect(await room.credit({ ...back, minutes: -6 })).toMatchObject({ refused: [{ reason: 'more-than-credited' }] });
    expect(await room.credit({ ...back, minutes: -5 })).toMatchObject({ done: back.attemptIds });
    expect((await card())?.credits).toMatchObject([
      { ms: 300_000, code: 'environment.noise', reason: '施工', by: '考务员' },
      { ms: -300_000, code: 'staff.error', reason: '点错了' },
    ]);
    expect(await card()).toMatchObject({ creditedMs: 0, remainingMs: limitMs });
    foldsAsStored(host, day);
  });

  it('and needs a reason: a code, or words where the code says nothing', async () => {
    const { ofOne, room } = await started();
    await expect(room.credit({ ...ofOne, minutes: 5 })).rejects.toMatchObject({ status: 400 });
    await expect(room.pause({ ...ofOne, code: 'other', reason: '  ' })).rejects.toMatchObject({ status: 400 });
    expect(await room.pause({ ...ofOne, code: 'environment.power' })).toMatchObject({ refused: [] });
    await expect(room.terminate(ofOne)).rejects.toMatchObject({ status: 400 });
    await expect(room.credit({ ...ofOne, minutes: 0, reason: 'r' })).rejects.toMatchObject({ status: 400 });
  });
});

describe('a seat that could not be heard', () => {
  it('gets back what ran meanwhile, from its last word to its return, to the millisecond', async () => {
    const { host, day, one, pass, card } = await watchful(exam);
    await pass(20_000, [...day.candidates]);
    await pass(47_000);
    expect(await card()).toMatchObject({ remainingMs: limitMs - 20_000, silentMs: 47_000 });
    expect(await host.as(one.bearer).candidate.state({})).toMatchObject({ remainingMs: limitMs - 20_000 });
    expect((await card())?.credits).toMatchObject([{ ms: 47_000, by: 'host', code: 'system.disconnect' }]);
    expect(await card(1)).toMatchObject({ creditedMs: 0, remainingMs: limitMs - 67_000 });
    foldsAsStored(host, day);
  });

  it('is charged a short silence, and nothing of a pause in it', async () => {
    const { host, day, one, room, pass, card } = await watchful(exam);
    await pass(ordinarySilenceMs);
    await host.as(one.bearer).candidate.state({});
    expect(await card()).toMatchObject({ creditedMs: 0 });
    await pass(10_000);
    await room.pause({ attemptIds: [one.attemptId], reason: 'r' });
    await pass(100_000);
    await room.resume({ attemptIds: [one.attemptId] });
    await pass(5_000);
    await host.as(one.bearer).candidate.state({});
    expect(await card()).toMatchObject({ creditedMs: 15_000, remainingMs: limitMs - 15_000 });
    foldsAsStored(host, day);
  });

  it('is not closed by time out while it is away, and may save as the first thing when it is back', async () => {
    const { host, day, one, pass, card } = await watchful(exam);
    const { items } = await paperFor(host, one.bearer);
    await pass(limitMs + 60_000);
    expect((await card())?.state).toBe('running');
    expect((await card(1))?.state).toBe('closed');
    const ref = items[0]?.ref ?? '';
    const saved = await host.as(one.bearer).candidate.save({ ref, revision: 1, response: null });
    expect(saved).toMatchObject({ ok: true, remainingMs: limitMs });
    foldsAsStored(host, day);
  });

  it('loses the credit while a proctor’s word stands that the candidate caused it, and gets it again', async () => {
    const { host, day, one, room, pass, card } = await watchful(exam);
    await pass(40_000);
    await host.as(one.bearer).candidate.state({});
    const judge = { attemptId: one.attemptId, downtime: 0, code: 'candidate.behaviour', reason: '拔掉网线' } as const;
    expect(await room.judgeDowntime({ ...judge, byCandidate: true })).toMatchObject({ refused: [] });
    expect(await card()).toMatchObject({ creditedMs: 0, downtimes: [{ ms: 40_000, byCandidate: true }] });
    expect(await room.judgeDowntime({ ...judge, byCandidate: true })).toMatchObject({
      refused: [{ reason: 'judged-so-already' }],
    });
    await room.judgeDowntime({ ...judge, byCandidate: false, reason: '查明为交换机故障' });
    expect((await card())?.credits.map((c) => [c.ms, c.by, c.reason])).toEqual([
      [40_000, 'host', ''],
      [-40_000, '考务员', '拔掉网线'],
      [40_000, '考务员', '查明为交换机故障'],
    ]);
    expect(await room.judgeDowntime({ ...judge, downtime: 7, byCandidate: true })).toMatchObject({
      refused: [{ reason: 'unknown-downtime' }],
    });
    foldsAsStored(host, day);
  });

  it('has what the host was away for on its list, though no time ran then', async () => {
    const { host, day, one, card } = await started();
    await host.pass(60_000);
    await host.dieAndRestart(300_000);
    await host.pass(8_000);
    await host.as(one.bearer).candidate.state({});
    expect(await card()).toMatchObject({
      remainingMs: limitMs - 60_000,
      creditedMs: 0,
      downtimes: [{ cause: 'host-restart', ms: 8_000, byCandidate: false }],
    });
    foldsAsStored(host, day);
  });
});

describe('a message to candidates', () => {
  it('stands at the seat until it is acknowledged, and the proctor sees which were', async () => {
    const { host, day, one, room, card, state } = await started();
    const attemptIds = day.candidates.map((c) => c.attemptId);
    expect((await room.message({ attemptIds, text: '第 3 题图中单位应为 kWh' })).refused).toEqual([]);
    const seen = await state();
    if (seen.stage !== 'running') throw new Error(seen.stage);
    expect(seen.messages.map((m) => m.text)).toEqual(['第 3 题图中单位应为 kWh']);
    const messageId = seen.messages[0]?.id ?? '';
    const { candidate } = host.as(one.bearer);
    expect(await candidate.acknowledge({ messageId })).toEqual({ ok: true });
    expect(await candidate.acknowledge({ messageId })).toEqual({ ok: false, reason: 'unknown-message' });
    expect(await state()).toMatchObject({ messages: [] });
    expect((await card(0))?.messages[0]?.acknowledgedAt).toBe(host.clock.wall);
    expect((await card(1))?.messages[0]?.acknowledgedAt).toBeNull();
    foldsAsStored(host, day);
  });

  it('may still be acknowledged when the exam is over, and the result stays the one there is', async () => {
    const { host, day, one, ofOne, room, state } = await started();
    await room.message({ ...ofOne, text: 'Last words' });
    const shown = await state();
    const messageId = 'messages' in shown ? (shown.messages[0]?.id ?? '') : '';
    const { candidate } = host.as(one.bearer);
    await candidate.submit({});
    expect(await state()).toMatchObject({ stage: 'finished', messages: [{ text: 'Last words' }] });
    expect(await candidate.acknowledge({ messageId })).toEqual({ ok: true });
    expect(host.read((db) => newestResult(db, one.attemptId))).toMatchObject({ revision: 1 });
    foldsAsStored(host, day);
  });

  it('outlives the host', async () => {
    const { host, ofOne, room, state } = await started();
    await room.message({ ...ofOne, text: 'Ten more minutes' });
    await host.dieAndRestart();
    expect(await state()).toMatchObject({ messages: [{ text: 'Ten more minutes' }] });
  });
});

describe('a termination', () => {
  it('ends the attempt from what is stored, with its code, and is told to the candidate', async () => {
    const { host, day, one, ofOne, room, card, state } = await started();
    await answerRightly(host, one, 2);
    await room.terminate({ ...ofOne, code: 'candidate.behaviour', reason: '使用手机' });
    expect(await state()).toMatchObject({ stage: 'finished', how: 'terminated', answered: 2 });
    expect((await card())?.receipt).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    const stored = host.read((db) => attemptById(db, one.attemptId)?.attempt.finished);
    expect(stored).toMatchObject({ how: 'terminated', code: 'candidate.behaviour', reason: '使用手机' });
    foldsAsStored(host, day);
  });
});

describe('a transfer', () => {
  it('goes on at the other seat where the number was typed: same item, same time, and the old seat is out', async () => {
    const { host, day, one, room, card } = await started();
    await answerRightly(host, one, 2);
    const before = await paperFor(host, one.bearer);
    const asked = await host.as().candidate.enter({ admissionNumber: one.admissionNumber, seat: spareSeat });
    expect(asked).toMatchObject({ ok: false, reason: 'open-on-another-seat' });
    expect((await card())?.transferTo).toBe(spareSeat);
    const move = { attemptId: one.attemptId, seat: spareSeat, code: 'system.disk', reason: '' } as const;
    expect(await room.transfer(move)).toEqual({ done: [one.attemptId], refused: [] });
    expect((await host.post('candidate.state', {}, one.bearer)).status).toBe(401);
    const entered = await host.as().candidate.enter({ admissionNumber: one.admissionNumber, seat: spareSeat });
    const bearer = entered.ok ? entered.bearer : '';
    expect(await paperFor(host, bearer)).toEqual(before);
    expect(await card()).toMatchObject({ seat: spareSeat, transferTo: null, state: 'running' });
    const back = await host.as().candidate.enter({ admissionNumber: one.admissionNumber, seat: one.seat });
    expect(back).toMatchObject({ ok: false, reason: 'open-on-another-seat' });
    foldsAsStored(host, day);
  });

  it('goes to no seat at which nobody asked, nor to one that asked long ago', async () => {
    const { host, one, room } = await started();
    const move = { attemptId: one.attemptId, seat: spareSeat, code: 'system.disk', reason: '' } as const;
    expect(await room.transfer(move)).toMatchObject({ refused: [{ reason: 'nobody-there' }] });
    await host.as().candidate.enter({ admissionNumber: one.admissionNumber, seat: spareSeat });
    await host.pass(60_001);
    expect(await room.transfer(move)).toMatchObject({ refused: [{ reason: 'nobody-there' }] });
  });

  it('credits the time from the last word of the old seat to the first of the new one', async () => {
    const { host, day, one, room, pass, card } = await watchful(exam);
    await pass(30_000);
    await host.as().candidate.enter({ admissionNumber: one.admissionNumber, seat: spareSeat });
    await room.transfer({ attemptId: one.attemptId, seat: spareSeat, code: 'system.disk', reason: '' });
    await pass(9_000);
    await host.as().candidate.enter({ admissionNumber: one.admissionNumber, seat: spareSeat });
    expect(await card()).toMatchObject({ creditedMs: 39_000, remainingMs: limitMs });
    foldsAsStored(host, day);
  });
});

describe('an accommodation', () => {
  const granted = { extraMinutes: 5, extraPercent: 50, textSize: 150, notes: '单独考室' } as const;

  it('set by the office is applied at admission, shown on the card, and sets the text size of the seat', async () => {
    const { host, day } = await exam();
    const [added] = await addToRoster(host, day, '姓名,工号', ['丁,E-77']);
    if (added === undefined) throw new Error('nobody was added');
    const office = host.as(await signInAs(host, 'author')).sessions;
    expect(await office.setAccommodation({ candidateId: added.candidateId, ...granted })).toEqual({ ok: true });
    const { room } = host.as(day.proctorBearer);
    const card = async () => (await room.board({ sessionId: day.sessionId })).cards.at(-1);
    expect((await card())?.accommodation).toEqual({ ...granted, extraMs: 600_000 });
    const seat = 'seat-of-the-accommodated-one';
    const entered = await host.as().candidate.enter({ admissionNumber: added.admissionNumber, seat });
    await room.admit({ attemptIds: [added.attemptId] });
    expect(await office.setAccommodation({ candidateId: added.candidateId, ...granted, notes: 'x' })).toEqual({
      ok: false,
      reason: 'already-admitted',
    });
    const { candidate } = host.as(entered.ok ? entered.bearer : '');
    expect(await candidate.state({})).toMatchObject({ stage: 'identity', textSize: 150 });
    await candidate.confirmIdentity({});
    await candidate.accept({ agreementIds: ['confidentiality', 'rules'] });
    await candidate.reportCheck({ checks: [] });
    await room.start({ attemptIds: [added.attemptId] });
    expect(await candidate.state({})).toMatchObject({ limitMs: limitMs + 600_000 });
    expect((await card())?.accommodation).toEqual({ ...granted, extraMs: 600_000 });
    const row = (await office.get({ sessionId: day.sessionId }))?.roster.at(-1);
    expect(row?.accommodation).toEqual(granted);
  });
});

describe('a board that is not there', () => {
  it('is refused in so many words', async () => {
    const { host, day } = await exam();
    const { status, text } = await host.post('room.board', { sessionId: 'nowhere' }, day.proctorBearer);
    expect(status).toBe(404);
    expect(text).toContain('There is no such session.');
  });
});
