import type { Case, Scenario } from '../marking/task-content.ts';
import type { ReadyBlueprint } from '../paper/blueprint.ts';
import type { Difficulty, Item } from './item.ts';
import type { LocaleText } from './locale.ts';

/** How many items of one topic a bank aims at, and how they spread over the difficulties. */
export interface TopicPlan {
  readonly topic: string;
  readonly items: number;
  readonly difficulty: Readonly<Record<Difficulty, number>>;
}

/** A picture or a sound that an item of the bank names, told by its content. */
export interface BankMedium {
  /** Its file name in the bank's `media/`. */
  readonly name: string;
  /** SHA-256 (hex) of its bytes: under this name the host keeps it, once. */
  readonly hash: string;
  readonly mediaType: 'image/svg+xml' | 'audio/ogg';
  /** Of a picture, in the units of its viewBox, which begins at 0 0. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

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
  /** The spread the bank aims at; absent in banks written before it was asked for. */
  readonly plan?: readonly TopicPlan[] | undefined;
  /** By rising id; absent where it has none. */
  readonly blueprints?: readonly ReadyBlueprint[] | undefined;
}

/** A versioned collection of items, cases and call scenarios. */
export interface Bank extends BankHeader {
  readonly items: readonly Item[];
  readonly cases: readonly Case[];
  readonly scenarios: readonly Scenario[];
  /** What its items name, by rising file name; absent where none does. */
  readonly media?: readonly BankMedium[] | undefined;
}
