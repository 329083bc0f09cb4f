import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Verification } from '../formats/certificate/verification.ts';
import { verifyFile } from '../formats/certificate/verify.ts';
import { verifyResultsPackage } from '../formats/results/verify-package.ts';
import { revocationListsIn } from '#host/signing/revocations.ts';
import { answer, exitCodes, refuse, type CommandContext } from './context.ts';
import { hostWords } from './host-words.ts';

const codes = { valid: exitCodes.done, 'not-valid': exitCodes.refused, unreadable: exitCodes.unreadable } as const;

/** Checks a file against the roots given, and against nothing else: no network, no register, no root that comes with it. */
export async function verify(
  context: CommandContext,
  path: string,
  rootPaths: readonly string[],
  revokedPaths: readonly string[],
): Promise<number> {
  const { words } = context;
  const trustedRootsPem: string[] = [];
  for (const rootPath of rootPaths) {
    const pem = await readFile(rootPath, 'utf8').catch(() => '');
    const roots = certificatesIn(pem);
    if (roots === null) return refuse(context, exitCodes.unreadable, 'no-root', words.verify.noRoot(rootPath));
    trustedRootsPem.push(...roots);
  }
  for (const listPath of revokedPaths) {
    const lists = revocationListsIn(await readFile(listPath, 'utf8').catch(() => ''));
    if (lists.length === 0)
      return refuse(context, exitCodes.unreadable, 'no-list', hostWords[context.locale].noList(listPath));
    trustedRootsPem.push(...lists);
  }
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : '';
    return refuse(context, exitCodes.unreadable, 'no-file', words.verify.noFile(path, why));
  }
  const options = { trustedRootsPem, now: new Date(), verifyPackage: verifyResultsPackage };
  const found = await verifyFile(bytes, options);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  answer(context, { file: path, sha256, ...found }, linesOf(context, path, found));
  return codes[found.outcome];
}

/** Every certificate of a PEM file; null where it holds none, or one that cannot be read. */
function certificatesIn(pem: string): string[] | null {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g);
  try {
    return found?.map((one) => new X509Certificate(one).toString()) ?? null;
  } catch {
    return null;
  }
}

function linesOf({ words: { verify: words } }: CommandContext, path: string, found: Verification): string[] {
  const { kind, outcome, reason, rootFingerprint, content, sample } = found;
  const why = reason === undefined ? '' : ` (${words.reasons[reason]})`;
  return [
    `${path}: ${words.kinds[kind]}: ${words.outcomes[outcome]}${why}`,
    ...(sample ? [words.sample] : []),
    ...(rootFingerprint === undefined ? [] : [words.root(rootFingerprint)]),
    ...Object.entries(content ?? {}).map(([name, value]) => `  ${name}: ${printable(value)}`),
  ];
}

/** A document's own text must not steer the terminal that shows it. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
