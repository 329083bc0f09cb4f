import type { ResultRow } from '#contract/results.ts';
import { allDone } from './seat.ts';
import type { HostClient } from '../host-client.ts';
import { staffSignIn, type DemoSession, type Office } from './office.ts';
import type { Connection } from './connection.ts';
import { DemoFailed, must, mustFind } from './must.ts';

/** The proctor checks the receipts, says who came, and ends the sitting. */
export async function closeSitting(proctor: HostClient, { sessionId }: DemoSession, receipts: readonly string[]) {
  for (const code of receipts)
    mustFind(await proctor.room.checkReceipt({ sessionId, code }), `receipt ${code} is unknown`);
  const rows = await proctor.attendance.list({ sessionId });
  const marks = rows.map(({ candidateId, suggested }) => ({ candidateId, mark: suggested }));
  must(await proctor.attendance.mark({ sessionId, marks }), 'the attendance');
  must(await proctor.sessions.close({ sessionId }), 'closing the session');
}

/** The decision-maker follows the recommendations, and gives a reason each time. */
export async function decideAll(decider: HostClient, password: string, { sessionId }: DemoSession): Promise<void> {
  const rows = await decider.decisions.list({ sessionId });
  const reasons = {
    certify: '理论、案例、通话三部分均达标，同意发证。',
    refuse: '理论考试未达合格线，可在规定期限内补考。',
  } as const;
  for (const outcome of ['certify', 'refuse'] as const) {
    const candidateIds = rows.filter((r) => r.recommendation === outcome).map((r) => r.candidateId);
    if (candidateIds.length === 0) throw new DemoFailed(`nobody is recommended to ${outcome}`);
    must(
      await decider.decisions.decide({ candidateIds, outcome, reason: reasons[outcome], password }),
      `deciding to ${outcome}`,
    );
  }
}

export interface DemoFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Issues the certificates and fetches every file as the screens would. */
export async function issueAndExport(
  connection: Connection,
  office: Office,
  { sessionId }: DemoSession,
): Promise<{ rows: ResultRow[]; files: DemoFile[] }> {
  const decider = await staffSignIn(connection, office, 'decision-maker');
  must(await decider.certificates.unlock({ passphrase: office.passphrase }), 'unlocking the issuing key');
  const decided = await decider.decisions.list({ sessionId });
  const candidateIds = decided.filter((r) => r.decision?.outcome === 'certify').map((r) => r.candidateId);
  const { refused } = must(await decider.certificates.issue({ candidateIds }), 'issuing');
  allDone({ done: [], refused }, 'issuing');
  const hr = await staffSignIn(connection, office, 'hr');
  const rows = await hr.results.list({ sessionId });
  const number = mustFind(rows[0]?.certificateNumber, 'the first candidate has no certificate');
  const files: DemoFile[] = [];
  const certificateNames = {
    pdf: 'certificate.pdf',
    credential: 'credential.json',
    qr: 'qr.txt',
    root: 'root.pem',
  } as const;
  for (const what of ['pdf', 'credential', 'qr', 'root'] as const) {
    const { file } = must(await hr.certificates.file({ number, what }), `fetching the ${what}`);
    files.push({ name: certificateNames[what], bytes: Buffer.from(file.base64, 'base64') });
  }
  const exportNames = { csv: 'results.csv', xlsx: 'results.xlsx', package: 'results.zip' } as const;
  for (const format of ['csv', 'xlsx', 'package'] as const) {
    const { file } = must(await hr.results.export({ sessionId, format }), `exporting ${format}`);
    files.push({ name: exportNames[format], bytes: Buffer.from(file.base64, 'base64') });
  }
  await decider.certificates.lock({});
  return { rows, files };
}
