import { verifyFile } from './formats/certificate/verify.ts';
import { verifyResultsPackage } from './formats/results/verify-package.ts';
import type { HostCore } from './host-core.ts';
import { loadOrganisation } from './storage/organisation-store.ts';

/** Checks a document against this organisation's root, and those the asker trusts besides. */
export async function verifyDocument(core: HostCore, input: { base64: string; rootsPem: readonly string[] }) {
  const own = loadOrganisation(core.db)?.rootCertificate;
  const trustedRootsPem = [...(own === undefined ? [] : [own]), ...input.rootsPem];
  const now = new Date(core.clock.now().wall);
  const found = await verifyFile(Buffer.from(input.base64, 'base64'), {
    trustedRootsPem,
    now,
    verifyPackage: verifyResultsPackage,
  });
  return found;
}
