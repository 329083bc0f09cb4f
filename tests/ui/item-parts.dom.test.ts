// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { CandidateItemView } from '#contract/candidate-view.ts';
import { SeatMedia } from '#ui/candidate/seat-media.svelte.ts';
import { chooseByKey } from '#ui/items/choose-by-key.ts';
import type { ItemMedia } from '#ui/items/item-media.ts';
import type { ItemResponse } from '#ui/items/item-response.ts';
import ItemView from '#ui/items/ItemView.svelte';
import { preferences } from '#ui/preferences.svelte.ts';
import { catalogues } from '#ui/words/catalogue.ts';
import { renderIn } from './support/fake-host.ts';

const option = (ref: string, text = ref) => ({ ref, text });
const base = { ref: 'item-1', number: 1, stem: '题干', options: [], points: 2 };
const ordering: CandidateItemView = {
  ...base,
  kind: 'ordering',
  options: [option('a', '核实身份'), option('b', '受理'), option('c', '派单')],
};
const matching: CandidateItemView = {
  ...base,
  kind: 'matching',
  left: [option('l1', '投诉'), option('l2', '故障')],
  options: [option('r1', '$5$ 日'), option('r2', '1 日'), option('r3', '7 日')],
};
const inline: CandidateItemView = {
  ...base,
  kind: 'inline-choice',
  segments: [
    { text: '城区' },
    { gap: 'g1', options: [option('x'), option('y')] },
    { text: '，农村' },
    { gap: 'g2', options: [option('x2', 'x'), option('z')] },
  ],
};
const hotspot: CandidateItemView = {
  ...base,
  kind: 'hotspot',
  picture: {
    alt: '铭牌',
    width: 100,
    height: 50,
    areas: [
      { ref: 'p', letter: 'A', shape: { rect: [0, 0, 10, 10] } },
      { ref: 'q', letter: 'B', shape: { circle: [50, 20, 10] } },
    ],
  },
};
const listening: CandidateItemView = {
  ...base,
  kind: 'listening',
  options: [option('a'), option('b')],
  audio: { plays: 2, seconds: 3 },
};

const t = catalogues['zh-CN'].item;

function open(item: CandidateItemView, response: ItemResponse | null = null, more: object = {}) {
  const onrespond = vi.fn();
  renderIn(ItemView, { item, response, onrespond, ...more });
  return onrespond;
}

beforeEach(() => {
  preferences.locale = 'zh-CN';
  URL.createObjectURL = () => 'blob:made';
  URL.revokeObjectURL = () => undefined;
});

describe('Putting in order', () => {
  test('an entry moves by its buttons and by the arrow keys on them; the whole order is the response', async () => {
    const onrespond = open(ordering);
    await fireEvent.click(screen.getByRole('button', { name: t.moveDown('核实身份') }));
    expect(onrespond).toHaveBeenLastCalledWith({ kind: 'ordering', order: ['b', 'a', 'c'] }, 'chosen');
    await fireEvent.keyDown(screen.getByRole('button', { name: t.moveDown('派单') }), { key: 'ArrowUp' });
    expect(onrespond).toHaveBeenLastCalledWith({ kind: 'ordering', order: ['a', 'c', 'b'] }, 'chosen');
    expect(screen.getByText(t.movedTo('派单', 2, 3))).toBeTruthy();
  });

  test('the order shown can be given as it is, and nothing moves over the edge', async () => {
    const onrespond = open(ordering);
    await fireEvent.click(screen.getByRole('button', { name: t.moveUp('核实身份') }));
    expect(onrespond).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByRole('button', { name: t.keepOrder }));
    expect(onrespond).toHaveBeenLastCalledWith({ kind: 'ordering', order: ['a', 'b', 'c'] }, 'chosen');
  });

  test('nothing moves while nothing may be changed', async () => {
    const onrespond = open(ordering, { kind: 'ordering', order: ['c', 'b', 'a'] }, { disabled: true });
    expect(screen.getAllByRole('listitem').map((row) => row.querySelector('.text')?.textContent)).toEqual([
      '派单',
      '受理',
      '核实身份',
    ]);
    await fireEvent.click(screen.getByRole('button', { name: t.moveDown('派单') }));
    expect(onrespond).not.toHaveBeenCalled();
  });
});

describe('Matching and filling gaps', () => {
  test('each left entry has a list of its own; one taken back is no longer named', async () => {
    const given: ItemResponse = { kind: 'matching', pairs: [{ left: 'l1', right: 'r3' }] };
    const onrespond = open(matching, given);
    const complaint = screen.getByRole<HTMLSelectElement>('combobox', { name: '投诉' });
    expect(complaint.value).toBe('r3');
    await fireEvent.change(screen.getByRole('combobox', { name: '故障' }), { target: { value: 'r2' } });
    expect(onrespond).toHaveBeenLastCalledWith(
      {
        kind: 'matching',
        pairs: [
          { left: 'l1', right: 'r3' },
          { left: 'l2', right: 'r2' },
        ],
      },
      'chosen',
    );
    await fireEvent.change(complaint, { target: { value: '' } });
    expect(onrespond).toHaveBeenLastCalledWith(null, 'chosen');
    expect([...complaint.options].map((one) => one.text.trim())).toContain('A 5 日');
  });

  test('each gap says which it is, and is chosen for by itself', async () => {
    const onrespond = open(inline);
    await fireEvent.change(screen.getByRole('combobox', { name: t.gapOf(2, 2) }), { target: { value: 'z' } });
    expect(onrespond).toHaveBeenLastCalledWith(
      { kind: 'inline-choice', choices: [{ gap: 'g2', choice: 'z' }] },
      'chosen',
    );
  });

  test('what may not be changed goes back to what was chosen', async () => {
    const given: ItemResponse = { kind: 'inline-choice', choices: [{ gap: 'g1', choice: 'y' }] };
    const onrespond = open(inline, given, { disabled: true });
    const gap = screen.getByRole<HTMLSelectElement>('combobox', { name: t.gapOf(1, 2) });
    await fireEvent.change(gap, { target: { value: 'x' } });
    expect(gap.value).toBe('y');
    expect(onrespond).not.toHaveBeenCalled();
  });
});

describe('A picture with areas', () => {
  const file = { name: 'p.svg', mediaType: 'image/svg+xml', base64: btoa('<svg/>') };
  const media: ItemMedia = { file: () => Promise.resolve(file), left: () => 0, play: () => Promise.resolve(false) };

  test('is shown with its description, and its areas are buttons that stay pressed', async () => {
    const onrespond = open(hotspot, { kind: 'hotspot', choices: ['q'] }, { media });
    expect((await screen.findByRole<HTMLImageElement>('img', { name: '铭牌' })).src).toBe('blob:made');
    expect(screen.getByRole('button', { name: t.area('B') }).getAttribute('aria-pressed')).toBe('true');
    await fireEvent.click(screen.getByRole('button', { name: t.area('A') }));
    expect(onrespond).toHaveBeenLastCalledWith({ kind: 'hotspot', choices: ['p', 'q'] }, 'chosen');
    expect(screen.getByText(t.areasChosen('B'))).toBeTruthy();
  });

  test('says so when it cannot be had, describes it, and can be asked for again', async () => {
    const missing = vi.fn(() => Promise.reject(new Error('no host')));
    open(hotspot, null, { media: { ...media, file: missing } });
    expect(await screen.findByText(t.pictureMissing)).toBeTruthy();
    expect(screen.getByText('铭牌')).toBeTruthy();
    await fireEvent.click(screen.getByRole('button', { name: t.fetchAgain }));
    expect(missing).toHaveBeenCalledTimes(2);
  });

  test('letters choose areas as they choose options', () => {
    expect(chooseByKey(hotspot, null, 1)).toEqual({ kind: 'hotspot', choices: ['q'] });
    expect(chooseByKey(hotspot, { kind: 'hotspot', choices: ['q'] }, 1)).toBeNull();
    expect(chooseByKey(hotspot, null, 2)).toBeUndefined();
    expect(chooseByKey(listening, null, 0)).toEqual({ kind: 'listening', choices: ['a'] });
    expect(chooseByKey(ordering, null, 0)).toBeUndefined();
    expect(chooseByKey(matching, null, 0)).toBeUndefined();
  });
});

describe('A sound', () => {
  const sound = { ok: true, file: { name: 'c.opus', mediaType: 'audio/ogg', base64: 'T2dn' } } as const;

  test('plays only after the host has counted it, and not once it is refused', async () => {
    const played = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
    const play = vi
      .fn()
      .mockResolvedValueOnce({ ok: true, left: 0 })
      .mockResolvedValue({ ok: false, reason: 'no-plays-left' });
    const media = new SeatMedia({ media: () => Promise.resolve(sound), play }, [{ ref: 'item-1', left: 1 }]);
    open(listening, null, { media });
    const button = screen.getByRole<HTMLButtonElement>('button', { name: t.play });
    await waitFor(() => expect(button.disabled).toBe(false));
    await fireEvent.click(button);
    await waitFor(() => expect(played).toHaveBeenCalledTimes(1));
    expect(play.mock.invocationCallOrder[0]).toBeLessThan(played.mock.invocationCallOrder[0] ?? 0);
    expect(await screen.findByText(t.playsLeft(0))).toBeTruthy();
    await fireEvent(document.querySelector('audio') as Element, new Event('ended'));
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: t.play }).disabled).toBe(true));
    expect(await media.play(listening)).toBe(false);
    played.mockRestore();
  });

  test('is fetched once for all visits of its item, and again where it did not come', async () => {
    const fetched = vi
      .fn()
      .mockRejectedValueOnce(new Error('no host'))
      .mockResolvedValueOnce({ ok: false, reason: 'not-now' })
      .mockResolvedValue(sound);
    const media = new SeatMedia({ media: fetched, play: vi.fn() }, []);
    await expect(media.file(listening)).rejects.toThrow('no host');
    expect(await media.file(listening)).toBeNull();
    expect(await media.file(listening)).toEqual(sound.file);
    expect(await media.file(listening)).toEqual(sound.file);
    expect(fetched).toHaveBeenCalledTimes(3);
  });
});
