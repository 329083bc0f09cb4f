import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isOpusWebm, mostChunkBytes } from '#domain/call/recording.ts';
import { recordedChunks } from '#host/commands/demo/sound.ts';
import { bundledBanks } from '#host/program-files.ts';
import { opusSeconds } from '#host/formats/bank/opus-seconds.ts';

const ogg = readFileSync(join(bundledBanks, 'hotline-95598', 'media', 'call-01.opus'));

test('the demo puts a sound of the bank into the container that a page records, a second to a chunk', () => {
  const chunks = recordedChunks(ogg);
  expect(isOpusWebm(chunks[0] ?? Buffer.alloc(0))).toBe(true);
  expect(chunks.length).toBe(Math.ceil(opusSeconds(ogg) ?? 0));
  expect(Math.max(...chunks.map(({ length }) => length))).toBeLessThan(mostChunkBytes);
  // Each later chunk is a cluster of its own, as a recorder hands them over.
  for (const chunk of chunks.slice(1)) expect(chunk.subarray(0, 4).toString('hex')).toBe('1f43b675');
});
