import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { runCommandLine } from '#host/command-line.ts';

const main = fileURLToPath(new URL('../../../src/host/main.ts', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

type Env = Readonly<Record<string, string>>;

const children = new Set<ChildProcess>();

function start(words: readonly string[], env: Env): ChildProcess {
  const child = spawn(process.execPath, [main, ...words], { env: { ...process.env, LC_ALL: 'en_US.UTF-8', ...env } });
  children.add(child);
  child.on('exit', () => children.delete(child));
  return child;
}

/** Runs a command in a process of its own to its end. */
export async function run(words: readonly string[], env: Env = {}, input = ''): Promise<Ended> {
  const child = start(words, env);
  const said = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.err += text));
  child.stdin?.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

/** Runs a command whose words go to a reader that has left, as those of `… | head -1` do. */
export async function runUnread(...words: string[]): Promise<Omit<Ended, 'out'>> {
  const child = start(words, {});
  child.stdout?.destroy();
  let err = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, err };
}

/** Runs a command in this process: the same code without a process's start. Exit codes of real processes are tested beside. */
export async function runHere(...words: string[]): Promise<Ended> {
  const said = { out: '', err: '' };
  const io = { out: (line: string) => (said.out += `${line}\n`), err: (line: string) => (said.err += `${line}\n`) };
  const language = words.some((word) => word.startsWith('--lang')) ? [] : ['--lang=en'];
  return { code: await runCommandLine([...words, ...language], io), ...said };
}

export interface Served {
  readonly address: string;
  readonly dataFolder: string;
  readonly launchFile: string | null;
  readonly pid: number;
  /** Ends it by a signal; its exit code, or the signal's name. */
  stop(signal: NodeJS.Signals): Promise<number | string>;
}

/** Starts `serve` and waits until it says where it is. */
export async function startServing(dataFolder: string, ...words: string[]): Promise<Served> {
  const child = start(['serve', '--data', dataFolder, '--port', '0', '--json', ...words], {});
  const gone = once(child, 'exit') as Promise<[number | null, string | null]>;
  let said = '';
  for await (const text of child.stdout?.setEncoding('utf8').iterator({ destroyOnReturn: false }) ?? []) {
    said += String(text);
    if (said.endsWith('}\n')) break;
  }
  if (said === '') throw new Error(`serve ended: ${String(child.stderr?.read())}`);
  return {
    ...(JSON.parse(said) as Omit<Served, 'stop'>),
    async stop(signal) {
      child.kill(signal);
      const [code, by] = await gone;
      return code ?? by ?? '';
    },
  };
}

/** A request with headers that fetch does not let anyone choose. */
export async function rawRequest(
  address: string,
  path: string,
  how: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<{ status: number; text: string }> {
  const sent = request(new URL(path, address), { method: how.method ?? 'GET', headers: how.headers ?? {} });
  sent.end(how.body);
  const [answer] = (await once(sent, 'response')) as [import('node:http').IncomingMessage];
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) text += String(chunk);
  return { status: answer.statusCode ?? 0, text };
}

const made: string[] = [];

/** An empty folder that is gone after the tests of this file. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'invigil-test-'));
  made.push(folder);
  return folder;
}

afterAll(() => {
  for (const child of children) child.kill('SIGKILL'); // of a test that failed half-way
  for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

export const hotlineBank = fileURLToPath(new URL('../../../question-banks/hotline-95598', import.meta.url));
