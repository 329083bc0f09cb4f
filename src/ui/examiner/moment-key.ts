type Key = Pick<KeyboardEvent, 'key' | 'isComposing' | 'ctrlKey' | 'altKey' | 'metaKey' | 'target' | 'repeat'>;

/** Which moment a key stamps, from 0; null for every other key, and wherever keys are text. */
export function momentKey(event: Key): number | null {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return null;
  const { target } = event;
  if (target instanceof HTMLTextAreaElement) return null;
  if (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type)) return null;
  return /^[1-6]$/.test(event.key) ? Number(event.key) - 1 : null;
}
