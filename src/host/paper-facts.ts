import type { BankMedium } from '#domain/item/bank.ts';
import type { ItemKind } from '#domain/item/item.ts';
import type { PaperItem } from '#domain/paper/paper.ts';
import { callPaperOf } from './storage/call-store.ts';
import { paperOf } from './storage/attempt-store.ts';
import { casePaperOf } from './storage/case-paper-store.ts';
import type { ReadDb } from './storage/database.ts';

/** What answering an item asks of its paper: never the key. */
export interface ItemFacts {
  readonly kind: ItemKind;
  /** How often its sound may be played; null where it has none. */
  readonly plays: number | null;
  readonly medium: BankMedium | null;
}

type Facts = ReadonlyMap<string, ItemFacts>;

// A paper never changes once drawn, and parsing a whole one for every save would cost more than the save. Kept per connection: what
// one host drew is nothing to another that runs in the same process on a copy of its data.
const byConnection = new WeakMap<ReadDb, Map<string, Facts>>();
const most = 2_000;

/** The facts of each item of an attempt's paper, by its opaque id. Empty before the paper is drawn. */
export function factsOfPaper(db: ReadDb, attemptId: string): Facts {
  const byAttempt = byConnection.get(db) ?? new Map<string, Facts>();
  byConnection.set(db, byAttempt);
  const cached = byAttempt.get(attemptId);
  if (cached !== undefined) return cached;
  const paper = paperOf(db, attemptId);
  const prompts = paper === null ? (casePaperOf(db, attemptId)?.prompts ?? []) : [];
  const fields = paper === null && prompts.length === 0 ? (callPaperOf(db, attemptId)?.fields ?? []) : [];
  if (paper === null && prompts.length === 0 && fields.length === 0) return new Map();
  const facts = new Map([
    ...(paper?.items ?? []).map((item) => [item.ref, factsOf(item)] as const),
    ...prompts.map(({ ref }) => [ref, promptFacts] as const),
    ...fields.map(({ ref, options }) => [ref, options.length > 0 ? choiceFacts : promptFacts] as const),
  ]);
  if (byAttempt.size >= most) byAttempt.clear();
  byAttempt.set(attemptId, facts);
  return facts;
}

/** A prompt of a case is answered like a text item. */
const promptFacts: ItemFacts = { kind: 'text', plays: null, medium: null };
/** A field of a work order that offers choices, like a single choice; its other fields like text items. */
const choiceFacts: ItemFacts = { kind: 'single', plays: null, medium: null };

function factsOf({ item, medium }: PaperItem): ItemFacts {
  return { kind: item.kind, plays: item.kind === 'listening' ? item.plays : null, medium: medium ?? null };
}
