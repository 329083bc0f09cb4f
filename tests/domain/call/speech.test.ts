import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameMs, lengthOf, levelsOf, longSilences, shareOfTalk, speechIn, speechRate } from '#domain/call/speech.ts';
import { isOpusWebm, msBetween } from '#domain/call/recording.ts';

const rate = 16_000;

/** Seconds of a voice-like tone (syllables a second as swells) or of a quiet room. */
function sound(parts: readonly { seconds: number; syllables?: number }[]): number[] {
  return parts.flatMap(({ seconds, syllables }) =>
    Array.from({ length: Math.round(seconds * rate) }, (_, at) => {
      const room = 0.001 * Math.sin(at * 1.7);
      if (syllables === undefined) return room;
      const swell = 0.55 - 0.45 * Math.cos((2 * Math.PI * syllables * at) / rate);
      return room + 0.3 * swell * Math.sin((2 * Math.PI * 180 * at) / rate);
    }),
  );
}

describe('where somebody speaks', () => {
  it('is found between pauses, to a tenth of a second', () => {
    const levels = levelsOf(
      sound([{ seconds: 2 }, { seconds: 3, syllables: 4 }, { seconds: 4 }, { seconds: 1, syllables: 4 }]),
      rate,
    );
    const found = speechIn(levels);
    expect(found).toHaveLength(2);
    const edges = found.flatMap(({ from, to }) => [from, to]);
    for (const [at, wanted] of [2_000, 5_000, 9_000, 10_000].entries()) {
      expect(Math.abs((edges[at] ?? 0) - wanted)).toBeLessThan(100);
    }
    expect(longSilences(found, 10_000).map(({ from, to }) => Math.round((to - from) / 1000))).toEqual([4]);
  });

  it('is nowhere in a silent room, and everywhere for one who never pauses', () => {
    expect(speechIn(levelsOf(new Float32Array(rate * 3), rate))).toEqual([]);
    const always = speechIn(levelsOf(sound([{ seconds: 5, syllables: 20 }]), rate));
    expect(lengthOf(always)).toBeGreaterThan(4_800);
  });

  it('lies in order, apart, and inside the sound, whatever the levels', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -90, max: 0, noNaN: true }), { maxLength: 400 }), (levels) => {
        let before = -1;
        for (const { from, to } of speechIn(levels)) {
          expect(from).toBeGreaterThan(before);
          expect(to).toBeGreaterThan(from);
          before = to;
        }
        expect(before).toBeLessThanOrEqual(levels.length * frameMs);
      }),
    );
  });
});

describe('the speed of speech', () => {
  it('counts what swells, so that a faster stretch is told from a slower one', () => {
    const of = (syllables: number) =>
      speechRate(levelsOf(sound([{ seconds: 6, syllables }]), rate), { from: 0, to: 6_000 }) ?? 0;
    expect(Math.abs(of(3) - 180)).toBeLessThan(20);
    expect(Math.abs(of(5) - 300)).toBeLessThan(30);
  });

  it('says nothing of a stretch that is too short', () => {
    expect(speechRate(levelsOf(sound([{ seconds: 0.5, syllables: 4 }]), rate), { from: 0, to: 500 })).toBeNull();
  });
});

describe('the share of talk', () => {
  it('is known with a track for each person, and unknown with one microphone', () => {
    expect(shareOfTalk([{ from: 0, to: 300 }], [{ from: 300, to: 400 }])).toBe(0.75);
    expect(shareOfTalk(null, [{ from: 0, to: 100 }])).toBeNull();
    expect(shareOfTalk([], [])).toBeNull();
  });
});

describe('a recording', () => {
  it('is known by its first bytes: WebM with Opus and without a picture', () => {
    const webm = [0x1a, 0x45, 0xdf, 0xa3, ...Buffer.from('webm A_OPUS')];
    expect(isOpusWebm(Uint8Array.from(webm))).toBe(true);
    expect(isOpusWebm(Uint8Array.from([...webm, ...Buffer.from('V_VP8')]))).toBe(false);
    expect(isOpusWebm(Buffer.from('OggS A_OPUS'))).toBe(false);
    expect(isOpusWebm(Uint8Array.from(webm.slice(0, 8)))).toBe(false);
  });

  it('is laid beside moments by one run’s own clock, and by the calendar over a restart', () => {
    const at = (boot: string, mono: number, wall: number) => ({ boot, mono, wall });
    expect(msBetween(at('a', 100, 5_000), at('a', 350, 9_000))).toBe(250);
    expect(msBetween(at('a', 100, 5_000), at('b', 10, 9_000))).toBe(4_000);
  });
});
