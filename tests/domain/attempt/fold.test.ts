import { describe, expect, it } from 'vitest';
import { applyEntry, isFinal, isReady, playsOf } from '#domain/attempt/attempt.ts';
import { countAnswered, foldResponses, receiptText } from '#domain/attempt/responses.ts';
import { remainingMs } from '#domain/attempt/time-ledger.ts';
import * as to from './sample-attempt.ts';

const { at, entry, fold } = to;

describe('an attempt, folded from its journal', () => {
  it('goes from awaiting to admitted to running to submitted', () => {
    const states = [to.toAwaiting, to.toAdmitted, to.toReady, to.toRunning, to.toPaused, to.toSubmitted].map(
      (entries) => fold(entries).state,
    );
    expect(states).toEqual(['awaiting', 'admitted', 'admitted', 'running', 'paused', 'submitted']);
  });

  it('is ready only once identity, agreements and equipment are done', () => {
    const steps = to.toReady.map((_, i) => isReady(fold(to.toReady.slice(0, i + 1))));
    expect(steps).toEqual([false, false, false, false, false, true]);
    expect(isReady(fold(to.toRunning))).toBe(false);
  });

  it('knows its seat, its items and where the candidate was last', () => {
    const attempt = fold([...to.toRunning, entry(2_000, { kind: 'attempt.visited', ref: 'ref-3' })]);
    expect(attempt).toMatchObject({ seat: 'seat-1', items: 3, current: 'ref-3', startedAt: at(1_000).wall });
    expect(fold(to.toAdmitted).current).toBe('ref-1');
  });

  it('loses its seat when a proctor releases it and takes the one where the number is typed next', () => {
    const released = [...to.toRunning, entry(2_000, { kind: 'attempt.seat-released', reason: 'broken screen' })];
    expect(fold(released).seat).toBeNull();
    expect(fold([...released, entry(3_000, { kind: 'attempt.entered', seat: 'seat-2' })]).seat).toBe('seat-2');
  });

  it('flags an item once, and takes the flag back', () => {
    const flag = (mono: number, ref: string, flagged: boolean) =>
      entry(mono, { kind: 'attempt.flagged', ref, flagged });
    const twice = [...to.toRunning, flag(2_000, 'ref-1', true), flag(2_100, 'ref-2', true), flag(2_200, 'ref-1', true)];
    expect([...fold(twice).flagged].sort()).toEqual(['ref-1', 'ref-2']);
    expect(fold([...twice, flag(2_300, 'ref-1', false)]).flagged).toEqual(['ref-2']);
  });

  it('counts how often each sound was played, and says nothing of it before the first', () => {
    const played = (mono: number, ref: string) => entry(mono, { kind: 'attempt.played', ref });
    expect(Object.keys(fold(to.toRunning))).not.toContain('played');
    const attempt = fold([...to.toRunning, played(2_000, 'ref-1'), played(3_000, 'ref-2'), played(4_000, 'ref-1')]);
    expect([playsOf(attempt, 'ref-1'), playsOf(attempt, 'ref-2'), playsOf(attempt, 'ref-3')]).toEqual([2, 1, 0]);
  });

  it('does not run while a proctor has paused it', () => {
    const paused = fold(to.toPaused);
    expect(paused.paused).toEqual({ because: 'proctor', note: 'alarm' });
    expect(remainingMs(paused.ledger, at(500_000))).toBe(50_000);
    const resumed = fold([...to.toPaused, entry(500_000, { kind: 'attempt.resumed' }, 'account:proctor')]);
    expect(resumed).toMatchObject({ state: 'running', paused: null });
    expect(remainingMs(resumed.ledger, at(505_000))).toBe(45_000);
  });

  it('ends its segment at the last moment the host was known alive when the host stopped', () => {
    const interrupted = fold(to.toInterrupted);
    expect(interrupted).toMatchObject({ state: 'paused', interruptions: 1, paused: { because: 'host-restart' } });
    expect(remainingMs(interrupted.ledger, at(900_000, 'b'))).toBe(40_000);
    const resumed = fold([...to.toInterrupted, entry(900_000, { kind: 'attempt.resumed' }, 'host', 'b')]);
    expect(remainingMs(resumed.ledger, at(905_000, 'b'))).toBe(35_000);
  });

  it('keeps who gave time, how much and why', () => {
    const credited = [
      ...to.toRunning,
      entry(2_000, { kind: 'attempt.credited', ms: 30_000, reason: 'power' }, 'account:proctor'),
    ];
    expect(fold(credited).ledger.credits).toMatchObject([{ ms: 30_000, by: 'account:proctor', reason: 'power' }]);
  });

  it('says how it ended and stops its clock there', () => {
    const ends = [to.toSubmitted, to.toTimedOut, to.toClosed].map((entries) => fold(entries));
    expect(ends.map((a) => [a.state, a.finished?.how, a.finished?.reason])).toEqual([
      ['submitted', 'submitted', ''],
      ['closed', 'time-out', ''],
      ['closed', 'closed', 'ill'],
    ]);
    for (const ended of ends) {
      expect(isFinal(ended)).toBe(true);
      expect(ended.ledger.open).toBeNull();
    }
    expect(remainingMs(fold(to.toSubmitted).ledger, at(9_000_000))).toBe(30_000);
  });

  it('is refused when the journal does not begin with its creation', () => {
    expect(() => applyEntry(null, entry(0, { kind: 'attempt.started' }))).toThrow('begins with attempt.started');
  });
});

describe('the responses of an attempt, folded from its journal', () => {
  const save = (mono: number, ref: string, revision: number, text: string | null) =>
    entry(mono, {
      kind: 'attempt.saved',
      ref,
      revision,
      response: text === null ? null : { kind: 'text', text },
    });

  it('are the newest of each item, with the moment of the save; one taken back stays as nothing', () => {
    const entries = [...to.toRunning, save(2_000, 'b', 1, 'x'), save(3_000, 'a', 1, 'y'), save(4_000, 'b', 2, null)];
    expect([...foldResponses(entries)]).toEqual([
      ['b', { revision: 2, response: null, savedAt: at(4_000).wall }],
      ['a', { revision: 1, response: { kind: 'text', text: 'y' }, savedAt: at(3_000).wall }],
    ]);
  });

  it('count as answered only where something is written', () => {
    const entries = [...to.toRunning, save(1, 'a', 1, 'x'), save(2, 'b', 1, ' \n'), save(3, 'c', 1, null)];
    expect(countAnswered(foldResponses(entries).values())).toBe(1);
  });

  it('make one receipt text in whatever order they were given, and another when one differs', () => {
    const text = (...saves: ReturnType<typeof save>[]) => receiptText('attempt', foldResponses(saves));
    const one = text(save(1, 'a', 1, 'x'), save(2, 'b', 1, 'y'));
    expect(text(save(5, 'b', 1, 'y'), save(9, 'a', 1, 'x'))).toBe(one);
    expect(text(save(1, 'a', 1, 'x'), save(2, 'b', 1, 'z'))).not.toBe(one);
    expect(text(save(1, 'a', 1, 'x'), save(2, 'b', 2, 'y'))).not.toBe(one);
    expect(receiptText('other', foldResponses([save(1, 'a', 1, 'x'), save(2, 'b', 1, 'y')]))).not.toBe(one);
  });
});
