import { onTestFinished } from 'vitest';
import type { Caller } from '../support/caller.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { TestHost } from '../support/test-host.ts';
import { foundOrganisation, prepareExam } from '../support/exam-day.ts';
import { generatedBank } from '../support/generated-bank.ts';
import { passphrase, sit } from './decided-exam.ts';
import { reconcile, type Day } from './exam.ts';
import { hireForEverything, signInAs } from './staff-of-every-role.ts';

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

const lines = ['已过,E-11,,', '未过,E-13,,', '徒弟,E-14,S-3,', '缺考,E-15,,'];

/** The smallest picture that is one. */
export const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** An office with a session of four people on its roster, staff for the room, and a kit for a room's host. */
export async function prepareOffice(
  host: TestHost,
  prepare = (author: Caller) => prepareExam(author, 5, 10, generatedBank('made-up', 50)),
) {
  const administratorBearer = await foundOrganisation(host.send);
  await hireForEverything(host, administratorBearer);
  const author = host.as(await signInAs(host, 'author'));
  const schemeVersion = await prepare(author);
  const session = { title: '六月场次', room: '301', startsAt: host.clock.wall, schemeId: 'scheme', schemeVersion };
  const made = await author.sessions.create(session);
  if (!made.ok) throw new Error(made.reason);
  const base64 = Buffer.from(['姓名,工号,培训师,单位', ...lines, ''].join('\n')).toString('base64');
  const file = { name: 'roster.csv', mediaType: 'text/csv', base64 };
  const taken = await author.sessions.importRoster({ sessionId: made.sessionId, file, preview: false });
  if (!taken.ok) throw new Error(JSON.stringify(taken));
  return { sessionId: made.sessionId, kit: await makeKit(host) };
}

type OfficeDay = Awaited<ReturnType<typeof prepareOffice>>;

/** The office's package of its session for the room of its kit. */
export async function packSession(office: TestHost, day: OfficeDay, people: 1 | 2 = 1) {
  const admin = office.as(await signInAs(office, 'administrator'));
  await admin.certificates.unlock({ passphrase });
  const accountIds = (await admin.packages.staff({})).map((one) => one.accountId);
  const wish = { sessionId: day.sessionId, hostId: day.kit.hostId, accountIds, people };
  const packed = await admin.packages.prepare(wish);
  if (!packed.ok) throw new Error(packed.reason);
  return packed;
}

/** Everybody of a room's session but the last sits: the first has all right, the second one item, the third all. */
export async function sitSession(room: TestHost, sessionId: string): Promise<void> {
  const proctorBearer = await signInAs(room, 'proctor', 'all');
  const { cards } = await room.as(proctorBearer).room.board({ sessionId });
  const day = { proctorBearer } as Day;
  for (const [at, right] of [5, 1, 5].entries()) {
    const card = cards[at];
    if (card !== undefined) await sit(room, day, card, right);
  }
}

/** Says in the room who came, as the attempts tell. */
export async function reconcileRoom(room: TestHost, sessionId: string): Promise<void> {
  await reconcile(room, { proctorBearer: await signInAs(room, 'proctor', 'keeper', roomPassword), sessionId });
}

/** Closes the session in the room and makes what goes back to the office. */
export async function closeAndExport(room: TestHost, sessionId: string): Promise<string> {
  const admin = await keeper(room);
  await reconcileRoom(room, sessionId);
  const closed = await admin.sessions.close({ sessionId });
  if (!closed.ok) throw new Error(closed.reason);
  await admin.certificates.unlock({ passphrase: roomPassphrase });
  const exported = await admin.packages.exportResults({ sessionId });
  if (!exported.ok) throw new Error(exported.reason);
  return exported.file.base64;
}
