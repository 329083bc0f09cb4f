import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHost } from '#host/host.ts';
import { FolderLock, FolderRefused } from '#host/storage/folder-lock.ts';
import { temporaryFolder } from '../support/test-host.ts';

const lockModule = new URL('../../src/host/storage/folder-lock.ts', import.meta.url).href;

/** Another process takes the folder and keeps it until it is killed; says what happened. */
async function otherProcess(folder: string) {
  const program = `
    const { FolderLock } = await import(${JSON.stringify(lockModule)});
    try {
      globalThis.held = FolderLock.take(${JSON.stringify(folder)}); // a lock nobody holds is collected, and free
      held.leaveWord('http://127.0.0.1:7000');
      console.log('taken');
      process.stdin.resume();
    } catch (error) {
      console.log(error.reason + ': ' + error.message);
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const die = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return { said: said.toString().trim(), pid: child.pid ?? 0, die };
}

function refusal(folder: string): FolderRefused {
  try {
    FolderLock.take(folder).release();
  } catch (error) {
    if (error instanceof FolderRefused) return error;
    throw error;
  }
  throw new Error('the folder was taken');
}

describe('a data folder', () => {
  it('is refused to a second host while another process has it, and the refusal names that process', async () => {
    const folder = temporaryFolder();
    const first = await otherProcess(folder);
    expect(first.said).toBe('taken');
    const refused = refusal(folder);
    expect(refused.reason).toBe('locked');
    expect(refused.message).toContain(`process ${first.pid} at http://127.0.0.1:7000`);
    await expect(openHost({ dataFolder: folder, uiFolder: folder })).rejects.toThrow(FolderRefused);
  });

  it('is refused to another process while this host has it', async () => {
    const folder = temporaryFolder();
    const host = await openHost({ dataFolder: folder, uiFolder: folder });
    const second = await otherProcess(folder);
    expect(second.said).toMatch(/^locked: .*in use by another Invigil host/);
    expect(second.said).toContain(`process ${process.pid}`);
    await host.close();
  });

  it('is refused to a second host of the same process', async () => {
    const folder = temporaryFolder();
    const host = await openHost({ dataFolder: folder, uiFolder: folder });
    await expect(openHost({ dataFolder: folder, uiFolder: folder })).rejects.toThrow(FolderRefused);
    await host.close();
    await (await openHost({ dataFolder: folder, uiFolder: folder })).close();
  });

  it('is free again at once when its host was killed', async () => {
    const folder = temporaryFolder();
    const first = await otherProcess(folder);
    await first.die();
    FolderLock.take(folder).release();
  });

  it('is free again when opening the host in it failed', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'invigil.db'));
    await expect(openHost({ dataFolder: folder, uiFolder: folder })).rejects.toThrow();
    FolderLock.take(folder).release();
  });

  it('is refused where another program would copy a database in mid-write, and nothing is put there', () => {
    const names = [
      'OneDrive',
      'OneDrive - 供电公司',
      'Dropbox',
      'Google Drive',
      'iCloud Drive',
      '坚果云',
      '百度网盘',
      'Nextcloud',
    ];
    for (const name of names) {
      const folder = join(temporaryFolder(), name, 'exams');
      const refused = refusal(folder);
      expect(refused.reason).toBe('synchronised-folder');
      expect(refused.message).toContain(name);
      expect(readdirSync(join(folder, '..', '..'))).toEqual([]);
    }
  });

  it('may have a name that only resembles one of those', () => {
    FolderLock.take(join(temporaryFolder(), 'My exams in Dropbox style')).release();
  });
});
