import type { Bank } from './bank.ts';
import { isComplete } from './item.ts';
import { locales } from './locale.ts';
import { blindResults, type BlindResult } from './quality-blind.ts';
import { nearDuplicates, type NearDuplicate } from './quality-duplicates.ts';
import { gapsOf, type BankGaps } from './quality-gaps.ts';
import { readability, type Readability } from './quality-readability.ts';
import { spreadOf, type Spread } from './quality-spread.ts';

/** What can be measured of a bank's quality without a candidate. */
export interface BankQuality {
  readonly bankId: string;
  readonly version: number;
  readonly items: number;
  readonly blind: readonly BlindResult[];
  /** Null when the bank has too many items to compare each with each. */
  readonly duplicates: readonly NearDuplicate[] | null;
  readonly gaps: BankGaps;
  readonly readability: readonly Readability[];
  readonly spread: Spread;
}

/** Measures a sound bank, in each language over the items that are complete in it. */
export function bankQuality(bank: Bank): BankQuality {
  const inEach = locales
    .map((locale) => ({ locale, items: bank.items.filter((item) => isComplete(item, locale)) }))
    .filter(({ items }) => items.length > 0);
  const duplicates = inEach.map(({ locale, items }) => nearDuplicates(items, locale));
  return {
    bankId: bank.id,
    version: bank.version,
    items: bank.items.length,
    blind: inEach.flatMap(({ locale, items }) => blindResults(items, locale)),
    duplicates: duplicates.some((found) => found === null) ? null : duplicates.flatMap((found) => found ?? []),
    gaps: gapsOf(bank.items),
    readability: inEach.map(({ locale, items }) => readability(items, locale)),
    spread: spreadOf(bank),
  };
}
