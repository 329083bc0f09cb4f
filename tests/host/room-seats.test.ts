import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { epochHeader, seatStandingHeader } from '#contract/seat-headers.ts';
import { readPairingCode } from '#domain/seat/pairing-code.ts';
import { mostWrongCodes, pairingKey, pairingLifeMs, pairingProof } from '#host/network/pairing.ts';
import { joinAs, openRoomOn, RoomLine } from '../support/room-line.ts';
import { addToRoster } from './exam.ts';
import { openRoomOf } from './open-room.ts';
import { signInAs } from './staff-of-every-role.ts';

const { opened: openRoom } = openRoomOf({ candidates: 2, items: 5, minutes: 10 });
const seatA = 'browser-profile-of-seat-a-0000';
const seatB = 'browser-profile-of-seat-b-0000';

async function opened() {
  const given = await openRoom();
  const code = (await given.proctor.network.state({})).open?.joining.code ?? '';
  return { ...given, code, a: given.line, b: new RoomLine(given.room, '127.0.0.2') };
}

const wrongCode = (code: string) => code.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'));

describe('a machine of the room', () => {
  it('joins with the code, waits, is let in under a name and a place, and only then may a candidate sit down', async () => {
    const { proctor, a, code, day } = await opened();
    const enter = () => a.post('candidate.enter', { admissionNumber: day.candidates[0]?.admissionNumber, seat: seatA });
    expect((await enter()).status).toBe(403);
    expect(a.lastHeaders.get(seatStandingHeader)).toBe('none');
    const joined = await a.as().seats.join({ code, seat: seatA, kind: 'browser' });
    a.token = joined.ok ? joined.token : null;
    expect(await a.as().seats.mine({})).toEqual({ standing: 'pending', name: null });
    expect((await enter()).status).toBe(403);

    const { seats } = await proctor.seats.list({});
    expect(seats).toMatchObject([
      { state: 'pending', short: 'BROW', address: '127.0.0.1', kind: 'browser', silentMs: 0 },
    ]);
    const seatId = seats[0]?.seatId ?? '';
    expect(await proctor.seats.approve({ seatId, name: 'A-03', place: { row: 1, column: 3 } })).toEqual({ ok: true });
    expect(await a.as().seats.mine({})).toEqual({ standing: 'approved', name: 'A-03' });
    expect((await enter()).status).toBe(200);
  });

  it('does the whole exam with the operations that a window at the host uses, and the board names its seat', async () => {
    const { host, proctor, a, day } = await opened();
    await joinAs(a, proctor, seatA, 'A-01');
    const author = { ...day, accountId: '', proctorBearer: await signInAs(host, 'proctor') };
    const [added] = await addToRoster(host, author, '姓名,工号', ['新来,E-99']);
    const entered = await a
      .as()
      .candidate.enter({ admissionNumber: added?.admissionNumber ?? '', seat: 'ignored-0000000000000000' });
    const bearer = entered.ok ? entered.bearer : '';
    const attemptIds = [added?.attemptId ?? ''];
    await proctor.room.admit({ attemptIds });
    const { candidate } = a.as(bearer);
    await candidate.confirmIdentity({});
    await candidate.accept({ agreementIds: ['confidentiality', 'rules'] });
    await candidate.reportCheck({ checks: [{ name: 'display', ok: true, detail: '' }] });
    expect((await proctor.room.start({ attemptIds })).done).toEqual(attemptIds);
    expect(await candidate.state({})).toMatchObject({ stage: 'running' });
    expect(await proctor.network.close({ evenSo: false })).toEqual({ ok: false, reason: 'time-runs' });
    const { cards } = await proctor.room.board({ sessionId: day.sessionId });
    expect(cards[0]).toMatchObject({ attemptId: added?.attemptId, seatName: 'A-01', state: 'running' });
    expect((await candidate.submit({})).ok).toBe(true);
    expect(await proctor.network.close({ evenSo: false })).toEqual({ ok: true });
  });

  it('goes on after the host was killed and a proctor opened the room again, with the token it has', async () => {
    const { host, proctor, a, day } = await opened();
    await joinAs(a, proctor, seatA, 'A-01');
    await host.dieAndRestart();
    await openRoomOn(host.as(await signInAs(host, 'proctor')), day.sessionId);
    expect(await a.as().seats.mine({})).toEqual({ standing: 'approved', name: 'A-01' });
  });

  it('keeps its token nowhere on the host’s disk', async () => {
    const { host, proctor, a } = await opened();
    await joinAs(a, proctor, seatA, 'A-01');
    const stored = host.read((db) =>
      ['seat', 'journal_payload'].map((table) => JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all())).join(),
    );
    expect(stored).toContain(seatA);
    expect(stored).not.toContain(a.token);
  });

  it('is out once a proctor removes it, or when it leaves', async () => {
    const { proctor, a, b } = await opened();
    const seatId = await joinAs(a, proctor, seatA, 'A-01');
    await joinAs(b, proctor, seatB, 'A-02');
    expect(await proctor.seats.remove({ seatId })).toEqual({ ok: true });
    await b.as().seats.leave({});
    for (const line of [a, b]) expect((await line.as().seats.mine({})).standing).toBe('none');
    expect((await proctor.seats.list({})).seats).toEqual([]);
  });
});

describe('the pairing code', () => {
  it('is refused when it is wrong, and each machine is slowed down after four tries', async () => {
    const { a, b, code } = await opened();
    const guess = (line: RoomLine) => line.as().seats.join({ code: wrongCode(code), seat: seatA, kind: 'browser' });
    for (let i = 0; i < 5; i += 1) expect(await guess(a)).toEqual({ ok: false, reason: 'wrong-code' });
    expect(await guess(a)).toMatchObject({ reason: 'wait', seconds: 1 });
    expect(await a.as().seats.join({ code, seat: seatA, kind: 'browser' })).toMatchObject({ reason: 'wait' });
    expect(await guess(b)).toEqual({ ok: false, reason: 'wrong-code' });
  });

  it('ends after thirty wrong ones from all machines together: brute force gets nothing, not even the right one', async () => {
    const { host, room, code, proctor } = await opened();
    const answers: string[] = [];
    for (let i = 0; i < mostWrongCodes + 5; i += 1) {
      const line = new RoomLine(room, `127.0.1.${i + 1}`);
      const answer = await line.as().seats.join({ code: wrongCode(code), seat: seatA, kind: 'browser' });
      answers.push(answer.ok ? 'in' : answer.reason);
    }
    expect(answers.filter((a) => a === 'wrong-code')).toHaveLength(mostWrongCodes);
    expect(answers.slice(mostWrongCodes)).toEqual(Array(5).fill('no-code'));
    const right = await new RoomLine(room, '127.0.2.1').as().seats.join({ code, seat: seatA, kind: 'browser' });
    expect(right).toEqual({ ok: false, reason: 'no-code' });
    expect((await proctor.network.state({})).open?.joining).toEqual({
      code: null,
      codeEndsAt: null,
      link: null,
      qr: [],
    });
    const refusals = host.read((db) =>
      db.prepare(`SELECT count(*) FROM journal WHERE kind = 'seat.refused'`).pluck().get(),
    );
    expect(refusals).toBe(mostWrongCodes);
  });

  it('lives a quarter of an hour, and ends at once when a proctor makes another', async () => {
    const { host, a, code, proctor } = await opened();
    await host.pass(pairingLifeMs - 1);
    expect((await proctor.network.state({})).open?.joining.code).toBe(code);
    await host.pass(1);
    expect(await a.as().seats.join({ code, seat: seatA, kind: 'browser' })).toMatchObject({ reason: 'no-code' });
    const made = await proctor.network.newCode({});
    const next = made.ok ? (made.joining.code ?? '') : '';
    expect(next).toBe(readPairingCode(next));
    expect(await a.as().seats.join({ code, seat: seatA, kind: 'browser' })).toMatchObject({ reason: 'wrong-code' });
    expect((await a.as().seats.join({ code: next.toLowerCase(), seat: seatA, kind: 'browser' })).ok).toBe(true);
  });

  it('opens nothing at the host’s own machine, where nobody joins', async () => {
    const { host, code } = await opened();
    expect(await host.as().seats.join({ code, seat: seatA, kind: 'browser' })).toEqual({
      ok: false,
      reason: 'not-over-room',
    });
  });

  it('is proved by the host before a seat sends it: bound to the authority and to the seat’s own nonce', async () => {
    const { a, code, proctor } = await opened();
    const fingerprint = (await proctor.network.state({})).open?.fingerprint ?? '';
    const nonce = 'a-nonce-of-this-seat-00000';
    const shown = await a.as().seats.prove({ nonce });
    const key = await pairingKey(code, Buffer.from(shown?.salt ?? '', 'base64url'));
    expect(shown?.proof).toBe(pairingProof(key, nonce, fingerprint));
    // What somebody in between has: the proof for another nonce or another authority is no proof here.
    expect(shown?.proof).not.toBe(pairingProof(key, 'another-nonce-0000000000', fingerprint));
    expect(shown?.proof).not.toBe(pairingProof(key, nonce, fingerprint.replace(/^../, '00')));
    expect(JSON.stringify(shown)).not.toContain(code.slice(0, 5));
  });

  it('stands in the link and its QR code together with the fingerprint, in the fragment only', async () => {
    const { room, code, proctor } = await opened();
    const { open } = await proctor.network.state({});
    const pin = open?.fingerprint.replaceAll(':', '');
    expect(open?.joining.link).toBe(`${room.url}/#join=${code}&pin=${pin}`);
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    const wasmBinary = Uint8Array.from(readFileSync(wasm)).buffer;
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
    const rows = open?.joining.qr ?? [];
    const scale = 4;
    const quiet = 4;
    const size = (rows.length + 2 * quiet) * scale;
    const data = new Uint8ClampedArray(size * size * 4).fill(255);
    for (let y = 0; y < size; y += 1)
      for (let x = 0; x < size; x += 1)
        if (rows[Math.floor(y / scale) - quiet]?.[Math.floor(x / scale) - quiet] === '1')
          data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
    const [read] = await readBarcodes(
      { data, width: size, height: size, colorSpace: 'srgb' },
      {
        formats: ['QRCode'],
      },
    );
    expect(read?.text).toBe(open?.joining.link);
  });
});

describe('a seat’s token', () => {
  it('opens nothing from another machine: the seat must be let in again by a proctor, who sees the new address', async () => {
    const { proctor, a, b, day } = await opened();
    const seatId = await joinAs(a, proctor, seatA, 'A-01');
    b.token = a.token;
    expect(await b.as().seats.mine({})).toEqual({ standing: 'moved', name: 'A-01' });
    const enter = { admissionNumber: day.candidates[0]?.admissionNumber, seat: seatA };
    expect((await b.post('candidate.enter', enter)).status).toBe(403);
    expect((await proctor.seats.list({})).seats[0]).toMatchObject({ moved: '127.0.0.2', address: '127.0.0.1' });
    await b.as().seats.leave({});
    expect((await a.as().seats.mine({})).standing).toBe('approved');
    await b.as().seats.mine({});
    expect(await proctor.seats.approve({ seatId, name: 'A-01', place: null })).toEqual({ ok: true });
    expect((await b.as().seats.mine({})).standing).toBe('approved');
    expect((await a.as().seats.mine({})).standing).toBe('moved');
  });

  it('does not carry a candidate’s sign-in over to another seat, whoever has the bearer: 401', async () => {
    const { host, proctor, a, b, day } = await opened();
    await joinAs(a, proctor, seatA, 'A-01');
    await joinAs(b, proctor, seatB, 'A-02');
    const author = { ...day, accountId: '', proctorBearer: await signInAs(host, 'proctor') };
    const [added] = await addToRoster(host, author, '姓名,工号', ['新来,E-99']);
    const entered = await a.as().candidate.enter({ admissionNumber: added?.admissionNumber ?? '', seat: seatA });
    const bearer = entered.ok ? entered.bearer : '';
    expect((await a.post('candidate.state', {}, bearer)).status).toBe(200);
    expect((await b.post('candidate.state', {}, bearer)).status).toBe(401);
    b.token = a.token;
    expect((await b.post('candidate.state', {}, bearer)).status).toBe(403);
    // A sign-in from the host's own machine is of no seat of the room.
    expect((await a.post('candidate.state', {}, day.candidates[0]?.bearer)).status).toBe(401);
  });

  it('is none when it is damaged, made up or of a seat that is gone', async () => {
    const { proctor, a } = await opened();
    await joinAs(a, proctor, seatA, 'A-01');
    const right = a.token ?? '';
    for (const token of ['', 'x', right.slice(1), `${right}x`, right.toLowerCase(), `${right.slice(0, -1)}!`]) {
      a.token = token;
      expect((await a.as().seats.mine({})).standing, token).toBe('none');
    }
  });
});

describe('the seats of a room', () => {
  it('have each a name and a place of their own', async () => {
    const { proctor, a, b } = await opened();
    const first = await joinAs(a, proctor, seatA, null);
    const second = await joinAs(b, proctor, seatB, null);
    const place = { row: 1, column: 1 };
    expect(await proctor.seats.approve({ seatId: first, name: 'A-01', place })).toEqual({ ok: true });
    const approve = (name: string, where: typeof place | null) =>
      proctor.seats.approve({ seatId: second, name, place: where });
    expect(await approve('A-01', null)).toEqual({ ok: false, reason: 'name-taken' });
    expect(await approve('A-02', place)).toEqual({ ok: false, reason: 'place-taken' });
    expect(await approve('A-02', { row: 6, column: 1 })).toEqual({ ok: false, reason: 'outside-grid' });
    expect((await b.as().seats.mine({})).standing).toBe('pending');
    expect(await approve('A-02', { row: 1, column: 2 })).toEqual({ ok: true });
    const swap = [
      { seatId: first, place: { row: 1, column: 2 } },
      { seatId: second, place },
    ];
    expect(await proctor.seats.place({ moves: swap })).toEqual({ ok: true });
    expect((await proctor.seats.list({})).seats.map(({ name }) => name)).toEqual(['A-02', 'A-01']);
    expect(await proctor.seats.setGrid({ rows: 1, columns: 1 })).toEqual({ ok: false, reason: 'outside-grid' });
    expect(await proctor.seats.setGrid({ rows: 1, columns: 2 })).toEqual({ ok: true });
    expect(await proctor.seats.place({ moves: [{ seatId: 'nobody', place: null }] })).toMatchObject({
      reason: 'unknown',
    });
  });

  it('hear with each reply which host answers; a machine that has not joined hears nothing of it', async () => {
    const { host, proctor, a, b } = await opened();
    await joinAs(a, proctor, seatA, 'A-01');
    await a.as().setup.state({});
    const told = a.lastHeaders.get(epochHeader) ?? '';
    expect(told).toBe(host.read((db) => db.prepare(`SELECT lineage || ' 0' FROM host_lineage`).pluck().get()));
    expect(told).toMatch(/^[0-9a-f]{32} 0$/);
    await b.as().setup.state({});
    expect(b.lastHeaders.get(epochHeader)).toBeNull();
  });
});
