import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './support/desktop.ts';

test.skip(process.platform !== 'linux', 'only on Linux can a test take the display away, or make one up');

/** Starts `npm start` on what is built, without Electron, and collects what it says. */
function start(dataFolder: string, environment: NodeJS.ProcessEnv) {
  const child: ChildProcess = spawn(
    process.execPath,
    ['tools/start.mjs', '--built', '--port', '0', '--data', dataFolder],
    { env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', INVIGIL_STAND_IN: '1', ...environment } },
  );
  const said = { text: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.text += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.text += text));
  const code = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, said, code };
}

const addressIn = (text: string) => /Invigil is at (http:\/\/127\.0\.0\.1:\d+\/)/.exec(text)?.[1] ?? '';

test('without a display, npm start says so, prints the address, and Ctrl+C ends it in order', async ({
  dataFolder,
}) => {
  const { child, said, code } = start(dataFolder, {});
  try {
    await expect.poll(() => addressIn(said.text), { message: said.text }).not.toBe('');
    expect(said.text).toContain('there is no display');
    const answer = await fetch(addressIn(said.text));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await stat(join(dataFolder, 'first-run.html'))).mode & 0o777).toBe(0o600);
    child.kill('SIGINT');
    expect(await code).toBe(0);
    expect(existsSync(join(dataFolder, 'first-run.html'))).toBe(false);
    await expect(fetch(addressIn(said.text))).rejects.toThrow();
  } finally {
    child.kill('SIGTERM');
  }
});

test('without Electron, npm start opens a browser window whose command line holds no secret, and ends with it', async ({
  dataFolder,
  folder,
}) => {
  // A browser that writes down how it was called and what the first-run file says, and closes.
  const browser = join(folder, 'browser');
  const seen = join(folder, 'seen');
  await writeFile(browser, `#!/bin/sh\necho "$@" > '${seen}'\ncat "\${1#--app=file://}" >> '${seen}'\n`, {
    mode: 0o755,
  });
  const { child, said, code } = start(dataFolder, { DISPLAY: ':made-up', CHROMIUM: browser });
  try {
    expect(await code, said.text).toBe(0);
    expect(said.text).toContain(`Invigil opens in a window of ${browser}`);
    const [commandLine = '', ...file] = (await readFile(seen, 'utf8')).split('\n');
    const secret = /#code=([\w-]{20,})/.exec(file.join('\n'))?.[1] ?? '';
    expect(secret).not.toBe('');
    expect(commandLine).toContain('--app=file://');
    expect(commandLine).not.toContain(secret);
    expect(said.text).not.toContain(secret);
  } finally {
    child.kill('SIGTERM');
  }
});

test('ended from outside, npm start takes the browser window that it opened with it', async ({
  dataFolder,
  folder,
}) => {
  // A browser that says who it is, and stays open.
  const browser = join(folder, 'browser');
  const seen = join(folder, 'pid');
  await writeFile(browser, `#!/bin/sh\necho $$ > '${seen}'\nexec tail -f /dev/null\n`, { mode: 0o755 });
  const { child, said, code } = start(dataFolder, { DISPLAY: ':made-up', CHROMIUM: browser });
  const runs = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  let pid = 0;
  try {
    await expect.poll(() => existsSync(seen), { message: said.text }).toBe(true);
    await expect.poll(async () => (pid = Number(await readFile(seen, 'utf8')))).toBeGreaterThan(0);
    expect(runs(pid)).toBe(true);
    child.kill('SIGTERM');
    expect(await code, said.text).toBe(0);
    expect(runs(pid)).toBe(false);
  } finally {
    child.kill('SIGTERM');
    if (pid > 0 && runs(pid)) process.kill(pid, 'SIGKILL');
  }
});
