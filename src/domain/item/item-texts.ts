import type { Item } from './item.ts';
import type { LocaleText } from './locale.ts';

/** Every text of an item that its candidate reads: what must exist in a language for the item to be asked in it. */
export function textsShown(item: Item): readonly LocaleText[] {
  const inner = (list: readonly { readonly text: LocaleText }[]) => list.map(({ text }) => text);
  switch (item.kind) {
    case 'single':
    case 'multiple':
    case 'listening':
      return [item.stem, ...inner(item.options)];
    case 'true-false':
    case 'text':
    case 'numeric':
      return [item.stem];
    case 'ordering':
      return [item.stem, ...inner(item.entries)];
    case 'matching':
      return [item.stem, ...inner(item.left), ...inner(item.right)];
    case 'inline-choice':
      return [item.stem, item.text, ...item.gaps.flatMap((gap) => inner(gap.options))];
    case 'hotspot':
      return [item.stem, item.alt];
  }
}

/** The texts that only staff and trainees read: what explains the key. */
export function textsBehind(item: Item): readonly LocaleText[] {
  return item.kind === 'listening' ? [item.rationale, item.transcript] : [item.rationale];
}
