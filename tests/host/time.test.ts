import { describe, expect, it } from 'vitest';
import { candidateAt, responseFor, paperFor, preparedExam, reconcile, start, answerRightly } from './exam.ts';
import { signInAs } from './staff-of-every-role.ts';

const minutes = 10;
const limitMs = minutes * 60_000;
const exam = preparedExam({ candidates: 2, items: 5, minutes });

async function started() {
  const { host, day } = await exam();
  await start(host, day);
  const one = candidateAt(day, 0);
  const proctor = host.as(day.proctorBearer).room;
  const left = async () => {
    const state = await host.as(one.bearer).candidate.state({});
    return state.stage === 'running' || state.stage === 'paused' ? state.remainingMs : null;
  };
  const stage = async () => (await host.as(one.bearer).candidate.state({})).stage;
  const ofOne = { attemptIds: [one.attemptId] };
  return { host, day, one, proctor, left, stage, ofOne };
}

describe('the candidate’s time', () => {
  it('begins when the proctor starts it, not before', async () => {
    const { host, day } = await exam();
    const one = candidateAt(day, 0);
    await host.pass(3_600_000);
    await start(host, day);
    expect(await host.as(one.bearer).candidate.state({})).toMatchObject({ stage: 'running', remainingMs: limitMs });
  });

  it('runs on the host’s monotonic clock: whoever sets the wall clock changes nothing', async () => {
    const { host, left, stage } = await started();
    await host.pass(60_000);
    for (const jump of [7 * 86_400_000, -30 * 86_400_000, 3_600_000, -1]) {
      host.clock.jumpWall(jump);
      await host.pass(1_000);
    }
    expect(await left()).toBe(limitMs - 64_000);
    host.clock.jumpWall(86_400_000);
    await host.pass(limitMs - 64_000 + 9_000);
    expect(await stage()).toBe('running');
    await host.pass(1_000);
    expect(await stage()).toBe('finished');
  });

  it('stands still while the proctor has paused it, and the candidate reads why', async () => {
    const { host, one, proctor, left, stage, ofOne } = await started();
    await host.pass(60_000);
    await proctor.pause({ ...ofOne, reason: '火警演习' });
    await host.pass(1_800_000);
    expect(await host.as(one.bearer).candidate.state({})).toMatchObject({
      stage: 'paused',
      because: 'proctor',
      note: '火警演习',
      remainingMs: limitMs - 60_000,
    });
    await proctor.resume(ofOne);
    await host.pass(30_000);
    expect(await left()).toBe(limitMs - 90_000);
    expect(await stage()).toBe('running');
  });

  it('shows no paper and takes no response while it stands still', async () => {
    const { host, one, proctor, ofOne } = await started();
    const { ref, response } = await responseFor(host, one.bearer, 0);
    await proctor.pause({ ...ofOne, reason: 'r' });
    const { candidate } = host.as(one.bearer);
    expect(await candidate.paper({})).toEqual({ ok: false, reason: 'not-now' });
    expect(await candidate.save({ ref, revision: 1, response })).toEqual({ ok: false, reason: 'not-running' });
    expect(await candidate.submit({})).toEqual({ ok: false, reason: 'not-now' });
  });

  it('holds the extra minutes of an accommodation', async () => {
    const { host, day } = await exam();
    const author = host.as(await signInAs(host, 'author'));
    const roster = Buffer.from('姓名,工号,加时（分钟）\n甲,E-90,15\n').toString('base64');
    const file = { name: 'r.csv', mediaType: 'text/csv', base64: roster };
    const added = await author.sessions.importRoster({ sessionId: day.sessionId, file, preview: false });
    const admissionNumber = added.ok ? (added.rows[0]?.admissionNumber ?? '') : JSON.stringify(added);
    const entered = await host.as().candidate.enter({ admissionNumber, seat: 'seat-of-the-accommodated-one' });
    const proctor = host.as(day.proctorBearer).room;
    const card = (await proctor.board({ sessionId: day.sessionId })).cards.at(-1);
    await proctor.admit({ attemptIds: [card?.attemptId ?? ''] });
    const { candidate } = host.as(entered.ok ? entered.bearer : '');
    await candidate.confirmIdentity({});
    await candidate.accept({ agreementIds: ['confidentiality', 'rules'] });
    await candidate.reportCheck({ checks: [] });
    expect(await candidate.state({})).toMatchObject({ stage: 'ready', minutes: minutes + 15 });
    await proctor.start({ attemptIds: [card?.attemptId ?? ''] });
    expect(await candidate.state({})).toMatchObject({ remainingMs: limitMs + 900_000, limitMs: limitMs + 900_000 });
  });
});

describe('time out', () => {
  it('takes a save for ten seconds more and then closes the attempt from what is stored', async () => {
    const { host, day, one, left } = await started();
    await answerRightly(host, one, 2);
    await host.pass(limitMs);
    expect(await left()).toBe(0);
    const late = await responseFor(host, one.bearer, 3);
    await host.pass(9_000);
    const saved = await host.as(one.bearer).candidate.save({ ...late, revision: 1 });
    expect(saved).toMatchObject({ ok: true, remainingMs: 0 });
    await host.pass(1_000);
    expect(await host.as(one.bearer).candidate.state({})).toMatchObject({
      stage: 'finished',
      how: 'time-out',
      answered: 3,
      finishedAt: host.clock.wall,
    });
    const refused = await host.as(one.bearer).candidate.save({ ...late, revision: 2 });
    expect(refused).toEqual({ ok: false, reason: 'time-is-up' });
    const results = await host.as(await signInAs(host, 'hr')).results.list({ sessionId: day.sessionId });
    const [row] = results.filter((r) => r.admissionNumber === one.admissionNumber);
    expect(row?.parts[0]).toMatchObject({ state: 'closed', maximum: 5, revision: 1 });
    expect(row?.parts[0]?.points).toBeGreaterThanOrEqual(2);
  });

  it('comes also to a seat that is gone', async () => {
    const { host, day, one } = await started();
    await host.as(one.bearer).candidate.leave({});
    await host.pass(limitMs + 10_000);
    const { cards } = await host.as(day.proctorBearer).room.board({ sessionId: day.sessionId });
    expect(cards.map((c) => c.state)).toEqual(['closed', 'closed']);
    for (const card of cards) expect(card.receipt).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  });

  it('refuses a save after the grace also before the host has closed the attempt', async () => {
    const { host, one } = await started();
    const choice = await responseFor(host, one.bearer, 0);
    host.clock.freeze(limitMs + 10_000);
    const refused = await host.as(one.bearer).candidate.save({ ...choice, revision: 1 });
    expect(refused).toEqual({ ok: false, reason: 'time-is-up' });
  });

  it('does not come while the attempt is paused', async () => {
    const { host, proctor, stage, ofOne } = await started();
    await host.pass(limitMs - 1_000);
    await proctor.pause({ ...ofOne, reason: 'r' });
    await host.pass(limitMs);
    expect(await stage()).toBe('paused');
    await proctor.resume(ofOne);
    await host.pass(10_000);
    expect(await stage()).toBe('running');
    await host.pass(1_000);
    expect(await stage()).toBe('finished');
  });
});

describe('the proctor', () => {
  it('closes an attempt from what is stored, with a reason', async () => {
    const { host, one, proctor, ofOne } = await started();
    await answerRightly(host, one, 1);
    await proctor.close({ ...ofOne, reason: '身体不适' });
    expect(await host.as(one.bearer).candidate.state({})).toMatchObject({
      stage: 'finished',
      how: 'closed',
      answered: 1,
    });
    const again = await proctor.close({ ...ofOne, reason: 'r' });
    expect(again.refused).toEqual([{ attemptId: one.attemptId, reason: 'finished' }]);
  });

  it('cannot end a session while somebody still writes', async () => {
    const { host, day, proctor } = await started();
    const { sessions } = host.as(day.proctorBearer);
    expect(await sessions.close({ sessionId: day.sessionId })).toMatchObject({ reason: 'attempts-open', detail: '2' });
    await proctor.close({ attemptIds: day.candidates.map((c) => c.attemptId), reason: 'end' });
    await reconcile(host, day);
    expect(await sessions.close({ sessionId: day.sessionId })).toEqual({ ok: true });
    expect(await sessions.close({ sessionId: day.sessionId })).toMatchObject({ reason: 'already-closed' });
    for (const { bearer } of day.candidates) expect((await host.post('candidate.state', {}, bearer)).status).toBe(401);
  });

  it('sees how each seat stands', async () => {
    const { host, day, one, proctor } = await started();
    await answerRightly(host, one, 2);
    await host.pass(60_000);
    const { cards } = await proctor.board({ sessionId: day.sessionId });
    expect(cards[0]).toMatchObject({ state: 'running', answered: 2, items: 5, remainingMs: limitMs - 60_000 });
    expect(cards[0]?.lastSavedAt).toBe(host.clock.wall - 60_000);
    expect(cards[1]).toMatchObject({ answered: 0, lastSavedAt: null });
    expect((await paperFor(host, one.bearer)).responses).toHaveLength(2);
  });
});
