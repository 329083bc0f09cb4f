/** Does it for each, so many at a time: pages that are all busy at once on two cores wait for one another, and none gets on. */
export async function aFewAtOnce<T>(
  all: readonly T[],
  few: number,
  act: (one: T, at: number) => Promise<unknown>,
): Promise<void> {
  const waiting = all.entries(); // shared: whoever is free takes the next
  const takeTurns = async () => {
    for (const [at, one] of waiting) await act(one, at);
  };
  await Promise.all(Array.from({ length: few }, takeTurns));
}
