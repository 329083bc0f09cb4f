import type { Page } from '@playwright/test';

export interface Answer {
  readonly status: number;
  readonly json: unknown;
}

/** Calls an operation (`noun.verb`) from the page itself, as the screens do, and returns what came back. */
export const callHost = (page: Page, operation: string, input: object, bearer?: string): Promise<Answer> =>
  page.evaluate(
    async ([path, json, authorization]) => {
      const answer = await fetch(`/rpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization === '' ? {} : { authorization }) },
        body: JSON.stringify({ json }),
      });
      return { status: answer.status, json: ((await answer.json()) as { json: unknown }).json };
    },
    [operation.replace('.', '/'), input, bearer === undefined ? '' : `Bearer ${bearer}`] as const,
  );
