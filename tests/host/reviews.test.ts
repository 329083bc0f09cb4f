import { describe, expect, it, vi } from 'vitest';
import { attachedText } from '#host/formats/certificate/pdf-signature-check.ts';
import { reportData } from '#host/formats/report/report-pdf.ts';
import { contract } from '#contract/contract.ts';
import type { OperationName } from '#contract/contract.ts';
import { mayCall } from '#contract/access.ts';
import type { TestHost } from '../support/test-host.ts';
import { as, assignTo, filled, mark, preparedCases, sitCases, twoExaminers, type CaseDay } from './case-exam.ts';
import { hire, password, signInAs } from './staff-of-every-role.ts';

vi.setConfig({ testTimeout: 120_000 });

const run = preparedCases(3, twoExaminers, undefined, true);
const canary = '金丝雀-复评';
const passphrase = 'a passphrase for the keys';

type Reviews = ReturnType<TestHost['as']>['reviews'];
const reviewsOf = (host: TestHost, day: CaseDay, at: number): Reviews =>
  host.as(day.candidates[at]?.bearer ?? '').reviews;
const lead = async (host: TestHost) => host.as(await signInAs(host, 'lead-examiner', 'lead'));

/** Everybody has sat the case; the reviews are shared out. */
async function sat() {
  const { host, day } = await run();
  await sitCases(host, day);
  const shared = await (await lead(host)).peers.shareOut({ sessionId: day.sessionId });
  return { host, day, shared };
}

async function fill(reviews: Reviews, own: boolean, quality: 0 | 0.5 | 1 = 0.5) {
  const duty = (await reviews.mine({})).find((one) => one.own === own);
  const taskId = duty?.taskId ?? '';
  const opened = await reviews.open({ taskId });
  if (!opened.ok) throw new Error(opened.reason);
  const revision = opened.revision + 1;
  const sheet = { ...filled(opened.rubric, { quality }), comment: canary };
  const saved = await reviews.save({ taskId, revision, sheet });
  if (!saved.ok) throw new Error(saved.reason);
  const submitted = await reviews.submit({ taskId, revision });
  if (!submitted.ok) throw new Error(submitted.reason);
  return { taskId, opened };
}

/** What every operation that this person may call in that role answers, as one text. */
async function allAnswers(host: TestHost, bearer: string, role: 'candidate' | 'lead-examiner', input: object) {
  const texts: string[] = [];
  for (const [noun, verbs] of Object.entries(contract)) {
    for (const verb of Object.keys(verbs)) {
      const operation = `${noun}.${verb}` as OperationName;
      if (!mayCall(operation, role) || ['signIn', 'setup'].includes(noun)) continue;
      if (operation === 'candidate.leave' || verb === 'watch') continue; // would end the sign-in, or never end
      texts.push(`${operation} ${(await host.post(operation, input, bearer)).text}`);
    }
  }
  return texts;
}

describe('a training run', () => {
  it('is named as one to its proctor and in its report', async () => {
    const { host, day } = await run();
    const proctor = host.as(day.proctorBearer);
    expect((await proctor.room.board({ sessionId: day.sessionId })).session).toMatchObject({ training: true });
    const draft = await proctor.reports.draft({ sessionId: day.sessionId, locale: 'en' });
    if (!draft.ok) throw new Error(draft.reason);
    const facts = attachedText(Buffer.from(draft.file.base64, 'base64'), reportData);
    expect(JSON.parse(facts ?? '')).toMatchObject({ training: true, rehearsal: false });
  });

  it('lets each mark their own work and one other’s, whose it is told to nobody', async () => {
    const { host, day, shared } = await sat();
    expect(shared).toEqual({ given: 3, alone: 0 });
    for (const at of [0, 1, 2]) {
      const duties = await reviewsOf(host, day, at).mine({});
      expect(duties.map(({ own, state, comparable }) => [own, state, comparable])).toEqual([
        [true, 'untouched', false],
        [false, 'untouched', false],
      ]);
      const { text } = await host.post('reviews.open', { taskId: duties[1]?.taskId }, day.candidates[at]?.bearer);
      expect(text).toContain('新增电量');
      for (const [nth, { admissionNumber, attemptId }] of day.candidates.entries()) {
        expect(text).not.toContain(admissionNumber);
        expect(text).not.toContain(attemptId);
        expect(text).not.toContain(`考生${nth}`);
      }
    }
    const [, other] = await reviewsOf(host, day, 0).mine({});
    const third = (await Promise.all([1, 2].map((at) => reviewsOf(host, day, at).mine({})))).find(
      (duties) => !duties.some(({ taskId }) => taskId === other?.taskId),
    );
    expect(third).toBeDefined();
    const stranger = third?.[0]?.taskId ?? '';
    // Neither the own work of somebody who is not reviewed here, nor by one who has no seat in the run.
    if (stranger !== other?.taskId)
      expect(await reviewsOf(host, day, 0).open({ taskId: stranger })).toEqual({ ok: false, reason: 'not-yours' });
  });

  it('shows the own sheet, the peer’s and the examiners’ side by side only when all of them are in', async () => {
    const { host, day } = await sat();
    const [one, two, three] = [0, 1, 2].map((at) => reviewsOf(host, day, at));
    if (!one || !two || !three) throw new Error('three candidates are expected');
    const { taskId } = await fill(one, true, 1);
    expect(await one.compare({ taskId })).toEqual({ ok: false, reason: 'not-yet' });
    await assignTo(host, day, ['anna', 'bert']);
    for (const name of ['anna', 'bert'] as const) {
      const marking = await as(host, name, 'examiner');
      for (const task of await marking.tasks({})) await mark(marking, task.taskId, { quality: 0 });
    }
    // The examiners are done; the peer's work that is owed is not.
    expect(await one.compare({ taskId })).toEqual({ ok: false, reason: 'not-yet' });
    await fill(one, false);
    const early = await one.compare({ taskId });
    expect(early.ok && early.sheets.map(({ by }) => by)).toEqual(['self', 'examiner', 'examiner']);
    for (const reviews of [two, three]) {
      await fill(reviews, true);
      await fill(reviews, false);
    }
    const whole = await one.compare({ taskId });
    expect(whole.ok && whole.sheets.map(({ by, number }) => [by, number])).toEqual([
      ['self', 1],
      ['peer', 1],
      ['examiner', 1],
      ['examiner', 2],
    ]);
    expect(whole.ok && whole.comparison.mustReconcile).toBe(true);
    expect((await one.mine({})).find(({ own }) => own)?.comparable).toBe(true);
  });

  it('shows nobody another’s sheet before their own is in, by any operation, and a lead examiner never', async () => {
    const { host, day } = await sat();
    const one = reviewsOf(host, day, 0);
    const { taskId } = await fill(one, true);
    await fill(one, false);
    const input = { taskId, taskIds: [taskId], sessionId: day.sessionId, revision: 1, password: 'wrong', note: '试探' };
    for (const at of [1, 2]) {
      for (const duty of await reviewsOf(host, day, at).mine({})) {
        const texts = await allAnswers(host, day.candidates[at]?.bearer ?? '', 'candidate', {
          ...input,
          taskId: duty.taskId,
        });
        expect(texts.length).toBeGreaterThan(15);
        expect(texts.filter((text) => text.includes(canary))).toEqual([]);
      }
    }
    const leader = await signInAs(host, 'lead-examiner', 'lead');
    const told = await allAnswers(host, leader, 'lead-examiner', input);
    expect(told.filter((text) => text.includes(canary))).toEqual([]);
    const board = await (await lead(host)).peers.board({ sessionId: day.sessionId });
    expect(board.works.map(({ own, peer }) => `${own} ${peer?.state ?? ''}`).sort()).toEqual([
      'submitted untouched',
      'untouched submitted',
      'untouched untouched',
    ]);
    const { text } = await host.post('journal.entries', { limit: 200 }, day.administratorBearer);
    expect(text).toContain('review.sheet-submitted');
    expect(text).not.toContain(canary);
  });

  it('cannot be reviewed by staff operations, even by a candidate who is an examiner too', async () => {
    const { host, day } = await sat();
    const who = { username: 'both', name: '考生0', employeeNumber: 'E-0', roles: ['examiner' as const] };
    await hire(host, day.administratorBearer, who);
    const { marking } = host.as(await signInAs(host, 'examiner', 'both'));
    const [own] = await reviewsOf(host, day, 0).mine({});
    expect(await marking.tasks({})).toEqual([]);
    expect(await marking.open({ taskId: own?.taskId ?? '' })).toEqual({ ok: false, reason: 'not-yours' });
    await fill(reviewsOf(host, day, 0), true);
    expect(await marking.compare({ taskId: own?.taskId ?? '' })).toEqual({ ok: false, reason: 'not-yet' });
  });

  it('keeps what was submitted: no change, no second peer in its place, an incomplete one refused with what is missing', async () => {
    const { host, day } = await sat();
    const one = reviewsOf(host, day, 0);
    const [own] = await one.mine({});
    expect(await one.submit({ taskId: own?.taskId ?? '', revision: 1 })).toMatchObject({ reason: 'not-begun' });
    const { taskId, opened } = await fill(one, true);
    const again = { taskId, revision: 2, sheet: filled(opened.rubric, { quality: 1 }) };
    expect(await one.save(again)).toMatchObject({ ok: false, reason: 'locked' });
    const other = await fill(one, false);
    const { peers } = await lead(host);
    const board = await peers.board({ sessionId: day.sessionId });
    const refusals = await Promise.all(
      board.people.map(({ candidateId }) => peers.give({ taskId: other.taskId, candidateId })),
    );
    expect(refusals.map((answer) => !answer.ok && answer.reason).sort()).toEqual([
      'own-work',
      'submitted',
      'submitted',
    ]);
  });

  it('gives a peer’s place to another by hand, and the first then has nothing more to do with it', async () => {
    const { host, day } = await sat();
    const { peers } = await lead(host);
    const board = await peers.board({ sessionId: day.sessionId });
    const [work] = board.works;
    for (const { candidateId } of board.people) {
      const answer = await peers.give({ taskId: work?.taskId ?? '', candidateId });
      if (!answer.ok) continue;
      const now = (await peers.board({ sessionId: day.sessionId })).works.find((one) => one.taskId === work?.taskId);
      expect(now?.peer?.name).not.toBe(work?.peer?.name);
      const duties = await Promise.all([0, 1, 2].map((at) => reviewsOf(host, day, at).mine({})));
      expect(duties.flat().filter((one) => one.taskId === work?.taskId)).toHaveLength(2);
      return;
    }
    throw new Error('nobody could be given the review');
  });
});

describe('nothing of a training run counts', () => {
  /** Marks all, and tells what the office sees of the session. */
  async function office(withReviews: boolean) {
    const { host, day } = await sat();
    if (withReviews) {
      for (const at of [0, 1, 2]) {
        await fill(reviewsOf(host, day, at), true, 1);
        await fill(reviewsOf(host, day, at), false, 1);
      }
    }
    const taskIds = await assignTo(host, day, ['anna', 'bert']);
    for (const name of ['anna', 'bert'] as const) {
      const marking = await as(host, name, 'examiner');
      for (const taskId of taskIds) await mark(marking, taskId, { quality: 0.5 });
    }
    const { marking } = await lead(host);
    const { refused } = await marking.settle({ taskIds });
    const decider = host.as(await signInAs(host, 'decision-maker'));
    const book = await marking.compare({ taskId: taskIds[0] ?? '' });
    const ids = host.read((db) =>
      db.prepare<[], { id: string }>('SELECT id FROM candidate ORDER BY admission_number').all(),
    );
    const decided = await decider.decisions.decide({
      ...{ candidateIds: ids.map(({ id }) => id), outcome: 'certify' as const, reason: '试', password },
    });
    await decider.certificates.unlock({ passphrase });
    return {
      host,
      refused: refused.map(({ reason }) => reason),
      board: (await marking.board({ sessionId: day.sessionId })).tasks.map(({ examiners, settled, standing }) => {
        return { states: examiners.map(({ state }) => state), settled, standing };
      }),
      people: (await marking.board({ sessionId: day.sessionId })).people.map(({ open }) => open),
      sheets: book.ok && book.sheets.map(({ sheet }) => sheet),
      comparison: book.ok && book.comparison,
      results: await decider.results.list({ sessionId: day.sessionId }),
      decisions: await decider.decisions.list({ sessionId: day.sessionId }),
      decided,
      issued: await decider.certificates.issue({ candidateIds: ids.map(({ id }) => id) }),
      export: await decider.results.export({ sessionId: day.sessionId, format: 'csv' }),
      stored: host.read((db) => db.prepare<[], { n: number }>('SELECT count(*) AS n FROM result').get()?.n),
    };
  }

  it('is the same for examiners and office with reviews and without, and never a result, a decision or a certificate', async () => {
    const { host: _, ...without } = await office(false);
    const { host, ...with_ } = await office(true);
    expect(without.refused).toEqual(['training-run', 'training-run', 'training-run']);
    expect(with_.board).toEqual(without.board);
    expect(with_.people).toEqual(without.people);
    expect(with_.sheets).toEqual(without.sheets);
    expect(with_.comparison).toEqual(without.comparison);
    for (const seen of [with_, without]) {
      expect(seen.results).toEqual([]);
      expect(seen.decisions).toEqual([]);
      expect(seen.stored).toBe(0);
      expect(seen.export).toMatchObject({ ok: false, reason: 'rehearsal' });
      expect(seen.board.every(({ standing, settled }) => standing === null && !settled)).toBe(true);
      expect(JSON.stringify([seen.decided, seen.issued])).not.toContain('"number"');
    }
    const kept = host.read((db) => ({
      decisions: db.prepare<[], { n: number }>('SELECT count(*) AS n FROM decision').get()?.n,
      certificates: db.prepare<[], { n: number }>('SELECT count(*) AS n FROM certificate').get()?.n,
    }));
    expect(kept).toEqual({ decisions: 0, certificates: 0 });
  });
});

describe('an exam', () => {
  const exam = preparedCases(1);
  it('leaves nothing to be reviewed', async () => {
    const { host, day } = await exam();
    await sitCases(host, day);
    expect(await reviewsOf(host, day, 0).mine({})).toEqual([]);
    expect((await (await lead(host)).peers.board({ sessionId: day.sessionId })).works).toEqual([]);
  });
});
