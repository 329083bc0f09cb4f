import type { CandidateItemView } from '#contract/candidate-view.ts';
import type { Bank } from '#domain/item/bank.ts';
import type { Locale } from '#domain/item/locale.ts';
import type { HostClient } from '../host-client.ts';
import { respond } from './answer-sheet.ts';
import { actingAs, anonymous, type Connection } from './connection.ts';
import { DemoFailed, must, mustFind } from './must.ts';

/** A candidate at a seat, as the browser there would act. */
export interface Seat {
  readonly client: HostClient;
  readonly admissionNumber: string;
}

/** Types the admission number; on a seat that was open before, its attempt goes on. */
export async function sitDown(connection: Connection, admissionNumber: string, seat: string): Promise<Seat> {
  const entered = must(
    await anonymous(connection).candidate.enter({ admissionNumber, seat }),
    `seat of ${admissionNumber}`,
  );
  return { client: actingAs(connection, entered.bearer), admissionNumber };
}

/** The proctor admits everybody who has sat down for a part. Returns the attempts in the order of the admission numbers. */
export async function admitAll(proctor: HostClient, sessionId: string, numbers: readonly string[]): Promise<string[]> {
  const { cards } = await proctor.room.board({ sessionId });
  const here = cards.filter(({ present, state }) => present && state === 'awaiting');
  const attemptIds = numbers.map(
    (number) =>
      mustFind(
        here.find((card) => card.admissionNumber === number),
        `${number} is not there`,
      ).attemptId,
  );
  allDone(await proctor.room.admit({ attemptIds }), 'admitting');
  return attemptIds;
}

export function allDone(answer: { done: string[]; refused: { reason: string }[] }, step: string): void {
  if (answer.refused.length > 0) throw new DemoFailed(`${step}: ${JSON.stringify(answer.refused)}`);
}

/** Confirms the identity, accepts every agreement, reports the equipment. */
export async function checkIn({ client, admissionNumber }: Seat): Promise<void> {
  must(await client.candidate.confirmIdentity({}), `identity of ${admissionNumber}`);
  const state = await client.candidate.state({});
  if (state.stage !== 'agreements')
    throw new DemoFailed(`${admissionNumber} is at ${state.stage}, not at the agreements`);
  must(
    await client.candidate.accept({ agreementIds: state.agreements.map((a) => a.id) }),
    `agreements of ${admissionNumber}`,
  );
  const checks = [{ name: 'display', ok: true, detail: 'demo' }];
  must(await client.candidate.reportCheck({ checks }), `check of ${admissionNumber}`);
}

/** Everybody sits down, is admitted, checks in and is started. */
export async function beginPart(
  connection: Connection,
  proctor: HostClient,
  sessionId: string,
  places: readonly { readonly admissionNumber: string; readonly seat: string }[],
): Promise<Seat[]> {
  const seats: Seat[] = [];
  for (const { admissionNumber, seat } of places) seats.push(await sitDown(connection, admissionNumber, seat));
  const numbers = places.map((place) => place.admissionNumber);
  const attemptIds = await admitAll(proctor, sessionId, numbers);
  for (const seat of seats) await checkIn(seat);
  allDone(await proctor.room.start({ attemptIds }), 'starting');
  return seats;
}

export interface SeenPaper {
  readonly items: readonly CandidateItemView[];
  /** Revision stored per item. */
  readonly saved: ReadonlyMap<string, number>;
  readonly current: string;
}

export async function readPaper({ client, admissionNumber }: Seat): Promise<SeenPaper> {
  const paper = must(await client.candidate.paper({}), `paper of ${admissionNumber}`);
  const saved = new Map(paper.responses.map((r) => [r.ref, r.revision]));
  return { items: paper.items, saved, current: paper.current };
}

/** Goes to an item, responds and waits until the response is on disk. Returns the remaining time (ms). */
export async function answerItem(
  { client }: Seat,
  item: CandidateItemView,
  how: { readonly bank: Bank; readonly locale: Locale; readonly right: boolean },
): Promise<number> {
  must(await client.candidate.visit({ ref: item.ref }), `item ${item.number}`);
  const response = respond(how.bank, how.locale, item, how.right);
  const saved = await client.candidate.save({ ref: item.ref, revision: 1, response });
  return must(saved, `response to item ${item.number}`).remainingMs;
}

/** Responds to the whole paper, rightly to the first `right` items, and submits. Returns the receipt. */
export async function sitWholePaper(seat: Seat, bank: Bank, locale: Locale, right: number): Promise<string> {
  const { items } = await readPaper(seat);
  for (const item of items) await answerItem(seat, item, { bank, locale, right: item.number <= right });
  return must(await seat.client.candidate.submit({}), 'submitting').receipt;
}
