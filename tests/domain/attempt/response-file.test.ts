import { describe, expect, it } from 'vitest';
import type { AttemptEvent } from '#domain/attempt/entries.ts';
import { givenLater, standingOf } from '#domain/attempt/response-file.ts';

const at = { boot: 'b', mono: 0, wall: 0 };
const because = { reason: '' };
const moved = (to: string): AttemptEvent => ({ kind: 'attempt.transferred', from: null, to, ...because });
const saved = (ref: string): AttemptEvent => ({ kind: 'attempt.saved', ref, revision: 1, response: null });
const entered = (seat: string): AttemptEvent => ({ kind: 'attempt.entered', seat });
const later = (events: AttemptEvent[], seat: string, takenOverAt: number | null = null) => [
  ...givenLater(
    events.map((event, seq) => ({ seq, entry: { at, actor: 'a', event } })),
    seat,
    takenOverAt,
  ),
];

describe('what was given later than a response file', () => {
  it('is what was saved at another seat after the candidate had left the one that wrote it', () => {
    expect(later([entered('A'), saved('1'), moved('B'), saved('2')], 'A')).toEqual(['2']);
    expect(later([entered('A'), saved('1'), moved('B'), saved('2')], 'B')).toEqual([]);
    expect(later([entered('A'), moved('B'), saved('1'), moved('A'), saved('2')], 'A')).toEqual(['1']);
    expect(later([entered('A'), moved('B'), saved('1'), moved('A'), saved('1')], 'A')).toEqual([]);
  });

  it('is what a spare host stored since it took over, also at a seat that its snapshot does not know', () => {
    expect(later([entered('A'), saved('1'), saved('2')], 'unknown', 1)).toEqual(['2']);
  });
});

describe('a filed response', () => {
  const filed = { ref: '1', revision: 4, response: { kind: 'text', text: 'x' }, leftMs: 1 } as const;
  const stored = (revision: number, text = 'y') => ({
    revision,
    response: { kind: 'text', text } as const,
    savedAt: 0,
  });

  it('is the same whatever its revision, newer only by it, and late by the seat’s count', () => {
    expect(standingOf(filed, stored(9, 'x'), true, 'text')).toBe('same');
    expect(standingOf(filed, stored(3), false, 'text')).toBe('newer');
    expect(standingOf(filed, stored(4), false, 'text')).toBe('conflict');
    expect(standingOf(filed, stored(5), false, 'text')).toBe('older');
    expect(standingOf(filed, stored(3), true, 'text')).toBe('conflict');
    expect(standingOf(filed, null, false, 'text')).toBe('newer');
    expect(standingOf({ ...filed, leftMs: -10_001 }, null, false, 'text')).toBe('late');
    expect(standingOf(filed, null, false, 'single')).toBe('unfit');
    expect(standingOf(filed, null, false, null)).toBe('unfit');
  });
});
