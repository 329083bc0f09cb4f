import { onTestFinished } from 'vitest';
import { FakeClock } from '../support/fake-clock.ts';
import { TestHost } from '../support/test-host.ts';
import { passphrase } from './decided-exam.ts';
import { signInAs } from './staff-of-every-role.ts';

export const roomPassphrase = 'the passphrase of the room';
export const roomPassword = 'a password of the room';

/** A kit of the office for another host. */
export async function makeKit(office: TestHost, name = '301 机房') {
  const admin = office.as(await signInAs(office, 'administrator'));
  const made = await admin.keys.makeHostKit({ name, passphrase });
  if (!made.ok) throw new Error(made.reason);
  return made;
}

/** What the person at a fresh machine types to take a kit in. */
export function kitWish(kit: { file: { text: string }; code: string }, username = 'keeper') {
  const administrator = { username, name: '机房管理员', employeeNumber: 'R-1', password: roomPassword };
  return { code: '', kit: kit.file.text, kitCode: kit.code, administrator, passphrase: roomPassphrase };
}

/** A machine of its own with a data folder that took the kit in. It is gone when the test is over. */
export async function roomFrom(kit: { file: { text: string }; code: string }, wall: number): Promise<TestHost> {
  const room = await TestHost.open(undefined, new FakeClock(wall));
  onTestFinished(() => room.end());
  const taken = await room.as().setup.takeKit(kitWish(kit));
  if (!taken.ok) throw new Error(taken.reason);
  return room;
}

/** The administrator of a room's host, who may also proctor. */
export async function keeper(room: TestHost, role: 'administrator' | 'proctor' = 'administrator') {
  return room.as(await signInAs(room, role, 'keeper', roomPassword));
}
