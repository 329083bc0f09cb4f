import type { ReasonCode } from '#domain/room/codes.ts';
import { t } from '../words/words.svelte.ts';

/** A reason that is being given: a code of the tree, and words, which `other` cannot do without. */
export class Reason {
  code = $state<ReasonCode | ''>('');
  note = $state('');
  tried = $state(false);
  readonly codeMistake = $derived(this.code === '' ? t.room.confirmCodeNeeded : undefined);
  readonly noteMistake = $derived(this.code === 'other' && this.note.trim() === '' ? t.room.noteNeeded : undefined);

  /** What to send; null while something is missing, which is then shown. */
  take(): { code: ReasonCode; reason: string } | null {
    this.tried = true;
    if (this.code === '' || this.noteMistake !== undefined) return null;
    return { code: this.code, reason: this.note.trim() };
  }

  clear(code: ReasonCode | '' = ''): void {
    this.code = code;
    this.note = '';
    this.tried = false;
  }
}
