// @vitest-environment jsdom
import './support/jsdom-gaps.ts';
import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CandidateItemView } from '#contract/candidate-view.ts';
import type { Answers, Asked } from '#ui/answers.ts';
import PracticeSeat from '#ui/practice/PracticeSeat.svelte';
import { responseWords } from '#ui/practice/response-words.ts';
import { preferences } from '#ui/preferences.svelte.ts';
import { catalogues } from '#ui/words/catalogue.ts';
import { choiceItem } from './support/candidate-fakes.ts';
import { renderIn, sampleOrganisation, type FakeOperations } from './support/fake-host.ts';

const t = catalogues['zh-CN'].practice;
type Home = Extract<Answers['practice']['home'], { ok: true }>;
type Given = Extract<Answers['practice']['respond'], { ok: true }>;

const figures = { items: 4, seen: 2, right: 1, mistakes: 1 };
const home: Home = {
  ok: true,
  name: '李学员',
  banks: [
    {
      bankId: 'bank',
      title: { 'zh-CN': '热线题库' },
      notice: { 'zh-CN': '示例' },
      ...figures,
      topics: [{ topic: 'law', title: { 'zh-CN': '法规' }, ...figures }],
    },
  ],
};
const item = choiceItem(3);
const shown = {
  ok: true,
  item,
  locale: 'zh-CN',
  multipleScoring: 'no-wrong',
  partsScoring: 'per-part',
} as const;

function given(outcome: Given['outcome'], more: Partial<Given> = {}): Given {
  return {
    ok: true,
    response: { kind: 'single', choice: 'o3-1' },
    outcome,
    points: outcome === 'right' ? 1 : 0,
    maximum: 1,
    key: { kind: 'single', choice: 'o3-2' },
    accepted: [],
    rationale: '因为第二项才对。',
    transcript: null,
    sources: [{ title: { 'zh-CN': '供电营业规则' }, place: '第五条' }],
    toClear: outcome === 'right' ? 0 : 2,
    ...more,
  };
}

type Practice = NonNullable<FakeOperations['practice']>;

async function enter(more: Practice = {}) {
  const drawn = renderIn(
    PracticeSeat,
    {},
    {
      practice: {
        enter: () => ({ ok: true, bearer: 'b' }),
        home: () => home,
        next: () => shown,
        leave: () => ({}),
        ...more,
      },
    },
  );
  await fireEvent.input(screen.getByLabelText(t.code), { target: { value: ' 7kq2m-… ' } });
  await fireEvent.click(screen.getByRole('button', { name: t.enter }));
  return drawn;
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => {
  preferences.locale = 'zh-CN';
  Element.prototype.scrollIntoView = () => undefined;
});

describe('at the door of practice', () => {
  test('a code that opens nothing, an exam under way and too many tries are each said in words', async () => {
    const refusals: [Answers['practice']['enter'], string | RegExp][] = [
      [{ ok: false, reason: 'unknown-code' }, t.unknownCode],
      [{ ok: false, reason: 'exam-open' }, t.examOpen],
      [{ ok: false, reason: 'wait', seconds: 8 }, /等待 8 秒/],
    ];
    for (const [answer, words] of refusals) {
      const { unmount } = await enter({ enter: () => answer });
      await screen.findByText(words);
      expect(screen.queryByRole('button', { name: t.all })).toBeNull();
      unmount();
    }
  });

  test('progress is told in words and numbers beside each bar', async () => {
    await enter();
    await screen.findByRole('heading', { name: t.hello('李学员') });
    const bars = screen.getAllByRole('progressbar').map((bar) => bar.getAttribute('aria-valuetext'));
    expect(bars).toEqual([t.seenOf(2, 4), t.rightOf('50%', 1, 2), t.seenOf(2, 4), t.rightOf('50%', 1, 2)]);
    expect(screen.getAllByText(t.mistakesN(1))).toHaveLength(2);
  });

  test('a pass that was revoked meanwhile brings the person back to the door, which says so', async () => {
    const gone = { json: { defined: false, code: 'UNAUTHORIZED', status: 401, message: '' } };
    const { situation } = await enter({ next: () => Response.json(gone, { status: 401 }) as never });
    await press(t.all);
    await screen.findByText(t.ended);
    expect(situation.link.signedIn).toBe(false);
  });
});

describe('a sample organisation', () => {
  test('fills its practice code in on one click; another organisation shows none', async () => {
    const { unmount } = renderIn(PracticeSeat, {}, {}, sampleOrganisation);
    await press('95598-95598-9559A');
    expect(screen.getByLabelText<HTMLInputElement>(t.code).value).toBe('95598-95598-9559A');
    unmount();
    renderIn(PracticeSeat, {});
    expect(screen.queryByText(t.sampleCodes)).toBeNull();
  });
});

describe('practising', () => {
  test('the answer, its marks and the reason come with the response, and the focus goes to the next item', async () => {
    const asked: Asked['practice']['respond'][] = [];
    await enter({
      respond: (a) => {
        asked.push(a);
        return given('wrong');
      },
    });
    await press(t.all);
    expect((await screen.findByRole<HTMLButtonElement>('button', { name: t.respond })).disabled).toBe(true);
    await fireEvent.click(screen.getByRole('radio', { name: /国家电网/ }));
    await press(t.respond);
    expect(await screen.findByText(t.outcomes.wrong)).toBeTruthy();
    expect(asked).toEqual([{ ref: 'item-3', response: { kind: 'single', choice: 'o3-1' } }]);
    expect(screen.getByRole('radio', { name: /国家电网.*不正确/ })).toBeTruthy();
    expect(screen.getByRole('radio', { name: /南方电网.*正确答案/ })).toBeTruthy();
    expect(screen.getByText('因为第二项才对。').closest('[role="status"]')).not.toBeNull();
    expect(screen.getByText('供电营业规则 第五条')).toBeTruthy();
    expect(screen.getByText(new RegExp(t.toClear(2)))).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.textContent).toContain(t.next));
    await fireEvent.click(screen.getByRole('radio', { name: /南方电网/ }));
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /国家电网/ }).checked).toBe(true);
  });

  test('letters and numbers choose while the focus is on the item, and nowhere else', async () => {
    await enter();
    await press(t.all);
    const first = await screen.findByRole<HTMLInputElement>('radio', { name: /国家电网/ });
    await fireEvent.keyDown(screen.getByRole('button', { name: t.leave }), { key: 'a' });
    expect(first.checked).toBe(false);
    await fireEvent.keyDown(first, { key: '1' });
    await waitFor(() => expect(first.checked).toBe(true));
  });

  test('whoever does not know may see the answer: nothing is given, and it is asked once', async () => {
    const asked: Asked['practice']['respond'][] = [];
    await enter({
      respond: (a) => {
        asked.push(a);
        return given('blank', { response: null });
      },
    });
    await press(t.all);
    await press(t.showAnswer);
    await screen.findByText(t.outcomes.blank);
    expect(asked).toEqual([{ ref: 'item-3', response: null }]);
    expect(screen.queryByRole('button', { name: t.respond })).toBeNull();
  });

  test('a press on the way out is not lost while the next item is on its way', async () => {
    const held = Promise.withResolvers<typeof shown>();
    let asked = 0;
    await enter({ next: () => ((asked += 1) === 1 ? shown : held.promise), respond: () => given('right') });
    await fireEvent.click(await screen.findByRole('button', { name: t.all }));
    await fireEvent.click(await screen.findByRole('button', { name: t.showAnswer }));
    await fireEvent.click(await screen.findByRole('button', { name: t.next }));
    await waitFor(() => expect(asked).toBe(2));
    await fireEvent.click(screen.getByRole('button', { name: t.home }));
    held.resolve(shown);
    expect(await screen.findByRole('heading', { name: t.hello('李学员') })).toBeTruthy();
  });

  test('a response that did not reach the host is still there to be given again', async () => {
    let up = false;
    await enter({
      respond: () => {
        if (!up) throw new TypeError('Failed to fetch');
        return given('right');
      },
    });
    await press(t.all);
    await fireEvent.click(await screen.findByRole('radio', { name: /国家电网/ }));
    await press(t.respond);
    await screen.findByRole('alert');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /国家电网/ }).checked).toBe(true);
    up = true;
    await press(t.respond);
    await screen.findByText(t.outcomes.right);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('the mistakes show what was given last, and lead to practising only these until none is left', async () => {
    const wishes: Asked['practice']['next'][] = [];
    await enter({
      mistakes: () => ({
        ok: true,
        mistakes: [
          {
            item,
            locale: 'zh-CN',
            topic: { 'zh-CN': '法规' },
            response: { kind: 'single', choice: 'o3-1' },
            outcome: 'wrong',
            at: 0,
            times: 2,
            toClear: 1,
          },
        ],
      }),
      next: (wish) => {
        wishes.push(wish);
        return { ok: false, reason: 'nothing-left' };
      },
    });
    await press(t.openMistakes(1));
    await screen.findByText(t.mistakesLead);
    const list = screen.getByRole('list');
    expect(list.textContent).toContain('国家电网');
    expect(list.textContent).toContain(t.toGo(1));
    await press(t.onlyMistakes);
    await screen.findByText(t.nothingLeft);
    expect(wishes).toEqual([{ bankId: 'bank', topic: null, only: 'mistakes', locale: 'zh-CN' }]);
  });

  test('leaving ends the sign-in at the host and goes back to the first screen', async () => {
    const { sent, situation } = await enter();
    situation.way = 'practice';
    await press(t.leave);
    await waitFor(() => expect(situation.link.signedIn).toBe(false));
    expect(sent.map(({ operation }) => operation)).toContain('practice.leave');
    expect(situation.way).toBe('choose');
  });
});

describe('a response in words', () => {
  const option = (ref: string) => ({ ref, text: `词${ref}` });
  const base = { ref: 'i', number: 1, stem: '', options: [option('a'), option('b')], points: 1 };
  const area = (ref: string, letter: string) => ({ ref, letter, shape: { rect: [0, 0, 1, 1] as never } });
  const view = (kind: CandidateItemView['kind'], more: Partial<CandidateItemView> = {}): CandidateItemView => ({
    ...base,
    kind,
    ...more,
  });

  test('of every kind reads as it stood on the screen', () => {
    expect(responseWords(view('single'), null)).toEqual([]);
    expect(responseWords(view('single'), { kind: 'single', choice: 'b' })).toEqual(['词b']);
    expect(responseWords(view('multiple'), { kind: 'multiple', choices: ['a', 'b'] })).toEqual(['词a', '词b']);
    expect(responseWords(view('listening'), { kind: 'listening', choices: ['a'] })).toEqual(['词a']);
    expect(responseWords(view('true-false'), { kind: 'true-false', value: false })).toEqual(['错误']);
    expect(responseWords(view('text'), { kind: 'text', text: '９５５９８' })).toEqual(['９５５９８']);
    expect(responseWords(view('numeric', { unit: 'kW' }), { kind: 'numeric', text: '1.1' })).toEqual(['1.1 kW']);
    expect(responseWords(view('ordering'), { kind: 'ordering', order: ['b', 'a'] })).toEqual(['1. 词b', '2. 词a']);
    const matching = view('matching', { left: [option('l')] });
    expect(responseWords(matching, { kind: 'matching', pairs: [{ left: 'l', right: 'a' }] })).toEqual(['词l → 词a']);
    const inline = view('inline-choice', { segments: [{ text: '城区' }, { gap: 'g', options: [option('x')] }] });
    const filled = { kind: 'inline-choice', choices: [{ gap: 'g', choice: 'x' }] } as const;
    expect(responseWords(inline, { ...filled, choices: [...filled.choices] })).toEqual(['第 1 空，共 1 空: 词x']);
    const hotspot = view('hotspot', {
      picture: { alt: '', width: 1, height: 1, areas: [area('p', 'A'), area('q', 'B')] },
    });
    expect(responseWords(hotspot, { kind: 'hotspot', choices: ['q'] })).toEqual(['区域 B']);
  });
});
