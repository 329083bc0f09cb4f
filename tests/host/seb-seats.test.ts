import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { joinAs, RoomLine, type Room } from '../support/room-line.ts';
import { addToRoster } from './exam.ts';
import { openRoomOf } from './open-room.ts';
import { signInAs } from './staff-of-every-role.ts';

const { opened, today } = openRoomOf({ candidates: 1, items: 5, minutes: 10 });
const seat = 'browser-profile-of-seat-a-0000';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A machine that sends what Safe Exam Browser would: the address of each request hashed with its Config Key. */
class SebLine extends RoomLine {
  key: string;
  readonly #url: string;
  constructor(room: Room, key: string, from?: string) {
    super(room, from);
    this.#url = room.url;
    this.key = key;
  }
  override raw(path: string, wish: Parameters<RoomLine['raw']>[1] = {}) {
    const proof = { 'x-safeexambrowser-configkeyhash': sha256(`${this.#url}${path}${this.key}`) };
    return super.raw(path, { ...wish, headers: { ...wish.headers, ...proof } });
  }
}

async function issued() {
  const given = await opened();
  const answer = await given.proctor.seb.issue({ sessionId: given.day.sessionId });
  const state = await given.proctor.seb.state({ sessionId: given.day.sessionId });
  const day = { ...given.day, accountId: '', proctorBearer: await signInAs(given.host, 'proctor') };
  const [added] = await addToRoster(given.host, day, '姓名,工号', ['新来,E-99']);
  if (!answer.ok || state === null || added === undefined) throw new Error('not issued');
  return { ...given, file: answer.file, key: state.configKey, added };
}

describe('a session with Safe Exam Browser', () => {
  it('gets a settings file that starts at the room, once the room is open', async () => {
    const { host, day } = await today();
    const proctor = host.as(await signInAs(host, 'proctor'));
    expect(await proctor.seb.issue({ sessionId: day.sessionId })).toEqual({ ok: false, reason: 'not-open' });
    const { file, room } = await issued();
    const xml = Buffer.from(file.base64, 'base64').toString();
    expect(file.name).toMatch(/\.seb$/);
    expect(xml).toContain(`<key>startURL</key>\n  <string>${room.url}/?session=`);
  });

  it('admits its candidates at seats that joined in it, and nowhere else', async () => {
    const { host, proctor, room, key, added, line } = await issued();
    await joinAs(line, proctor, seat, 'A-01');
    await line.as().candidate.enter({ admissionNumber: added.admissionNumber, seat });
    const attemptIds = [added.attemptId];
    expect((await proctor.room.admit({ attemptIds })).refused).toEqual([
      { attemptId: added.attemptId, reason: 'needs-seb' },
    ]);
    await host.as().candidate.enter({ admissionNumber: added.admissionNumber, seat: 'window-at-the-host-0000000' });
    expect((await proctor.room.admit({ attemptIds })).refused[0]?.reason).toBe('needs-seb');

    const seb = new SebLine(room, key, '127.0.0.2');
    await joinAs(seb, proctor, `${seat}-seb`, 'A-02');
    await seb.as().candidate.enter({ admissionNumber: added.admissionNumber, seat });
    expect((await proctor.room.admit({ attemptIds })).done).toEqual(attemptIds);
  });

  it('lets a released candidate go on only at another seat that joined in it', async () => {
    const { proctor, room, key, added, line } = await issued();
    const seb = new SebLine(room, key, '127.0.0.2');
    await joinAs(seb, proctor, `${seat}-seb`, 'A-02');
    const { admissionNumber, attemptId } = added;
    await seb.as().candidate.enter({ admissionNumber, seat });
    await proctor.room.admit({ attemptIds: [attemptId] });
    await proctor.room.releaseSeat({ attemptIds: [attemptId], reason: '屏幕坏了' });
    await joinAs(line, proctor, seat, 'A-01');
    expect(await line.as().candidate.enter({ admissionNumber, seat })).toEqual({ ok: false, reason: 'needs-seb' });
    expect((await seb.as().candidate.enter({ admissionNumber, seat })).ok).toBe(true);
  });

  it('is checked with every request of such a seat: without the header, or with other settings, it gets nothing', async () => {
    const { proctor, room, key, added } = await issued();
    const seb = new SebLine(room, key);
    await joinAs(seb, proctor, seat, 'A-01');
    const entered = await seb.as().candidate.enter({ admissionNumber: added.admissionNumber, seat });
    const bearer = entered.ok ? entered.bearer : '';
    expect((await seb.post('candidate.state', {}, bearer)).status).toBe(200);

    const plain = new RoomLine(room);
    plain.token = seb.token;
    expect((await plain.post('candidate.state', {}, bearer)).status).toBe(403);
    expect((await plain.as().seats.mine({})).standing).toBe('seb-missing');
    // The header of one request is no header for another.
    plain.headers['x-safeexambrowser-configkeyhash'] = sha256(`${room.url}/rpc/setup/state${key}`);
    expect((await plain.post('candidate.state', {}, bearer)).status).toBe(403);
    seb.key = sha256('other settings');
    expect((await seb.post('candidate.state', {}, bearer)).status).toBe(403);
    seb.key = key;
    expect((await seb.post('candidate.state', {}, bearer)).status).toBe(200);
  });

  it('asks for it no more once it is withdrawn', async () => {
    const { proctor, room, key, added, day } = await issued();
    const seb = new SebLine(room, key);
    await joinAs(seb, proctor, seat, 'A-01');
    expect(await proctor.seb.withdraw({ sessionId: day.sessionId })).toEqual({ ok: true });
    expect(await proctor.seb.withdraw({ sessionId: day.sessionId })).toEqual({ ok: false, reason: 'not-issued' });
    const plain = new RoomLine(room);
    plain.token = seb.token;
    await plain.as().candidate.enter({ admissionNumber: added.admissionNumber, seat });
    expect((await proctor.room.admit({ attemptIds: [added.attemptId] })).done).toEqual([added.attemptId]);
  });
});
