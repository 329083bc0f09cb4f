import { newSeat } from '../host-client.ts';
import type { Connection } from './connection.ts';
import { must } from './must.ts';
import { staffSignIn, type DemoSession, type Office } from './office.ts';
import { beginPart, readPaper, type Seat } from './seat.ts';

const reply = '您好，您的诉求我已逐项核对：先说明原因和依据，再告知处理步骤、时限和联系方式，并登记工单跟进到办结。';

/** Everybody, at seats of their own, in the next part. */
export async function beginLaterPart(connection: Connection, office: Office, session: DemoSession): Promise<Seat[]> {
  const proctor = await staffSignIn(connection, office, 'proctor');
  const places = session.admissionNumbers.map((admissionNumber) => ({ admissionNumber, seat: newSeat() }));
  return beginPart(connection, proctor, session.sessionId, places);
}

/** The written case: everybody answers each prompt and hands in. Returns the receipts. */
export async function sitCases(connection: Connection, office: Office, session: DemoSession): Promise<string[]> {
  const receipts: string[] = [];
  for (const seat of await beginLaterPart(connection, office, session)) receipts.push(await writeAndSubmit(seat));
  return receipts;
}

/** A response to each prompt of a case or field of a work order, in words or by the first choice; then the receipt. */
export async function writeAndSubmit(seat: Seat): Promise<string> {
  const { candidate } = seat.client;
  for (const { ref, kind, number, options } of (await readPaper(seat)).items) {
    const choice = options[0]?.ref ?? '';
    const response = kind === 'single' ? { kind: 'single' as const, choice } : { kind: 'text' as const, text: reply };
    must(await candidate.save({ ref, revision: 1, response }), `response to ${number} of ${seat.admissionNumber}`);
  }
  return must(await candidate.submit({}), `submitting of ${seat.admissionNumber}`).receipt;
}
