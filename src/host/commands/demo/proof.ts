import type { Verification } from '#host/formats/certificate/verification.ts';
import { verifyFile } from '#host/formats/certificate/verify.ts';
import { verifyResultsPackage } from '#host/formats/results/verify-package.ts';
import type { DemoFile } from './after-exam.ts';

type Told = Pick<Verification, 'outcome'> & { readonly reason?: string };

/** What checking a signed file said: with the root, without any, and with one byte of it flipped. */
export interface Proof {
  readonly withRoot: Told;
  readonly withoutRoot: Told;
  readonly oneByteFlipped: Told;
}

const signed = new Set(['certificate.pdf', 'credential.json', 'qr.txt', 'results.zip']);

/** Checks every signed file of the demo as a third party would: from its bytes and the root alone. */
export async function proveFiles(files: readonly DemoFile[], rootPem: string): Promise<Record<string, Proof>> {
  const proofs: Record<string, Proof> = {};
  for (const { name, bytes } of files.filter((file) => signed.has(file.name))) {
    proofs[name] = {
      withRoot: await told(bytes, [rootPem]),
      withoutRoot: await told(bytes, []),
      oneByteFlipped: await told(flipped(bytes), [rootPem]),
    };
  }
  return proofs;
}

/** True when every file is valid under its root, of an unknown issuer without it, and refused once it was touched. */
export function isProved(proofs: Readonly<Record<string, Proof>>): boolean {
  const all = Object.values(proofs);
  return (
    all.length === signed.size &&
    all.every(
      ({ withRoot, withoutRoot, oneByteFlipped }) =>
        withRoot.outcome === 'valid' && withoutRoot.reason === 'issuer-unknown' && oneByteFlipped.outcome !== 'valid',
    )
  );
}

async function told(bytes: Uint8Array, trustedRootsPem: readonly string[]): Promise<Told> {
  const options = { trustedRootsPem, now: new Date(), verifyPackage: verifyResultsPackage };
  const { outcome, reason } = await verifyFile(bytes, options);
  return { outcome, ...(reason !== undefined && { reason }) };
}

/** In the middle, where the content stands in every one of these forms. */
function flipped(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = Math.floor(copy.length / 2);
  copy[at] = (copy[at] ?? 0) ^ 0x01;
  return copy;
}
