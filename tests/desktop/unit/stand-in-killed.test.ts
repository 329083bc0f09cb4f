import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'invigil-killed-'));
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

const standIn = new URL('../../support/electron-stand-in/devtools.ts', import.meta.url).href;
const program = `
  const { startChromium } = await import(${JSON.stringify(standIn)});
  const { process: chromium } = await startChromium(process.argv[1], []);
  console.log(chromium.pid);`;

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('a stand-in that is killed outright leaves no Chromium behind', { timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, join(folder, 'profile')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const chromium = Number(said.toString());
  try {
    expect(runs(chromium)).toBe(true);
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(runs(chromium)).toBe(false), { timeout: 20_000 });
  } finally {
    if (runs(chromium)) process.kill(chromium, 'SIGKILL');
  }
});
