import { describe, expect, it } from 'vitest';
import { contract } from '#contract/contract.ts';
import { bankItems } from '#host/storage/bank-store.ts';
import { halfSealed, openCount, sealedWord } from './half-sealed-bank.ts';
import { givePass, learningRows, practise, rightNow, shownNow } from './practising.ts';
import { preparedPractice, sitDownToPractise } from './practice-house.ts';
import { signInAs } from './staff-of-every-role.ts';

const exam = preparedPractice();
const open = async () => sitDownToPractise(await exam());

describe('a trainee', () => {
  it('meets each open item before any a second time, with key, rationale and sources only after the response', async () => {
    const { host, next, practice, home } = await open();
    const seen = new Set<string>();
    for (let turn = 0; turn < openCount; turn += 1) {
      const item = await next();
      expect(JSON.stringify(item)).not.toContain('rationale');
      seen.add(shownNow(host).item.id);
      const given = await practice.respond({ ref: item.ref, response: rightNow(host) as never });
      expect(given).toMatchObject({ ok: true, outcome: 'right', points: 1, maximum: 1, toClear: 0 });
      expect(given.ok && given.rationale.length > 0 && given.sources[0]?.title.en).toBe('Made up');
    }
    expect(seen.size).toBe(openCount);
    expect(await home()).toMatchObject({ items: openCount, seen: openCount, right: openCount, mistakes: 0 });
  });

  it('finds a wrong item on the mistakes list, and no longer once it was right at two other showings', async () => {
    const { host, practice, next, respond, home } = await open();
    for (let turn = 0; turn < openCount - 1; turn += 1) await respond(true);
    const { item, given } = await respond(false);
    expect(given).toMatchObject({ toClear: 2 });
    expect(given.outcome).not.toBe('right');
    expect(await home()).toMatchObject({ right: openCount - 1, mistakes: 1 });
    const list = await practice.mistakes({ bankId: halfSealed, locale: 'zh-CN' });
    expect(list).toMatchObject({ ok: true, mistakes: [{ item: { stem: item.stem }, times: 1, toClear: 2 }] });
    for (const left of [1, 0]) {
      const again = await next('mistakes');
      expect(again.kind).toBe(item.kind);
      const right = await practice.respond({ ref: again.ref, response: rightNow(host) as never });
      expect(right).toMatchObject({ ok: true, outcome: 'right', toClear: left });
    }
    expect(await home()).toMatchObject({ right: openCount, mistakes: 0 });
    const none = await practice.next({ bankId: halfSealed, topic: null, only: 'mistakes', locale: 'zh-CN' });
    expect(none).toEqual({ ok: false, reason: 'nothing-left' });
  });

  it('gives one response a showing: asked again, the first one is told again and counted once', async () => {
    const { host, practice, next } = await open();
    const { ref } = await next();
    const first = await practice.respond({ ref, response: null });
    expect(first).toMatchObject({ ok: true, outcome: 'blank', response: null });
    expect(await practice.respond({ ref, response: rightNow(host) as never })).toEqual(first);
    expect(learningRows(host, 'SELECT * FROM response_given')).toHaveLength(1);
  });

  it('is told of a response of another kind, and of an item that is no longer in front', async () => {
    const { practice, next, host } = await open();
    const { ref, kind } = await next();
    const response = kind === 'text' ? { kind: 'numeric', text: '1' } : { kind: 'text', text: 'x' };
    expect(await practice.respond({ ref, response: response as never })).toEqual({ ok: false, reason: 'wrong-kind' });
    await next();
    const unknown = { ok: false, reason: 'unknown-item' };
    expect(await practice.respond({ ref, response: null })).toEqual(unknown);
    expect(await practice.media({ ref })).toEqual(unknown);
    expect(learningRows(host, 'SELECT * FROM response_given')).toEqual([]);
  });

  it('practises only from the banks of the pass', async () => {
    const { practice } = await open();
    const notOpen = { ok: false, reason: 'not-open' };
    for (const bankId of ['made-up', 'no-such-bank']) {
      expect(await practice.next({ bankId, topic: null, only: 'all', locale: 'en' })).toEqual(notOpen);
      expect(await practice.mistakes({ bankId, locale: 'en' })).toEqual(notOpen);
    }
  });
});

describe('what is sealed', () => {
  it('is never told, whatever a trainee asks: no word, no id, no topic, no picture', async () => {
    const { host, day, bearer } = await open();
    const stored = host.read((db) => bankItems(db, halfSealed, 1));
    const sealedIds = stored.filter(({ practice }) => practice !== true).map(({ id }) => id);
    expect(sealedIds).toHaveLength(openCount);
    const heard: string[] = [];
    const kinds = new Set<unknown>();
    const ask = async (operation: string, input: unknown, as: string | null = bearer) => {
      const { text } = await host.post(operation, input, as);
      heard.push(text);
      return (JSON.parse(text) as { json: Record<string, unknown> }).json;
    };
    const topics = [null, 'all', `${sealedWord}-topic`, 'no-such-topic'];
    const asked = { bankId: halfSealed, only: 'all', locale: 'en' };
    for (let turn = 0; turn < 4 * openCount; turn += 1) {
      const shown = await ask('practice.next', { ...asked, topic: null, locale: turn % 2 === 0 ? 'en' : 'zh-CN' });
      const item = shown['item'] as { ref: string; kind: string };
      kinds.add(item.kind);
      const media = await ask('practice.media', { ref: item.ref });
      const file = media['file'] as { base64: string } | undefined;
      if (file !== undefined) heard.push(Buffer.from(file.base64, 'base64').toString('utf8'));
      await ask('practice.respond', { ref: item.ref, response: null });
    }
    for (const locale of ['zh-CN', 'en']) {
      await ask('practice.home', { locale });
      for (const bankId of [halfSealed, 'made-up', sealedWord]) {
        heard.push((await host.post('practice.mistakes', { bankId, locale }, bearer)).text);
        for (const topic of topics) {
          for (const only of ['all', 'mistakes']) await ask('practice.next', { bankId, topic, only, locale });
        }
      }
    }
    for (const ref of [...sealedIds, `${sealedWord}.svg`, `${sealedWord}.opus`]) {
      await ask('practice.media', { ref });
      await ask('practice.respond', { ref, response: null });
    }
    for (const operation of Object.keys(contract.practice)) {
      if (operation === 'leave') continue;
      for (const input of [undefined, {}, { bankId: halfSealed }]) await ask(`practice.${operation}`, input);
    }
    await ask('practice.enter', { code: sealedWord, seat: 'practice-seat-00000000000' }, null);
    await ask('practice.enter', { code: day.code, seat: 'practice-seat-00000000000' }, null);
    await ask('practice.leave', {});
    expect(kinds.size).toBe(10);
    for (const text of heard) expect(text.toLowerCase()).not.toContain(sealedWord);
    expect(heard.join()).toContain('Made up');
  });

  it('is not in the file of learning data', async () => {
    const { host, respond } = await open();
    for (let turn = 0; turn < 2 * openCount; turn += 1) await respond(false);
    for (const table of ['showing', 'response_given', 'item_memory']) {
      const rows = learningRows(host, `SELECT * FROM ${table}`);
      expect(rows.length, table).toBeGreaterThan(0);
      expect(JSON.stringify(rows), table).not.toContain(sealedWord);
    }
  });
});

describe('practice and an exam', () => {
  it('exclude each other: who is admitted and not done cannot practise, at the door or inside', async () => {
    const { host, day } = await exam();
    const [first, second] = day.candidates;
    if (first === undefined || second === undefined) throw new Error('nobody sits');
    const { code } = await givePass(host, 'E-0', '考生0', [halfSealed]);
    const refused = { ok: false, reason: 'exam-open' };
    const seat = 'another-seat-000000000000';
    expect(await host.as().practice.enter({ code, seat })).toEqual(refused);
    await host.as(day.proctorBearer).room.start({ attemptIds: [first.attemptId] });
    expect(await host.as().practice.enter({ code, seat })).toEqual(refused);
    await host.as(first.bearer).candidate.submit({});
    const bearer = await practise(host, code, seat);
    const { practice } = host.as(bearer);
    expect((await practice.home({ locale: 'en' })).ok).toBe(true);
  });

  it('exclude each other also when the exam begins while somebody practises', async () => {
    const { host, day } = await exam();
    const author = host.as(await signInAs(host, 'author'));
    const base64 = Buffer.from('姓名,工号\n学员甲,T-1\n').toString('base64');
    const file = { name: 'r.csv', mediaType: 'text/csv', base64 };
    const added = await author.sessions.importRoster({ sessionId: day.sessionId, file, preview: false });
    const admissionNumber = added.ok ? (added.rows[0]?.admissionNumber ?? '') : '';
    const { practice } = host.as(await practise(host, day.code));
    const shown = await practice.next({ bankId: halfSealed, topic: null, only: 'all', locale: 'en' });
    const ref = shown.ok ? shown.item.ref : '';
    await host.as().candidate.enter({ admissionNumber, seat: 'a-seat-of-the-room-000000' });
    const { cards } = await host.as(day.proctorBearer).room.board({ sessionId: day.sessionId });
    const attemptId = cards.find((card) => card.admissionNumber === admissionNumber)?.attemptId ?? '';
    expect((await practice.home({ locale: 'en' })).ok).toBe(true);
    expect(await host.as(day.proctorBearer).room.admit({ attemptIds: [attemptId] })).toMatchObject({ refused: [] });
    const refused = { ok: false, reason: 'exam-open' };
    expect(await practice.home({ locale: 'en' })).toEqual(refused);
    expect(await practice.next({ bankId: halfSealed, topic: null, only: 'all', locale: 'en' })).toEqual(refused);
    expect(await practice.media({ ref })).toEqual(refused);
    expect(await practice.respond({ ref, response: null })).toEqual(refused);
    expect(await practice.mistakes({ bankId: halfSealed, locale: 'en' })).toEqual(refused);
    expect(learningRows(host, 'SELECT * FROM response_given')).toEqual([]);
  });
});
