import { X509Certificate } from 'node:crypto';
import type { z } from 'zod';
import { checkChain } from '#host/signing/chain.ts';
import { verifyBytes } from '#host/signing/signature.ts';
import { headText } from '#domain/journal/head.ts';
import { headsSchema, resultsSchema, type PackageManifest } from './package-schema.ts';

export type DataRefusal = 'results-unreadable' | 'heads-unreadable' | 'head-not-signed' | 'decision-not-signed';

export interface PackageData {
  readonly ok: true;
  readonly candidates: number;
  readonly certified: number;
  readonly heads: number;
  /** The newest head: its number and hash. Empty when there is none. */
  readonly lastHead: string;
}

/** Checks what the files of a package say; that they are the files that were signed is checked before. */
export function checkData(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: PackageManifest,
  root: Uint8Array,
): PackageData | { readonly ok: false; readonly reason: DataRefusal } {
  const results = parse(resultsSchema, files.get('results.json'));
  if (results === null || results.sessionId !== manifest.session.sessionId)
    return { ok: false, reason: 'results-unreadable' };
  const decisions = results.candidates.flatMap((c) => c.signedDecision ?? []);
  const signed = decisions.every((d) =>
    verifyBytes(d.publicKey, Buffer.from(d.text), Buffer.from(d.signature, 'base64url')),
  );
  const all = results.candidates.every((c) => (c.row.decision === null) === (c.signedDecision === null));
  if (!signed || !all) return { ok: false, reason: 'decision-not-signed' };
  const journal = parse(headsSchema, files.get('chain-heads.json'));
  if (journal === null) return { ok: false, reason: 'heads-unreadable' };
  if (!headsAreSigned(journal, root)) return { ok: false, reason: 'head-not-signed' };
  const last = journal.heads.at(-1);
  return {
    ok: true,
    candidates: results.candidates.length,
    certified: results.candidates.filter((c) => c.row.decision?.outcome === 'certify').length,
    heads: journal.heads.length,
    lastHead: last === undefined ? '' : `${last.seq} ${last.hash}`,
  };
}

/** A head may wait unsigned while the journal key is wrapped; a signature that is there must hold, under the same root. */
function headsAreSigned(journal: z.infer<typeof headsSchema>, root: Uint8Array): boolean {
  const signed = journal.heads.filter((head) => head.signature !== null);
  const [first, last] = [signed[0], signed.at(-1)];
  if (first === undefined || last === undefined) return true;
  try {
    const certificate = new X509Certificate(journal.journalCertificatePem);
    const roots = [new X509Certificate(root).toString()];
    // Heads stand in the order of time: a certificate valid at both ends was valid between.
    const certified = [first, last].every(
      ({ at }) => checkChain({ signer: certificate.raw, root }, roots, new Date(at), 'journal').ok,
    );
    const publicKey = certificate.publicKey;
    return (
      certified &&
      signed.every((h) => verifyBytes(publicKey, Buffer.from(headText(h)), Buffer.from(h.signature ?? '', 'base64url')))
    );
  } catch {
    return false; // the certificate cannot be read
  }
}

function parse<S extends z.ZodType>(schema: S, bytes: Uint8Array | undefined): z.infer<S> | null {
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes ?? []).toString('utf8')));
  } catch {
    return null;
  }
}
