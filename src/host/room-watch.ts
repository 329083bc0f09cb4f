import type { BoardNews } from '#contract/room.ts';
import type { Call, HostCore } from './host-core.ts';
import { push } from './push.ts';
import { board } from './room.ts';
import { seatTimes } from './seat-cards.ts';
import { attemptsOfSession } from './storage/attempt-store.ts';

/** A pulse each second keeps the clocks on the board; a change is told within the spacing (ms). */
const pulseMs = 1_000;
const spacingMs = 200;
/** So many pulses, then the whole board again: what changes by time alone (a wish to move that grew old) is then right too. */
const pulsesPerBoard = 10;

/** The board of one session, pushed. `since` is the revision that the screen has: it is sent nothing that it knows. */
export function watchBoard(
  core: HostCore,
  call: Call,
  input: { sessionId: string; since?: string | undefined },
  signal?: AbortSignal,
) {
  const { sessionId } = input;
  board(core, { sessionId }); // refuses a session that is not there, before anything is streamed
  const topics = [`session:${sessionId}`, 'rooms'] as const;
  const revision = () => `${core.clock.now().boot}/${topics.map((t) => core.changes.revision(t)).join('.')}`;
  let known = input.since ?? '';
  let pulses = 0;
  return push<BoardNews>(core, call, signal, {
    topics,
    pulseMs,
    spacingMs,
    say() {
      const now = revision();
      pulses += 1;
      if (now !== known || pulses % pulsesPerBoard === 0) {
        known = now;
        return { kind: 'board', revision: now, board: board(core, { sessionId }) };
      }
      const running = attemptsOfSession(core.db, sessionId).filter((a) => a.attempt.startedAt !== null);
      const seats = running.map((a) => ({ attemptId: a.id, ...seatTimes(core, a) }));
      return { kind: 'pulse', revision: now, seats };
    },
    farewell: () => null,
  });
}
