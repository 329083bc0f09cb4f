import type { CognitiveLevel, ItemKind } from '#domain/item/item.ts';
import type { Locale } from '#domain/item/locale.ts';
import type { Asked } from '../answers.ts';

/** How many items stand on one page of the list. */
export const pageSize = 50;

/** What a number of the overview counts: the items that have all of these. */
export interface Look {
  readonly topic?: string;
  readonly difficulty?: number;
  readonly kind?: ItemKind;
  readonly cognitive?: CognitiveLevel;
  readonly pool?: 'sealed' | 'practice';
  readonly complete?: Locale;
}

/** Which items of a bank are on the screen. An empty choice means any. */
export class BankFilter {
  search = $state('');
  topic = $state('');
  kind = $state<ItemKind | ''>('');
  difficulty = $state<'' | '1' | '2' | '3' | '4' | '5'>('');
  cognitive = $state<CognitiveLevel | ''>('');
  pool = $state<'' | 'sealed' | 'practice'>('');
  complete = $state<Locale | ''>('');
  offset = $state(0);

  get narrowed(): boolean {
    const chosen = [
      this.search.trim(),
      this.topic,
      this.kind,
      this.difficulty,
      this.cognitive,
      this.pool,
      this.complete,
    ];
    return chosen.some((one) => one !== '');
  }

  clear(): void {
    this.search = '';
    this.topic = '';
    this.kind = '';
    this.difficulty = '';
    this.cognitive = '';
    this.pool = '';
    this.complete = '';
    this.offset = 0;
  }

  /** Looks at the items behind a number of the overview. */
  lookAt(look: Look): void {
    this.clear();
    this.topic = look.topic ?? '';
    this.difficulty = look.difficulty === undefined ? '' : (String(look.difficulty) as '1');
    this.kind = look.kind ?? '';
    this.cognitive = look.cognitive ?? '';
    this.pool = look.pool ?? '';
    this.complete = look.complete ?? '';
  }

  /** The question to the host for this page of that bank. */
  asked(bankId: string, version: number): Asked['banks']['items'] {
    return {
      bankId,
      version,
      offset: this.offset,
      limit: pageSize,
      ...(this.search.trim() === '' ? {} : { search: this.search.trim() }),
      ...(this.topic === '' ? {} : { topic: this.topic }),
      ...(this.kind === '' ? {} : { kind: this.kind }),
      ...(this.difficulty === '' ? {} : { difficulty: Number(this.difficulty) }),
      ...(this.cognitive === '' ? {} : { cognitive: this.cognitive }),
      ...(this.pool === '' ? {} : { pool: this.pool }),
      ...(this.complete === '' ? {} : { complete: this.complete }),
    };
  }
}
