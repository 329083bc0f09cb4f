import type { Outcome } from '../item/score.ts';

/** How often an item must be answered right, each time at another showing, before it leaves the mistakes list. */
export const rightsToClear = 2;

/** What is known of one person and one item of a bank: the fold of that person's responses to it. */
export interface ItemMemory {
  readonly itemId: string;
  /** Responses in all, and how many of them were wholly right. */
  readonly times: number;
  readonly rights: number;
  readonly last: Outcome;
  /** Which of the person's responses in this bank the last one was, counted from 1. */
  readonly lastTurn: number;
  /** Right responses that are still to come before the item leaves the mistakes list; 0 when it is not on it. */
  readonly toClear: number;
}

export function isMistake(memory: ItemMemory): boolean {
  return memory.toClear > 0;
}

/**
 * One step of the fold. Whatever is not wholly right puts the item on the mistakes list, or back to its beginning; each right
 * response there counts one down. A showing takes one response, so two right ones are always of different showings.
 */
export function remember(before: ItemMemory | null, itemId: string, outcome: Outcome, turn: number): ItemMemory {
  const right = outcome === 'right';
  return {
    itemId,
    times: (before?.times ?? 0) + 1,
    rights: (before?.rights ?? 0) + (right ? 1 : 0),
    last: outcome,
    lastTurn: turn,
    toClear: right ? Math.max(0, (before?.toClear ?? 0) - 1) : rightsToClear,
  };
}
