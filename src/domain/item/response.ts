/**
 * What a candidate gave for one item. Options are named by the opaque ids of the paper, never by the author's.
 * Typed values are kept as typed: what a person wrote is evidence, and reading it as a number is the scorer's work.
 */
export type Response =
  | { readonly kind: 'single'; readonly choice: string }
  | { readonly kind: 'multiple'; readonly choices: readonly string[] }
  | { readonly kind: 'true-false'; readonly value: boolean }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'numeric'; readonly text: string }
  /** All entries, the first first. */
  | { readonly kind: 'ordering'; readonly order: readonly string[] }
  /** What belongs to each left entry; one that is left open is not named. */
  | { readonly kind: 'matching'; readonly pairs: readonly { readonly left: string; readonly right: string }[] }
  | { readonly kind: 'inline-choice'; readonly choices: readonly { readonly gap: string; readonly choice: string }[] }
  | { readonly kind: 'hotspot'; readonly choices: readonly string[] }
  | { readonly kind: 'listening'; readonly choices: readonly string[] };

/** True when the candidate left nothing in it: an emptied field or no choice counts as unanswered. */
export function isBlank(response: Response): boolean {
  switch (response.kind) {
    case 'single':
      return response.choice === '';
    case 'multiple':
    case 'hotspot':
    case 'listening':
      return response.choices.length === 0;
    case 'true-false':
      return false;
    case 'text':
    case 'numeric':
      return response.text.trim() === '';
    case 'ordering':
      return response.order.length === 0;
    case 'matching':
      return response.pairs.every(({ right }) => right === '');
    case 'inline-choice':
      return response.choices.every(({ choice }) => choice === '');
  }
}

/** True when both say the same, word by word: an order that differs is another response. */
export function sameResponse(a: Response | null, b: Response | null): boolean {
  if (a === null || b === null) return a === b;
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/** A response as a list of its values, so that the order of its fields does not matter. */
function plain(response: Response): readonly unknown[] {
  switch (response.kind) {
    case 'single':
      return ['single', response.choice];
    case 'multiple':
    case 'hotspot':
    case 'listening':
      return [response.kind, ...response.choices];
    case 'true-false':
      return ['true-false', response.value];
    case 'text':
    case 'numeric':
      return [response.kind, response.text];
    case 'ordering':
      return ['ordering', ...response.order];
    case 'matching':
      return ['matching', ...response.pairs.map(({ left, right }) => [left, right])];
    case 'inline-choice':
      return ['inline-choice', ...response.choices.map(({ gap, choice }) => [gap, choice])];
  }
}
