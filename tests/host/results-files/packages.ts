import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { PackageHead } from '#host/formats/results/package-schema.ts';
import { resultsPackage, type ResultsPackageInput } from '#host/formats/results/results-package.ts';
import { createOrganisationKeys } from '#host/signing/keys.ts';
import { openSealedKey } from '#host/signing/sealed-key.ts';
import { signBytes } from '#host/signing/signature.ts';
import { headText } from '#domain/journal/head.ts';
import { makePrivateKey } from '#host/signing/private-key.ts';
import { rows } from './rows.ts';

export const now = new Date('2026-11-22T03:00:00Z');
const passphrase = 'a passphrase of a test organisation';

/** An organisation with real keys, as the first run makes them. */
export async function makeOrganisation(sample = false) {
  const keys = await createOrganisationKeys({ organisation: 'Test Grid', passphrase, now, sample });
  const issuing = await openSealedKey(keys.sealedIssuing, passphrase);
  if (!issuing.ok) throw new Error(issuing.reason);
  const journalKey = createPrivateKey({ key: keys.journalPrivateKeyPkcs8, format: 'der', type: 'pkcs8' });
  const head = (seq: number, reason: string): PackageHead => {
    const unsigned = { seq, reason, hash: String(seq).padStart(64, '0'), at: now.getTime() };
    return { ...unsigned, signature: signBytes(journalKey, Buffer.from(headText(unsigned))).toString('base64url') };
  };
  return {
    rootPem: keys.rootCertificatePem,
    issuing: {
      issuingPrivateKey: issuing.privateKey,
      issuingCertificatePem: keys.issuingCertificatePem,
      rootCertificatePem: keys.rootCertificatePem,
    },
    journalCertificatePem: keys.journalCertificatePem,
    heads: [head(3, 'session-started'), { ...head(9, 'session-closed'), signature: null }, head(12, 'session-closed')],
  };
}
export type TestOrganisation = Awaited<ReturnType<typeof makeOrganisation>>;

const decider = makePrivateKey();
const publicKey = createPublicKey(decider).export({ format: 'der', type: 'spki' }).toString('base64url');
const signature = signBytes(decider, Buffer.from('the decision')).toString('base64url');

export function inputOf(organisation: TestOrganisation): ResultsPackageInput {
  return {
    organisation: { name: { 'zh-CN': '测试电网', en: 'Test Grid' }, sample: false },
    session: {
      sessionId: 's-1',
      title: '十一月场次',
      room: '301',
      startsAt: now.getTime(),
      schemeId: 'agent',
      schemeVersion: 1,
      schemeTitle: { 'zh-CN': '95598 客服代表' },
    },
    candidates: rows.map((row) => ({
      row,
      parts: row.parts.map(({ partId }) => ({
        partId,
        keyVersion: 'bank@1',
        scoringVersion: 1,
        startedAt: null,
        finishedAt: null,
        usedMs: 1_000,
      })),
      signedDecision: row.decision && { text: 'the decision', signature, publicKey },
    })),
    heads: organisation.heads,
    journalCertificatePem: organisation.journalCertificatePem,
    issuing: organisation.issuing,
    createdAt: now.getTime(),
    program: 'Invigil 0.1.0',
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
  };
}

export async function packageOf(organisation: TestOrganisation): Promise<Uint8Array> {
  return await resultsPackage(inputOf(organisation));
}
