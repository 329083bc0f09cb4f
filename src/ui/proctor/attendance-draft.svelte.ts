import { SvelteMap } from 'svelte/reactivity';
import type { AttendanceRow } from '#contract/attendance.ts';
import type { AttendanceMark } from '#domain/room/attendance.ts';

/** Who came, as a proctor is saying it: what was changed is kept apart from what the host has until it is saved. */
export class AttendanceDraft {
  rows = $state.raw<readonly AttendanceRow[]>([]);
  readonly #marks = new SvelteMap<string, AttendanceMark>();
  readonly #notes = new SvelteMap<string, string>();
  readonly said = $derived.by(() => this.rows.filter((row) => this.markOf(row) !== null).length);
  readonly changed = $derived.by(() =>
    this.rows.flatMap((row) => {
      const mark = this.markOf(row);
      const note = this.noteOf(row);
      if (mark === null || (mark === row.mark && note === row.note)) return [];
      return [{ candidateId: row.candidateId, mark, note }];
    }),
  );

  take(rows: readonly AttendanceRow[]): void {
    this.rows = rows;
    this.#marks.clear();
    this.#notes.clear();
  }

  markOf(row: AttendanceRow): AttendanceMark | null {
    return this.#marks.get(row.candidateId) ?? row.mark;
  }

  noteOf(row: AttendanceRow): string {
    return this.#notes.get(row.candidateId) ?? row.note;
  }

  mark(row: AttendanceRow, mark: AttendanceMark): void {
    this.#marks.set(row.candidateId, mark);
  }

  note(row: AttendanceRow, note: string): void {
    this.#notes.set(row.candidateId, note);
  }

  /** Says of everybody who was not spoken of what the attempts tell; a person still has to look and save. */
  fillIn(): void {
    for (const row of this.rows) if (this.markOf(row) === null) this.mark(row, row.suggested);
  }

  /** True where what is being said differs from the attempts: whoever was admitted was there. */
  differs(row: AttendanceRow): 'absent-but-admitted' | 'came-but-not-admitted' | null {
    const mark = this.markOf(row);
    if (mark === null) return null;
    const there = row.suggested !== 'absent';
    if ((mark === 'absent') !== there) return null;
    return there ? 'absent-but-admitted' : 'came-but-not-admitted';
  }
}
