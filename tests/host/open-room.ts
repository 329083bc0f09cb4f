import type { HostOptions } from '#host/host.ts';
import { roomLimits, type RoomLimits } from '#host/network/room-listener.ts';
import { onTestFinished } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { openRoomOn, RoomLine } from '../support/room-line.ts';
import { TestHost } from '../support/test-host.ts';
import { preparedExam } from './exam.ts';
import { signInAs } from './staff-of-every-role.ts';

/** What each test of an open room starts from: an exam day, today by the calendar, with the room open on 127.0.0.1. */
export function openRoomOf(wish: Parameters<typeof preparedExam>[0]) {
  const exam = preparedExam(wish);

  /** A certificate is looked at by the real clock: the host's goes with it. */
  async function today() {
    const { host, day } = await exam();
    host.clock.jumpWall(Date.now() - host.clock.wall);
    return { host, day };
  }

  async function opened() {
    const { host, day } = await today();
    const bearer = await signInAs(host, 'proctor'); // a host that was just started has its journal key closed
    const proctor = host.as(bearer);
    const room = await openRoomOn(proctor, day.sessionId);
    return { host, day, bearer, proctor, room, line: new RoomLine(room) };
  }

  async function openedWith(more: Partial<HostOptions>) {
    const { host, day } = await today();
    const other = await TestHost.open(host.folder, new FakeClock(host.clock.wall + 1_000), more);
    onTestFinished(() => other.end());
    const room = await openRoomOn(other.as(await signInAs(other, 'proctor')), day.sessionId);
    return { host: other, room };
  }

  const openedWithLimits = (limits: Partial<RoomLimits>) => openedWith({ roomLimits: { ...roomLimits, ...limits } });

  return { today, opened, openedWith, openedWithLimits };
}

export const portOf = (url: string) => Number(new URL(url).port);
