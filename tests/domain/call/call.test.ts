import { describe, expect, it } from 'vitest';
import { applyEntry, type Attempt } from '#domain/attempt/attempt.ts';
import { decideCandidate, isTimedOut } from '#domain/attempt/decide.ts';
import { decideSave } from '#domain/attempt/decide-save.ts';
import type { AttemptEvent } from '#domain/attempt/entries.ts';
import { remainingMs } from '#domain/attempt/time-ledger.ts';
import { limitsOf } from '#domain/call/call-paper.ts';
import { callClock, standing } from '#domain/call/call-run.ts';
import { callTimes } from '#domain/call/call-times.ts';
import { decideCalled, decideExaminer, isCallOver, type ExaminerWish } from '#domain/call/decide-call.ts';

const limits = { reading: 180_000, call: 480_000, workOrder: 300_000 };
const now = (mono: number, boot = 'a') => ({ boot, mono, wall: 1_000_000 + mono });

/** An attempt of a call after those events, each with its moment (ms). */
function after(...steps: readonly (readonly [number, AttemptEvent, string?])[]): Attempt {
  const begin: readonly (readonly [number, AttemptEvent])[] = [
    [0, { kind: 'attempt.created', sessionId: 's', candidateId: 'c', partId: 'p', limitMs: 960_000, extraMs: 0 }],
    [
      0,
      { kind: 'attempt.admitted', seat: 'x', locale: 'zh-CN', paperHash: 'h', items: 3, firstRef: 'r', call: limits },
    ],
    [0, { kind: 'attempt.started' }],
  ];
  const all = [...begin, ...steps];
  const attempt = all.reduce<Attempt | null>(
    (folded, [mono, event, boot]) => applyEntry(folded, { at: now(mono, boot), actor: 'account:1', event }),
    null,
  );
  if (attempt === null) throw new Error('nothing was folded');
  return attempt;
}

const consented: readonly [number, AttemptEvent] = [1, { kind: 'attempt.call-consented', consent: true }];
const stage = (at: number, name: 'reading' | 'call' | 'work-order') =>
  [at, { kind: 'attempt.call-stage', stage: name }] as const;
const moment = (at: number, kind: 'answered' | 'greeting' | 'empathy' | 'closing') =>
  [at, { kind: 'attempt.call-moment', moment: kind }] as const;
const reasonOf = (attempt: Attempt, wish: ExaminerWish, at: number) => {
  const decision = decideExaminer(attempt, wish, now(at));
  return decision.ok ? null : decision.reason;
};

describe('the clock of a call', () => {
  it('stands while the candidate waits, and gives each stage its own time', () => {
    const waiting = after(consented);
    expect(remainingMs(waiting.ledger, now(700_000))).toBe(960_000);
    const reading = after(consented, stage(500_000, 'reading'));
    expect(remainingMs(reading.ledger, now(560_000))).toBe(120_000);
    const called = after(consented, stage(500_000, 'reading'), stage(600_000, 'call'));
    expect(remainingMs(called.ledger, now(610_000))).toBe(470_000);
    const order = after(consented, stage(0, 'reading'), stage(100, 'call'), stage(200, 'work-order'));
    expect(remainingMs(order.ledger, now(200))).toBe(300_000);
  });

  it('stops with a pause and with the host, and goes on where it was', () => {
    const paused = after(
      stage(0, 'reading'),
      stage(1_000, 'call'),
      [11_000, { kind: 'attempt.paused', reason: 'alarm' }],
      [71_000, { kind: 'attempt.resumed' }],
      moment(76_000, 'answered'),
    );
    expect(standing(paused.call ?? fail()).map(({ kind, at }) => [kind, at])).toEqual([
      ['ring', 0],
      ['answered', 15_000],
    ]);
    const restarted = after(
      stage(0, 'reading'),
      stage(1_000, 'call'),
      [5, { kind: 'attempt.interrupted', lastAlive: now(21_000) }, 'b'],
      [50, { kind: 'attempt.resumed' }, 'b'],
    );
    const at = now(1_050, 'b');
    expect(callClock(restarted.call ?? fail(), restarted.ledger, at)).toBe(21_000);
    expect(remainingMs(restarted.ledger, at)).toBe(459_000);
  });

  it('never runs while a call waits, paused and resumed or not', () => {
    const waiting = after([10, { kind: 'attempt.paused', reason: 'x' }], [20, { kind: 'attempt.resumed' }]);
    expect(remainingMs(waiting.ledger, now(900_000))).toBe(960_000);
  });

  it('closes the attempt by the end of the work order alone; the call goes on to it by itself', () => {
    const called = after(consented, stage(0, 'reading'), stage(0, 'call'));
    expect(isCallOver(called, now(479_999))).toBe(false);
    expect(isCallOver(called, now(480_000))).toBe(true);
    expect(isTimedOut(called, now(900_000))).toBe(false);
    expect(isTimedOut(after(stage(0, 'reading')), now(900_000))).toBe(false);
    const order = after(stage(0, 'reading'), stage(0, 'call'), stage(0, 'work-order'));
    expect(isTimedOut(order, now(309_999))).toBe(false);
    expect(isTimedOut(order, now(310_000))).toBe(true);
  });

  it('is lengthened in every stage alike by extra time', () => {
    expect(limitsOf({ reading: 3, call: 8, workOrder: 5 }, 1.25)).toEqual({
      reading: 225_000,
      call: 600_000,
      workOrder: 375_000,
    });
  });
});

describe('what an examiner may do', () => {
  it('begins with the candidate’s word on the recording, and rings only after reading', () => {
    expect(reasonOf(after(), { kind: 'start-reading' }, 5)).toBe('no-consent');
    const refused = after([1, { kind: 'attempt.call-consented', consent: false }]);
    expect(reasonOf(refused, { kind: 'start-reading' }, 5)).toBeNull();
    const reading = after(consented, stage(0, 'reading'));
    expect(reasonOf(reading, { kind: 'start-reading' }, 5)).toBe('not-now');
    expect(reasonOf(reading, { kind: 'ring' }, 179_999)).toBe('reading-time');
    expect(reasonOf(reading, { kind: 'ring' }, 180_000)).toBeNull();
    expect(
      reasonOf(after(consented, stage(0, 'reading'), [9, { kind: 'attempt.call-ready' }]), { kind: 'ring' }, 10),
    ).toBeNull();
  });

  it('stamps nothing before the answer, and the answer once; undone, it may be stamped again', () => {
    const rings = after(consented, stage(0, 'reading'), stage(0, 'call'));
    expect(reasonOf(rings, { kind: 'moment', moment: 'greeting' }, 5)).toBe('not-answered');
    expect(reasonOf(rings, { kind: 'tell', fact: 'f', known: true }, 5)).toBe('not-answered');
    expect(decideCalled(rings, { kind: 'answer' })).toMatchObject({ ok: true });
    const answered = after(consented, stage(0, 'reading'), stage(0, 'call'), moment(10, 'answered'));
    expect(decideCalled(answered, { kind: 'answer' })).toEqual({ ok: false, reason: 'already' });
    expect(reasonOf(answered, { kind: 'moment', moment: 'answered' }, 20)).toBe('already');
    expect(reasonOf(answered, { kind: 'undo', place: 1 }, 20)).toBeNull();
    const undone = after(
      consented,
      stage(0, 'reading'),
      stage(0, 'call'),
      moment(10, 'answered'),
      [20, { kind: 'attempt.call-moment-undone', place: 1 }],
      moment(30, 'answered'),
    );
    expect(undone.call?.moments.map(({ kind, undone, at }) => [kind, undone, at])).toEqual([
      ['ring', false, 0],
      ['answered', true, 10],
      ['answered', false, 30],
    ]);
    expect(callTimes(undone.call ?? fail()).answerDelay).toBe(30);
  });

  it('is nothing while the attempt is paused or over', () => {
    const paused = after(consented, stage(0, 'reading'), [5, { kind: 'attempt.paused', reason: 'x' }]);
    expect(reasonOf(paused, { kind: 'ring' }, 999_999)).toBe('not-running');
    const over = after(consented, stage(0, 'reading'), [5, { kind: 'attempt.closed', cause: 'proctor', reason: 'x' }]);
    expect(reasonOf(over, { kind: 'ring' }, 999_999)).toBe('not-running');
  });
});

describe('the work order', () => {
  const save = (attempt: Attempt, at: number) => {
    const wish = { ref: 'r', revision: 1, response: { kind: 'text' as const, text: 'x' } };
    return decideSave(attempt, null, wish, 'text', now(at)).ok;
  };

  it('is begun from the ring on and handed in after the call', () => {
    const reading = after(consented, stage(0, 'reading'));
    const called = after(consented, stage(0, 'reading'), stage(0, 'call'));
    const order = after(consented, stage(0, 'reading'), stage(0, 'call'), stage(9, 'work-order'));
    expect([save(reading, 5), save(called, 5), save(order, 10)]).toEqual([false, true, true]);
    const handIn = (attempt: Attempt) => decideCandidate(attempt, { kind: 'submit' }, now(20)).ok;
    expect([handIn(reading), handIn(called), handIn(order)]).toEqual([false, false, true]);
  });
});

describe('the first half minute', () => {
  it('counts from the answer, and leaves out what is undone or later', () => {
    const call = after(
      consented,
      stage(0, 'reading'),
      stage(0, 'call'),
      moment(4_000, 'answered'),
      moment(6_000, 'greeting'),
      moment(8_000, 'empathy'),
      [8_500, { kind: 'attempt.call-moment-undone', place: 3 }],
      moment(34_001, 'closing'),
    ).call;
    const times = callTimes(call ?? fail());
    expect(times.answerDelay).toBe(4_000);
    expect(times.firstHalfMinute?.map(({ kind }) => kind)).toEqual(['greeting']);
  });
});

function fail(): never {
  throw new Error('the attempt has no call');
}
