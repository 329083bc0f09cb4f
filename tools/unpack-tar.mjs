// Reads plain ustar archives of files and folders: all that the packed Chromium's side archives hold.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, normalize, isAbsolute } from 'node:path';

const block = 512; // bytes; a tar archive is made of such blocks

const text = (header, from, to) => header.toString('latin1', from, to).split('\0', 1)[0];
const octal = (header, from, to) => Number.parseInt(text(header, from, to).trim() || '0', 8);

/** Writes the archive's files under `folder`. Throws on links, absolute names and names that climb out. */
export async function unpackTar(stream, folder) {
  const bytes = Buffer.concat(await Array.fromAsync(stream));
  await mkdir(folder, { recursive: true });
  for (let at = 0; at + block <= bytes.length && bytes[at] !== 0;) {
    const header = bytes.subarray(at, at + block);
    const prefix = text(header, 257, 262) === 'ustar' ? text(header, 345, 500) : '';
    const name = normalize(prefix ? `${prefix}/${text(header, 0, 100)}` : text(header, 0, 100));
    const size = octal(header, 124, 136);
    const kind = text(header, 156, 157) || '0';
    if (isAbsolute(name) || name.startsWith('..')) throw new Error(`The archive names a file outside itself: ${name}`);
    if (kind === '5') await mkdir(join(folder, name), { recursive: true });
    else if (kind === '0') {
      const target = join(folder, name);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes.subarray(at + block, at + block + size), { mode: octal(header, 100, 108) });
    } else throw new Error(`The archive holds ${name} of kind ${kind}; only files and folders are expected.`);
    at += block + Math.ceil(size / block) * block;
  }
}
