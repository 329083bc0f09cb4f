import { describe, expect, it } from 'vitest';
import { seatsOfAttempt } from '#host/attempt-log.ts';
import { attachedText } from '#host/formats/certificate/pdf-signature-check.ts';
import type { ReportFacts } from '#host/formats/report/report-facts.ts';
import { reportData } from '#host/formats/report/report-pdf.ts';
import { joinAs, RoomLine } from '../support/room-line.ts';
import { addToRoster } from './exam.ts';
import { openRoomOf } from './open-room.ts';
import { signInAs } from './staff-of-every-role.ts';

const { opened: openRoom } = openRoomOf({ candidates: 2, items: 5, minutes: 10 });
const seatA = 'browser-profile-of-seat-a-0000';
const seatB = 'browser-profile-of-seat-b-0000';

async function opened() {
  const given = await openRoom();
  return { ...given, a: given.line, b: new RoomLine(given.room, '127.0.0.2') };
}

describe('a seat that has a name', () => {
  it('takes over a running exam when a proctor sends its candidate there by name, and report and log say both names', async () => {
    const { host, proctor, a, b, day } = await opened();
    const seatIdOfB = await joinAs(b, proctor, seatB, 'A-02');
    await joinAs(a, proctor, seatA, 'A-01');
    const author = { ...day, accountId: '', proctorBearer: await signInAs(host, 'proctor') };
    const [added] = await addToRoster(host, author, '姓名,工号', ['新来,E-99']);
    const { sessionId } = day;
    const attemptId = added?.attemptId ?? '';
    const typed = { admissionNumber: added?.admissionNumber ?? '', seat: seatA };
    const entered = await a.as().candidate.enter(typed);
    await proctor.room.admit({ attemptIds: [attemptId] });
    const before = a.as(entered.ok ? entered.bearer : '').candidate;
    await before.confirmIdentity({});
    await before.accept({ agreementIds: ['confidentiality', 'rules'] });
    await before.reportCheck({ checks: [{ name: 'display', ok: true, detail: '' }] });
    await proctor.room.start({ attemptIds: [attemptId] });
    await proctor.incidents.record({ sessionId, attemptIds: [attemptId], code: 'system.disk', note: '' });

    const room = () => proctor.room.board({ sessionId });
    expect((await room()).seats).toEqual([
      { seat: seatA, name: 'A-01', place: null, taken: true },
      { seat: seatB, name: 'A-02', place: null, taken: false },
    ]);
    // The slips of whoever has a seat say which; the others leave it out.
    const slips = await host.as(await signInAs(host, 'author')).sessions.slipCodes({ sessionId });
    const named = slips.flatMap(({ candidateId, seatName }) => (seatName === null ? [] : [[candidateId, seatName]]));
    expect(slips.length).toBeGreaterThan(1);
    expect(named).toEqual([[expect.any(String), 'A-01']]);
    const move = { attemptId, code: 'system.disk', reason: '' } as const;
    expect(await proctor.room.transfer({ ...move, seat: 'a-seat-nobody-let-in-000000' })).toMatchObject({
      refused: [{ reason: 'nobody-there' }],
    });
    expect(await proctor.room.transfer({ ...move, seat: seatA })).toMatchObject({ refused: [{ reason: 'same-seat' }] });
    expect(await proctor.room.transfer({ ...move, seat: seatB })).toMatchObject({ done: [attemptId] });
    await expect(before.state({})).rejects.toMatchObject({ status: 401 });
    const moved = await b.as().candidate.enter({ ...typed, seat: seatB });
    const after = b.as(moved.ok ? moved.bearer : '').candidate;
    expect(await after.state({})).toMatchObject({ stage: 'running' });
    const { cards, incidents } = await room();
    expect(cards.find((c) => c.attemptId === attemptId)).toMatchObject({ seatName: 'A-02', state: 'running' });
    expect(incidents).toMatchObject([{ code: 'system.disk', seats: { [attemptId]: 'A-01' } }]);

    // What a seat was called stays said after it has left the room.
    await after.submit({});
    await proctor.seats.remove({ seatId: seatIdOfB });
    expect(host.read((db) => seatsOfAttempt(db, attemptId))).toMatchObject([
      { seat: seatA, name: 'A-01' },
      { seat: seatB, name: 'A-02' },
    ]);
    const draft = await proctor.reports.draft({ sessionId, locale: 'en' });
    const pdf = Buffer.from(draft.ok ? draft.file.base64 : '', 'base64');
    const facts = JSON.parse(attachedText(pdf, reportData) ?? 'null') as ReportFacts;
    const told = facts.attempts.find((one) => one.attemptId === attemptId);
    expect(told?.seats.map(({ name }) => name)).toEqual(['A-01', 'A-02']);
    expect((await a.post('reports.sign', { sessionId, locale: 'en' }, author.proctorBearer)).status).toBe(403);
  });

  it('where somebody sits already is no place to send another one to, nor is one that lacks Safe Exam Browser', async () => {
    const { host, proctor, a, b, day } = await opened();
    await joinAs(a, proctor, seatA, 'A-01');
    await joinAs(b, proctor, seatB, 'A-02');
    const author = { ...day, accountId: '', proctorBearer: await signInAs(host, 'proctor') };
    const added = await addToRoster(host, author, '姓名,工号', ['甲新,E-98', '乙新,E-99']);
    const attemptIds = added.map((one) => one.attemptId);
    const bearers = [];
    for (const [at, line] of [a, b].entries()) {
      const admissionNumber = added[at]?.admissionNumber ?? '';
      const entered = await line.as().candidate.enter({ admissionNumber, seat: at === 0 ? seatA : seatB });
      bearers.push(entered.ok ? entered.bearer : '');
    }
    const move = { attemptId: attemptIds[0] ?? '', seat: seatB, code: 'system.disk', reason: '' } as const;
    await proctor.room.admit({ attemptIds: [move.attemptId] });
    const refused = async () => (await proctor.room.transfer(move)).refused.map((r) => r.reason);
    // The other one only waits to be admitted: the seat is taken all the same.
    expect(await refused()).toEqual(['seat-taken']);
    await b.as(bearers[1]).candidate.leave({});
    await proctor.seb.issue({ sessionId: day.sessionId });
    expect(await refused()).toEqual(['needs-seb']);
    await proctor.seb.withdraw({ sessionId: day.sessionId });
    expect(await refused()).toEqual([]);
  });
});
