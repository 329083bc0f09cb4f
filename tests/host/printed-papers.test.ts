import { describe, expect, it } from 'vitest';
import { attemptEntries } from '#host/attempt-log.ts';
import { paperOf } from '#host/storage/attempt-store.ts';
import { kindsBank } from '../support/kinds-bank.ts';
import { candidateAt, preparedExam, start } from './exam.ts';
import { signInAs } from './staff-of-every-role.ts';

const exam = preparedExam({ candidates: 1, items: 11, minutes: 30, bank: kindsBank() });
const wish = { blueprintId: 'paper', locale: 'zh-CN', seed: 'A1B2C3D4' } as const;

describe('a specimen paper', () => {
  it('is the same for the same seed, items, ids and hash, and another one for another seed', async () => {
    const { host } = await exam();
    const { papers } = host.as(await signInAs(host, 'author'));
    const first = await papers.specimen(wish);
    expect(await papers.specimen(wish)).toEqual(first);
    const other = await papers.specimen({ ...wish, seed: 'E5F6' });
    if (!first.ok || !other.ok) throw new Error('no specimen');
    expect(first.paper).toMatchObject({ specimen: true, sitting: null, seed: 'A1B2C3D4', maximum: 11, minutes: null });
    expect(other.paper.hash).not.toBe(first.paper.hash);
    expect(other.paper.items.map(({ ref }) => ref)).not.toEqual(first.paper.items.map(({ ref }) => ref));
  });

  it('has every item in the language asked for, its picture, and a key with rationale and sources', async () => {
    const { host } = await exam();
    const { papers } = host.as(await signInAs(host, 'author'));
    const drawn = await papers.specimen({ ...wish, locale: 'en' });
    if (!drawn.ok) throw new Error(drawn.reason);
    const { items, pictures, key, sources } = drawn.paper;
    expect(items).toHaveLength(11);
    const hotspots = items.filter(({ kind }) => kind === 'hotspot');
    expect(hotspots.length).toBeGreaterThan(0);
    expect(pictures.map(({ ref }) => ref)).toEqual(hotspots.map(({ ref }) => ref));
    expect(pictures.every(({ file }) => Buffer.from(file.base64, 'base64').toString().includes('<svg'))).toBe(true);
    expect(key.map(({ number }) => number)).toEqual(items.map(({ number }) => number));
    expect(key.every(({ rationale }) => rationale !== '')).toBe(true);
    expect(sources).toEqual([{ id: 'made-up', title: { 'zh-CN': '虚构', en: 'Made up' } }]);
  });

  it('is refused where there is no such blueprint, or the bank has too few items for it', async () => {
    const { host } = await exam();
    const author = host.as(await signInAs(host, 'author'));
    expect(await author.papers.specimen({ ...wish, blueprintId: 'none' })).toEqual({
      ok: false,
      reason: 'unknown-blueprint',
    });
    const [blueprint] = await author.blueprints.list({});
    if (blueprint === undefined) throw new Error('there is no blueprint');
    const { version: _, ...rules } = blueprint;
    await author.blueprints.save({ ...rules, rules: [{ id: 'many', count: 99, points: 1 }] });
    expect(await author.papers.specimen(wish)).toEqual({ ok: false, reason: 'not-drawable', detail: 'many' });
  });

  it('is shown to authors alone', async () => {
    const { host } = await exam();
    for (const role of ['administrator', 'proctor', 'lead-examiner', 'decision-maker', 'hr', 'examiner'] as const) {
      const bearer = await signInAs(host, role);
      expect((await host.post('papers.specimen', wish, bearer)).status).toBe(403);
      expect((await host.post('papers.ofAttempt', { attemptId: 'any' }, bearer)).status).toBe(403);
    }
  });
});

describe('the paper of an attempt', () => {
  it('cannot be looked at while the attempt runs', async () => {
    const { host, day } = await exam();
    await start(host, day);
    const { papers } = host.as(await signInAs(host, 'author'));
    const { attemptId } = candidateAt(day, 0);
    expect(await papers.ofAttempt({ attemptId })).toEqual({ ok: false, reason: 'not-over' });
    expect(await papers.ofAttempt({ attemptId: 'none' })).toEqual({ ok: false, reason: 'unknown-attempt' });
  });

  it('is the stored one once it is over, by its seed and hash, and the journal says who looked', async () => {
    const { host, day } = await exam();
    await start(host, day);
    const { attemptId, bearer, admissionNumber } = candidateAt(day, 0);
    expect((await host.as(bearer).candidate.submit({})).ok).toBe(true);
    const { papers } = host.as(await signInAs(host, 'author'));
    const seen = await papers.ofAttempt({ attemptId });
    if (!seen.ok) throw new Error(seen.reason);
    const stored = host.read((db) => paperOf(db, attemptId));
    const admitted = host
      .read((db) => attemptEntries(db, attemptId))
      .find(({ event }) => event.kind === 'attempt.admitted');
    expect(seen.paper).toMatchObject({
      specimen: false,
      seed: stored?.seed,
      sitting: { admissionNumber },
    });
    expect(admitted?.event).toMatchObject({ paperHash: seen.paper.hash });
    expect(seen.paper.items.map(({ ref }) => ref)).toEqual(stored?.items.map(({ ref }) => ref));
    const { journal } = host.as(await signInAs(host, 'administrator'));
    const [entry] = await journal.entries({ limit: 200, kind: 'paper.seen' });
    expect(entry).toMatchObject({ kind: 'paper.seen', actor: `account:${day.accountId}` });
  });
});
