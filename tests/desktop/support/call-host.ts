import type { Page } from '@playwright/test';

/** Calls an operation (`noun.verb`) from the page itself, as the screens do, and returns what came back. */
export const callHost = (page: Page, operation: string, input: object) =>
  page.evaluate(
    async ([path, json]) => {
      const answer = await fetch(`/rpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ json }),
      });
      return { status: answer.status, json: ((await answer.json()) as { json: unknown }).json };
    },
    [operation.replace('.', '/'), input] as const,
  );
