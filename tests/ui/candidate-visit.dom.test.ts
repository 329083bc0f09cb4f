// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CandidateState } from '#contract/candidate.ts';
import { CandidateVisit } from '#ui/candidate/candidate-visit.svelte.ts';
import { receiptGroups } from '#ui/candidate/receipt-groups.ts';
import { resume } from '#ui/candidate/resume.ts';
import { seatId } from '#ui/seat-id.ts';
import { choiceItem, later, paperOf } from './support/candidate-fakes.ts';
import { fakeLink, type FakeOperations } from './support/fake-host.ts';

const who = {
  admissionNumber: '95598001',
  locale: 'zh-CN',
  sample: false,
  rehearsal: false,
  name: '林晓',
  sessionTitle: '场次',
  partTitle: '理论',
  textSize: 100,
  seatName: null,
  now: 0,
  unlocked: false,
} as const;
const time = { remainingMs: 1_800_000, limitMs: 3_600_000, staying: null };
const running: CandidateState = { stage: 'running', ...who, messages: [], ...time };
const check: CandidateState = { stage: 'check', ...who, messages: [] };
const saved = { ok: true, revision: 1, savedAt: 1, remainingMs: 1_800_000 } as const;
const signedOut = () =>
  Response.json({ json: { defined: false, code: 'UNAUTHORIZED', status: 401, message: '' } }, { status: 401 });

function visitTo(candidate: NonNullable<FakeOperations['candidate']>) {
  const { link, sent } = fakeLink({ candidate: { enter: () => ({ ok: true, bearer: 'b' }), ...candidate } });
  return { visit: new CandidateVisit(link, 'seat-of-22-characters-x'), sent };
}

let visit: CandidateVisit | undefined;
beforeEach(() => sessionStorage.clear());
afterEach(() => {
  visit?.stop();
  vi.useRealTimers();
});

describe('a candidate at a seat', () => {
  test('the admission number outlives a reload in this tab; the bearer does not', async () => {
    ({ visit } = visitTo({ state: () => check }));
    expect(await visit.enter('95598001')).toBe(true);
    expect(visit.state).toEqual(check);
    expect({ ...sessionStorage }).toEqual({ 'invigil.admission-number': '95598001' });
    const reloaded = new CandidateVisit(fakeLink({}).link, visit.seat);
    expect(reloaded.remembered).toBe('95598001');
  });

  test('after a reload waits until the host lets the silent window go, then resumes on the same item', async () => {
    sessionStorage.setItem('invigil.admission-number', '95598001');
    vi.useFakeTimers();
    let tries = 0;
    ({ visit } = visitTo({
      enter: () => ((tries += 1) < 3 ? { ok: false, reason: 'open-in-another-window' } : { ok: true, bearer: 'b' }),
      state: () => running,
      paper: () => paperOf([choiceItem(1), choiceItem(2)], { current: 'item-2' }),
    }));
    const done = resume(visit);
    await vi.advanceTimersByTimeAsync(5_000);
    await done;
    expect(tries).toBe(3);
    expect(visit.run?.item.ref).toBe('item-2');
  });

  test('a late look at the host never takes the candidate back a stage', async () => {
    const late = later<CandidateState>();
    const answers: (CandidateState | Promise<CandidateState>)[] = [late.promise, running];
    ({ visit } = visitTo({ state: () => answers.shift() ?? running, paper: () => paperOf([choiceItem(1)]) }));
    const entering = visit.enter('1');
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    await visit.poll();
    expect(visit.state?.stage).toBe('running');
    late.resolve(check);
    await entering;
    expect(visit.state?.stage).toBe('running');
  });

  test('an unreachable host changes nothing on the screen and is asked again', async () => {
    let up = true;
    ({ visit } = visitTo({
      state: () => {
        if (!up) throw new TypeError('Failed to fetch');
        return check;
      },
    }));
    await visit.enter('1');
    up = false;
    await visit.poll();
    expect(visit.failure).toBe('host-unreachable');
    expect(visit.state).toEqual(check);
    up = true;
    await vi.waitFor(() => expect(visit?.failure).toBeNull());
  });

  test('a released seat is never taken back by itself; coming back carries over what was not saved', async () => {
    let known = true;
    let saves = false;
    const { visit: here, sent } = visitTo({
      state: () => (known ? running : (signedOut() as never)),
      paper: () => paperOf([choiceItem(1)]),
      save: () => {
        if (!saves) throw new TypeError('Failed to fetch');
        return saved;
      },
    });
    visit = here;
    await visit.enter('1');
    visit.run?.give({ kind: 'single', choice: 'o1-3' }, 'chosen');
    await vi.waitFor(() => expect(visit?.run?.saveState.kind).toBe('not-saved'));
    known = false;
    await visit.poll();
    expect(visit.released).toBe(true);
    expect(sent.filter((s) => s.operation === 'candidate.enter')).toHaveLength(1);

    known = saves = true;
    await visit.comeBack();
    expect(visit.released).toBe(false);
    expect(visit.run?.draft('item-1').response).toEqual({ kind: 'single', choice: 'o1-3' });
    await vi.waitFor(() => expect(visit?.run?.saveState.kind).toBe('saved'));
  });

  test('nothing is handed in while a response is not on disk', async () => {
    const submit = vi.fn(() => ({ ok: true, receipt: 'X' }) as const);
    ({ visit } = visitTo({
      state: () => running,
      paper: () => paperOf([choiceItem(1)]),
      save: () => ({ ok: false, reason: 'not-running' }),
      submit,
    }));
    await visit.enter('1');
    visit.run?.give({ kind: 'single', choice: 'o1-1' }, 'chosen');
    expect(await visit.submit()).toBe(false);
    expect(submit).not.toHaveBeenCalled();
    expect(visit.run?.closing).toBe(false);
  });
});

test('a seat keeps its id, and makes a new one only when it was damaged', () => {
  const first = seatId();
  expect(first).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(seatId()).toBe(first);
  localStorage.setItem('invigil.seat', 'broken id');
  expect(seatId()).not.toBe(first);
  expect(seatId()).toMatch(/^[A-Za-z0-9_-]{22}$/);
});

test('a receipt is shown in the groups it is written in', () => {
  expect(receiptGroups('7BXZ9-XQ0VN')).toEqual(['7BXZ9', 'XQ0VN']);
  expect(receiptGroups('7BXZ9XQ0VN')).toEqual(['7BXZ', '9XQ0', 'VN']);
});
