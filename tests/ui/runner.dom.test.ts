// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { movedInMap } from '#ui/candidate/map-keys.ts';
import { Run } from '#ui/candidate/run.svelte.ts';
import Runner from '#ui/candidate/Runner.svelte';
import { preferences } from '#ui/preferences.svelte.ts';
import { choiceItem, paperOf, typedItem } from './support/candidate-fakes.ts';
import { renderIn } from './support/fake-host.ts';

const host = {
  save: vi.fn(),
  flag: vi.fn(() => Promise.resolve({ ok: true } as const)),
  visit: vi.fn(() => Promise.resolve({ ok: true } as const)),
  media: vi.fn(() => Promise.resolve({ ok: false, reason: 'unknown-item' } as const)),
  play: vi.fn(() => Promise.resolve({ ok: false, reason: 'unknown-item' } as const)),
};
const items = [choiceItem(1), choiceItem(2, 'multiple', 6), typedItem(3), choiceItem(4)];
const press = (key: string, more: object = {}, on: Element = document.body) => fireEvent.keyDown(on, { key, ...more });

function open(paper = paperOf(items)) {
  const run = new Run(host, paper, () => 0);
  run.running(3_000_000, 3_600_000);
  const onsubmit = vi.fn(() => Promise.resolve(true));
  renderIn(Runner, { run, part: '理论考试', name: '林晓', seat: 'abcd1234', hostSilent: false, onsubmit });
  return { run, onsubmit };
}

beforeEach(() => {
  vi.clearAllMocks();
  host.save.mockImplementation(({ revision }: { revision: number }) =>
    Promise.resolve({ ok: true, revision, savedAt: Date.UTC(2026, 0, 1), remainingMs: 3_000_000 }),
  );
  preferences.locale = 'zh-CN';
});

describe('the keys of the runner', () => {
  test('digits and letters choose, arrows move, F flags', async () => {
    const { run } = open();
    await press('2');
    expect(run.draft('item-1').response).toEqual({ kind: 'single', choice: 'o1-2' });
    await press('c');
    expect(run.draft('item-1').response).toEqual({ kind: 'single', choice: 'o1-3' });
    await press('f');
    expect(run.flags.shown.has('item-1')).toBe(true);
    await press('ArrowRight');
    await press('1');
    await press('4');
    await press('1');
    expect(run.draft('item-2').response).toEqual({ kind: 'multiple', choices: ['o2-4'] });
    await press('ArrowLeft');
    expect(run.item.ref).toBe('item-1');
    expect(host.visit).toHaveBeenLastCalledWith({ ref: 'item-1' });
  });

  test('F flags even where there is a sixth option, which 6 chooses', async () => {
    const { run } = open(paperOf([choiceItem(1, 'single', 6)]));
    await press('F');
    expect(run.draft('item-1').response).toBeNull();
    await press('6');
    expect(run.draft('item-1').response).toEqual({ kind: 'single', choice: 'o1-6' });
  });

  test('no shortcut acts while Chinese is being composed, in a field, or with Ctrl', async () => {
    const { run } = open();
    await press('2', { isComposing: true });
    await press('2', { keyCode: 229 });
    await press('2', { ctrlKey: true });
    expect(run.draft('item-1').response).toBeNull();
    await press('f', { isComposing: true });
    expect(run.flags.shown.size).toBe(0);

    run.open(2);
    await tick();
    const field = screen.getByLabelText('您的作答');
    await press('ArrowLeft', {}, field);
    await press('f', {}, field);
    await press('1', {}, field);
    expect(run.item.ref).toBe('item-3');
    expect(run.flags.shown.size).toBe(0);
  });

  test('no key acts behind the list of keys, not even before the focus is in it', async () => {
    const { run } = open();
    await press('?');
    for (const key of ['f', '2', 'ArrowRight']) await press(key);
    expect(run.flags.shown.size).toBe(0);
    expect(run.draft('item-1').response).toBeNull();
    expect(run.item.ref).toBe('item-1');
  });

  test('the keys are explained on ?, and single keys can be turned off there', async () => {
    const { run } = open();
    await press('?');
    const dialog = await screen.findByRole('dialog', { name: '快捷键说明' });
    await press('2', {}, dialog);
    expect(run.draft('item-1').response).toBeNull();
    await fireEvent.click(within(dialog).getByRole('checkbox', { name: '启用单键快捷键' }));
    await fireEvent.click(within(dialog).getByRole('button', { name: '关闭' }));
    await press('2');
    expect(run.draft('item-1').response).toBeNull();
    await press('ArrowRight');
    expect(run.item.ref).toBe('item-2');
  });
});

describe('the state of the saves', () => {
  test('says nothing was given, then saving, then saved with the host’s time', async () => {
    let answer: (value: unknown) => void = () => undefined;
    host.save.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    open();
    expect(screen.getByText('尚未作答')).toBeTruthy();
    await fireEvent.click(screen.getByRole('radio', { name: /国家电网/ }));
    expect(screen.getByText('正在保存')).toBeTruthy();
    answer({ ok: true, revision: 1, savedAt: new Date(2026, 0, 1, 14, 3, 22).getTime(), remainingMs: 1 });
    await screen.findByText('已保存 14:03:22');
  });

  test('a failed write blocks every input, keeps the text, and says whom to call', async () => {
    const { run } = open();
    run.open(2);
    await tick();
    host.save.mockRejectedValue(new Error('no network'));
    const field = screen.getByLabelText<HTMLInputElement>('您的作答');
    await fireEvent.input(field, { target: { value: '带电作业' } });
    await fireEvent.blur(field);
    await waitFor(() => expect(screen.getAllByText('未保存：请联系监考员').length).toBeGreaterThan(0));
    expect(field.readOnly).toBe(true);
    expect(field.value).toBe('带电作业');

    run.open(0);
    await tick();
    const choice = screen.getByRole<HTMLInputElement>('radio', { name: /国家电网/ });
    await fireEvent.click(choice);
    await press('2');
    expect(run.draft('item-1').response).toBeNull();
    expect(choice.checked).toBe(false);

    host.save.mockImplementation(({ revision }: { revision: number }) =>
      Promise.resolve({ ok: true, revision, savedAt: 1, remainingMs: 1 }),
    );
    await run.flush();
    await waitFor(() => expect(screen.queryByText('未保存：请联系监考员')).toBeNull());
    await press('2');
    expect(run.draft('item-1').response).toEqual({ kind: 'single', choice: 'o1-2' });
  });

  test('when the time is up what was typed is sent and nothing more is taken', async () => {
    const { run } = open();
    run.open(2);
    await tick();
    await fireEvent.input(screen.getByLabelText('您的作答'), { target: { value: '末' } });
    await run.timeIsUp();
    expect(host.save).toHaveBeenLastCalledWith({ ref: 'item-3', revision: 1, response: { kind: 'text', text: '末' } });
    run.give({ kind: 'text', text: '末了' }, 'chosen');
    expect(run.draft('item-3').response).toEqual({ kind: 'text', text: '末' });
  });
});

test('what was refused at the end of the time is sent again when the host goes on with more time', async () => {
  const run = new Run(host, paperOf(items), () => 0);
  run.running(1_000, 3_600_000);
  host.save.mockResolvedValueOnce({ ok: false, reason: 'time-is-up' });
  run.give({ kind: 'single', choice: 'o1-1' }, 'chosen');
  await run.timeIsUp();
  expect(run.saveState).toEqual({ kind: 'not-saved', items: [1] });
  run.running(300_000, 3_600_000);
  await waitFor(() => expect(run.saveState.kind).toBe('saved'));
  expect(run.blocked).toBe(false);
  run.stop();
});

describe('the question map', () => {
  const map = () => within(screen.getByRole('toolbar', { name: '答题卡' }));

  test('tells answered, flagged and current of each item in words', async () => {
    const { run } = open(paperOf(items, { flagged: ['item-4'], current: 'item-2' }));
    run.draft('item-1').give({ kind: 'single', choice: 'o1-1' }, 'chosen');
    await tick();
    expect(
      map()
        .getAllByRole('button')
        .map((b) => b.getAttribute('aria-label')),
    ).toEqual(['第 1 题，已答', '第 2 题，未答，当前题', '第 3 题，未答', '第 4 题，未答，已标记']);
    expect(screen.getByText('已答 1 / 4')).toBeTruthy();
  });

  test('is one stop of Tab, walked with the arrows, and opens the item that is pressed', async () => {
    const { run } = open();
    const buttons = map().getAllByRole('button');
    expect(buttons.filter((b) => b.tabIndex === 0)).toEqual([buttons[0]]);
    buttons[0]?.focus();
    await press('End', {}, buttons[0]);
    expect(document.activeElement).toBe(buttons[3]);
    expect(run.item.ref).toBe('item-1');
    await fireEvent.click(buttons[3] as HTMLElement);
    expect(run.item.ref).toBe('item-4');
  });

  test('arrows keep to the map: a row up or down, never off its ends', () => {
    expect(movedInMap('ArrowDown', 1, 20, 5)).toBe(6);
    expect(movedInMap('ArrowUp', 1, 20, 5)).toBe(1);
    expect(movedInMap('ArrowRight', 19, 20, 5)).toBe(19);
    expect(movedInMap('Home', 7, 20, 5)).toBe(0);
    expect(movedInMap('x', 7, 20, 5)).toBeNull();
  });
});

describe('review and handing in', () => {
  test('lists what is unanswered and flagged, and hands in only after a confirmation', async () => {
    const { run, onsubmit } = open(paperOf(items, { flagged: ['item-1'] }));
    run.draft('item-1').give({ kind: 'single', choice: 'o1-1' }, 'chosen');
    await fireEvent.click(screen.getByRole('button', { name: '检查并交卷' }));
    expect(screen.getByRole('heading', { name: '未答 3 题' })).toBeTruthy();
    expect(screen.getByRole('heading', { name: '标记 1 题' })).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: '交卷' }));
    expect(onsubmit).not.toHaveBeenCalled();
    const dialog = await screen.findByRole('dialog', { name: '确定交卷？' });
    expect(within(dialog).getByText(/还有 3 题没有作答/)).toBeTruthy();
    await fireEvent.click(within(dialog).getByRole('button', { name: '确定交卷' }));
    expect(onsubmit).toHaveBeenCalledTimes(1);
  });
});
