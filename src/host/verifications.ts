import type { HostCore } from './host-core.ts';
import { revocations } from './host-kits.ts';
import { loadOrganisation } from './storage/organisation-store.ts';

/** Checks a document against this organisation's root, and those the asker trusts besides. */
export function verifyDocument(core: HostCore, input: { base64: string; rootsPem: readonly string[] }) {
  const known = [loadOrganisation(core.db)?.rootCertificate, revocations(core)];
  return core.worker.run('verifyDocument', {
    bytes: Buffer.from(input.base64, 'base64'),
    trustedRootsPem: [...known.filter((pem) => typeof pem === 'string'), ...input.rootsPem],
    now: new Date(core.clock.now().wall),
  });
}
