import { isBlank, type Response } from '../item/response.ts';
import type { AttemptEntry } from './entries.ts';

/** The newest response to one item. `response: null` is a response taken back. */
export interface StoredResponse {
  readonly revision: number;
  readonly response: Response | null;
  /** Epoch ms of the host's clock. */
  readonly savedAt: number;
}

/** What an entry does to the stored response of its item; null when it is not a save. */
export function storedBySave(entry: AttemptEntry): { readonly ref: string; readonly stored: StoredResponse } | null {
  if (entry.event.kind !== 'attempt.saved') return null;
  const { ref, revision, response } = entry.event;
  return { ref, stored: { revision, response, savedAt: entry.at.wall } };
}

/** The responses an attempt's journal leaves behind. */
export function foldResponses(entries: Iterable<AttemptEntry>): Map<string, StoredResponse> {
  const responses = new Map<string, StoredResponse>();
  for (const entry of entries) {
    const save = storedBySave(entry);
    if (save !== null) responses.set(save.ref, save.stored);
  }
  return responses;
}

/** How many items hold a response that is not blank. */
export function countAnswered(responses: Iterable<StoredResponse>): number {
  let answered = 0;
  for (const { response } of responses) if (response !== null && !isBlank(response)) answered += 1;
  return answered;
}

/** The text a receipt is computed over: every stored response with its revision, in the order of the refs. */
export function receiptText(attemptId: string, responses: ReadonlyMap<string, StoredResponse>): string {
  const lines = [...responses]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([ref, { revision, response }]) => JSON.stringify([ref, revision, response]));
  return [attemptId, ...lines].join('\n');
}
