import { setImmediate as othersTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openAttemptsAtSeats } from '#host/storage/attempt-store.ts';
import { checkIn, prepareSession, signIn } from '../support/exam-day.ts';
import { prepared } from '../support/test-host.ts';

const seat = (at: number) => `seat-of-a-room-that-fills-${at}`;

/** A room of 41 who typed their numbers; the first one writes already. */
const filling = prepared(async (host) => {
  const { sessionId, admissionNumbers } = await prepareSession(host.send, { candidates: 41, items: 10, minutes: 60 });
  const bearers: string[] = [];
  for (const [at, admissionNumber] of admissionNumbers.entries()) {
    const entered = await host.as().candidate.enter({ admissionNumber, seat: seat(at) });
    if (!entered.ok) throw new Error(entered.reason);
    bearers.push(entered.bearer);
  }
  const proctorBearer = await signIn(host.send, 'staff', 'proctor');
  const { room } = host.as(proctorBearer);
  const { cards } = await room.board({ sessionId });
  const idAt = new Map(cards.map(({ seat: at, attemptId }) => [at, attemptId]));
  const [first = '', ...others] = bearers.map((_, at) => idAt.get(seat(at)) ?? '');
  const [writer = ''] = bearers;
  await room.admit({ attemptIds: [first] });
  await checkIn(host.as(writer));
  await room.start({ attemptIds: [first] });
  return { proctorBearer, others, writer };
});

describe('many who are admitted at once', () => {
  it('do not keep the save of somebody who writes already waiting until the last of them has a paper', async () => {
    const { host, day } = await filling();
    const candidate = host.as(day.writer).candidate;
    await candidate.state({}); // back in contact, in this run of the host
    const paper = await candidate.paper({});
    if (!paper.ok) throw new Error(paper.reason);
    const [item] = paper.items;
    const admitted = () =>
      host.read((db) => openAttemptsAtSeats(db).filter(({ state }) => state === 'admitted').length);
    const admitting = host.as(day.proctorBearer).room.admit({ attemptIds: day.others });
    while (admitted() === 0) await othersTurn();
    expect(admitted()).toBeLessThan(40);
    expect(await candidate.save({ ref: item?.ref ?? '', revision: 1, response: null })).toMatchObject({ ok: true });
    expect(await admitting).toEqual({ done: day.others, refused: [] });
    expect(admitted()).toBe(40);
  });
});
