/**
 * Whether people who read the journal may see what an entry carries. Responses, points and mark sheets may not be read there: an
 * administrator has no right to them, and who marks must be blind to them. Their hash stays in the chain and proves them all the same.
 */
export function isDisclosed(kind: string): boolean {
  return (
    kind !== 'attempt.saved' &&
    kind !== 'attempt.transcribed' &&
    !kind.startsWith('result.') &&
    !kind.startsWith('sheet.') &&
    !kind.startsWith('review.sheet')
  );
}
