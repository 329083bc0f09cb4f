import { describe, expect, it } from 'vitest';
import { attachedText, checkPdfSignature } from '#host/formats/certificate/pdf-signature-check.ts';
import type { ReportFacts } from '#host/formats/report/report-facts.ts';
import { drawable } from '#host/formats/report/report-flow.ts';
import { reportData } from '#host/formats/report/report-pdf.ts';
import { reportWords } from '#host/formats/report/report-words.ts';
import { hashAt } from '#host/storage/journal-store.ts';
import { incidentCodes } from '#domain/room/codes.ts';
import { conditionPoints } from '#domain/room/conditions.ts';
import { addToRoster, candidateAt, preparedExam, reconcile, start } from './exam.ts';
import type { TestHost } from '../support/test-host.ts';
import { entriesOfKind } from './journal-entries.ts';
import { signInAs } from './staff-of-every-role.ts';

const exam = preparedExam({ candidates: 2, items: 4, minutes: 10 });
const passphrase = 'a passphrase for the keys';
const inOrder = Object.fromEntries(conditionPoints.map((p) => [p, { ok: true, note: '' }])) as Record<
  (typeof conditionPoints)[number],
  { ok: boolean; note: string }
>;

/** Two sat and handed in, a third never came. */
async function sat() {
  const { host, day } = await exam();
  const [absent] = await addToRoster(host, day, '姓名,工号', ['丙某,E-99']);
  if (absent === undefined) throw new Error('nobody was added');
  await start(host, day);
  await host.pass(60_000);
  const proctor = host.as(day.proctorBearer);
  await proctor.room.credit({
    attemptIds: [candidateAt(day, 0).attemptId],
    minutes: 2,
    code: 'environment.noise',
    reason: '施工 😀',
  });
  await proctor.incidents.record({
    sessionId: day.sessionId,
    attemptIds: [candidateAt(day, 1).attemptId],
    code: 'candidate.illness',
    note: '头晕',
  });
  for (const { bearer } of day.candidates) await host.as(bearer).candidate.submit({});
  return { host, day, absent, proctor, sessionId: day.sessionId };
}

async function closed() {
  const made = await sat();
  await reconcile(made.host, made.day);
  const answer = await made.proctor.sessions.close({ sessionId: made.sessionId });
  if (!answer.ok) throw new Error(answer.reason);
  return made;
}

async function unlock(host: TestHost): Promise<void> {
  const { certificates } = host.as(await signInAs(host, 'decision-maker'));
  const opened = await certificates.unlock({ passphrase });
  if (!opened.ok) throw new Error(opened.reason);
}

function bytesOf(answer: { ok: boolean; file?: { base64: string } }): Buffer {
  if (answer.file === undefined) throw new Error(`no file: ${JSON.stringify(answer)}`);
  return Buffer.from(answer.file.base64, 'base64');
}

/** The facts that the report carries for programs. */
function factsOf(pdf: Buffer): ReportFacts {
  return JSON.parse(attachedText(pdf, reportData) ?? 'null') as ReportFacts;
}

describe('the form of the room’s conditions', () => {
  it('keeps every version, and says who filled it in', async () => {
    const { host, day } = await exam();
    const { conditions } = host.as(day.proctorBearer);
    const { sessionId } = day;
    expect(await conditions.record({ sessionId, points: inOrder })).toEqual({ ok: true, version: 1 });
    const light = { ...inOrder, light: { ok: false, note: '后排灯不亮' } };
    expect(await conditions.record({ sessionId, points: light })).toEqual({ ok: true, version: 2 });
    const kept = await conditions.list({ sessionId });
    expect(kept.map((c) => [c.version, c.points.light.ok, c.by])).toEqual([
      [2, false, '考务员'],
      [1, true, '考务员'],
    ]);
    expect(host.read((db) => entriesOfKind(db, ['room.conditions-recorded']))).toHaveLength(2);
    expect(await conditions.record({ sessionId: 'none', points: inOrder })).toMatchObject({
      reason: 'unknown-session',
    });
  });
});

describe('who came', () => {
  it('is said of each candidate before the session can be closed, and a difference needs a note', async () => {
    const { host, day, absent, proctor, sessionId } = await sat();
    const close = () => proctor.sessions.close({ sessionId });
    expect(await close()).toMatchObject({ ok: false, reason: 'attendance-incomplete', detail: '3' });
    const rows = await proctor.attendance.list({ sessionId });
    expect(rows.map((r) => [r.mark, r.suggested, r.mismatch])).toEqual([
      [null, 'present', null],
      [null, 'present', null],
      [null, 'absent', null],
    ]);
    await reconcile(host, day);
    const wrong = { candidateId: absent.candidateId, mark: 'late' } as const;
    await proctor.attendance.mark({ sessionId, marks: [wrong] });
    expect((await proctor.attendance.list({ sessionId }))[2]).toMatchObject({ mismatch: 'came-but-not-admitted' });
    expect(await close()).toMatchObject({ ok: false, reason: 'attendance-mismatch', detail: '1' });
    await proctor.attendance.mark({ sessionId, marks: [{ ...wrong, note: '证件不符，未准入' }] });
    expect(await close()).toEqual({ ok: true });
    expect(await proctor.attendance.mark({ sessionId, marks: [wrong] })).toMatchObject({ reason: 'session-closed' });
    expect(host.read((db) => entriesOfKind(db, ['attendance.marked']))).toHaveLength(3);
  });

  it('is not said of somebody who is on another roster', async () => {
    const { proctor, sessionId } = await sat();
    const marks = [{ candidateId: 'nobody', mark: 'present' as const }];
    expect(await proctor.attendance.mark({ sessionId, marks })).toMatchObject({ reason: 'unknown-candidate' });
    expect((await proctor.attendance.list({ sessionId })).every((row) => row.mark === null)).toBe(true);
  });
});

describe('the session report', { timeout: 60_000 }, () => {
  it('is a marked draft at any time, in both languages, and stores nothing', async () => {
    const { proctor, sessionId } = await sat();
    for (const locale of ['zh-CN', 'en'] as const) {
      const draft = await proctor.reports.draft({ sessionId, locale });
      const pdf = bytesOf(draft);
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(draft.ok && draft.file.name).toContain('-draft.pdf');
      expect(checkPdfSignature(pdf).ok).toBe(false);
      const facts = factsOf(pdf);
      expect(facts).toMatchObject({ locale, state: 'open', conditions: null, signed: false, madeBy: '考务员' });
      expect(facts.attempts.map((a) => [a.how, a.limitMs, a.creditedMs, a.usedMs])).toEqual([
        ['submitted', 600_000, 120_000, 60_000],
        ['submitted', 600_000, 0, 60_000],
        [null, 600_000, 0, 0],
      ]);
      expect(facts.attempts[0]?.credits).toMatchObject([{ by: '考务员', code: 'environment.noise', ms: 120_000 }]);
      expect(facts.incidents).toMatchObject([{ code: 'candidate.illness', note: '头晕' }]);
      expect(facts.staff).toEqual(['考务员']);
    }
    expect(await proctor.reports.list({ sessionId })).toEqual([]);
    expect(await proctor.reports.draft({ sessionId: 'none', locale: 'en' })).toMatchObject({
      reason: 'unknown-session',
    });
  });

  it('is signed with the issuing key once the session is closed, kept by version, and proves itself', async () => {
    const open = await sat();
    expect(await open.proctor.reports.sign({ sessionId: open.sessionId, locale: 'zh-CN' })).toMatchObject({
      reason: 'session-open',
    });
    const { host, proctor, sessionId } = await closed();
    const sign = () => proctor.reports.sign({ sessionId, locale: 'zh-CN' });
    expect(await sign()).toMatchObject({ ok: false, reason: 'keys-locked' });
    await unlock(host);
    const first = await sign();
    expect(first).toMatchObject({ ok: true, version: 1 });
    const pdf = bytesOf(first);
    const checked = checkPdfSignature(pdf);
    expect(checked.ok).toBe(true);
    const { head, attendance } = factsOf(pdf);
    expect(host.read((db) => hashAt(db, head.seq))).toBe(head.hash);
    expect(attendance.map((row) => row.mark)).toEqual(['present', 'present', 'absent']);
    expect(await sign()).toMatchObject({ version: 2 });
    const kept = await proctor.reports.list({ sessionId });
    expect(kept.map((r) => [r.version, r.by])).toEqual([
      [2, '考务员'],
      [1, '考务员'],
    ]);
    expect(bytesOf(await proctor.reports.file({ sessionId, version: 1 })).equals(pdf)).toBe(true);
    expect(await proctor.reports.file({ sessionId, version: 9 })).toEqual({ ok: false, reason: 'unknown' });
    expect(host.read((db) => entriesOfKind(db, ['report.signed']))).toMatchObject([
      { version: 1, sha256: kept[1]?.sha256 },
      { version: 2, sha256: kept[0]?.sha256 },
    ]);
    const changed = Buffer.from(pdf);
    const at = Math.floor(changed.length / 3);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(checkPdfSignature(changed).ok).toBe(false);
  });

  it('has words for every code, and tells a character that no face has by its code point', () => {
    for (const words of Object.values(reportWords)) {
      for (const code of incidentCodes) expect(words.codes[code]).toBeTruthy();
    }
    expect(drawable('施工 😀 noise')).toBe('施工 [U+1F600] noise');
  });
});
