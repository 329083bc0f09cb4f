/** A stretch of time in milliseconds. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Milliseconds that one level stands for. */
export const frameMs = 20;
/** A level that stands for silence (dB of full scale). */
const floorDb = -90;
/** Speech is louder than the room by at least this much (dB). */
const aboveRoomDb = 9;
/** Nothing quieter than this is speech, however quiet the room (dB). */
const quietestDb = -52;
/** Pauses shorter than this are part of the speaking; sounds shorter than the other are none (ms). */
const bridgedMs = 300;
const shortestMs = 120;
/** From here on a pause is worth a look (ms). */
export const longSilenceMs = 3_000;

/** How loud each frame of a sound is (dB of full scale). `rate` is samples a second. */
export function levelsOf(samples: ArrayLike<number>, rate: number): number[] {
  const frame = Math.max(1, Math.round((rate * frameMs) / 1000));
  const levels: number[] = [];
  for (let start = 0; start + frame <= samples.length; start += frame) {
    let power = 0;
    for (let at = start; at < start + frame; at += 1) power += (samples[at] ?? 0) ** 2;
    levels.push(Math.max(floorDb, 10 * Math.log10(power / frame + 1e-12)));
  }
  return levels;
}

/** The line above which a frame is speech: the room is what is as loud as the quietest tenth. */
function speechLine(levels: readonly number[]): number {
  const sorted = levels.toSorted((a, b) => a - b);
  const room = sorted[Math.floor(sorted.length / 10)] ?? floorDb;
  const loud = sorted[Math.floor((sorted.length * 19) / 20)] ?? floorDb;
  // Somebody who never pauses leaves no room to be heard: then the line lies below what is loud.
  return Math.max(quietestDb, Math.min(room + aboveRoomDb, loud - aboveRoomDb));
}

/** Where somebody speaks, by loudness alone: it tells speech from silence, not speech from other sounds. */
export function speechIn(levels: readonly number[]): Stretch[] {
  const line = speechLine(levels);
  const found: { from: number; to: number }[] = [];
  levels.forEach((level, at) => {
    if (level < line) return;
    const [from, to] = [at * frameMs, (at + 1) * frameMs];
    const last = found.at(-1);
    if (last !== undefined && from - last.to < bridgedMs) last.to = to;
    else found.push({ from, to });
  });
  return found.filter(({ from, to }) => to - from >= shortestMs);
}

export function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** The pauses between speech that are long enough to be looked at. */
export function longSilences(speech: readonly Stretch[], ms: number): Stretch[] {
  const edges = [{ from: 0, to: 0 }, ...speech, { from: ms, to: ms }];
  return edges
    .slice(1)
    .map((next, at) => ({ from: edges[at]?.to ?? 0, to: next.from }))
    .filter(({ from, to }) => to - from >= longSilenceMs);
}

/**
 * Syllables a minute in a stretch of speech, counted as peaks of loudness: an approximation, for comparing one stretch of a call
 * with another. Null for a stretch too short to tell.
 */
export function speechRate(levels: readonly number[], { from, to }: Stretch): number | null {
  const own = levels.slice(Math.floor(from / frameMs), Math.ceil(to / frameMs));
  const ms = own.length * frameMs;
  if (ms < 1_000) return null;
  const smooth = own.map((_, at) => {
    const near = own.slice(Math.max(0, at - 2), at + 3);
    return near.reduce((sum, level) => sum + level, 0) / near.length;
  });
  const dipDb = 2;
  let peaks = 0;
  let low = smooth[0] ?? floorDb;
  let high = floorDb;
  for (const level of smooth) {
    if (level > high) high = level;
    if (high - low >= dipDb && high - level >= dipDb) {
      peaks += 1;
      low = level;
      high = level;
    } else if (level < low) {
      low = level;
      high = level;
    }
  }
  return Math.round((peaks * 60_000) / ms);
}

/** The candidate's share of all talk. Null unless each person has a track of their own: one microphone cannot tell them apart. */
export function shareOfTalk(candidate: readonly Stretch[] | null, examiner: readonly Stretch[] | null): number | null {
  if (candidate === null || examiner === null) return null;
  const all = lengthOf(candidate) + lengthOf(examiner);
  return all === 0 ? null : lengthOf(candidate) / all;
}
