import { generateKeyPairSync } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { bankFiles } from '#host/commands/bank-import.ts';
import { isMarkedAsSigned } from '#host/formats/packages/check-marking.ts';
import type { RoomAttempt } from '#host/formats/packages/room-schema.ts';
import { signBytes } from '#host/signing/signature.ts';
import { responsesOf } from '#host/storage/attempt-store.ts';
import { casePaperText } from '#host/storage/case-paper-store.ts';
import type { ReadDb } from '#host/storage/database.ts';
import { resultsOf } from '#host/storage/result-store.ts';
import { sentMarking } from '#host/storage/sheet-transfer-store.ts';
import { prepareTasks } from '../support/exam-day.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { as, assignTo, mark, preparedCases, sitCases, tasksBank, twoExaminers } from './case-exam.ts';
import { closeAndExport, keeper, packSession, prepareOffice, roomFrom } from './office-and-room.ts';
import { signInAs } from './staff-of-every-role.ts';

vi.setConfig({ testTimeout: 300_000 });

const office = prepared(async (host) => {
  const files = await bankFiles(tasksBank);
  const marking = { ...twoExaminers, examiners: 1 };
  return prepareOffice(host, (author) => prepareTasks(author, { minutes: 40, files, marking, kind: 'case-analysis' }));
});

/** One candidate of the room writes the case; the examiner marks it there, and it is settled. */
async function sitAndMark(room: TestHost, sessionId: string): Promise<void> {
  const proctor = room.as(await signInAs(room, 'proctor', 'all'));
  const [card] = (await proctor.room.board({ sessionId })).cards;
  if (card === undefined) throw new Error('nobody is on the roster');
  const { admissionNumber, attemptId } = card;
  const entered = await room.as().candidate.enter({ admissionNumber, seat: `seat-where-${admissionNumber}-sits` });
  const { candidate } = room.as(entered.ok ? entered.bearer : '');
  await proctor.room.admit({ attemptIds: [attemptId] });
  await candidate.confirmIdentity({});
  await candidate.accept({ agreementIds: ['confidentiality', 'rules'] });
  await candidate.reportCheck({ checks: [] });
  await proctor.room.start({ attemptIds: [attemptId] });
  const paper = await candidate.paper({});
  if (!paper.ok) throw new Error(paper.reason);
  await candidate.save({ ref: paper.items[0]?.ref ?? '', revision: 1, response: { kind: 'text', text: '第三档' } });
  await candidate.submit({});
  const { marking } = room.as(await signInAs(room, 'lead-examiner', 'all'));
  const { tasks, people } = await marking.board({ sessionId });
  const taskIds = tasks.map(({ taskId }) => taskId);
  const personId = people.find(({ name }) => name === '全岗')?.personId ?? '';
  expect(await marking.assign({ taskIds, personId, third: false })).toEqual({ refused: [] });
  await mark(marking, taskIds[0] ?? '', { quality: 1 });
  expect(await marking.settle({ taskIds })).toEqual({ refused: [] });
}

it('what was marked in a room arrives at the office with every signed sheet, and is the evidence there', async () => {
  const { host, day } = await office();
  const packed = await packSession(host, day);
  const room = await roomFrom(day.kit, host.clock.wall);
  const taken = await (await keeper(room)).packages.takeIn({ base64: packed.file.base64 });
  expect(taken.ok).toBe(true);
  const { sessionId } = day;
  const { packages } = await keeper(room, 'proctor');
  expect(await packages.unseal({ sessionId, codes: packed.codes })).toMatchObject({ ok: true });
  await sitAndMark(room, sessionId);
  const base64 = await closeAndExport(room, sessionId);

  const admin = host.as(await signInAs(host, 'administrator'));
  const back = await admin.packages.takeResults({ base64, preview: false });
  if (!back.ok) throw new Error(JSON.stringify(back));
  const decider = host.as(await signInAs(host, 'decision-maker'));
  const rows = await decider.decisions.list({ sessionId });
  const marked = rows.filter(({ parts }) => parts[0]?.points === 100);
  expect(marked).toHaveLength(1);
  const originals = (db: ReadDb) =>
    db.prepare<[], { text: string }>('SELECT text, signature, public_key FROM mark_sheet_original').all();
  expect(host.read(originals)).toEqual(room.read(originals));
  const attempts = host.read((db) => db.prepare('SELECT count(*) AS n FROM case_paper').get());
  expect(attempts).toEqual({ n: 1 });
});

/** Another examiner's hand under the same sheets, after they heard this much of a call. */
function signedAgain(sent: RoomAttempt, heads: unknown[]) {
  const attempt = structuredClone(sent);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const said = (attempt.marking?.originals ?? []).map((original) => {
    const signed = JSON.parse(original[4]) as unknown[];
    signed[4] = heads;
    original[4] = JSON.stringify(signed);
    original[5] = signBytes(privateKey, Buffer.from(original[4])).toString('base64url');
    original[6] = publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
    const payload = { text: original[4], signature: original[5] };
    return { record: { kind: 'sheet.submitted' }, payload };
  });
  return { attempt, said };
}

const cases = preparedCases(1);

it('a sheet, a response or a result that was exchanged on the way is noticed', async () => {
  const { host, day } = await cases();
  await sitCases(host, day);
  const taskIds = await assignTo(host, day, ['anna', 'bert']);
  for (const name of ['anna', 'bert'] as const) {
    await mark(await as(host, name, 'examiner'), taskIds[0] ?? '', { quality: 1 });
  }
  await (await as(host, 'lead')).settle({ taskIds });
  const id = day.candidates[0]?.attemptId ?? '';
  const { sent, entries } = host.read((db) => {
    const whole = {
      ...{ id, content: { candidateId: '', partId: 'tasks', state: 'finished' }, receipt: null },
      paper: casePaperText(db, id),
      responses: [...responsesOf(db, id)].map(([ref, stored]) => ({ ref, ...stored })),
      results: resultsOf(db, id).map((result) => ({ ...result, content: { ...result.content } })),
      marking: sentMarking(db, id),
    };
    const rows = db
      .prepare<[string], { kind: string; text: string }>(
        `SELECT j.kind, p.text FROM journal j JOIN journal_payload p ON p.seq = j.seq
         WHERE j.attempt_id = ?`,
      )
      .all(id);
    return { sent: JSON.parse(JSON.stringify(whole)) as RoomAttempt, entries: rows };
  });
  const journal = entries.map(({ kind, text }) => ({ record: { kind }, payload: JSON.parse(text) as unknown }));
  expect(isMarkedAsSigned(sent, journal)).toBe(true);

  const tampered = (how: (attempt: RoomAttempt) => void) => {
    const copy = structuredClone(sent);
    how(copy);
    return isMarkedAsSigned(copy, journal);
  };
  const original = (attempt: RoomAttempt) => attempt.marking?.originals[0] ?? ['', 0, '', 0, '', '', ''];
  expect(tampered((one) => (original(one)[2] = original(one)[2].replace('borderline', 'clear-pass')))).toBe(false);
  expect(tampered((one) => (one.responses[0] = { ...one.responses[0]!, response: { kind: 'text', text: 'x' } }))).toBe(
    false,
  );
  expect(tampered((one) => (one.results[0]!.points = 61))).toBe(false);
  expect(tampered((one) => (one.paper!.text = one.paper!.text.replace('"version":1', '"version":2')))).toBe(false);
  expect(tampered((one) => one.marking?.originals.pop())).toBe(false);
  const heard = (head: string) => {
    const chunks = [{ sequence: 1, sha256: '', head, start: 0, length: 1, keyNumber: 1 }];
    return [{ id: 'segment', chunks }] as unknown as RoomAttempt['recordings'];
  };
  const signedOver = (head: string, came: string) => {
    const { attempt, said } = signedAgain(sent, [['segment', 1, head]]);
    return isMarkedAsSigned({ ...attempt, recordings: heard(came) }, [...journal, ...said]);
  };
  expect([signedOver('a', 'a'), signedOver('a', 'b')]).toEqual([true, false]);
  expect(
    isMarkedAsSigned(
      sent,
      journal.filter(({ record }) => record.kind !== 'sheet.submitted'),
    ),
  ).toBe(false);
});
