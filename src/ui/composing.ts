/** True while an input method composes: its keys, Enter, Escape and the arrows included, are its own. Some browsers say it by 229 only. */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode' | 'key'>): boolean {
  return event.isComposing || event.keyCode === 229 || event.key === 'Process';
}
