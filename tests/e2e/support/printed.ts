import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';

const screens = resolve(import.meta.dirname, '../../../docs/screens');

/** A tool of poppler, where it is installed; its `error` says that it is not. */
function poppler(to: 'text' | 'ppm', parameters: readonly string[]) {
  return spawnSync(`pdfto${to}`, parameters, { encoding: 'utf8' });
}

/** What came out of the printer. */
export interface Printed {
  readonly pages: number;
  /** A page each, without white space; null where `pdftotext` is not installed. */
  readonly texts: readonly string[] | null;
}

/** Prints the page as its own rules say; with PICTURES=1 also its first sheet as a picture for the guides. */
export async function printed(page: Page, name: string): Promise<Printed> {
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const folder = mkdtempSync(join(tmpdir(), 'invigil-print-'));
  const file = join(folder, 'printed.pdf');
  writeFileSync(file, bytes);
  const text = poppler('text', ['-layout', file, '-']);
  if (process.env['PICTURES'] === '1') {
    mkdirSync(screens, { recursive: true });
    poppler('ppm', ['-r', '80', '-f', '1', '-l', '1', '-singlefile', '-png', file, join(screens, name)]);
  }
  rmSync(folder, { recursive: true });
  const pages = [...bytes.toString('latin1').matchAll(/\/Type\s*\/Page\b/gu)].length;
  if (text.error !== undefined) return { pages, texts: null };
  const texts = text.stdout.split('\f').slice(0, -1);
  return { pages, texts: texts.map((one) => one.replace(/\s+/gu, '')) };
}
