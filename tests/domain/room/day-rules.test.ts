import { describe, expect, it } from 'vitest';
import { lateBy, limitOfLate, refuseArrival } from '#domain/room/arrival.ts';
import { defaultDayRules as usual } from '#domain/room/day-rules.ts';
import { countsAsExam, rehearsalChecklist } from '#domain/room/rehearsal.ts';

const minute = 60_000;

describe('The rules of the day', () => {
  it.each([
    ['before the room started', { roomStartedAt: null, arrivedAt: 9, camePreviously: false }, 0],
    ['at the start', { roomStartedAt: 10, arrivedAt: 10, camePreviously: false }, 0],
    ['before the start', { roomStartedAt: 10, arrivedAt: 4, camePreviously: false }, 0],
    ['after it', { roomStartedAt: 10, arrivedAt: 25, camePreviously: false }, 15],
    ['with an earlier part behind them', { roomStartedAt: 10, arrivedAt: 25, camePreviously: true }, 0],
  ])('count who comes %s as so late', (_, arrival, late) => {
    expect(lateBy(arrival)).toBe(late);
  });

  it.each([
    [30 * minute, '', usual, null],
    [30 * minute + 1, '', usual, 'too-late'],
    [30 * minute + 1, '  ', usual, 'too-late'],
    [30 * minute + 1, '停运', usual, null],
    [900 * minute, '', { ...usual, latestAdmission: null }, null],
    [1, '', { ...usual, latestAdmission: 0 }, 'too-late'],
    [0, '停运', { ...usual, identity: 'required' as const }, 'identity-not-checked'],
  ])('answer somebody %d ms late with the reason “%s”', (lateMs, override, rules, refusal) => {
    expect(refuseArrival(rules, { lateMs, override, identityChecked: false })).toBe(refusal);
  });

  it.each([
    [{ lateMs: 5, limitMs: 60 * minute, ranMs: 10 * minute }, usual, 50 * minute],
    [{ lateMs: 5, limitMs: 60 * minute, ranMs: 59.9 * minute }, usual, minute],
    [{ lateMs: 0, limitMs: 60 * minute, ranMs: 10 * minute }, usual, null],
    [{ lateMs: 5, limitMs: 60 * minute, ranMs: 0 }, usual, null],
    [{ lateMs: 5, limitMs: 60 * minute, ranMs: 10 * minute }, { ...usual, lateTime: 'full' as const }, null],
  ])('give %j its limit', (late, rules, limit) => {
    expect(limitOfLate(rules, late)).toBe(limit);
  });
});

describe('A rehearsal', () => {
  it('is no exam', () => {
    expect([true, false].map((rehearsal) => countsAsExam({ rehearsal, training: false }))).toEqual([false, true]);
  });

  it('has shown what it has shown', () => {
    const nothing = { admitted: true, started: false, saves: 0, sounds: { played: 0, onPaper: 0 } };
    const seat = { ...nothing, paused: true, resumed: false, slowestSaveMs: 1_001, handedIn: false };
    expect(rehearsalChecklist(seat)).toEqual({
      ...{ 'let-in': 'missing', saved: 'missing', 'save-time': 'missing' },
      ...{ sound: 'not-needed', resumed: 'missing', 'handed-in': 'missing' },
    });
    const all = { ...seat, started: true, saves: 1, sounds: { played: 1, onPaper: 1 }, resumed: true, handedIn: true };
    const states = Object.values(rehearsalChecklist({ ...all, slowestSaveMs: 1_000 }));
    expect(new Set(states)).toEqual(new Set(['done']));
  });
});
