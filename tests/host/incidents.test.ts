import { describe, expect, it } from 'vitest';
import { ordinarySilenceMs } from '#host/contact.ts';
import { verifyJournal } from '#host/journals.ts';
import { incidentsOfSession } from '#host/storage/incident-store.ts';
import { entriesOfKind } from './journal-entries.ts';
import type { TestHost } from '../support/test-host.ts';
import { candidateAt, preparedExam, reconcile, start, type Day } from './exam.ts';

const exam = preparedExam({ candidates: 2, items: 4, minutes: 10 });

async function started() {
  const { host, day } = await exam();
  await start(host, day);
  const { incidents, room } = host.as(day.proctorBearer);
  const log = () => incidents.list({ sessionId: day.sessionId });
  const one = candidateAt(day, 0);
  return { host, day, one, incidents, room, log };
}

/** The log is what the journal says, version by version. */
function asInJournal(host: TestHost, day: Day): void {
  host.read((db) => {
    const told = entriesOfKind(db, ['incident.recorded', 'incident.corrected']);
    const stored = incidentsOfSession(db, day.sessionId).map(({ by: _, at: __, ...rest }) => rest);
    expect(told).toHaveLength(stored.length);
    expect(stored).toEqual(expect.arrayContaining(told));
    expect(verifyJournal(db)).toMatchObject({ intact: true });
  });
}

describe('an incident', () => {
  it('is recorded for one, several or the room, with its usual severity where none is said', async () => {
    const { host, day, one, incidents, log } = await started();
    const both = day.candidates.map((c) => c.attemptId);
    const { sessionId } = day;
    await incidents.record({ sessionId, attemptIds: [one.attemptId], code: 'candidate.behaviour' });
    await host.pass(1_000);
    await incidents.record({ sessionId, attemptIds: both, code: 'environment.noise', severity: 'major', note: '施工' });
    await host.pass(1_000);
    await incidents.record({ sessionId, attemptIds: [], code: 'environment.power', note: '' });
    expect(await log()).toMatchObject([
      { attemptIds: [], code: 'environment.power', severity: 'major', source: 'staff', by: '考务员' },
      { attemptIds: both, code: 'environment.noise', severity: 'major', note: '施工' },
      { attemptIds: [one.attemptId], code: 'candidate.behaviour', severity: 'major', version: 1, correctedAt: null },
    ]);
    const board = await host.as(day.proctorBearer).room.board({ sessionId });
    expect(board.incidents).toEqual(await log());
    asInJournal(host, day);
  });

  it('is corrected by a further version, and the first one stays', async () => {
    const { host, day, one, incidents, log } = await started();
    const recorded = await incidents.record({
      sessionId: day.sessionId,
      attemptIds: [one.attemptId],
      code: 'candidate.behaviour',
      note: '东张西望',
    });
    const incidentId = recorded.ok ? recorded.incidentId : '';
    await host.pass(60_000);
    const wish = {
      incidentId,
      code: 'candidate.illness',
      severity: 'minor',
      note: '颈椎不适',
      withdrawn: false,
    } as const;
    expect(await incidents.correct(wish)).toEqual({ ok: true, version: 2 });
    await incidents.correct({ ...wish, withdrawn: true });
    expect(await log()).toMatchObject([{ version: 3, code: 'candidate.illness', withdrawn: true }]);
    expect((await incidents.versions({ incidentId })).map((v) => [v.version, v.code, v.note])).toEqual([
      [1, 'candidate.behaviour', '东张西望'],
      [2, 'candidate.illness', '颈椎不适'],
      [3, 'candidate.illness', '颈椎不适'],
    ]);
    expect(await incidents.correct({ ...wish, incidentId: 'none' })).toMatchObject({ reason: 'unknown-incident' });
    asInJournal(host, day);
  });

  it('names only attempts of its own session, and none is recorded once that is closed', async () => {
    const { host, day, incidents, room } = await started();
    const wish = { sessionId: day.sessionId, attemptIds: ['somebody'], code: 'staff.error', note: '' } as const;
    expect(await incidents.record({ ...wish, attemptIds: ['somebody'] })).toMatchObject({ reason: 'unknown-attempt' });
    await room.close({ attemptIds: day.candidates.map((c) => c.attemptId), reason: 'end' });
    await reconcile(host, day);
    await host.as(day.proctorBearer).sessions.close({ sessionId: day.sessionId });
    expect(await incidents.record({ ...wish, attemptIds: [] })).toMatchObject({ reason: 'session-closed' });
    expect(await incidents.record({ ...wish, attemptIds: [], sessionId: 'none' })).toMatchObject({
      reason: 'unknown-session',
    });
  });
});

describe('the host by itself', () => {
  it('writes down what a seat reports of itself, once while it lasts', async () => {
    const { host, day, one, log } = await started();
    const { candidate } = host.as(one.bearer);
    const lost = { what: 'focus-lost', seconds: 7, detail: '' } as const;
    expect(await candidate.report(lost)).toEqual({ ok: true });
    await host.pass(5_000);
    await candidate.report(lost);
    expect(await log()).toMatchObject([
      { code: 'system.focus-lost', seconds: 7, source: 'system', by: 'host', attemptIds: [one.attemptId] },
    ]);
    await host.pass(20_000);
    await candidate.report(lost);
    expect(await log()).toHaveLength(2);
    await candidate.submit({});
    expect(await candidate.report(lost)).toEqual({ ok: false, reason: 'not-now' });
    asInJournal(host, day);
  });

  it('writes down a second window, and a seat that could not be heard', async () => {
    const { host, day } = await exam();
    host.silenceMs = ordinarySilenceMs;
    await host.restart();
    await start(host, day);
    const { incidents } = host.as(day.proctorBearer);
    const one = candidateAt(day, 0);
    await host.as().candidate.enter({ admissionNumber: one.admissionNumber, seat: one.seat });
    await host.pass(30_000);
    await host.as(one.bearer).candidate.state({});
    const codes = (await incidents.list({ sessionId: day.sessionId })).map((i) => [i.code, i.seconds]);
    expect(codes).toEqual([
      ['system.disconnect', 30],
      ['system.second-window', null],
    ]);
    asInJournal(host, day);
  });

  it('writes down a jump of the wall clock for the room, and changes no time', async () => {
    const { host, day, one, log } = await started();
    await host.pass(5_000);
    host.clock.jumpWall(1_900);
    await host.pass(1_000);
    expect(await log()).toEqual([]);
    host.clock.jumpWall(3_600_000);
    await host.pass(1_000);
    host.clock.jumpWall(-3_600_000);
    await host.pass(1_000);
    expect((await log()).map((i) => [i.code, i.seconds, i.attemptIds])).toEqual([
      ['system.clock-jump', 3_600, []],
      ['system.clock-jump', -3_600, []],
    ]);
    expect(await host.as(one.bearer).candidate.state({})).toMatchObject({ remainingMs: 600_000 - 8_000 });
    const jumps = host.read((db) => entriesOfKind(db, ['host.clock-jumped']));
    expect(jumps).toMatchObject([{ jumpedMs: 3_600_000 }, { jumpedMs: -3_600_000 }]);
    asInJournal(host, day);
  });
});
