// Makes the recorded calls of the hotline bank from their scripts, with espeak-ng and opusenc: `npm run synthesise`.
// The same script gives the same bytes with the same versions of both programs. See media/README.md of the bank.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pinyin } from 'pinyin-pro';

const media = resolve(import.meta.dirname, '../question-banks/hotline-95598/media');
/** Samples per second of espeak-ng, each two bytes, one channel. */
const sampleRate = 22_050;
const wavHead = 44;
const wordsPerMinute = '155';
const pauseSeconds = 0.45;
const megabytes = 1024 * 1024;

const voices = { agent: 'f3', customer: 'm3' } as const;
type Speaker = keyof typeof voices;

const isSpeaker = (name: string): name is Speaker => name in voices;

/** The turns of a script: one a line, `agent: …` or `customer: …`. */
function turnsOf(file: string): { readonly speaker: Speaker; readonly words: string }[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line, at) => {
    const [, speaker = '', words = ''] = /^(\w+): (.+)$/u.exec(line) ?? [];
    if (!isSpeaker(speaker))
      throw new Error(`${file}:${at + 1}: expected "agent: …" or "customer: …", found "${line}"`);
    return { speaker, words };
  });
}

/** Chinese in pinyin with numbered tones, the syllables of a word together: espeak-ng knows few characters by itself. */
function asPinyin(words: string): string {
  const syllables = pinyin(words, { type: 'array', toneType: 'num', toneSandhi: true });
  const segments = new Intl.Segmenter('zh', { granularity: 'word' }).segment(words);
  return [...segments].map(({ segment, index }) => syllables.slice(index, index + segment.length).join('')).join(' ');
}

/** One turn as samples, without the head of the WAV file. */
function speak(speaker: Speaker, words: string): Buffer {
  const chinese = /\p{Script=Han}/u.test(words);
  const voice = `${chinese ? 'cmn-latn-pinyin' : 'en-gb'}+${voices[speaker]}`;
  const said = chinese ? asPinyin(words) : words;
  const options = ['-v', voice, '-s', wordsPerMinute, '-a', '80', '--stdin', '--stdout'];
  return execFileSync('espeak-ng', options, { input: said, maxBuffer: 64 * megabytes }).subarray(wavHead);
}

const pause = Buffer.alloc(Math.round(sampleRate * pauseSeconds) * 2);
const raw = ['--raw', '--raw-rate', String(sampleRate), '--raw-chan', '1'];
const small = ['--speech', '--bitrate', '20', '--discard-comments', '--padding', '0', '--serial', '95598'];

for (const name of readdirSync(join(media, 'scripts')).sort()) {
  const samples = Buffer.concat(
    turnsOf(join(media, 'scripts', name)).flatMap(({ speaker, words }) => [speak(speaker, words), pause]),
  );
  const sound = execFileSync('opusenc', ['--quiet', ...raw, ...small, '-', '-'], {
    input: samples,
    maxBuffer: 64 * megabytes,
  });
  const file = name.replace(/\.txt$/u, '.opus');
  writeFileSync(join(media, file), sound);
  const seconds = samples.length / 2 / sampleRate;
  console.log(`${file}: ${seconds.toFixed(1)} s, ${sound.length} bytes`);
}
