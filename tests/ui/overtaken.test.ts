import { expect, it } from 'vitest';
import { forgiveOvertaken } from '#ui/overtaken.ts';

const page = new EventTarget();
forgiveOvertaken(page);

/** True where the page is told of a rejection that nobody took care of, and says that it is none. */
function forgiven(reason: unknown): boolean {
  const event = Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason });
  return !page.dispatchEvent(event);
}

async function waitingForItself(): Promise<unknown> {
  const waiting: Promise<unknown> = Promise.resolve().then(() => waiting);
  return await waiting.catch((error: unknown) => error);
}

it('a way to a screen that a later one has overtaken is no fault of the page; every other rejection is', async () => {
  expect(forgiven(await waitingForItself())).toBe(true);
  expect(forgiven(new TypeError('no such screen'))).toBe(false);
  expect(forgiven(undefined)).toBe(false);
});
