import { expect } from 'vitest';
import { applyEntry, type Attempt } from '#domain/attempt/attempt.ts';
import { attemptEntries } from '#host/attempt-log.ts';
import { ordinarySilenceMs } from '#host/contact.ts';
import { verifyJournal } from '#host/journals.ts';
import { attemptById } from '#host/storage/attempt-store.ts';
import type { TestHost } from '../support/test-host.ts';
import { candidateAt, start, type Day } from './exam.ts';

/** A started exam on a host that credits what ran while a seat was silent. */
export async function watchful(exam: () => Promise<{ host: TestHost; day: Day }>) {
  const { host, day } = await exam();
  host.silenceMs = ordinarySilenceMs;
  await host.restart();
  await start(host, day);
  const one = candidateAt(day, 0);
  const { room } = host.as(day.proctorBearer);
  /** Everybody but the first speaks each second. */
  const pass = async (ms: number, who = day.candidates.slice(1)) => {
    for (let left = ms; left > 0; left -= 1_000) {
      await host.pass(Math.min(1_000, left));
      for (const { bearer } of who) await host.as(bearer).candidate.state({});
    }
  };
  const card = async (at = 0) => (await room.board({ sessionId: day.sessionId })).cards[at];
  return { host, day, one, room, pass, card };
}

/** What is stored of each attempt is the fold of its entries, and the chain holds. */
export function foldsAsStored(host: TestHost, day: Day): void {
  host.read((db) => {
    for (const { attemptId } of day.candidates) {
      const folded = attemptEntries(db, attemptId).reduce<Attempt | null>(applyEntry, null);
      expect(attemptById(db, attemptId)?.attempt).toStrictEqual(folded);
    }
    expect(verifyJournal(db)).toMatchObject({ intact: true });
  });
}
