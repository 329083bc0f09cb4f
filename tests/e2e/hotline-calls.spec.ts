// The recorded calls of the hotline bank as a candidate's browser hears them: decoded by Chromium itself.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { readBankFolder } from '#host/formats/bank/read-bank-folder.ts';

const folder = resolve(import.meta.dirname, '../../question-banks/hotline-95598');

test('every recorded call is decoded by the browser, lasts as long as told and is neither silent nor clipped', async ({
  page,
}) => {
  const read = await readBankFolder(folder);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const calls = read.bank.items.filter((item) => item.kind === 'listening');
  expect(calls.length).toBeGreaterThanOrEqual(10);
  for (const { audio, seconds } of calls) {
    const base64 = readFileSync(resolve(folder, 'media', audio)).toString('base64');
    const heard = await page.evaluate(async (sound) => {
      const bytes = Uint8Array.from(atob(sound), (letter) => letter.charCodeAt(0));
      const decoded = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes.buffer);
      const samples = decoded.getChannelData(0);
      const loud = samples.filter((sample) => Math.abs(sample) > 0.05).length;
      const clipped = samples.filter((sample) => Math.abs(sample) >= 0.999).length;
      return {
        channels: decoded.numberOfChannels,
        duration: decoded.duration,
        loud: loud / samples.length,
        clipped: clipped / samples.length,
      };
    }, base64);
    expect(heard.channels, audio).toBe(1);
    expect(Math.ceil(heard.duration), audio).toBe(seconds);
    expect(heard.loud, audio).toBeGreaterThan(0.1);
    expect(heard.clipped, audio).toBeLessThan(0.001);
  }
});
