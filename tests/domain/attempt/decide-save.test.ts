import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideSave, saveGraceMs } from '#domain/attempt/decide-save.ts';
import type { Response } from '#domain/item/response.ts';
import {
  at,
  fold,
  limitMs,
  toAdmitted,
  toAwaiting,
  toClosed,
  toInterrupted,
  toPaused,
  toRunning,
  toSubmitted,
  toTimedOut,
} from './sample-attempt.ts';

const running = fold(toRunning);
const choice = (c: string): Response => ({ kind: 'single', choice: c });
const wish = (revision: number, response: Response | null) => ({ ref: 'ref-1', revision, response });
const stored = (revision: number, response: Response | null) => ({ revision, response, savedAt: 7 });
const endsAt = 1_000 + limitMs;

describe('a save', () => {
  it('is stored while the clock runs', () => {
    expect(decideSave(running, null, wish(1, choice('a')), 'single', at(2_000))).toEqual({
      ok: true,
      event: { kind: 'attempt.saved', ref: 'ref-1', revision: 1, response: choice('a') },
    });
  });

  it('is taken for ten seconds after the end, and not a millisecond longer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: endsAt + 60_000 }), (mono) => {
        const decision = decideSave(running, null, wish(1, choice('a')), 'single', at(mono));
        expect(decision.ok).toBe(mono < endsAt + saveGraceMs);
        if (!decision.ok) expect(decision.reason).toBe('time-is-up');
      }),
    );
    expect(saveGraceMs).toBe(10_000);
  });

  it('is acknowledged again when its acknowledgement was lost, also when the attempt has ended since', () => {
    for (const entries of [toRunning, toSubmitted, toTimedOut, toClosed]) {
      const again = decideSave(fold(entries), stored(3, choice('b')), wish(3, choice('b')), 'single', at(900_000));
      expect(again).toEqual({ ok: true, event: null, stored: stored(3, choice('b')) });
    }
  });

  it('is refused as older when another response already stands under that revision or a later one', () => {
    for (const [revision, response] of [
      [3, choice('a')],
      [2, choice('b')],
      [3, null],
    ] as const) {
      expect(decideSave(running, stored(3, choice('b')), wish(revision, response), 'single', at(2_000))).toEqual({
        ok: false,
        reason: 'older-revision',
        revision: 3,
      });
    }
  });

  it('takes a response back', () => {
    const decision = decideSave(running, stored(3, choice('b')), wish(4, null), 'single', at(2_000));
    expect(decision).toMatchObject({ ok: true, event: { revision: 4, response: null } });
  });

  it('is refused for an item that is not in the paper or is of another kind', () => {
    expect(decideSave(running, null, wish(1, choice('a')), null, at(2_000))).toEqual({
      ok: false,
      reason: 'unknown-item',
    });
    expect(decideSave(running, null, wish(1, choice('a')), 'text', at(2_000))).toEqual({
      ok: false,
      reason: 'wrong-kind',
    });
  });

  it('is refused while the clock does not run, and says when the time was up', () => {
    const reason = (entries: typeof toRunning) => {
      const decision = decideSave(fold(entries), null, wish(1, choice('a')), 'single', at(2_000));
      return decision.ok ? null : decision.reason;
    };
    expect([toAdmitted, toPaused, toInterrupted, toSubmitted, toClosed, toTimedOut].map(reason)).toEqual([
      'not-running',
      'not-running',
      'not-running',
      'not-running',
      'not-running',
      'time-is-up',
    ]);
  });

  it('tells nothing of a paper before the start: also an item that is not in it is only refused for the time', () => {
    for (const entries of [toAwaiting, toAdmitted]) {
      expect(decideSave(fold(entries), null, wish(1, choice('a')), null, at(2_000))).toEqual({
        ok: false,
        reason: 'not-running',
      });
    }
  });

  it('compares the whole response of each kind', () => {
    const responses: Response[] = [
      { kind: 'single', choice: 'a' },
      { kind: 'multiple', choices: ['a', 'b'] },
      { kind: 'true-false', value: true },
      { kind: 'text', text: 'x' },
      { kind: 'numeric', text: '1' },
      { kind: 'ordering', order: ['a', 'b'] },
      { kind: 'matching', pairs: [{ left: 'a', right: 'b' }] },
      { kind: 'inline-choice', choices: [{ gap: 'a', choice: 'b' }] },
      { kind: 'hotspot', choices: ['a', 'b'] },
      { kind: 'listening', choices: ['a', 'b'] },
    ];
    const others: Response[] = [
      { kind: 'single', choice: 'b' },
      { kind: 'multiple', choices: ['a'] },
      { kind: 'true-false', value: false },
      { kind: 'text', text: 'X' },
      { kind: 'numeric', text: '1.0' },
      { kind: 'ordering', order: ['b', 'a'] },
      { kind: 'matching', pairs: [{ left: 'a', right: 'c' }] },
      { kind: 'inline-choice', choices: [{ gap: 'b', choice: 'a' }] },
      { kind: 'hotspot', choices: ['b', 'a'] },
      { kind: 'listening', choices: ['a'] },
    ];
    responses.forEach((response, i) => {
      const other = others[i] ?? null;
      expect(
        decideSave(running, stored(1, response), wish(1, structuredClone(response)), response.kind, at(2_000)).ok,
      ).toBe(true);
      expect(decideSave(running, stored(1, response), wish(1, other), response.kind, at(2_000)).ok).toBe(false);
      expect(decideSave(running, stored(1, null), wish(1, response), response.kind, at(2_000)).ok).toBe(false);
    });
  });
});
