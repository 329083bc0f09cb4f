import { isComposing } from '../composing.ts';

/** What a key asks for in the runner. `option` counts from 0. */
export type Shortcut =
  { readonly kind: 'option'; readonly index: number } | { readonly kind: 'previous' | 'next' | 'flag' | 'keys' };

type Key = Pick<KeyboardEvent, 'key' | 'isComposing' | 'ctrlKey' | 'altKey' | 'metaKey' | 'keyCode' | 'target'>;

/** True where keys are text: they must reach the field, and nothing else. */
export function isTypingField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'submit', 'file'].includes(target.type);
}

/**
 * The shortcut that a key press means, or null. Never while a Chinese input method composes (`isComposing`, or key code 229
 * where the browser says it too late), never in a field or a dialog, never with Ctrl, Alt or Meta.
 * F is always the flag: a sixth option is chosen by 6.
 */
export function shortcutOf(event: Key, characterKeys = true): Shortcut | null {
  if (isComposing(event)) return null;
  if (event.ctrlKey || event.altKey || event.metaKey || isTypingField(event.target)) return null;
  if (event.target instanceof Element && event.target.closest('[role="dialog"], [data-own-keys]')) return null;
  if (event.key === 'ArrowLeft') return { kind: 'previous' };
  if (event.key === 'ArrowRight') return { kind: 'next' };
  if (!characterKeys) return null;
  if (event.key === '?' || event.key === '？') return { kind: 'keys' };
  const key = event.key.toUpperCase();
  if (key === 'F') return { kind: 'flag' };
  if (/^[1-9]$/.test(key)) return { kind: 'option', index: Number(key) - 1 };
  if (/^[A-H]$/.test(key)) return { kind: 'option', index: key.charCodeAt(0) - 65 };
  return null;
}
