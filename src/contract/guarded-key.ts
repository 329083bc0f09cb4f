/** Why a locked seat takes a key press for itself. `print` and `capture` are told to the room, the rest is only refused. */
export type GuardedKey = 'print' | 'capture' | 'save' | 'reload' | 'window' | 'tools';

/** A key press as pages and windows both know it. */
export interface KeyPress {
  readonly key: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** A Chinese input method is at work: its keys belong to it alone. */
  readonly composing: boolean;
}

const withCommand: Readonly<Record<string, GuardedKey>> = {
  p: 'print',
  s: 'save',
  o: 'save',
  r: 'reload',
  u: 'tools',
  n: 'window',
  t: 'window',
  w: 'window',
  j: 'tools',
  h: 'window',
};
const alone: Readonly<Record<string, GuardedKey>> = { F5: 'reload', F11: 'window', F12: 'tools', F1: 'window' };

/** What the key press would do beyond the exam, in a page or in the program's window; null for every key of the exam. */
export function guardedKey({ key, control, meta, alt, shift, composing }: KeyPress): GuardedKey | null {
  if (composing) return null;
  if (key === 'PrintScreen') return 'capture';
  const letter = key.toLowerCase();
  // macOS: Command, Shift and 3, 4, 5 or 6; Windows: the Windows key, Shift and S. With Shift some layouts give the upper sign.
  if (meta && shift && (/^[3-6#$%^]$/.test(key) || letter === 's')) return 'capture';
  if ((control || meta) && shift && (letter === 'i' || letter === 'c')) return 'tools';
  if ((control || meta) && !alt) return withCommand[letter] ?? null;
  return control || meta || alt ? null : (alone[key] ?? null);
}
