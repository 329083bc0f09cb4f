/**
 * What a candidate gave for one item. Options are named by the opaque ids of the paper, never by the author's.
 * Typed values are kept as typed: what a person wrote is evidence, and reading it as a number is the scorer's work.
 */
export type Response =
  | { readonly kind: 'single'; readonly choice: string }
  | { readonly kind: 'multiple'; readonly choices: readonly string[] }
  | { readonly kind: 'true-false'; readonly value: boolean }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'numeric'; readonly text: string };

/** True when the candidate left nothing in it: an emptied field or no choice counts as unanswered. */
export function isBlank(response: Response): boolean {
  switch (response.kind) {
    case 'single':
      return response.choice === '';
    case 'multiple':
      return response.choices.length === 0;
    case 'true-false':
      return false;
    case 'text':
    case 'numeric':
      return response.text.trim() === '';
  }
}
