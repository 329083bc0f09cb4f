import type { Caller } from '../support/caller.ts';
import { sealResponses } from '#ui/candidate/seal-responses.ts';
import type { ResponseFileBody, SeatKeep } from '#contract/response-file.ts';

export type Filed = ResponseFileBody['responses'];

/** What the seat of a running attempt was handed with its paper. */
export async function keepOf(seat: Caller): Promise<SeatKeep> {
  const paper = await seat.candidate.paper({});
  if (!paper.ok || paper.keep === null) throw new Error('the seat was handed nothing to seal with');
  return paper.keep;
}

/** A response file as the page writes it, as it travels on a stick. */
export async function fileOf(keep: SeatKeep, seat: string, responses: Filed, at = 1_780_280_000_000): Promise<string> {
  return Buffer.from(await sealResponses(keep, seat, responses, at)).toString('base64');
}

/** The same file with something in it changed. */
export function changed(base64: string, change: (file: Record<string, unknown>) => Record<string, unknown>): string {
  const file = JSON.parse(Buffer.from(base64, 'base64').toString('utf8')) as Record<string, unknown>;
  return Buffer.from(JSON.stringify(change(file))).toString('base64');
}
