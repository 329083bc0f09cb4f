import type { DesktopJoinRefusal, DesktopJoinWish } from '#contract/shell.ts';
import { seatId } from '../seat-id.ts';

async function toShell(act: string, input: object): Promise<Response> {
  return fetch(`/desktop/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
    cache: 'no-store',
  });
}

/** Asks the desktop shell to join a room; null when it did, else why not. */
export async function joinFromDesktop(address: string, code: string): Promise<DesktopJoinRefusal | null> {
  const wish: DesktopJoinWish = { address, code, seat: seatId() };
  const answer = await toShell('join', wish);
  const { refusal } = (await answer.json()) as { refusal: DesktopJoinRefusal | null };
  return refusal;
}

/** Asks the desktop shell to forget the room it joined. */
export async function leaveFromDesktop(): Promise<void> {
  await toShell('leave', {});
}
