import type { ItemKind } from '#domain/item/item.ts';
import type { Asked } from '../answers.ts';

/** How many items stand on one page of the list. */
export const pageSize = 50;

/** Which items of a bank are on the screen. An empty choice means any. */
export class BankFilter {
  search = $state('');
  topic = $state('');
  kind = $state<ItemKind | ''>('');
  difficulty = $state<'' | '1' | '2' | '3' | '4' | '5'>('');
  offset = $state(0);

  get narrowed(): boolean {
    return this.search.trim() !== '' || this.topic !== '' || this.kind !== '' || this.difficulty !== '';
  }

  clear(): void {
    this.search = '';
    this.topic = '';
    this.kind = '';
    this.difficulty = '';
    this.offset = 0;
  }

  /** Looks at the items of one cell of the map. */
  lookAt(topic: string, difficulty: number): void {
    this.clear();
    this.topic = topic;
    this.difficulty = String(difficulty) as '1';
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
    };
  }
}
