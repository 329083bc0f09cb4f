import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { emptySheet } from '#domain/marking/mark-sheet.ts';
import { verifyChain } from '#host/storage/journal-store.ts';
import { as, assignTo, filled, mark, people, preparedCases, sitCases } from './case-exam.ts';
import { password, signInAs } from './staff-of-every-role.ts';

const cases = preparedCases();

async function marked() {
  const { host, day } = await cases();
  await sitCases(host, day);
  const taskIds = await assignTo(host, day, ['anna', 'bert']);
  return { host, day, taskIds, taskId: taskIds[0] ?? '' };
}

describe('a case in the room', () => {
  it('is admitted, answered and handed in like any part, its pictures by names that say nothing', async () => {
    const { host, day } = await cases();
    const [one] = day.candidates;
    const { candidate } = host.as(one?.bearer ?? null);
    expect(await candidate.state({})).toMatchObject({ stage: 'ready', items: 2, points: 100, minutes: 40 });
    expect(await candidate.paper({})).toMatchObject({ ok: false, reason: 'not-now' });
    await host.as(day.proctorBearer).room.start({ attemptIds: [one?.attemptId ?? ''] });
    const paper = await candidate.paper({});
    if (!paper.ok) throw new Error(paper.reason);
    expect(paper.items.map(({ kind, words }) => [kind, words])).toEqual([
      ['text', { min: 20, max: 400 }],
      ['text', { min: null, max: 300 }],
    ]);
    expect(paper.materials?.exhibits.map(({ kind }) => kind)).toEqual([
      'table',
      'transcript',
      'work-order',
      'picture',
      'text',
    ]);
    const picture = paper.materials?.exhibits.find((one) => one.kind === 'picture')?.picture ?? '';
    expect(picture).not.toContain('meter');
    expect(await candidate.media({ ref: picture })).toMatchObject({ ok: true, file: { mediaType: 'image/svg+xml' } });
    expect(await candidate.save({ ref: picture, revision: 1, response: null })).toMatchObject({
      reason: 'unknown-item',
    });
    const long = '电'.repeat(15_000);
    const saved = await candidate.save({
      ref: paper.items[0]?.ref ?? '',
      revision: 1,
      response: { kind: 'text', text: long },
    });
    expect(saved.ok).toBe(true);
    await host.dieAndRestart();
    const again = await host.as(one?.bearer ?? null).candidate.state({});
    expect(again.stage).toBe('running');
    const after = await host.as(one?.bearer ?? null).candidate.paper({});
    expect(after.ok && after.responses[0]?.response).toEqual({ kind: 'text', text: long });
  });

  it('shows a candidate neither guidance nor rubric nor the case’s own name', async () => {
    const { host, day } = await cases();
    await host.as(day.proctorBearer).room.start({ attemptIds: day.candidates.map((c) => c.attemptId) });
    const { text } = await host.post('candidate.paper', {}, day.candidates[0]?.bearer);
    expect(text).toContain('电费突增');
    for (const secret of ['新增电量落在', '一票否决', '只说夏天', 'case-bill', 'meter.svg']) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('the sheet of an examiner', () => {
  it('shows the responses without a name or a number', async () => {
    const { host, day, taskId } = await marked();
    const { text } = await host.post('marking.open', { taskId }, await signInAs(host, 'examiner', 'anna'));
    expect(text).toContain('新增电量落在第二、三档');
    expect(text).toContain('答复1');
    for (const { admissionNumber, attemptId } of day.candidates) {
      expect(text).not.toContain(`"${admissionNumber}"`);
      expect(text).not.toContain(attemptId);
    }
    expect(text).not.toMatch(/考生\d|E-\d/);
    const listed = await host.post('marking.tasks', {}, await signInAs(host, 'examiner', 'anna'));
    expect(listed.text).not.toMatch(/考生\d|E-\d/);
  });

  it('is on disk once it is acknowledged: a killed host loses nothing of it', async () => {
    const { host, taskId } = await marked();
    const anna = await as(host, 'anna', 'examiner');
    const opened = await anna.open({ taskId });
    if (!opened.ok) throw new Error(opened.reason);
    const sheet = filled(opened.rubric, { quality: 0.5 });
    expect(await anna.save({ taskId, revision: 1, sheet })).toMatchObject({ ok: true, revision: 1 });
    await host.dieAndRestart();
    const after = await (await as(host, 'anna', 'examiner')).open({ taskId });
    expect(after).toMatchObject({ ok: true, revision: 1, sheet, submittedAt: null });
    expect(host.read(verifyChain).firstBad).toBeNull();
  });

  it('is stored once for the same revision, and never overwritten by an older one or a mark the rubric has not', async () => {
    const { host, taskId } = await marked();
    const anna = await as(host, 'anna', 'examiner');
    const opened = await anna.open({ taskId });
    if (!opened.ok) throw new Error(opened.reason);
    const sheet = filled(opened.rubric, { quality: 1 });
    await anna.save({ taskId, revision: 2, sheet });
    const entries = () =>
      host.read((db) => db.prepare("SELECT count(*) AS n FROM journal WHERE kind = 'sheet.saved'").get());
    expect(await anna.save({ taskId, revision: 2, sheet })).toMatchObject({ ok: true });
    expect(entries()).toEqual({ n: 1 });
    expect(await anna.save({ taskId, revision: 1, sheet })).toMatchObject({ reason: 'older-revision', detail: '2' });
    const cause = { mark: { kind: 'level' as const, points: 39 }, comment: '', evidence: [] };
    const odd = { ...sheet, marks: { ...sheet.marks, cause } };
    expect(await anna.save({ taskId, revision: 3, sheet: odd })).toMatchObject({
      reason: 'wrong-mark',
      detail: 'cause',
    });
    const other = { ...sheet, rubric: { ...sheet.rubric, version: 9 } };
    expect(await anna.save({ taskId, revision: 3, sheet: other })).toMatchObject({
      reason: 'other-rubric',
      detail: `${opened.rubric.id} ${opened.rubric.version}`,
    });
    // What was refused left nothing behind: the sheet is the one that was acknowledged.
    expect(await anna.open({ taskId })).toMatchObject({ revision: 2, sheet });
    expect(entries()).toEqual({ n: 1 });
    expect(await (await as(host, 'cora', 'examiner')).save({ taskId, revision: 3, sheet })).toMatchObject({
      reason: 'not-yours',
    });
  });

  it('is submitted only whole, signed by its examiner’s key, and locked then', async () => {
    const { host, taskId } = await marked();
    const anna = await as(host, 'anna', 'examiner');
    const opened = await anna.open({ taskId });
    if (!opened.ok) throw new Error(opened.reason);
    expect(await anna.submit({ taskId, revision: 0, password })).toMatchObject({ reason: 'not-begun' });
    await anna.save({ taskId, revision: 1, sheet: { ...emptySheet(opened.rubric), marks: {} } });
    const early = await anna.submit({ taskId, revision: 1, password });
    expect(early).toMatchObject({ ok: false, reason: 'incomplete' });
    expect(!early.ok && early.gaps?.length).toBe(9);
    const sheet = filled(opened.rubric, { quality: 1 });
    await anna.save({ taskId, revision: 2, sheet });
    expect(await anna.submit({ taskId, revision: 1, password })).toMatchObject({ reason: 'older-revision' });
    expect(await anna.submit({ taskId, revision: 2, password: 'wrong' })).toMatchObject({ reason: 'wrong-password' });
    expect(await anna.submit({ taskId, revision: 2, password })).toMatchObject({ ok: true });
    expect(await anna.save({ taskId, revision: 3, sheet })).toMatchObject({ reason: 'locked' });
    const [original] = host.read((db) =>
      db.prepare<[], Record<string, string>>('SELECT text, signature, public_key FROM mark_sheet_original').all(),
    );
    const key = createPublicKey({
      key: Buffer.from(original?.['public_key'] ?? '', 'base64url'),
      format: 'der',
      type: 'spki',
    });
    const signature = Buffer.from(original?.['signature'] ?? '', 'base64url');
    const said = Buffer.from(original?.['text'] ?? '');
    const [format, , by, work] = JSON.parse(original?.['text'] ?? '[]') as [string, object, { hash: string }, string];
    expect([format, by.hash, work]).toEqual([
      'invigil-sheet/2',
      expect.stringMatching(/^[0-9a-f]{64}$/),
      expect.any(String),
    ]);
    expect(work).toMatch(/^[0-9a-f]{64}$/);
    const isSigned = (text: Buffer) => verify('sha256', text, { key, dsaEncoding: 'ieee-p1363' }, signature);
    expect([isSigned(said), isSigned(Buffer.from('other'))]).toEqual([true, false]);
  });
});

describe('who marks what', () => {
  it('is never the candidate, a trainer, somebody declared, or the same person twice', async () => {
    const { host, day, taskIds } = await marked();
    const lead = await as(host, 'lead');
    const ids = await people(host, day);
    const { refused } = await lead.assign({ taskIds, personId: ids.anna, third: true });
    expect(refused.map(({ reason }) => reason)).toEqual(['assigned', 'assigned']);
    const again = await lead.assign({ taskIds, personId: ids.cora, third: false });
    expect(again.refused.map(({ reason }) => reason)).toEqual(['enough', 'enough']);
    const [candidateId = ''] = host
      .read((db) => db.prepare<[], { id: string }>('SELECT candidate_id AS id FROM marking_task ORDER BY code').all())
      .map(({ id }) => id);
    host.read(() => undefined);
    await host.as(await signInAs(host, 'decision-maker')).decisions.declareConflict({ candidateId, note: '亲属' });
    const board = await lead.board({ sessionId: day.sessionId });
    const all = board.people.find(({ name }) => name === '全岗')?.personId ?? '';
    const third = await lead.assign({ taskIds, personId: all, third: true });
    expect(third.refused).toEqual([{ taskId: board.tasks[0]?.taskId, reason: 'declared' }]);
  });

  it('is shared out evenly, and an absent examiner is replaced without touching what is signed', async () => {
    const { host, day } = await cases();
    await sitCases(host, day);
    const lead = await as(host, 'lead');
    const ids = await people(host, day);
    const shared = await lead.assignAll({
      sessionId: day.sessionId,
      personIds: [ids.anna, ids.bert, ids.cora, ids.dora],
    });
    expect(shared).toEqual({ assigned: 4, short: [] });
    const board = await lead.board({ sessionId: day.sessionId });
    expect(board.people.filter(({ name }) => name.startsWith('考官')).map(({ open }) => open)).toEqual([1, 1, 1, 1]);
    const [task] = board.tasks;
    const [first, second] = task?.examiners ?? [];
    const names = ['anna', 'bert', 'cora', 'dora'] as const;
    const nameOf = (id?: string) => names.find((name) => ids[name] === id) ?? 'anna';
    const free = names.find((name) => !task?.examiners.some(({ personId }) => personId === ids[name])) ?? 'anna';
    const taskId = task?.taskId ?? '';
    await mark(await as(host, nameOf(first?.personId), 'examiner'), taskId, { quality: 1 });
    const swap = (from?: string) => lead.replace({ taskId, from: from ?? '', to: ids[free] });
    expect(await swap(first?.personId)).toMatchObject({ ok: false, reason: 'signed' });
    expect(await swap(second?.personId)).toEqual({ ok: true });
    expect(await (await as(host, nameOf(second?.personId), 'examiner')).open({ taskId })).toMatchObject({
      reason: 'not-yours',
    });
    expect(await (await as(host, free, 'examiner')).open({ taskId })).toMatchObject({ ok: true, revision: 0 });
  });
});

describe('two sheets on one case', () => {
  const line = async (host: Awaited<ReturnType<typeof marked>>['host'], sessionId: string) => {
    const rows = await host.as(await signInAs(host, 'lead-examiner')).results.list({ sessionId });
    return rows.map(({ parts, recommendation }) => [parts[0]?.points ?? null, recommendation]);
  };

  it('that are close become one mark, and the part has its result', async () => {
    const { host, day, taskIds } = await marked();
    const lead = await as(host, 'lead');
    expect((await lead.settle({ taskIds })).refused.map(({ reason }) => reason)).toEqual(['not-yet', 'not-yet']);
    for (const taskId of taskIds) {
      await mark(await as(host, 'anna', 'examiner'), taskId, { quality: 1 });
      await mark(await as(host, 'bert', 'examiner'), taskId, { quality: 1 });
    }
    expect(await lead.settle({ taskIds })).toEqual({ refused: [] });
    expect(await line(host, day.sessionId)).toEqual([
      [100, 'certify'],
      [100, 'certify'],
    ]);
    expect((await lead.settle({ taskIds })).refused.map(({ reason }) => reason)).toEqual(['settled', 'settled']);
  });

  it('that differ beyond the threshold wait: for a third examiner, whose sheet counts with the nearer one', async () => {
    const { host, day, taskId } = await marked();
    const lead = await as(host, 'lead');
    const [anna, bert] = [await as(host, 'anna', 'examiner'), await as(host, 'bert', 'examiner')];
    await mark(anna, taskId, { quality: 1 });
    await mark(bert, taskId, { quality: 0 });
    expect(await anna.compare({ taskId })).toMatchObject({
      ok: true,
      whole: true,
      comparison: { spread: 100, mustReconcile: true },
    });
    expect((await lead.settle({ taskIds: [taskId] })).refused).toEqual([{ taskId, reason: 'reconcile' }]);
    const ids = await people(host, day);
    expect(await lead.assign({ taskIds: [taskId], personId: ids.cora, third: true })).toEqual({ refused: [] });
    const cora = await as(host, 'cora', 'examiner');
    expect(await cora.compare({ taskId })).toEqual({ ok: false, reason: 'not-yet' });
    await mark(cora, taskId, { quality: 1 });
    expect(await lead.settle({ taskIds: [taskId] })).toEqual({ refused: [] });
    expect((await line(host, day.sessionId)).flat()).toContain(100);
  });

  it('of which one finds something fatal wait for a second person, and for an agreed mark that fails the part', async () => {
    const { host, day, taskId } = await marked();
    const lead = await as(host, 'lead');
    const [anna, bert] = [await as(host, 'anna', 'examiner'), await as(host, 'bert', 'examiner')];
    await mark(anna, taskId, { quality: 1, fatal: ['leaks'] });
    await mark(bert, taskId, { quality: 1 });
    const ids = await people(host, day);
    const waiting = async (username: string) => {
      const list = await host.as(await signInAs(host, 'examiner', username)).secondPerson.list({});
      return list.map(({ kind, mine, path }) => [kind, mine, path]);
    };
    const place = `/marking-compare/${taskId}`;
    expect(await waiting('anna')).toEqual([['fatal-mark', false, place]]);
    expect(await waiting('bert')).toEqual([['fatal-mark', true, place]]);
    const word = { taskId, personId: ids.anna, criterion: 'leaks', stands: true, note: '确有泄露', password };
    expect((await lead.settle({ taskIds: [taskId] })).refused).toEqual([{ taskId, reason: 'fatal-unconfirmed' }]);
    expect(await anna.sayOfFatal(word)).toMatchObject({ reason: 'same-person' });
    expect(await bert.sayOfFatal({ ...word, criterion: 'cause' })).toMatchObject({ reason: 'not-fatal' });
    expect(await bert.sayOfFatal(word)).toEqual({ ok: true });
    expect(await waiting('bert')).toEqual([]);
    expect((await lead.settle({ taskIds: [taskId] })).refused).toEqual([{ taskId, reason: 'reconcile' }]);
    const agreed = { taskId, points: 90, fatal: ['leaks'], note: '三人复核一致', password };
    expect(await lead.agree({ ...agreed, fatal: ['cause'] })).toMatchObject({ reason: 'not-fatal' });
    expect(await lead.agree({ ...agreed, points: 101 })).toMatchObject({ reason: 'too-many-points' });
    expect(await lead.agree(agreed)).toEqual({ ok: true });
    expect(await lead.settle({ taskIds: [taskId] })).toEqual({ refused: [] });
    expect(await line(host, day.sessionId)).toContainEqual([90, 'refuse']);
    const compared = await bert.compare({ taskId });
    expect(compared.ok && compared.sheets).toHaveLength(2);
  });
});
