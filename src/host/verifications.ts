import type { HostCore } from './host-core.ts';
import { loadOrganisation } from './storage/organisation-store.ts';

/** Checks a document against this organisation's root, and those the asker trusts besides. */
export function verifyDocument(core: HostCore, input: { base64: string; rootsPem: readonly string[] }) {
  const own = loadOrganisation(core.db)?.rootCertificate;
  return core.worker.run('verifyDocument', {
    bytes: Buffer.from(input.base64, 'base64'),
    trustedRootsPem: [...(own === undefined ? [] : [own]), ...input.rootsPem],
    now: new Date(core.clock.now().wall),
  });
}
