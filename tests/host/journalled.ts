import { newestEntries } from '#host/storage/journal-store.ts';
import type { TestHost } from '../support/test-host.ts';

/** The journal's entries of one kind, oldest first, as they are on disk. */
export function journalled(host: TestHost, kind: string) {
  return host
    .read((db) => newestEntries(db, Number.MAX_SAFE_INTEGER, 100_000, null))
    .filter(({ record }) => record.kind === kind)
    .map((entry) => ({ ...entry, payload: entry.payload as Record<string, unknown> }))
    .toReversed();
}
