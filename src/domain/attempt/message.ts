import type { Attempt } from './attempt.ts';

/** A proctor's words to one candidate, on the seat's screen until acknowledged. Times are epoch ms of the host's clock. */
export interface Message {
  readonly id: string;
  readonly text: string;
  readonly sentAt: number;
  readonly acknowledgedAt: number | null;
}

export function messagesOf(attempt: Attempt): readonly Message[] {
  return attempt.messages ?? [];
}

export function addMessage(attempt: Attempt, sent: { messageId: string; text: string }, wall: number): Attempt {
  const message: Message = { id: sent.messageId, text: sent.text, sentAt: wall, acknowledgedAt: null };
  return { ...attempt, messages: [...messagesOf(attempt), message] };
}

export function acknowledge(attempt: Attempt, id: string, wall: number): Attempt {
  const messages = messagesOf(attempt).map((m) => (m.id === id ? { ...m, acknowledgedAt: wall } : m));
  return { ...attempt, messages };
}
