import { describe, expect, it } from 'vitest';
import { defaultDayRules, type DayRules } from '#domain/room/day-rules.ts';
import { attemptEntries } from '#host/attempt-log.ts';
import { verifyJournal } from '#host/journals.ts';
import { noteSheetOf } from '#host/storage/day-store.ts';
import { attemptsOfCandidate } from '#host/storage/attempt-store.ts';
import { wholeJournal } from '#host/storage/other-journal-store.ts';
import type { TestHost } from '../support/test-host.ts';
import { addToRoster, candidateAt, preparedExam, start, type Day } from './exam.ts';
import { signInAs } from './staff-of-every-role.ts';

const exam = preparedExam({ candidates: 3, items: 4, minutes: 60 });
const minute = 60_000;
const because = { code: 'candidate.illness', reason: '' } as const;

async function setRules(host: TestHost, day: Day, rules: Partial<DayRules>): Promise<void> {
  const office = host.as(await signInAs(host, 'author'));
  const set = await office.sessions.setRules({
    sessionId: day.sessionId,
    rules: { ...defaultDayRules, ...rules },
  });
  expect(set).toEqual({ ok: true });
}

const cardOf = async (host: TestHost, day: Day, attemptId: string) => {
  const { cards } = await host.as(day.proctorBearer).room.board({ sessionId: day.sessionId });
  const card = cards.find((one) => one.attemptId === attemptId);
  if (card === undefined) throw new Error('no such card');
  return card;
};

/** Somebody who is on the roster and types the number only now. */
async function comesNow(host: TestHost, day: Day, who = '迟到者,E-90') {
  const [late] = await addToRoster(host, day, '姓名,工号', [who]);
  if (late === undefined) throw new Error('nobody');
  const seat = `seat-of-${late.admissionNumber}-who-is-late`;
  const entered = await host.as(null).candidate.enter({ admissionNumber: late.admissionNumber, seat });
  if (!entered.ok) throw new Error(entered.reason);
  return { ...late, seat, bearer: entered.bearer };
}

async function checkIn(host: TestHost, bearer: string): Promise<void> {
  const { candidate } = host.as(bearer);
  await candidate.confirmIdentity({});
  await candidate.accept({ agreementIds: ['confidentiality', 'rules'] });
  await candidate.reportCheck({ checks: [] });
}

describe('Who comes late', () => {
  it('is refused after the latest admission, unless the proctor says why, and then ends with the room', async () => {
    const { host, day } = await exam();
    const { room } = host.as(day.proctorBearer);
    await start(host, day, [candidateAt(day, 0)]);
    host.clock.advance(31 * minute);
    const late = await comesNow(host, day);
    expect(await cardOf(host, day, late.attemptId)).toMatchObject({ lateMs: 31 * minute, tooLate: true });
    const attemptIds = [late.attemptId];
    expect((await room.admit({ attemptIds })).refused).toEqual([{ attemptId: late.attemptId, reason: 'too-late' }]);
    const override = '地铁停运，有证明';
    expect((await room.admit({ attemptIds, override, identity: 'id-card' })).done).toEqual(attemptIds);
    await checkIn(host, late.bearer);
    host.clock.advance(2 * minute);
    expect((await room.start({ attemptIds })).done).toEqual(attemptIds);
    const card = await cardOf(host, day, late.attemptId);
    expect(card.remainingMs).toBe(27 * minute);
    expect(card).toMatchObject({ lateMs: 31 * minute, identityCheck: { how: 'id-card', by: '考务员' } });
    const told = host.read((db) => attemptEntries(db, late.attemptId)).map(({ event }) => event);
    expect(told).toContainEqual(expect.objectContaining({ kind: 'attempt.admitted', lateMs: 31 * minute, override }));
  });

  it('has the whole time where the rule gives it', async () => {
    const { host, day } = await exam();
    const { room } = host.as(day.proctorBearer);
    await setRules(host, day, { lateTime: 'full', latestAdmission: null });
    await start(host, day, [candidateAt(day, 0)]);
    host.clock.advance(45 * minute);
    const late = await comesNow(host, day);
    await room.admit({ attemptIds: [late.attemptId] });
    await checkIn(host, late.bearer);
    await room.start({ attemptIds: [late.attemptId] });
    expect((await cardOf(host, day, late.attemptId)).remainingMs).toBe(60 * minute);
  });

  it('is nobody who was at a seat before the room started, however long the proctor takes', async () => {
    const { host, day } = await exam();
    const there = await comesNow(host, day);
    await start(host, day, [candidateAt(day, 0)]);
    host.clock.advance(40 * minute);
    const { room } = host.as(day.proctorBearer);
    expect((await room.admit({ attemptIds: [there.attemptId] })).done).toEqual([there.attemptId]);
    expect(await cardOf(host, day, there.attemptId)).toMatchObject({ lateMs: 0 });
  });
});

describe('Identity', () => {
  it('must be said before or with an admission, where the rule asks for it', async () => {
    const { host, day } = await exam();
    await setRules(host, day, { identity: 'required' });
    const { room } = host.as(day.proctorBearer);
    const one = await comesNow(host, day);
    const other = await comesNow(host, day, '另一人,E-91');
    const reason = 'identity-not-checked';
    expect((await room.admit({ attemptIds: [one.attemptId] })).refused).toEqual([{ attemptId: one.attemptId, reason }]);
    expect((await room.checkIdentity({ attemptIds: [one.attemptId], how: 'known' })).done).toHaveLength(1);
    expect((await room.admit({ attemptIds: [one.attemptId] })).done).toHaveLength(1);
    expect((await room.admit({ attemptIds: [other.attemptId], identity: 'employee-card' })).done).toHaveLength(1);
    expect((await cardOf(host, day, one.attemptId)).identityCheck).toMatchObject({ how: 'known' });
    expect((await cardOf(host, day, other.attemptId)).identityCheck).toMatchObject({ how: 'employee-card' });
  });
});

describe('Going', () => {
  it('is refused before the earliest leaving, with the minutes, until time or the proctor allows it', async () => {
    const { host, day } = await exam();
    await setRules(host, day, { earliestLeaving: 30 });
    await start(host, day);
    const [first, second] = [candidateAt(day, 0), candidateAt(day, 1)];
    const state = await host.as(first.bearer).candidate.state({});
    expect(state).toMatchObject({ staying: { reason: 'too-early', ms: 30 * minute } });
    expect(await host.as(first.bearer).candidate.submit({})).toMatchObject({ ok: false, reason: 'too-early' });
    const { room } = host.as(day.proctorBearer);
    expect((await room.allowLeaving({ attemptIds: [first.attemptId], ...because })).done).toHaveLength(1);
    expect(await host.as(first.bearer).candidate.submit({})).toMatchObject({ ok: true });
    for (let at = 0; at < 30; at += 1) {
      host.clock.advance(minute);
      await host.as(second.bearer).candidate.state({});
    }
    expect(await host.as(second.bearer).candidate.submit({})).toMatchObject({ ok: true });
  });

  it('is refused in the last minutes', async () => {
    const { host, day } = await exam();
    await setRules(host, day, { noLeavingLast: 60 });
    await start(host, day);
    const { bearer } = candidateAt(day, 0);
    expect(await host.as(bearer).candidate.submit({})).toMatchObject({ ok: false, reason: 'last-minutes' });
  });

  it('out of the room for a while is counted, one at a time, and the time runs on', async () => {
    const { host, day } = await exam();
    await start(host, day);
    const { room } = host.as(day.proctorBearer);
    const [first, second] = [candidateAt(day, 0), candidateAt(day, 1)];
    expect((await room.letOut({ attemptIds: [first.attemptId] })).done).toHaveLength(1);
    expect((await room.letOut({ attemptIds: [second.attemptId] })).refused[0]?.reason).toBe('too-many-out');
    expect((await room.letOut({ attemptIds: [first.attemptId] })).refused[0]?.reason).toBe('out-already');
    host.clock.advance(10_000);
    expect((await room.takeBackIn({ attemptIds: [first.attemptId] })).done).toHaveLength(1);
    const card = await cardOf(host, day, first.attemptId);
    expect(card.absences.map(({ ms }) => ms)).toEqual([10_000]);
    expect(card.outSince).toBeNull();
    expect((await room.takeBackIn({ attemptIds: [first.attemptId] })).refused[0]?.reason).toBe('not-out');
    expect((await room.letOut({ attemptIds: [second.attemptId] })).done).toHaveLength(1);
    const told = host.read((db) => attemptEntries(db, first.attemptId)).map(({ event }) => event);
    expect(told).toContainEqual({ kind: 'attempt.came-back', ms: 10_000 });
  });
});

describe('A walk-in', () => {
  const who = { name: '临时考生', employeeNumber: 'E-77', unit: '热线二班', locale: 'zh-CN' } as const;

  it('gets a number of the host and an attempt, with the reason in the journal', async () => {
    const { host, day } = await exam();
    const { room } = host.as(day.proctorBearer);
    const wish = { sessionId: day.sessionId, ...who, reason: '单位临时替换', photo: null };
    const added = await room.addWalkIn(wish);
    if (!added.ok) throw new Error(added.reason);
    expect(added.admissionNumber).toMatch(/^\d{8}$/);
    expect(host.read((db) => attemptsOfCandidate(db, added.candidateId))).toHaveLength(1);
    expect(await room.addWalkIn(wish)).toMatchObject({ ok: false, reason: 'already-on-roster' });
    expect(await room.addWalkIn({ ...wish, name: '别人' })).toMatchObject({ ok: false, reason: 'other-name' });
    const photo = Buffer.from('GIF89a').toString('base64');
    expect(await room.addWalkIn({ ...wish, photo })).toMatchObject({ ok: false, reason: 'not-a-photo' });
    const entries = await host.as(day.administratorBearer).journal.entries({ limit: 20 });
    const told = entries.find(({ kind }) => kind === 'walk-in.added')?.details ?? '{}';
    expect(JSON.parse(told)).toMatchObject({ reason: '单位临时替换', admissionNumber: added.admissionNumber });
  });

  it('is refused where the rule forbids it', async () => {
    const { host, day } = await exam();
    await setRules(host, day, { walkIns: false });
    const wish = { sessionId: day.sessionId, ...who, reason: '替换', photo: null };
    expect(await host.as(day.proctorBearer).room.addWalkIn(wish)).toMatchObject({ ok: false, reason: 'not-by-rule' });
  });
});

describe('The note sheet', () => {
  it('is refused where the scheme allows none', async () => {
    const { host, day } = await exam();
    await start(host, day);
    const { candidate } = host.as(candidateAt(day, 0).bearer);
    expect(await candidate.saveNotes({ revision: 1, text: '12 × 3' })).toMatchObject({ reason: 'no-note-sheet' });
    expect(host.read((db) => noteSheetOf(db, candidateAt(day, 0).attemptId))).toBeNull();
  });

  it('is kept by the host, comes back after a crash, goes with the attempt, and is in no journal', async () => {
    const { host, day } = await exam();
    const author = host.as(await signInAs(host, 'author'));
    const [scheme] = await author.schemes.list({});
    if (scheme === undefined) throw new Error('no scheme');
    const parts = scheme.parts.map((part) => ({ ...part, tools: { calculator: true, noteSheet: true } }));
    const published = await author.schemes.publish({ ...scheme, parts });
    if (!published.ok) throw new Error(published.reason);
    const made = { title: '有草稿纸', room: '一', startsAt: 0, schemeId: scheme.id, schemeVersion: published.version };
    const session = await author.sessions.create(made);
    if (!session.ok) throw new Error(session.reason);
    const there = { ...day, sessionId: session.sessionId };
    const one = await comesNow(host, there, '用草稿,E-95');
    const { room } = host.as(day.proctorBearer);
    const attemptIds = [one.attemptId];
    await room.admit({ attemptIds });
    await checkIn(host, one.bearer);
    await room.start({ attemptIds });
    const { candidate } = host.as(one.bearer);
    const text = '峰 120 × 0.5653 的草稿';
    expect(await candidate.saveNotes({ revision: 1, text })).toMatchObject({ ok: true });
    expect(await candidate.saveNotes({ revision: 1, text: '旧' })).toMatchObject({ reason: 'older-revision' });
    expect(await paperNotes()).toEqual({ revision: 1, text });
    await host.dieAndRestart();
    await host.as(day.proctorBearer).room.resume({ attemptIds });
    expect(await paperNotes()).toEqual({ revision: 1, text });
    expect(await host.as(one.bearer).candidate.submit({})).toMatchObject({ ok: true });
    expect(host.read((db) => noteSheetOf(db, one.attemptId))).toBeNull();
    expect(host.read((db) => JSON.stringify(wholeJournal(db)))).not.toContain('峰 120');

    async function paperNotes() {
      const paper = await host.as(one.bearer).candidate.paper({});
      if (!paper.ok) throw new Error(paper.reason);
      expect(paper.tools).toEqual({ calculator: true, noteSheet: true });
      return paper.notes;
    }
  });

  it('begin as the scheme says, and change for their own session alone', async () => {
    const { host } = await exam();
    const office = host.as(await signInAs(host, 'author'));
    const [scheme] = await office.schemes.list({});
    if (scheme === undefined) throw new Error('no scheme');
    const { version: usual, ...body } = scheme;
    const dayRules: DayRules = {
      ...{ latestAdmission: 10, lateTime: 'full', earliestLeaving: 45, noLeavingLast: 15 },
      ...{ toilet: { atOnce: 2, minutes: 5 }, walkIns: false, identity: 'required', bring: '身份证' },
    };
    const published = await office.schemes.publish({ ...body, dayRules });
    if (!published.ok) throw new Error(published.reason);
    const create = async (schemeVersion: number, more: { rules?: DayRules } = {}) => {
      const session = { title: '场次', room: '1', startsAt: host.clock.wall, schemeId: scheme.id, schemeVersion };
      const created = await office.sessions.create({ ...session, ...more });
      return created.ok ? created.sessionId : '';
    };
    const rulesOf = async (sessionId: string) => (await office.sessions.get({ sessionId }))?.rules;

    const [first, second] = [await create(published.version), await create(published.version)];
    expect(await rulesOf(first)).toEqual(dayRules);
    expect(await rulesOf(await create(usual))).toEqual(defaultDayRules);
    const own = { ...defaultDayRules, latestAdmission: 5 };
    expect(await rulesOf(await create(published.version, { rules: own }))).toEqual(own);
    await office.sessions.setRules({ sessionId: first, rules: own });
    expect(await rulesOf(first)).toEqual(own);
    expect(await rulesOf(second)).toEqual(dayRules);
    expect((await office.schemes.list({})).find((one) => one.version === published.version)?.dayRules).toEqual(
      dayRules,
    );
    await host.dieAndRestart();
    const again = host.as(await signInAs(host, 'author'));
    expect((await again.sessions.get({ sessionId: second }))?.rules).toEqual(dayRules);
  });

  it('leaves a journal that verifies', async () => {
    const { host, day } = await exam();
    await start(host, day);
    expect(host.read((db) => verifyJournal(db)).firstBad).toBeNull();
  });
});
