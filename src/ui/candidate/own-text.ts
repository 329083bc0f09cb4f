import { isTypingField } from './shortcuts.ts';

const sameLines = (text: string) => text.replaceAll('\r\n', '\n');

/**
 * What may cross the clipboard while the seat is locked: text that the candidate copied or cut in a field of this window, moved into
 * a field. The items cannot be copied out, and nothing comes in from outside. Returns what ends it; `onrefused` may say so.
 */
export function guardClipboard(target: Document = document, onrefused: () => void = () => undefined): () => void {
  let own: string | null = null;
  const refuse = (event: Event) => {
    event.preventDefault();
    onrefused();
  };
  const selected = ({ target: field }: Event): string => {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return String(getSelection());
    return field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
  };
  const take = (event: Event) => {
    if (isTypingField(event.target)) own = selected(event);
    else refuse(event);
  };
  const comes = (event: Event, text: string | undefined) => {
    const isOwn = own !== null && text !== undefined && sameLines(text) === sameLines(own);
    if (!isTypingField(event.target) || !isOwn) refuse(event);
  };
  const paste = (event: ClipboardEvent) => comes(event, event.clipboardData?.getData('text/plain'));
  const drop = (event: DragEvent) => comes(event, event.dataTransfer?.getData('text/plain'));
  const listeners = { copy: take, cut: take, dragstart: take, paste, drop } as const;
  for (const [name, heard] of Object.entries(listeners)) target.addEventListener(name, heard as EventListener, true);
  return () => {
    for (const [name, heard] of Object.entries(listeners))
      target.removeEventListener(name, heard as EventListener, true);
  };
}
