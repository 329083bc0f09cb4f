import { describe, expect, it } from 'vitest';
import type { Response } from '#domain/item/response.ts';
import { attemptEntries } from '#host/attempt-log.ts';
import { attemptById, paperOf, responsesOf } from '#host/storage/attempt-store.ts';
import { verifyChain } from '#host/storage/journal-store.ts';
import { exposures } from '#host/storage/package-store.ts';
import { newestResult } from '#host/storage/result-store.ts';
import { kindsBank } from '../support/kinds-bank.ts';
import type { TestHost } from '../support/test-host.ts';
import { addToRoster, candidateAt, preparedExam, rightResponses, start } from './exam.ts';
import { hire, password, signInAs } from './staff-of-every-role.ts';

const prepared = preparedExam({ candidates: 2, items: 11, minutes: 30, bank: kindsBank() });
const because = { code: 'environment.power', reason: '停电' } as const;
const hua = { username: 'hua', password };

/** Somebody else of the staff, who may proctor as well: `hua`. */
async function exam() {
  const { host, day } = await prepared();
  await hire(host, day.administratorBearer, {
    ...{ username: 'hua', name: '华老师', employeeNumber: 'S-9', roles: ['proctor'] },
  });
  const first = host.as(day.proctorBearer);
  const second = host.as(await signInAs(host, 'proctor', 'hua'));
  return { host, day, first, second };
}

type Exam = Awaited<ReturnType<typeof exam>>;

const print = ({ first }: Exam, ...attemptIds: string[]) =>
  first.fallback.print({ attemptIds, second: hua, ...because });

/** A candidate who sat in front of a machine until the power went, and handed a sheet in. */
async function onPaper(e: Exam, attemptId = candidateAt(e.day, 0).attemptId) {
  const printed = await print(e, attemptId);
  if (!printed.ok) throw new Error(printed.reason);
  await e.first.fallback.move({ attemptIds: [attemptId], ...because });
  await e.first.fallback.end({ attemptIds: [attemptId], minutes: 20, ...because });
  return { attemptId, booklet: printed.booklets[0] };
}

/** Types the whole sheet, the right answer on each line but for `other`, and hands it in. */
async function type(
  host: TestHost,
  who: Exam['first'],
  attemptId: string,
  other: ReadonlyMap<number, Response | null> = new Map(),
) {
  const opened = await who.transcripts.open({ attemptId });
  if (!opened.ok) throw new Error(opened.reason);
  const right = host.read((db) => rightResponses(db, attemptId));
  for (const [at, { ref, response }] of right.entries()) {
    const given = (other.has(at) ? (other.get(at) ?? null) : response) as typeof response | null;
    const saved = await who.transcripts.save({ attemptId, ref, response: canonical(opened.lines[at], given) });
    if (!saved.ok) throw new Error(`line ${at + 1}: ${saved.reason}`);
  }
  return who.transcripts.submit({ attemptId });
}

/** As the screen sends it: choices in the order of the paper. */
function canonical<R extends Response | null>(line: { options: readonly string[] } | undefined, given: R): R {
  if (given === null || !('choices' in given) || given.kind === 'inline-choice') return given;
  return { ...given, choices: (line?.options ?? []).filter((ref) => given.choices.some((one) => one === ref)) };
}

describe('a booklet', () => {
  it('holds the candidate’s own paper and the letters of its sheet, without a key', async () => {
    const e = await exam();
    const { attemptId } = candidateAt(e.day, 0);
    const printed = await print(e, attemptId);
    if (!printed.ok) throw new Error(printed.reason);
    const [booklet] = printed.booklets;
    const paper = e.host.read((db) => paperOf(db, attemptId));
    expect(booklet?.lines.map(({ ref }) => ref)).toEqual(paper?.items.map(({ ref }) => ref));
    expect(booklet?.lines.map(({ options }) => options)).toEqual(
      paper?.items.map(({ options }) => options.map(({ ref }) => ref)),
    );
    expect(JSON.stringify(printed)).not.toMatch(/"key"|rationale|transcript/);
  });

  it('needs a second person: not the same one, not a wrong password, not somebody without the role', async () => {
    const e = await exam();
    await hire(e.host, e.day.administratorBearer, {
      ...{ username: 'clerk', name: '人事', employeeNumber: 'S-8', roles: ['hr'] },
    });
    const attemptIds = [candidateAt(e.day, 0).attemptId];
    const by = (username: string, word = password) =>
      e.second.fallback.print({ attemptIds, second: { username, password: word }, ...because });
    expect(await by('hua')).toMatchObject({ ok: false, reason: 'same-person' });
    expect(await by('all', 'not it')).toMatchObject({ ok: false, reason: 'wrong-password' });
    expect(await by('nobody')).toMatchObject({ ok: false, reason: 'wrong-password' });
    expect(await by('clerk')).toMatchObject({ ok: false, reason: 'not-staff-for-it' });
    expect(await by('all')).toMatchObject({ ok: true });
  });

  it('is drawn at printing where nobody was admitted, counts as exposure, and is the paper of a later admission', async () => {
    const e = await exam();
    const [late] = await addToRoster(e.host, e.day, '姓名,工号', ['后到,E-99']);
    const attemptId = late?.attemptId ?? '';
    const drawn = () =>
      e.host.read((db) => {
        const bank = paperOf(db, candidateAt(e.day, 0).attemptId)?.bankId ?? '';
        return exposures(db, bank).reduce((sum, one) => sum + one.papers, 0);
      });
    const drawnBefore = drawn();
    expect(drawnBefore).toBeGreaterThan(0);
    const printed = await print(e, attemptId);
    if (!printed.ok) throw new Error(printed.reason);
    expect(drawn()).toBeGreaterThan(drawnBefore);
    await e.host
      .as()
      .candidate.enter({ admissionNumber: late?.admissionNumber ?? '', seat: 'seat-of-the-one-who-came-late' });
    expect(await e.first.room.admit({ attemptIds: [attemptId] })).toMatchObject({ done: [attemptId] });
    const hashes = e.host.read((db) =>
      attemptEntries(db, attemptId).flatMap(({ event }) => ('paperHash' in event ? [event.paperHash] : [])),
    );
    expect(hashes).toEqual([printed.booklets[0]?.paper.hash, printed.booklets[0]?.paper.hash]);
  });

  it('is an entry of its attempt each time, with who, why and who else', async () => {
    const e = await exam();
    const { attemptId } = candidateAt(e.day, 0);
    await print(e, attemptId);
    await print(e, attemptId);
    const events = e.host
      .read((db) => attemptEntries(db, attemptId))
      .filter(({ event }) => event.kind === 'attempt.printed');
    expect(events).toHaveLength(2);
    expect(events[1]).toMatchObject({ actor: expect.stringMatching(/^account:/), event: because });
    expect(e.host.read((db) => attemptById(db, attemptId)?.attempt.printed)).toBe(2);
  });
});

describe('an attempt that goes on on paper', () => {
  it('needs a booklet, stands still on the machine, and cannot be resumed there', async () => {
    const e = await exam();
    const { attemptId, bearer } = candidateAt(e.day, 0);
    await start(e.host, e.day);
    expect(await e.first.fallback.move({ attemptIds: [attemptId], ...because })).toMatchObject({
      refused: [{ reason: 'no-paper' }],
    });
    await print(e, attemptId);
    expect(await e.first.fallback.move({ attemptIds: [attemptId], ...because })).toMatchObject({ done: [attemptId] });
    expect(await e.host.as(bearer).candidate.state({})).toMatchObject({ stage: 'paused', because: 'paper' });
    const [right] = e.host.read((db) => rightResponses(db, attemptId));
    if (right === undefined) throw new Error('an empty paper');
    expect(await e.host.as(bearer).candidate.save({ ...right, revision: 1 })).toMatchObject({ reason: 'not-running' });
    expect(await e.first.room.resume({ attemptIds: [attemptId] })).toMatchObject({ refused: [{ reason: 'on-paper' }] });
  });

  it('is typed only once its sheet was handed in', async () => {
    const e = await exam();
    const { attemptId } = candidateAt(e.day, 0);
    await print(e, attemptId);
    await e.first.fallback.move({ attemptIds: [attemptId], ...because });
    expect(await e.first.transcripts.open({ attemptId })).toMatchObject({ ok: false, reason: 'not-ended' });
    await e.first.fallback.end({ attemptIds: [attemptId], minutes: 20, ...because });
    expect(await e.first.transcripts.open({ attemptId })).toMatchObject({ ok: true, state: 'typing' });
  });
});

describe('an answer sheet', () => {
  it('typed alike by two people is scored like any attempt, every kind of item included', async () => {
    const e = await exam();
    const { attemptId } = await onPaper(e);
    expect(await type(e.host, e.first, attemptId)).toMatchObject({ ok: true, state: 'waiting' });
    expect(await type(e.host, e.second, attemptId)).toMatchObject({ ok: true, state: 'done' });
    expect(e.host.read((db) => newestResult(db, attemptId))).toMatchObject({ points: 11, maximum: 11 });
    const [shown] = await e.host.as(await signInAs(e.host, 'decision-maker')).results.evidence({
      candidateId: e.host.read((db) => attemptById(db, attemptId)?.attempt.candidateId) ?? '',
    });
    expect(shown?.paper).toMatchObject({ by: '考务员', checkedBy: '华老师', differences: 0, minutes: 20 });
    expect(e.host.read((db) => verifyChain(db).firstBad)).toBeNull();
  });

  it('is settled by the two where they differ, with a note, and what they say together counts', async () => {
    const e = await exam();
    const { attemptId } = await onPaper(e);
    await type(e.host, e.first, attemptId);
    expect(await type(e.host, e.second, attemptId, new Map([[2, null]]))).toMatchObject({ ok: true, state: 'differs' });
    expect(e.host.read((db) => responsesOf(db, attemptId).size)).toBe(0);
    const told = await e.second.transcripts.differences({ attemptId });
    if (!told.ok) throw new Error(told.reason);
    expect(told.lines.map(({ number }) => number)).toEqual([3]);
    expect(told.lines[0]?.sides.map(({ entry }) => entry === null)).toEqual([false, true]);
    const right = e.host.read((db) => rightResponses(db, attemptId))[2];
    const settled = [
      { ref: right?.ref ?? '', response: canonical(told.lines[0], right?.response ?? null), note: '铅笔很淡' },
    ];
    const first = { username: 'staff', password: 'an exam day password' };
    expect(await e.second.transcripts.settle({ attemptId, settled: [], second: first })).toMatchObject({
      reason: 'not-all',
    });
    expect(
      await e.second.transcripts.settle({ attemptId, settled, second: { username: 'all', password } }),
    ).toMatchObject({
      reason: 'not-the-other',
    });
    expect(await e.second.transcripts.settle({ attemptId, settled, second: first })).toMatchObject({ ok: true });
    expect(e.host.read((db) => newestResult(db, attemptId)?.points)).toBe(11);
  });

  it('is typed blind: nobody sees the other’s lines or differences before both are through, a third person never', async () => {
    const e = await exam();
    const { attemptId } = await onPaper(e);
    await type(e.host, e.first, attemptId);
    expect(await e.second.transcripts.open({ attemptId })).toMatchObject({ state: 'typing', typed: [] });
    expect(await e.second.transcripts.differences({ attemptId })).toMatchObject({ ok: false, reason: 'not-both' });
    expect(await e.first.transcripts.differences({ attemptId })).toMatchObject({ ok: false, reason: 'not-both' });
    const third = e.host.as(await signInAs(e.host, 'proctor'));
    expect(await third.transcripts.open({ attemptId })).toMatchObject({ ok: false, reason: 'two-already' });
    expect(await third.transcripts.differences({ attemptId })).toMatchObject({ ok: false, reason: 'not-yours' });
    // The first cannot be the second as well, under whatever role.
    expect(await e.first.transcripts.submit({ attemptId })).toMatchObject({ reason: 'submitted-already' });
  });

  it('goes on where it was after a power cut', async () => {
    const e = await exam();
    const { attemptId } = await onPaper(e);
    const right = e.host.read((db) => rightResponses(db, attemptId));
    await e.first.transcripts.open({ attemptId });
    await e.first.transcripts.save({ attemptId, ref: right[0]?.ref ?? '', response: null });
    await e.host.dieAndRestart();
    expect(await e.first.transcripts.open({ attemptId })).toMatchObject({
      typed: [{ ref: right[0]?.ref, response: null }],
    });
  });

  it('keeps what was answered on the machine where the sheet is blank, and takes the sheet’s word elsewhere', async () => {
    const e = await exam();
    const { attemptId, bearer } = candidateAt(e.day, 0);
    await start(e.host, e.day);
    const right = e.host.read((db) => rightResponses(db, attemptId));
    for (const given of right.slice(0, 2)) await e.host.as(bearer).candidate.save({ ...given, revision: 1 });
    await onPaper(e);
    const blank = new Map(right.map((_, at) => [at, null] as const));
    await type(e.host, e.first, attemptId, blank);
    await type(e.host, e.second, attemptId, blank);
    expect(e.host.read((db) => newestResult(db, attemptId)?.points)).toBe(2);
  });

  it('takes nothing that is not on the candidate’s paper, and is handed in only when each line was said', async () => {
    const e = await exam();
    const { attemptId } = await onPaper(e);
    const opened = await e.first.transcripts.open({ attemptId });
    if (!opened.ok) throw new Error(opened.reason);
    const single = opened.lines.find(({ kind }) => kind === 'single');
    const save = (response: Response) =>
      e.first.transcripts.save({
        attemptId,
        ref: single?.ref ?? '',
        response: response as { kind: 'single'; choice: string },
      });
    expect(await save({ kind: 'single', choice: 'elsewhere' })).toMatchObject({ reason: 'not-on-the-paper' });
    expect(await save({ kind: 'text', text: 'A' })).toMatchObject({ reason: 'not-on-the-paper' });
    expect(await e.first.transcripts.submit({ attemptId })).toMatchObject({ reason: 'lines-open', detail: '11' });
  });
});
