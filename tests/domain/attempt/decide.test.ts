import { describe, expect, it } from 'vitest';
import { decideCandidate, isTimedOut, type CandidateWish } from '#domain/attempt/decide.ts';
import { decideRoom, type RoomWish } from '#domain/attempt/decide-room.ts';
import { saveGraceMs } from '#domain/attempt/decide-save.ts';
import type { AttemptEntry } from '#domain/attempt/entries.ts';
import * as to from './sample-attempt.ts';

const { at, entry, fold, limitMs } = to;
const endsAt = 1_000 + limitMs;

/** What each wish comes to in each state; true where it may be done. */
function table<W>(
  wishes: readonly W[],
  decide: (entries: typeof to.toRunning, wish: W) => { ok: boolean; reason?: string },
) {
  const states = {
    awaiting: to.toAwaiting,
    admitted: to.toAdmitted,
    ready: to.toReady,
    running: to.toRunning,
    paused: to.toPaused,
    interrupted: to.toInterrupted,
    submitted: to.toSubmitted,
    closed: to.toClosed,
  };
  return Object.fromEntries(
    Object.entries(states).map(([name, entries]) => [
      name,
      wishes.map((wish) => {
        const decision = decide(entries, wish);
        return decision.ok ? true : decision.reason;
      }),
    ]),
  );
}

describe('what a proctor wishes', () => {
  const wishes: RoomWish[] = [
    { kind: 'start' },
    { kind: 'pause', reason: 'r' },
    { kind: 'resume' },
    { kind: 'release-seat', reason: 'r' },
    { kind: 'close', reason: 'r' },
    { kind: 'terminate', reason: 'r', code: 'candidate.behaviour' },
    { kind: 'transfer', to: 'seat-2', reason: 'r' },
    { kind: 'transfer', to: 'seat-1', reason: 'r' },
    { kind: 'credit', ms: 60_000, reason: 'r' },
    { kind: 'credit', ms: -1, reason: 'nothing was given' },
    { kind: 'judge-downtime', downtime: 0, byCandidate: true, reason: 'r' },
    { kind: 'message', messageId: 'm', text: 'Hello' },
  ];

  it('is done in the states that allow it and refused with a reason in the others', () => {
    const over = wishes.map(() => 'finished');
    const waits = ['not-admitted', 'not-admitted', 'not-admitted', 'not-admitted', 'unknown-downtime', 'not-admitted'];
    // The seat they sit at is no other seat; a downtime that is not over cannot be judged.
    const sits = [true, 'same-seat', true, 'more-than-credited', 'unknown-downtime', true];
    expect(table(wishes, (entries, wish) => decideRoom(fold(entries), wish))).toEqual({
      awaiting: ['not-ready', 'not-running', 'not-paused', 'no-seat', true, true, ...waits],
      admitted: ['not-ready', 'not-running', 'not-paused', true, true, true, ...sits],
      ready: [true, 'not-running', 'not-paused', true, true, true, ...sits],
      running: ['not-ready', true, 'not-paused', true, true, true, ...sits],
      paused: ['not-ready', 'not-running', true, true, true, true, ...sits],
      // A proctor may hold an attempt that waits for its seat after a restart.
      interrupted: ['not-ready', true, true, true, true, true, ...sits],
      submitted: over,
      closed: over,
    });
  });

  it('is written down with its reason', () => {
    const decision = decideRoom(fold(to.toRunning), { kind: 'close', reason: 'left the room' });
    expect(decision).toEqual({
      ok: true,
      event: { kind: 'attempt.closed', cause: 'proctor', reason: 'left the room' },
    });
  });

  it('holds an interrupted attempt: it then waits for the proctor and not for its seat', () => {
    const held = [...to.toInterrupted, to.entry(10, { kind: 'attempt.paused', reason: 'wait' }, 'account:p', 'b')];
    expect(fold(held).paused).toEqual({ because: 'proctor', note: 'wait' });
  });
});

describe('what a candidate wishes', () => {
  const wishes: CandidateWish[] = [
    { kind: 'confirm-identity' },
    { kind: 'agree', agreementIds: ['confidentiality', 'rules'], required: ['confidentiality', 'rules'] },
    { kind: 'check', checks: [] },
    { kind: 'flag', ref: 'ref-1', flagged: true, known: true },
    { kind: 'visit', ref: 'ref-1', known: true },
    { kind: 'play', ref: 'ref-1', allowed: 2 },
    { kind: 'submit' },
  ];

  it('is done one step after another and refused as not now elsewhere', () => {
    const never = wishes.map(() => 'not-now');
    const checkIn = [true, true, true, 'not-now', 'not-now', 'not-now', 'not-now'];
    expect(table(wishes, (entries, wish) => decideCandidate(fold(entries), wish, at(31_000)))).toEqual({
      awaiting: never,
      admitted: [true, ...never.slice(1)],
      ready: checkIn,
      running: ['not-now', 'not-now', 'not-now', true, true, true, true],
      paused: never,
      interrupted: never,
      submitted: never,
      closed: never,
    });
  });

  it('goes no further while an agreement is missing', () => {
    const identified = fold(to.toReady.slice(0, 4));
    const agree = (agreementIds: string[]) =>
      decideCandidate(identified, { kind: 'agree', agreementIds, required: ['confidentiality', 'rules'] }, at(40));
    expect(agree(['rules'])).toEqual({ ok: false, reason: 'not-all' });
    expect(agree([])).toEqual({ ok: false, reason: 'not-all' });
    expect(agree(['rules', 'confidentiality', 'another']).ok).toBe(true);
  });

  it('names no item that is not in the paper', () => {
    const running = fold(to.toRunning);
    const unknown = { ok: false, reason: 'unknown-item' };
    expect(decideCandidate(running, { kind: 'visit', ref: 'x', known: false }, at(2_000))).toEqual(unknown);
    expect(decideCandidate(running, { kind: 'flag', ref: 'x', flagged: true, known: false }, at(2_000))).toEqual(
      unknown,
    );
  });

  it('plays a sound as often as its item allows, however often the host stopped in between, and no other', () => {
    const played = (mono: number, ref: string) => entry(mono, { kind: 'attempt.played', ref });
    const play = (ref: string, allowed: number | null, plays: readonly AttemptEntry[]) => {
      const decision = decideCandidate(fold([...to.toRunning, ...plays]), { kind: 'play', ref, allowed }, at(9_000));
      return decision.ok ? decision.event : decision.reason;
    };
    const first = { kind: 'attempt.played', ref: 'ref-1' };
    const restarted = [
      entry(5, { kind: 'attempt.interrupted', lastAlive: at(4_000) }, 'host', 'b'),
      entry(6, { kind: 'attempt.resumed' }, 'host', 'b'),
    ];
    expect(play('ref-1', 2, [])).toEqual(first);
    expect(play('ref-1', 2, [played(2_000, 'ref-1'), played(3_000, 'ref-2')])).toEqual(first);
    expect(play('ref-1', 2, [played(2_000, 'ref-1'), played(3_000, 'ref-1')])).toBe('no-plays-left');
    expect(play('ref-1', 1, [played(2_000, 'ref-1'), ...restarted])).toBe('no-plays-left');
    expect(play('ref-1', null, [])).toBe('unknown-item');
  });

  it('may still be submitting in the ten seconds after the end, and no later', () => {
    const submit = (mono: number) => decideCandidate(fold(to.toRunning), { kind: 'submit' }, at(mono)).ok;
    expect([endsAt, endsAt + saveGraceMs - 1, endsAt + saveGraceMs].map(submit)).toEqual([true, true, false]);
  });
});

describe('time out', () => {
  it('comes ten seconds after the time is up, never sooner', () => {
    const running = fold(to.toRunning);
    expect(
      [endsAt - 1, endsAt, endsAt + saveGraceMs - 1, endsAt + saveGraceMs].map((m) => isTimedOut(running, at(m))),
    ).toEqual([false, false, false, true]);
  });

  it('does not come to an attempt whose time stands still', () => {
    for (const entries of [to.toPaused, to.toInterrupted, to.toReady, to.toSubmitted]) {
      expect(isTimedOut(fold(entries), at(90_000_000))).toBe(false);
    }
  });

  it('waits for the time that was given back', () => {
    const credited = fold([
      ...to.toRunning,
      to.entry(2_000, { kind: 'attempt.credited', ms: 5_000, reason: 'noise' }, 'account:p'),
    ]);
    expect(isTimedOut(credited, at(endsAt + saveGraceMs + 4_999))).toBe(false);
    expect(isTimedOut(credited, at(endsAt + saveGraceMs + 5_000))).toBe(true);
  });
});
