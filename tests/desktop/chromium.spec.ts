import { readFile } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import { missingLibraries, packedChromium, plainFlags } from '#tools/chromium.mjs';
import { expect, test } from './support/desktop.ts';

test('on a bare machine the packed Chromium starts with lent libraries and a lent font', async () => {
  const program = await packedChromium({ missing: ['libnss3.so'], fonts: true });
  test.skip(program === null, 'the packed Chromium is for Linux on x64');
  if (program === null) return;
  expect(await readFile(program, 'utf8')).toContain('LD_LIBRARY_PATH');
  const browser = await chromium.launch({ executablePath: program, args: plainFlags() });
  const page = await browser.newPage();
  await page.setContent('<p style="font: 20px sans-serif"><span>Invigil</span></p>');
  expect(await page.locator('span').evaluate((text) => text.getBoundingClientRect().width)).toBeGreaterThan(20);
  await browser.close();
});

test('the libraries that a system lacks are read from what ldd says', () => {
  const said = '\tlibnss3.so => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x00007f)\n\tlibnspr4.so => not found\n';
  expect(missingLibraries('chromium', said)).toEqual(['libnss3.so', 'libnspr4.so']);
});
