import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Caller } from './caller.ts';
import { compiledEnv } from './host-process.ts';

/** A wipe that ends at that moment: just before, amid or just after SQLite does what it is asked in these words. */
export interface CutWipe {
  readonly dataFolder: string;
  readonly keeper: { readonly username: string; readonly password: string };
  readonly wish: Parameters<Caller['archives']['wipe']>[0];
  readonly moment: { readonly when: 'before' | 'amid' | 'after'; readonly at: string };
}

const program = resolve(import.meta.dirname, 'wipe-process.ts');

/** A host in a process of its own wipes a session and is killed at the moment. Throws when it lived on. */
export async function cutWipe(wish: CutWipe): Promise<void> {
  const child = spawn(process.execPath, [program, JSON.stringify(wish)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: compiledEnv,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`the wipe was not cut short (${code ?? signal}): ${said}`);
}
