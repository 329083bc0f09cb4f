import { describe, expect, it } from 'vitest';
import { criteriaOf } from '#domain/marking/rubric.ts';
import { verifyJournal } from '#host/journals.ts';
import { verifyChain } from '#host/storage/journal-store.ts';
import { bankFiles } from '#host/commands/bank-import.ts';
import { recordingType } from '#domain/call/recording.ts';
import { checkIn, prepareSession, signIn } from '../support/exam-day.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { answered, begin, examiner, handIn, held, hireExaminers, preparedCalls, soundOf } from './call-exam.ts';
import { as, filled, mark, people, tasksBank, twoExaminers, type CaseDay } from './case-exam.ts';
import { password, signInAs } from './staff-of-every-role.ts';

const calls = preparedCalls(1);
const sounds = [soundOf(2_000, true), soundOf(2_000)];

async function begun() {
  const { host, day } = await calls();
  return { host, day, run: await begin(host, day), ids: await people(host, day) };
}

/** How many entries of that kind are under their person's signature; nothing in the chain is badly signed. */
function signedIn(host: TestHost, kind: string): number {
  expect(host.read(verifyJournal).signatures.bad).toEqual([]);
  const signed = `SELECT count(*) AS n FROM journal j JOIN journal_payload p ON p.seq = j.seq
    WHERE j.kind = ? AND json_extract(p.text, '$.signature') IS NOT NULL`;
  return host.read((db) => db.prepare<[string], { n: number }>(signed).get(kind)?.n ?? 0);
}

const calibrationOf = async (host: TestHost, username: string, role: 'examiner' | 'lead-examiner' = 'lead-examiner') =>
  host.as(await signInAs(host, role, username)).calibration;

describe('a calibration by a recorded call', () => {
  it('is opened only once the call is over, and only if it was recorded', async () => {
    const { host, run, ids } = await begun();
    const lead = await calibrationOf(host, 'lead');
    const wish = { title: '通话校准', taskIds: [run.taskId], personIds: [ids.cora, ids.dora] };
    await answered(host, run);
    expect(await lead.start(wish)).toMatchObject({ reason: 'not-finished' });
    expect((await lead.targets({})).targets).toEqual([]);
    await handIn(run);
    expect(await lead.start(wish)).toMatchObject({ reason: 'no-recording' });
    expect((await lead.targets({})).targets).toEqual([]);
  });

  it('lets its examiners hear the same sound and mark it blind, and never act in the call', async () => {
    const { host, run, ids } = await begun();
    const segmentId = await held(host, run, sounds);
    const lead = await calibrationOf(host, 'lead');
    const { targets } = await lead.targets({});
    expect(targets).toMatchObject([{ taskId: run.taskId, title: { 'zh-CN': expect.stringContaining('停电') } }]);
    const wish = { title: '通话校准', taskIds: [run.taskId], personIds: [ids.cora, ids.dora] };
    const started = await lead.start(wish);
    if (!started.ok) throw new Error(started.reason);
    expect(await lead.start({ ...wish, personIds: [ids.anna, ids.cora] })).toMatchObject({ reason: 'has-seen' });

    const cora = await as(host, 'cora', 'examiner');
    const [task] = await cora.tasks({});
    const taskId = task?.taskId ?? '';
    expect(task).toMatchObject({ kind: 'call', live: false, purpose: 'calibration' });
    const heard = await (await examiner(host, 'cora')).sound({ taskId, segmentId, from: 1 });
    expect(heard.ok && Buffer.from(heard.data, 'base64').equals(Buffer.concat(sounds))).toBe(true);
    const desk = { track: 'desk', mediaType: recordingType } as const;
    const inCall = await examiner(host, 'cora');
    expect(await inCall.startSegment({ taskId, ...desk })).toMatchObject({ reason: 'not-yours' });
    expect(await inCall.act({ taskId, wish: { kind: 'ring' } })).toMatchObject({ reason: 'not-yours' });
    // The recording of the live task is none of theirs, under its own name.
    expect(await inCall.recording({ taskId: run.taskId })).toMatchObject({ reason: 'not-yours' });

    await mark(cora, taskId, { quality: 1 });
    const dora = await as(host, 'dora', 'examiner');
    expect(await dora.compare({ taskId })).toMatchObject({ reason: 'not-yet' });
    await mark(dora, taskId, { quality: 1 });
    const { calibrationId } = started;
    expect(await lead.close({ calibrationId })).toEqual({ ok: true });
    expect(signedIn(host, 'calibration.closed')).toBe(1);
    const [round] = await lead.list({});
    expect(round?.result?.overall.exact).toBe(1);
    expect(round?.criteria.length).toBeGreaterThan(3);
    expect(host.read(verifyChain).firstBad).toBeNull();
  });

  it('asks nobody for a second word on a fatal finding: it never counts', async () => {
    const { host, run, ids } = await begun();
    await held(host, run, sounds);
    const lead = await calibrationOf(host, 'lead');
    await lead.start({ title: '校准', taskIds: [run.taskId], personIds: [ids.cora, ids.dora] });
    const cora = await as(host, 'cora', 'examiner');
    const taskId = (await cora.tasks({}))[0]?.taskId ?? '';
    const opened = await cora.open({ taskId });
    const fatal = (opened.ok ? criteriaOf(opened.rubric) : []).filter(({ severity }) => severity === 'fatal');
    expect(fatal.length).toBeGreaterThan(0);
    await mark(cora, taskId, { quality: 1, fatal: fatal.map(({ id }) => id) });
    await mark(await as(host, 'dora', 'examiner'), taskId, { quality: 1 });
    const waiting = async (username: string) =>
      (await host.as(await signInAs(host, 'lead-examiner', username)).secondPerson.list({})).map(({ kind }) => kind);
    expect(await waiting('dora')).not.toContain('fatal-mark');
    expect(await waiting('lead')).not.toContain('fatal-mark');
  });
});

describe('a call’s sheet on paper', () => {
  it('is printed with the call’s rubric, typed in twice, and becomes the examiner’s; not before the call is over', async () => {
    const { host, run, ids } = await begun();
    const { taskId } = run;
    const blank = await (await as(host, 'lead')).blank({ taskId });
    if (!blank.ok) throw new Error(blank.reason);
    expect(criteriaOf(blank.rubric).length).toBeGreaterThan(3);
    const wish = { taskId, personId: ids.anna };
    const paperOf = async (name: string) => host.as(await signInAs(host, 'lead-examiner', name)).paperSheets;
    const lead = await paperOf('lead');
    expect(await lead.open(wish)).toMatchObject({ reason: 'not-finished' });
    const sheet = filled(blank.rubric, { quality: 1 });
    expect(await lead.enter({ ...wish, sheet, password })).toMatchObject({ reason: 'not-finished' });
    await answered(host, run);
    await handIn(run);
    expect(await lead.open(wish)).toMatchObject({ ok: true, examiner: '考官1', entered: false });
    expect(await lead.enter({ ...wish, sheet, password })).toMatchObject({ ok: true, taken: false });
    expect(await (await paperOf('dora')).enter({ ...wish, sheet, password })).toMatchObject({ ok: true, taken: true });
    const own = await (await as(host, 'anna', 'examiner')).open({ taskId });
    expect(own.ok && own.submittedAt).not.toBeNull();
    expect(own.ok && own.sheet.marks).toEqual(sheet.marks);
    expect(signedIn(host, 'paper-sheet.entered')).toBe(2);
  });
});

const before = prepared(async (host) => {
  const wish = { candidates: 3, items: 0, minutes: 16, bank: await bankFiles(tasksBank), calls: twoExaminers };
  const session = await prepareSession(host.send, wish);
  await hireExaminers(host, session.administratorBearer);
  return { ...session, proctorBearer: await signIn(host.send, 'staff', 'proctor') };
});

describe('a rota of calls', () => {
  it('gives each call at admission to those it names, tells them their turns, and fills in for who is absent', async () => {
    const { host, day } = await before();
    const { sessionId, proctorBearer } = day;
    const ids = await people(host, { sessionId } as CaseDay);
    const lead = host.as(await signInAs(host, 'lead-examiner', 'lead')).rota;
    const start = host.clock.now().wall;
    const times = { start, until: null, minutes: 20, changeover: 5, breaks: [] };
    const panel = { examiners: [ids.anna, ids.bert, ids.cora], places: ['一号台'], panel: 2, times };
    expect(await lead.make({ sessionId, partId: 'tasks', ...panel })).toEqual({ ok: true, left: [] });
    const slots = async () => (await lead.of({ sessionId })).parts[0]?.rota?.slots ?? [];
    const bert = host.as(await signInAs(host, 'examiner', 'bert')).rota;
    const turnsOfBert = (await slots()).filter(({ examiners }) => examiners.includes(ids.bert)).length;
    expect(turnsOfBert).toBeGreaterThan(0);
    expect(await bert.mine({})).toHaveLength(turnsOfBert);

    for (const [at, admissionNumber] of day.admissionNumbers.entries()) {
      const entered = await host.as().candidate.enter({ admissionNumber, seat: `seat-${at}-before-the-call-desk` });
      const { room } = host.as(proctorBearer);
      const { cards } = await room.board({ sessionId });
      const attemptId = cards.find((card) => card.admissionNumber === admissionNumber)?.attemptId ?? '';
      expect(await room.admit({ attemptIds: [attemptId] })).toMatchObject({ refused: [] });
      await checkIn(host.as(entered.ok ? entered.bearer : ''));
      await room.start({ attemptIds: [attemptId] });
    }
    const panels = () =>
      host.read((db) =>
        db
          .prepare<[], { candidate: string; person: string }>(
            `SELECT t.candidate_id AS candidate, a.person_id AS person FROM marking_assignment a
             JOIN marking_task t ON t.id = a.task_id WHERE a.replaced_at IS NULL ORDER BY a.position`,
          )
          .all(),
      );
    const asRota = async () => (await slots()).flatMap((s) => s.examiners.map((p) => [s.candidateId, p].join())).sort();
    const asTasks = () =>
      panels()
        .map(({ candidate, person }) => [candidate, person].join())
        .sort();
    expect(asTasks()).toEqual(await asRota());

    const absent = { sessionId, partId: 'tasks', from: ids.bert, to: ids.dora, candidateIds: null };
    expect(await lead.replace(absent)).toMatchObject({ ok: true, replaced: turnsOfBert, refused: [] });
    expect(asTasks()).toEqual(await asRota());
    expect(panels().some(({ person }) => person === ids.bert)).toBe(false);
    // Who was replaced can no longer act in those calls; who came can.
    const [given] = await (await as(host, 'dora', 'examiner')).tasks({});
    const taskId = given?.taskId ?? '';
    expect(given).toMatchObject({ kind: 'call', live: true });
    expect(await (await examiner(host, 'bert')).open({ taskId })).toMatchObject({ reason: 'not-yours' });
    expect(await (await examiner(host, 'dora')).open({ taskId })).toMatchObject({ ok: true });
    expect(host.read(verifyChain).firstBad).toBeNull();
  });
});

const rehearsed = prepared(async (host) => {
  const wish = { candidates: 1, items: 0, minutes: 16, bank: await bankFiles(tasksBank), calls: twoExaminers };
  await prepareSession(host.send, wish);
  const author = host.as(await signIn(host.send, 'staff', 'author'));
  const made = { title: '演练', room: '301', startsAt: host.clock.wall, schemeId: 'scheme', schemeVersion: 1 };
  const session = await author.sessions.create({ ...made, rehearsal: true });
  const sessionId = session.ok ? session.sessionId : '';
  const base64 = Buffer.from('姓名,工号,语言\n演练者,E-90,zh-CN\n').toString('base64');
  const file = { name: 'roster.csv', mediaType: 'text/csv', base64 };
  const { rows } = await author.sessions
    .importRoster({ sessionId, file, preview: false })
    .then((read) => (read.ok ? read : { rows: [] }));
  return { sessionId, admissionNumber: rows[0]?.admissionNumber ?? '' };
});

it('a rehearsal draws no scenario: each is sealed, and would be spent', async () => {
  const { host, day } = await rehearsed();
  const { room } = host.as(await signIn(host.send, 'staff', 'proctor'));
  await host.as().candidate.enter({ admissionNumber: day.admissionNumber, seat: 'seat-of-the-rehearsed-call' });
  const [card] = (await room.board({ sessionId: day.sessionId })).cards;
  const attemptId = card?.attemptId ?? '';
  const { refused } = await room.admit({ attemptIds: [attemptId], identity: 'known' });
  expect(refused).toMatchObject([{ attemptId, reason: 'no-paper' }]);
  expect(host.read((db) => db.prepare('SELECT count(*) AS n FROM call_paper').get())).toEqual({ n: 0 });
});
