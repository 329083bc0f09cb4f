import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { FolderRefused, type LockHolder } from '../storage/folder-lock.ts';
import { NewerDatabase } from '../storage/database.ts';
import type { CommandWords } from './words-en.ts';

/** Where the desktop program keeps its data on this system: a host in plain Node finds the same data there. */
export function usualDataFolder(): string {
  const base =
    process.platform === 'win32'
      ? (process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'))
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Application Support')
        : (process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'));
  return join(base, 'invigil', 'data');
}

export function chosenDataFolder(option: string | undefined): string {
  return option ?? process.env['INVIGIL_DATA'] ?? usualDataFolder();
}

/** Who last said to hold the folder; null where nobody left word. */
export function holderOf(folder: string): LockHolder | null {
  try {
    return JSON.parse(readFileSync(join(folder, 'host.json'), 'utf8')) as LockHolder;
  } catch {
    return null;
  }
}

export function sayHolder(words: CommandWords, folder: string): string {
  const holder = holderOf(folder);
  return holder === null ? '' : words.folder.holder(holder.pid, holder.address);
}

/** Why a data folder did not open, in the reader's language; null for anything else. */
export function folderRefusal(error: unknown, folder: string, words: CommandWords): string | null {
  if (error instanceof NewerDatabase) return words.folder.newer(folder);
  if (!(error instanceof FolderRefused)) return null;
  if (error.reason === 'locked') return words.folder.locked(folder, sayHolder(words, folder));
  return words.folder[error.reason](folder);
}
