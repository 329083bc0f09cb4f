import { describe, expect, it } from 'vitest';
import { verifyChain } from '#host/storage/journal-store.ts';
import type { TestHost } from '../support/test-host.ts';
import { as, mark, people, preparedCases, sitCases, type CaseDay } from './case-exam.ts';
import { begin, preparedCalls } from './call-exam.ts';
import { signInAs } from './staff-of-every-role.ts';

const cases = preparedCases(4);
const calls = preparedCalls(2);
const minute = 60_000;

async function made(from = cases) {
  const { host, day } = await from();
  const ids = await people(host, day);
  const lead = host.as(await signInAs(host, 'lead-examiner', 'lead')).rota;
  const start = host.clock.now().wall;
  const wish = {
    ...{
      sessionId: day.sessionId,
      partId: 'tasks',
      examiners: Object.values(ids),
      places: ['一号台', '二号台'],
      panel: 2,
    },
    times: {
      start,
      until: null,
      minutes: 20,
      changeover: 5,
      breaks: [{ from: start + 22 * minute, to: start + 60 * minute }],
    },
  };
  expect(await lead.make(wish)).toEqual({ ok: true, left: [] });
  return { host, day, ids, lead, wish, start };
}

async function slotsOf({ lead, day }: { lead: Awaited<ReturnType<typeof made>>['lead']; day: CaseDay }) {
  const { parts } = await lead.of({ sessionId: day.sessionId });
  return parts[0]?.rota?.slots ?? [];
}

const panelOf = (host: TestHost, candidateId: string) =>
  host.read((db) =>
    db
      .prepare<[string], { id: string; gone: number | null }>(
        `SELECT a.person_id AS id, a.replaced_at AS gone FROM marking_assignment a JOIN marking_task t ON t.id = a.task_id
         WHERE t.candidate_id = ? ORDER BY a.position`,
      )
      .all(candidateId),
  );

describe('a rota', () => {
  it('is made for the candidates of a part, outlives a power cut, and stands in the journal', async () => {
    const one = await made();
    const slots = await slotsOf(one);
    expect(slots.map(({ from, place }) => [(from ?? 0) - one.start, place])).toEqual([
      [0, '一号台'],
      [0, '二号台'],
      [60 * minute, '一号台'],
      [60 * minute, '二号台'],
    ]);
    expect(new Set(slots.flatMap(({ examiners }) => examiners)).size).toBe(4);
    await one.host.dieAndRestart();
    const again = one.host.as(await signInAs(one.host, 'lead-examiner', 'lead')).rota;
    expect(await slotsOf({ lead: again, day: one.day })).toEqual(slots);
    expect(one.host.read(verifyChain).firstBad).toBeNull();
  });

  it('never puts an examiner before a candidate with whom they have a conflict of interest', async () => {
    const { host, day, lead, wish, ids } = await made();
    const { candidates } = await lead.of({ sessionId: day.sessionId });
    const candidateId = candidates[0]?.candidateId ?? '';
    await host.as(await signInAs(host, 'decision-maker')).decisions.declareConflict({ candidateId, note: '亲属' });
    const { people: all } = await lead.of({ sessionId: day.sessionId });
    const everyone = all.find(({ name }) => name === '全岗')?.personId ?? '';
    expect(await lead.make({ ...wish, examiners: [everyone, ids.anna] })).toEqual({
      ok: true,
      left: [{ candidateId, reason: 'too-few-examiners' }],
    });
    const slots = await slotsOf({ lead, day });
    expect(slots.some((slot) => slot.candidateId === candidateId)).toBe(false);
  });

  it('is changed by hand only so that nobody is twice anywhere, and nothing is in a break', async () => {
    const { day, lead, start } = await made();
    const slots = await slotsOf({ lead, day });
    const [first, second, third] = slots.map(({ candidateId }) => candidateId);
    const turn = { sessionId: day.sessionId, partId: 'tasks', candidateId: first ?? '' };
    expect(await lead.move({ ...turn, place: '二号台', from: start })).toMatchObject({ reason: 'place-twice' });
    expect(await lead.move({ ...turn, place: '三号台', from: start + 30 * minute })).toMatchObject({
      reason: 'in-break',
    });
    expect(await lead.move({ ...turn, place: '三号台', from: start + 60 * minute })).toMatchObject({
      reason: 'examiner-twice',
    });
    expect(await lead.move({ ...turn, place: '三号台', from: start + 120 * minute })).toEqual({ ok: true });
    const pair: [string, string] = [second ?? '', third ?? ''];
    expect(await lead.swap({ sessionId: day.sessionId, partId: 'tasks', candidateIds: pair })).toEqual({ ok: true });
    const after = await slotsOf({ lead, day });
    expect(after.find(({ candidateId }) => candidateId === second)?.from).toBe(start + 60 * minute);
    expect(after.find(({ candidateId }) => candidateId === first)?.place).toBe('三号台');
  });

  it('gives each case to those it names, and an absent examiner’s turns to others without touching a signed sheet', async () => {
    const { host, day, lead, ids, wish: rule } = await made();
    expect(await lead.make({ ...rule, places: ['一号台'] })).toEqual({ ok: true, left: [] });
    await sitCases(host, day);
    const slots = await slotsOf({ lead, day });
    for (const { candidateId, examiners } of slots) {
      expect(panelOf(host, candidateId).map(({ id }) => id)).toEqual(examiners);
    }
    const anna = await as(host, 'anna', 'examiner');
    const [signed] = await anna.tasks({});
    await mark(anna, signed?.taskId ?? '', { quality: 1 });
    const wish = { sessionId: day.sessionId, partId: 'tasks', from: ids.anna, to: null, candidateIds: null };
    const { replaced, refused } = (await lead.replace(wish)) as { replaced: number; refused: { reason: string }[] };
    expect([replaced, refused.map(({ reason }) => reason)]).toEqual([1, ['signed']]);
    const left = (await anna.tasks({})).map(({ state }) => state);
    expect(left).toEqual(['submitted']);
    const panels = (await slotsOf({ lead, day })).map(({ examiners }) => examiners);
    expect(panels.filter((panel) => panel.includes(ids.anna))).toHaveLength(1);
    expect(await lead.move({ ...wish, candidateId: slots[0]?.candidateId ?? '', place: 'x', from: 0 })).toMatchObject({
      reason: 'begun',
    });
    expect(host.read(verifyChain).firstBad).toBeNull();
  });

  it('tells who marks cases nothing of whose they are', async () => {
    const { host } = await made();
    const { text } = await host.post('rota.mine', {}, await signInAs(host, 'examiner', 'anna'));
    expect(text).not.toMatch(/考生\d/);
  });

  it('shares cases out without times, as evenly', async () => {
    const { day, lead, wish } = await made();
    expect(await lead.make({ ...wish, times: null })).toMatchObject({ ok: true, left: [] });
    const slots = await slotsOf({ lead, day });
    expect(slots.every(({ from, to }) => from === null && to === null)).toBe(true);
    const loads = wish.examiners.map((id) => slots.filter(({ examiners }) => examiners.includes(id)).length);
    expect(new Set(loads)).toEqual(new Set([2]));
    expect(await lead.make({ ...wish, partId: 'none' })).toMatchObject({ reason: 'unknown-part' });
    expect(await lead.make({ ...wish, examiners: ['nobody'] })).toMatchObject({ reason: 'no-examiner' });
  });
});

describe('the rota of a call', () => {
  const marking = (host: TestHost, candidateId: string) =>
    panelOf(host, candidateId)
      .filter(({ gone }) => gone === null)
      .map(({ id }) => id)
      .sort();

  async function admitted() {
    const one = await made(calls);
    const slots = await slotsOf(one);
    const [first, second] = slots;
    if (first === undefined || second === undefined) throw new Error('two turns were expected');
    const { parts } = await one.lead.of({ sessionId: one.day.sessionId });
    expect(parts[0]?.begun).toEqual([]);
    for (const { candidateId, examiners } of slots)
      expect(marking(one.host, candidateId)).toEqual(examiners.toSorted());
    return { ...one, first, second, turns: { sessionId: one.day.sessionId, partId: 'tasks' } };
  }

  it('may change while candidates are admitted and wait for their turn, and their tasks follow it', async () => {
    const { host, lead, day, first, second, turns, start } = await admitted();
    const to = { candidateId: first.candidateId, place: '三号台', from: start + 120 * minute };
    expect(await lead.move({ ...turns, ...to })).toEqual({ ok: true });
    // There and back: who was replaced before the call began has the task again.
    const pair: [string, string] = [first.candidateId, second.candidateId];
    for (const [mine, theirs] of [
      [second, first],
      [first, second],
    ] as const) {
      expect(await lead.swap({ ...turns, candidateIds: pair })).toEqual({ ok: true });
      expect(marking(host, first.candidateId)).toEqual(mine.examiners.toSorted());
      expect(marking(host, second.candidateId)).toEqual(theirs.examiners.toSorted());
    }
    const [from = '', other = ''] = first.examiners;
    const [by = ''] = second.examiners;
    const replaced = { ok: true, replaced: 1, refused: [] };
    const one = [first.candidateId];
    expect(await lead.replace({ ...turns, from, to: by, candidateIds: one })).toEqual(replaced);
    expect(marking(host, first.candidateId)).toEqual([by, other].toSorted());
    expect(await lead.replace({ ...turns, from: by, to: from, candidateIds: one })).toEqual(replaced);
    expect(marking(host, first.candidateId)).toEqual([from, other].toSorted());
    expect(await slotsOf({ lead, day })).toContainEqual({
      ...first,
      place: '三号台',
      from: to.from,
      to: to.from + 20 * minute,
    });
    expect(host.read(verifyChain).firstBad).toBeNull();
  });

  it('is made anew for those who wait, and stands for who has begun to read', async () => {
    const { host, day, lead, wish, ids, turns, start } = await admitted();
    expect(await lead.make({ ...wish, examiners: [ids.anna, ids.bert] })).toEqual({ ok: true, left: [] });
    const { candidate, anna, taskId, attemptId } = await begin(host, { ...day }, 1);
    await host.as(day.proctorBearer).room.start({ attemptIds: day.candidates.map((one) => one.attemptId) });
    await candidate().inCall({ wish: { kind: 'consent', consent: false } });
    expect((await lead.of(turns)).parts[0]?.begun).toEqual([]);
    expect(await anna.act({ taskId, wish: { kind: 'start-reading' } })).toEqual({ ok: true });
    const reading = host.read(
      (db) =>
        db.prepare<[string], { id: string }>('SELECT candidate_id AS id FROM attempt WHERE id = ?').get(attemptId)
          ?.id ?? '',
    );
    expect((await lead.of(turns)).parts[0]?.begun).toEqual([reading]);
    const late = { place: '三号台', from: start + 240 * minute };
    expect(await lead.move({ ...turns, ...late, candidateId: reading })).toMatchObject({ reason: 'begun' });
    const waits = (await slotsOf({ lead, day })).find(({ candidateId }) => candidateId !== reading)?.candidateId ?? '';
    expect(await lead.make({ ...wish, examiners: [ids.cora, ids.dora] })).toEqual({ ok: true, left: [] });
    expect(marking(host, reading)).toEqual([ids.anna, ids.bert].toSorted());
    expect(marking(host, waits)).toEqual([ids.cora, ids.dora].toSorted());
  });
});
