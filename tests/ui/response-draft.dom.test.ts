// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ResponseDraft, retryMs, typingRestMs, type SendSave } from '#ui/candidate/response-draft.svelte.ts';
import { later } from './support/candidate-fakes.ts';

type Answer = Awaited<ReturnType<SendSave>>;
const saved = (revision: number): Answer => ({ ok: true, revision, savedAt: 1_000 + revision, remainingMs: 60_000 });
const single = (choice: string) => ({ kind: 'single', choice }) as const;
const text = (typed: string) => ({ kind: 'text', text: typed }) as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a host that was put back to its last snapshot', () => {
  const keeps = { revision: 3, response: single('A'), savedAt: 1 };

  test('is sent again what it acknowledged and has no more, under the same revision, and once', async () => {
    const send = vi.fn<SendSave>().mockImplementation((_ref, revision) => Promise.resolve(saved(revision)));
    const draft = new ResponseDraft('q', keeps, send);
    draft.hostHas(3);
    await vi.advanceTimersByTimeAsync(0);
    expect(send).not.toHaveBeenCalled();
    draft.hostHas(1);
    expect(draft.status).toBe('saving');
    await vi.advanceTimersByTimeAsync(0);
    expect(send.mock.calls).toEqual([['q', 3, single('A')]]);
    expect(draft.status).toBe('saved');
  });

  test('of a new window, is sent what the old window had saved there', async () => {
    const send = vi.fn<SendSave>().mockImplementation((_ref, revision) => Promise.resolve(saved(revision)));
    const before = new ResponseDraft('q', keeps, send);
    const draft = new ResponseDraft('q', { revision: 1, response: single('B'), savedAt: 1 }, send);
    draft.adopt(before);
    await vi.advanceTimersByTimeAsync(0);
    expect(send.mock.calls).toEqual([['q', 3, single('A')]]);
    expect([draft.response, draft.status, draft.acknowledged]).toEqual([single('A'), 'saved', 3]);
  });
});

describe('a response on its way to the disk', () => {
  test('a late reply cannot mark a newer choice saved', async () => {
    const first = later<Answer>();
    const second = later<Answer>();
    const send = vi.fn<SendSave>().mockReturnValueOnce(first.promise).mockReturnValueOnce(second.promise);
    const atEachReply: string[] = [];
    const draft = new ResponseDraft('q', null, send, () => atEachReply.push(draft.status));

    draft.give(single('A'), 'chosen');
    draft.give(single('B'), 'chosen');
    first.resolve(saved(1));
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.status).toBe('saving');
    expect(draft.response).toEqual(single('B'));

    second.resolve(saved(2));
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.status).toBe('saved');
    expect(atEachReply).toEqual(['saving', 'saved']);
    expect(send.mock.calls.map(([, revision, response]) => [revision, response])).toEqual([
      [1, single('A')],
      [2, single('B')],
    ]);
  });

  test('of many choices made while a save is under way only the last is sent next', async () => {
    const first = later<Answer>();
    const send = vi
      .fn<SendSave>()
      .mockReturnValueOnce(first.promise)
      .mockImplementation((_, r) => Promise.resolve(saved(r)));
    const draft = new ResponseDraft('q', null, send);
    for (const choice of ['A', 'B', 'C', 'D']) draft.give(single(choice), 'chosen');
    first.resolve(saved(1));
    await vi.advanceTimersByTimeAsync(0);
    expect(send).toHaveBeenCalledTimes(2);
    expect(send).toHaveBeenLastCalledWith('q', 4, single('D'));
    expect(draft.status).toBe('saved');
  });

  test('typing is sent once the keys have rested, and at once when the field is left', async () => {
    const send = vi.fn<SendSave>((_, revision) => Promise.resolve(saved(revision)));
    const draft = new ResponseDraft('q', null, send);
    draft.give(text('变'), 'typed');
    await vi.advanceTimersByTimeAsync(typingRestMs - 1);
    draft.give(text('变压'), 'typed');
    await vi.advanceTimersByTimeAsync(typingRestMs - 1);
    expect(send).not.toHaveBeenCalled();
    expect(draft.status).toBe('pending');
    await vi.advanceTimersByTimeAsync(1);
    expect(send).toHaveBeenCalledExactlyOnceWith('q', 2, text('变压'));

    draft.give(text('变压器'), 'typed');
    await draft.flush();
    expect(send).toHaveBeenLastCalledWith('q', 3, text('变压器'));
    expect(draft.status).toBe('saved');
  });

  test('a failed save keeps the text, takes no more, and is tried again until the host has it', async () => {
    const send = vi.fn<SendSave>().mockRejectedValue(new Error('no network'));
    const draft = new ResponseDraft('q', null, send);
    draft.give(text('抢修'), 'typed');
    await vi.advanceTimersByTimeAsync(typingRestMs);
    expect(draft.status).toBe('failed');

    draft.give(text('别的'), 'typed');
    expect(draft.response).toEqual(text('抢修'));

    for (const wait of [...retryMs, retryMs.at(-1) ?? 0]) {
      const before = send.mock.calls.length;
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(send).toHaveBeenCalledTimes(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(send).toHaveBeenCalledTimes(before + 1);
      expect(draft.status).toBe('failed');
    }
    send.mockResolvedValue(saved(1));
    await vi.advanceTimersByTimeAsync(retryMs.at(-1) ?? 0);
    expect(draft.status).toBe('saved');
    // Every try was the same revision with the same text: the host stores it once, however often it arrived.
    expect(new Set(send.mock.calls.map((call) => JSON.stringify(call)))).toEqual(
      new Set([JSON.stringify(['q', 1, text('抢修')])]),
    );
  });

  test('while it is tried again the state stays "not saved" until the reply says otherwise', async () => {
    const retry = later<Answer>();
    const send = vi.fn<SendSave>().mockRejectedValueOnce(new Error('x')).mockReturnValueOnce(retry.promise);
    const draft = new ResponseDraft('q', null, send);
    draft.give(single('A'), 'chosen');
    await vi.advanceTimersByTimeAsync(retryMs[0]);
    expect(send).toHaveBeenCalledTimes(2);
    expect(draft.status).toBe('failed');
    retry.resolve(saved(1));
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.status).toBe('saved');
  });

  test('counts on from the revision that the host has stored', async () => {
    const send = vi
      .fn<SendSave>()
      .mockResolvedValueOnce({ ok: false, reason: 'older-revision', revision: 7 })
      .mockImplementation((_, revision) => Promise.resolve(saved(revision)));
    const draft = new ResponseDraft('q', { revision: 3, response: single('A'), savedAt: 5 }, send);
    expect(draft.status).toBe('saved');
    draft.give(single('B'), 'chosen');
    await vi.advanceTimersByTimeAsync(0);
    expect(send).toHaveBeenLastCalledWith('q', 8, single('B'));
    expect(draft.status).toBe('saved');
  });

  test('a save that comes after the time is up is refused, and never shown as saved', async () => {
    const send = vi.fn<SendSave>().mockResolvedValue({ ok: false, reason: 'time-is-up' });
    const draft = new ResponseDraft('q', null, send);
    draft.give(single('A'), 'chosen');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(draft.status).toBe('refused');
    expect(send).toHaveBeenCalledTimes(1);
  });
});
