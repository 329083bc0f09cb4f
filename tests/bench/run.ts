// `npm run bench`: measures what the product promises, with what the machine allows beside it in the same run. It only prints;
// nothing passes or fails by a time. `--json` prints one object; words after `--` choose among saves, room, import, paint, items, marking.
// A smaller room, to see that it runs: `-- room --seats 30 --pages 3 --personMs 20000 --hurriedMs 5000`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from '@playwright/test';
import { openBrowser } from './chromium.ts';
import type { Figures } from './figure.ts';
import { measureFirstPaint } from './first-paint.ts';
import { measureImport } from './import.ts';
import { measureItemSwitch } from './item-switch.ts';
import { measureRoom } from './room.ts';
import { measureMarking } from './marking.ts';
import { measureSaves } from './saves.ts';

const asText = { type: 'string' } as const;
const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, seats: asText, pages: asText, personMs: asText, hurriedMs: asText },
  allowPositionals: true,
});
const { json, ...sizes } = values;
const roomSize = Object.fromEntries(Object.entries(sizes).map(([name, text]) => [name, Number(text)]));

type Measure = (folder: string, browser: Browser) => Promise<Figures>;
const measures: Record<string, Measure> = {
  saves: measureSaves,
  room: (folder, browser) => measureRoom(folder, browser, roomSize),
  import: measureImport,
  paint: measureFirstPaint,
  items: measureItemSwitch,
  marking: measureMarking,
};

const root = resolve(import.meta.dirname, '../..');
const asked = positionals.filter((word) => word in measures);
const chosen = Object.entries(measures).filter(([name]) => asked.length === 0 || asked.includes(name));

if (!existsSync(join(root, 'out/renderer/index.html'))) {
  const built = spawnSync('npm', ['run', '-s', 'build'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) throw new Error('the screens could not be built');
}

// Beside the project, not in the system's temporary folder: that one may be in memory, where a save costs nothing.
mkdirSync(join(root, '.cache'), { recursive: true });
const folder = mkdtempSync(join(root, '.cache', 'bench-'));
const browser = await openBrowser();
const figures: Figures = {};
try {
  for (const [name, measure] of chosen) {
    console.error(`Measuring ${name} …`);
    Object.assign(figures, await measure(join(folder, name), browser));
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
if (json === true) console.log(JSON.stringify(figures, null, 2));
else console.table(figures);
