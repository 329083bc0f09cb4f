import type { Case, Scenario } from '../marking/task-content.ts';
import type { Item } from './item.ts';
import type { LocaleText } from './locale.ts';

/** What a bank says of itself; its `notice` is shown wherever the bank is. */
export interface BankHeader {
  readonly id: string;
  /** Rises with every change to the content: a paper names the version it was drawn from. */
  readonly version: number;
  readonly title: LocaleText;
  readonly notice: LocaleText;
  readonly topics: readonly { readonly id: string; readonly title: LocaleText }[];
  readonly sources: readonly {
    readonly id: string;
    readonly title: LocaleText;
    readonly note?: LocaleText | undefined;
  }[];
}

/** A versioned collection of items, cases and call scenarios. */
export interface Bank extends BankHeader {
  readonly items: readonly Item[];
  readonly cases: readonly Case[];
  readonly scenarios: readonly Scenario[];
}
