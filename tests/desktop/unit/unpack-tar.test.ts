import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unpackTar } from '#tools/unpack-tar.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'invigil-tar-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** One entry of a ustar archive: a header block and the content, filled up to whole blocks. */
function entry(name: string, content: string, kind = '0', mode = '0000644'): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(mode, 100);
  header.write(content.length.toString(8).padStart(11, '0'), 124);
  header.write(kind, 156);
  header.write('ustar', 257);
  return Buffer.concat([header, Buffer.alloc(Math.ceil(content.length / 512) * 512, content)]);
}

const archive = (...entries: Buffer[]) => Readable.from([Buffer.concat([...entries, Buffer.alloc(1024)])]);

test('files, folders and their modes come out as they went in', async () => {
  const into = join(folder, 'out');
  await unpackTar(
    archive(entry('lib/', '', '5'), entry('lib/a.so', 'x'.repeat(600), '0', '0000755'), entry('b', 'b')),
    into,
  );
  expect(await readFile(join(into, 'lib/a.so'), 'utf8')).toBe('x'.repeat(600));
  expect((await stat(join(into, 'lib/a.so'))).mode & 0o777).toBe(0o755);
  expect(await readFile(join(into, 'b'), 'utf8')).toBe('b');
});

test.each([
  ['a name that climbs out', entry('../escaped', 'x')],
  ['an absolute name', entry('/escaped', 'x')],
  ['a link', entry('link', '', '2')],
])('%s is refused', async (_what, bad) => {
  const into = join(folder, 'out');
  await expect(unpackTar(archive(bad), into)).rejects.toThrow(/outside itself|only files and folders/);
  expect(await readdir(folder)).toEqual(['out']);
});
