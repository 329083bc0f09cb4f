import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// This file and its bundle (out/main) lie two folders below the program's own folder: the same paths lead to the same places.
const own = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The built screens. */
export const uiFolder = own('out/renderer');

/** The banks that come with the program. */
export const bundledBanks = own('question-banks');

/** The program's version, as its package says it. */
export function programVersion(): string {
  const { version } = JSON.parse(readFileSync(own('package.json'), 'utf8')) as { version: string };
  return version;
}
