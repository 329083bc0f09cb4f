import { describe, expect, it } from 'vitest';
import { hourMinute, stretchesOn, timeOn } from '#ui/examiner/day-times.ts';

const day = new Date(2026, 5, 1, 15, 30).getTime();

describe('a time of the rota', () => {
  it('is read as typed, on the day of the session, with a Chinese colon too', () => {
    expect(hourMinute(timeOn(day, '09:05') ?? 0)).toBe('09:05');
    expect(timeOn(day, '9：05')).toBe(timeOn(day, '09:05'));
    expect(new Date(timeOn(day, '23:59') ?? 0).getDate()).toBe(1);
  });

  it.each(['', '9', '24:00', '12:60', 'noon'])('is none in “%s”', (text) => {
    expect(timeOn(day, text)).toBeNull();
  });

  it('of breaks is refused whole when one of them is none', () => {
    expect(stretchesOn(day, '10:30-10:45，12:00–13:00')).toHaveLength(2);
    expect(stretchesOn(day, '')).toEqual([]);
    expect(stretchesOn(day, '10:30-10:45, 13:00-12:00')).toBeNull();
    expect(stretchesOn(day, '10:30-10:45-11:00')).toBeNull();
  });
});
