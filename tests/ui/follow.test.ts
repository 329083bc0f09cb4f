import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Follower } from '#ui/follow.ts';

/** A stream that the test feeds; it knows whether its reader is still there. */
class Feed {
  readonly words: string[] = [];
  #wake: () => void = () => undefined;
  #over = false;
  open = true;

  say(word: string): void {
    this.words.push(word);
    this.#wake();
  }

  end(): void {
    this.#over = true;
    this.#wake();
  }

  async *read(signal: AbortSignal): AsyncGenerator<string> {
    signal.addEventListener('abort', () => this.end());
    try {
      for (;;) {
        const next = this.words.shift();
        if (next !== undefined) yield next;
        else if (this.#over) return;
        else await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    } finally {
      this.open = false;
    }
  }
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function following(open: (signal: AbortSignal) => Promise<AsyncIterable<string>>) {
  const heard: string[] = [];
  const breaks: number[] = [];
  const follower = new Follower(
    open,
    (word) => heard.push(word),
    () => breaks.push(heard.length),
  );
  follower.start();
  return { follower, heard, breaks };
}

describe('following a stream of the host', () => {
  test('hands on each word as it comes', async () => {
    const feed = new Feed();
    const { follower, heard, breaks } = following((signal) => Promise.resolve(feed.read(signal)));
    feed.say('one');
    await vi.advanceTimersByTimeAsync(0);
    feed.say('two');
    await vi.advanceTimersByTimeAsync(0);
    expect([heard, breaks]).toEqual([['one', 'two'], []]);
    follower.stop();
  });

  test('takes a long silence for a break, lets the stream go, and opens it again', async () => {
    const feeds = [new Feed(), new Feed()];
    let opened = 0;
    const { follower, heard, breaks } = following((signal) => {
      const feed = feeds[opened] ?? new Feed();
      opened += 1;
      return Promise.resolve(feed.read(signal));
    });
    feeds[0]?.say('one');
    await vi.advanceTimersByTimeAsync(7_000);
    expect(breaks).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect([breaks, feeds[0]?.open]).toEqual([[1], false]);
    await vi.advanceTimersByTimeAsync(5_000);
    feeds[1]?.say('two');
    await vi.advanceTimersByTimeAsync(0);
    expect([opened, heard]).toEqual([2, ['one', 'two']]);
    follower.stop();
  });

  test('says so when the transport cannot stream at all, and tries again', async () => {
    let tries = 0;
    const { follower, breaks } = following(() => {
      tries += 1;
      return Promise.reject(new TypeError('no streams here'));
    });
    await vi.advanceTimersByTimeAsync(11_000);
    expect([tries, breaks.length]).toEqual([3, 3]);
    follower.stop();
  });

  test('leaves no stream open when its screen goes', async () => {
    const feed = new Feed();
    const { follower, breaks } = following((signal) => Promise.resolve(feed.read(signal)));
    feed.say('one');
    await vi.advanceTimersByTimeAsync(0);
    follower.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([feed.open, breaks]).toEqual([false, []]);
  });
});
