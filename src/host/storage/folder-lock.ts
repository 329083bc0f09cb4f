import Database from 'better-sqlite3';
import { mkdirSync, readFileSync, realpathSync, statfsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Why a folder cannot be opened by this host. */
export class FolderRefused extends Error {
  readonly reason: 'locked' | 'network-folder' | 'synchronised-folder';
  constructor(reason: FolderRefused['reason'], message: string) {
    super(message);
    this.name = 'FolderRefused';
    this.reason = reason;
  }
}

// Magic numbers of statfs(2) for file systems where SQLite's locks and fsync cannot be trusted: NFS, SMB, CIFS, SMB2, 9P, Coda, AFS.
const networkFileSystems = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x73757245, 0x5346414f]);
const synchronised =
  /(^|[\\/])(OneDrive[^\\/]*|Dropbox[^\\/]*|Google ?Drive|My Drive|iCloud ?Drive|com~apple~CloudDocs|坚果云[^\\/]*|Nutstore[^\\/]*|百度网盘[^\\/]*|BaiduSync[^\\/]*|WPS云盘|Syncthing|Nextcloud|ownCloud)([\\/]|$)/i;

function refuseUnsafe(folder: string): void {
  if (
    /^(\\\\|\/\/)/.test(folder) ||
    (process.platform !== 'win32' && networkFileSystems.has(statfsSync(folder).type))
  ) {
    throw new FolderRefused(
      'network-folder',
      `${folder} is on a network drive: a save there cannot be promised. Choose a folder on this machine's own disk.`,
    );
  }
  refuseSynchronised(folder);
}

function refuseSynchronised(folder: string): void {
  if (!synchronised.test(folder)) return;
  throw new FolderRefused(
    'synchronised-folder',
    `${folder} is synchronised by another program, which would copy a database in mid-write. Choose another folder.`,
  );
}

/** Who holds the folder, as far as it left word. */
export interface LockHolder {
  readonly pid: number;
  readonly address: string | null;
}

function holderOf(folder: string): LockHolder | null {
  try {
    return JSON.parse(readFileSync(join(folder, 'host.json'), 'utf8')) as LockHolder;
  } catch {
    return null;
  }
}

/** The exclusive right to a data folder. The operating system gives it back when the process ends, however it ends. */
export class FolderLock {
  readonly folder: string;
  readonly #lock: Database.Database;

  private constructor(folder: string, lock: Database.Database) {
    this.folder = folder;
    this.#lock = lock;
  }

  /** Makes the folder if need be and takes it. Throws FolderRefused, naming the holder. */
  static take(folder: string): FolderLock {
    refuseSynchronised(resolve(folder)); // before it is made: a refused place gets nothing of ours
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const real = realpathSync(folder);
    refuseUnsafe(real);
    // An exclusive transaction on a database of its own is a lock that works alike on Windows, macOS and Linux.
    const lock = new Database(join(real, 'host.lock'), { timeout: 0 });
    try {
      lock.pragma('locking_mode = EXCLUSIVE');
      lock.exec('BEGIN EXCLUSIVE');
    } catch {
      lock.close();
      const holder = holderOf(real);
      const who =
        holder === null ? '' : ` (process ${holder.pid}${holder.address === null ? '' : ` at ${holder.address}`})`;
      throw new FolderRefused('locked', `${real} is in use by another Invigil host${who}. One host per data folder.`);
    }
    const taken = new FolderLock(real, lock);
    taken.leaveWord(null);
    return taken;
  }

  /** Says in the folder who holds it and where it answers. Word only: the lock itself is the proof. */
  leaveWord(address: string | null): void {
    writeFileSync(join(this.folder, 'host.json'), JSON.stringify({ pid: process.pid, address } satisfies LockHolder), {
      mode: 0o600,
    });
  }

  release(): void {
    if (!this.#lock.open) return;
    this.#lock.exec('ROLLBACK');
    this.#lock.close();
  }
}
