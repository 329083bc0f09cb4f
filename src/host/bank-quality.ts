import { bankQuality, type BankQuality } from '#domain/item/quality.ts';
import { refuseSealed } from './banks.ts';
import type { HostCore } from './host-core.ts';
import { bankItems, bankTasks, bankVersion } from './storage/bank-store.ts';
import { openForReading } from './storage/database.ts';

interface WhichBank {
  readonly bankId: string;
  readonly version: number;
}

/** Measures a stored bank. A job of the worker: it reads the folder by itself, so that the host's thread copies no bank. */
export function storedBankQuality({
  dataFolder,
  bankId,
  version,
}: WhichBank & { dataFolder: string }): BankQuality | null {
  const db = openForReading(dataFolder);
  try {
    const stored = bankVersion(db, bankId, version);
    if (stored === null) return null;
    return bankQuality({ ...stored.header, items: bankItems(db, bankId, version), ...bankTasks(db, bankId, version) });
  } finally {
    db.close();
  }
}

/** What `bank check` says of the bank, measured now. */
export function measureBank(core: HostCore, input: WhichBank): Promise<BankQuality | null> {
  refuseSealed(core, input);
  return core.worker.run('storedBankQuality', { dataFolder: core.dataFolder, ...input });
}
