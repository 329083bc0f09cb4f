import { describe, expect, it } from 'vitest';
import type { CandidateItemView } from '#contract/candidate-view.ts';
import { itemKinds, type ItemKind } from '#domain/item/item.ts';
import { attemptEntries } from '#host/attempt-log.ts';
import { paperOf } from '#host/storage/attempt-store.ts';
import { newestResult } from '#host/storage/result-store.ts';
import { kindsBank, plate } from '../support/kinds-bank.ts';
import { answerRightly, candidateAt, paperFor, preparedExam, start } from './exam.ts';
import { signInAs } from './staff-of-every-role.ts';

const items = 11;
const exam = preparedExam({ candidates: 2, items, minutes: 30, bank: kindsBank() });

async function started() {
  const { host, day } = await exam();
  await start(host, day);
  const one = candidateAt(day, 0);
  const { candidate } = host.as(one.bearer);
  const paper = await paperFor(host, one.bearer);
  const of = (kind: ItemKind): CandidateItemView => {
    const item = paper.items.find((i) => i.kind === kind);
    if (item === undefined) throw new Error(`no item of kind ${kind}`);
    return item;
  };
  return { host, day, one, candidate, paper, of };
}

describe('a paper with an item of every kind', () => {
  it('is sat and scored whole: every right response is right', async () => {
    const { host, one, candidate, paper } = await started();
    expect(new Set(paper.items.map(({ kind }) => kind))).toEqual(new Set(itemKinds));
    await answerRightly(host, one, items);
    expect((await candidate.submit({})).ok).toBe(true);
    const result = host.read((db) => newestResult(db, one.attemptId));
    expect(result?.content.items.filter(({ outcome }) => outcome !== 'right')).toEqual([]);
    expect(result?.points).toBe(items);
  });

  it('comes back after a reload with every response as it was given', async () => {
    const { host, one } = await started();
    await answerRightly(host, one, items);
    const { responses } = await paperFor(host, one.bearer);
    expect(responses).toHaveLength(items);
    expect(responses.map(({ response }) => response?.kind).sort()).toEqual([...itemKinds, 'numeric'].sort());
  });

  it('tells on the wire neither key nor formula, file, hash, transcript or rationale', async () => {
    const { host, one } = await started();
    const { text } = await host.post('candidate.paper', {}, one.bearer);
    const stored = JSON.stringify(host.read((db) => paperOf(db, one.attemptId)));
    for (const secret of ['因为如此', '（静音）', 'plate.svg', 'call.opus', 'terminals', '"key"']) {
      expect(stored).toContain(secret);
      expect(text).not.toContain(secret);
    }
    expect(text).not.toMatch(/formula|parameters|rationale|transcript|[0-9a-f]{64}/);
  });

  it('shows the numbers that were drawn, the same ones whenever it is read', async () => {
    const { host, one, of, paper } = await started();
    const again = await paperFor(host, one.bearer);
    expect(again).toEqual(paper);
    const lamp = paper.items.find(({ stem }) => stem.includes('灯'));
    expect(lamp?.stem).toMatch(/^(40|60|100) W 的灯亮 [\d.]+ h，用电多少？$/);
    expect(of('numeric').unit).toMatch(/^(W|kWh)$/);
  });
});

describe('the picture or sound of an item', () => {
  it('comes as the bank had it, under a name that says nothing', async () => {
    const { candidate, of } = await started();
    const { ref } = of('hotspot');
    const picture = await candidate.media({ ref });
    if (!picture.ok) throw new Error(picture.reason);
    expect(picture.file).toMatchObject({ name: `${ref}.svg`, mediaType: 'image/svg+xml' });
    expect(Buffer.from(picture.file.base64, 'base64').toString()).toBe(plate);
    const sound = await candidate.media({ ref: of('listening').ref });
    expect(sound.ok && Buffer.from(sound.file.base64, 'base64').toString('latin1', 0, 4)).toBe('OggS');
  });

  it('is for its own running paper only', async () => {
    const { host, day, one, candidate, of } = await started();
    const { ref } = of('hotspot');
    const another = host.as(candidateAt(day, 1).bearer).candidate;
    expect(await another.media({ ref })).toEqual({ ok: false, reason: 'unknown-item' });
    expect(await candidate.media({ ref: of('single').ref })).toEqual({ ok: false, reason: 'unknown-item' });
    await host.as(day.proctorBearer).room.pause({ attemptIds: [one.attemptId], reason: '暂停' });
    expect(await candidate.media({ ref })).toEqual({ ok: false, reason: 'not-now' });
  });

  it('is shown to no candidate before the start', async () => {
    const { host, day } = await exam();
    const one = candidateAt(day, 0);
    const ref = host.read((db) => paperOf(db, one.attemptId))?.items.find(({ medium }) => medium !== undefined)?.ref;
    const { candidate } = host.as(one.bearer);
    expect(await candidate.media({ ref: ref ?? '' })).toEqual({ ok: false, reason: 'not-now' });
    expect(await candidate.play({ ref: ref ?? '' })).toEqual({ ok: false, reason: 'not-now' });
  });

  it('is shown to authors by its file name, and the preview of its item with it', async () => {
    const { host } = await exam();
    const { banks } = host.as(await signInAs(host, 'author'));
    const which = { bankId: 'every-kind', version: 1 };
    const file = await banks.media({ ...which, name: 'plate.svg' });
    expect(Buffer.from(file?.base64 ?? '', 'base64').toString()).toBe(plate);
    expect(await banks.media({ ...which, name: 'nothing.svg' })).toBeNull();
    for (const itemId of ['hotspot', 'listening', 'matching', 'inline-choice', 'ordering', 'parametrised']) {
      const shown = await banks.item({ ...which, itemId });
      expect(shown?.preview['zh-CN']?.stem).not.toContain('{{');
      expect(shown?.preview.en?.kind).toBe(shown?.item.kind);
    }
    const hotspot = await banks.item({ ...which, itemId: 'hotspot' });
    expect(hotspot?.preview.en?.picture).toMatchObject({ width: 400, height: 200 });
  });
});

describe('playing a sound', () => {
  it('is counted, told, and refused after the last time', async () => {
    const { host, one, candidate, of } = await started();
    const { ref } = of('listening');
    const left = async () => (await paperFor(host, one.bearer)).playsLeft;
    expect(await left()).toEqual([{ ref, left: 2 }]);
    expect(await candidate.play({ ref })).toEqual({ ok: true, left: 1 });
    expect(await left()).toEqual([{ ref, left: 1 }]);
    expect(await candidate.play({ ref })).toEqual({ ok: true, left: 0 });
    expect(await candidate.play({ ref })).toEqual({ ok: false, reason: 'no-plays-left' });
    expect(await left()).toEqual([{ ref, left: 0 }]);
    expect(await candidate.play({ ref: of('hotspot').ref })).toEqual({ ok: false, reason: 'unknown-item' });
    const played = host
      .read((db) => attemptEntries(db, one.attemptId))
      .filter((e) => e.event.kind === 'attempt.played');
    expect(played.map(({ event }) => event)).toEqual([
      { kind: 'attempt.played', ref },
      { kind: 'attempt.played', ref },
    ]);
  });

  it('is counted only once two windows ask at the same moment for the last time', async () => {
    const { candidate, of } = await started();
    const { ref } = of('listening');
    await candidate.play({ ref });
    const both = await Promise.all([candidate.play({ ref }), candidate.play({ ref })]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('stays counted when the host dies right after', async () => {
    const { host, one, candidate, of } = await started();
    const { ref } = of('listening');
    await candidate.play({ ref });
    await host.dieAndRestart();
    await candidate.state({});
    expect((await paperFor(host, one.bearer)).playsLeft).toEqual([{ ref, left: 1 }]);
    await host.dieAndRestart();
    expect(await candidate.play({ ref })).toEqual({ ok: true, left: 0 });
    await host.dieAndRestart();
    expect(await candidate.play({ ref })).toEqual({ ok: false, reason: 'no-plays-left' });
  });
});
