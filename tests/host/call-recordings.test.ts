import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mostChunkBytes, mostRecordingBytes, recordingType } from '#domain/call/recording.ts';
import { writeSnapshot } from '#host/formats/snapshot/write-snapshot.ts';
import { openHost } from '#host/host.ts';
import { takeOver } from '#host/take-over.ts';
import { openForWriting } from '#host/storage/database.ts';
import { verifyChain } from '#host/storage/journal-store.ts';
import { caller } from '../support/caller.ts';
import { limitFiles } from '../support/faults/limit-files.ts';
import { temporaryFolder } from '../support/test-host.ts';
import { HostProcess } from '../support/host-process.ts';
import { answered, begin, chunkOf, examiner, preparedCalls, soundOf } from './call-exam.ts';
import { password as staffPassword, signInAs } from './staff-of-every-role.ts';

const calls = preparedCalls(1);
const desk = { track: 'desk', mediaType: recordingType } as const;

async function signInAt(origin: string, username: string): Promise<string> {
  const wish = { username, password: staffPassword, role: 'examiner' as const, seat: 'staff-seat-000000000000001' };
  const opened = await caller(fetch, null, origin).signIn.open(wish);
  if (!opened.ok) throw new Error(opened.reason);
  return opened.bearer;
}

async function recording() {
  const { host, day } = await calls();
  const run = await begin(host, day);
  await answered(host, run);
  const { taskId, anna } = run;
  const started = await anna.startSegment({ taskId, ...desk });
  if (!started.ok) throw new Error(started.reason);
  const { segmentId } = started;
  const send = (sequence: number, sound: Buffer, by = anna) =>
    by.sendChunk({ taskId, segmentId, sequence, ...chunkOf(sound) });
  return { host, day, ...run, segmentId, send, file: () => join(host.folder, 'recordings', `${segmentId}.chunks`) };
}

describe('a recording', () => {
  it('is begun only with the candidate’s consent, during the call, and of one kind', async () => {
    const { host, day } = await calls();
    const run = await begin(host, day);
    const { taskId, anna, candidate } = run;
    expect(await anna.startSegment({ taskId, ...desk })).toMatchObject({ reason: 'no-consent' });
    await candidate().inCall({ wish: { kind: 'consent', consent: false } });
    await anna.act({ taskId, wish: { kind: 'start-reading' } });
    expect(await anna.startSegment({ taskId, ...desk })).toMatchObject({ reason: 'no-consent' });
  });

  it('comes back byte for byte, lies encrypted on the disk, and its head is in the journal', async () => {
    const { host, taskId, anna, segmentId, send, file } = await recording();
    const sounds = [soundOf(3_000, true), ...Array.from({ length: 16 }, () => soundOf(4_000))];
    for (const [at, sound] of sounds.entries())
      expect(await send(at + 1, sound)).toEqual({ ok: true, sequence: at + 1 });
    const ended = await anna.endSegment({ taskId, segmentId, chunks: sounds.length });
    if (!ended.ok) throw new Error(ended.reason);
    const heard = await anna.sound({ taskId, segmentId, from: 1 });
    if (!heard.ok) throw new Error(heard.reason);
    expect(Buffer.from(heard.data, 'base64').equals(Buffer.concat(sounds))).toBe(true);
    expect(heard.next).toBeNull();
    const later = await anna.sound({ taskId, segmentId, from: 17 });
    expect(later.ok && Buffer.from(later.data, 'base64').equals(sounds[16] ?? Buffer.alloc(0))).toBe(true);
    const onDisk = readFileSync(file());
    expect(onDisk.includes(Buffer.from('A_OPUS'))).toBe(false);
    for (const sound of sounds) expect(onDisk.includes(sound.subarray(100, 200))).toBe(false);
    const journal = host.read((db) =>
      db.prepare<[], { kind: string; payload: string }>("SELECT * FROM journal WHERE kind LIKE 'recording.%'").all(),
    );
    expect(journal.map(({ kind }) => kind)).toEqual(['recording.started', 'recording.head', 'recording.ended']);
    const { text } = await host.post('journal.entries', { limit: 200 }, await signInAs(host, 'administrator'));
    expect(text).toContain(ended.head);
    expect(host.read(verifyChain).firstBad).toBeNull();
  });

  it('refuses by name what was altered, is out of order, too large or of another kind, and keeps what it has', async () => {
    const { taskId, anna, segmentId, send } = await recording();
    expect(await anna.startSegment({ taskId, ...desk, mediaType: 'audio/mp4' })).toMatchObject({
      reason: 'wrong-kind',
      detail: 'audio/mp4',
    });
    expect(await send(1, Buffer.from('RIFF....WAVEfmt '))).toMatchObject({ reason: 'wrong-kind' });
    const first = soundOf(1_000, true);
    const altered = { ...chunkOf(first), data: soundOf(1_000, true).toString('base64') };
    expect(await anna.sendChunk({ taskId, segmentId, sequence: 1, ...altered })).toMatchObject({ reason: 'altered' });
    expect(await send(2, first)).toMatchObject({ reason: 'wrong-order', detail: '1' });
    expect(await send(1, first)).toEqual({ ok: true, sequence: 1 });
    // Its acknowledgement was lost: the same chunk again is kept once.
    expect(await send(1, first)).toEqual({ ok: true, sequence: 1 });
    expect(await send(1, soundOf(10))).toMatchObject({ reason: 'wrong-order', detail: '2' });
    expect(await send(2, soundOf(mostChunkBytes + 1))).toMatchObject({ reason: 'too-large' });
    expect(await anna.endSegment({ taskId, segmentId, chunks: 5 })).toMatchObject({
      reason: 'wrong-order',
      detail: '2',
    });
    const heard = await anna.sound({ taskId, segmentId, from: 1 });
    expect(heard.ok && Buffer.from(heard.data, 'base64').equals(first)).toBe(true);
  });

  it('is never more than its limit: the chunk over it is refused by name, and what is there can be ended whole', async () => {
    const { host, taskId, anna, segmentId, send } = await recording();
    const first = soundOf(1_000, true);
    await send(1, first);
    // As after hours of sound: the segment's last chunk ends just below the limit.
    const db = openForWriting(host.folder);
    db.prepare('UPDATE recording_chunk SET start = ?').run(mostRecordingBytes - 4_000);
    db.close();
    expect(await send(2, soundOf(4_000))).toMatchObject({ reason: 'over-limit', detail: String(mostRecordingBytes) });
    expect(await send(2, soundOf(500))).toEqual({ ok: true, sequence: 2 });
    expect(await anna.endSegment({ taskId, segmentId, chunks: 2 })).toMatchObject({ ok: true });
  });

  it('is of the kind that its bytes say, whatever its page declares', async () => {
    const { taskId, anna, segmentId, send } = await recording();
    const opus = soundOf(400, true);
    const kinds = {
      'Ogg with Opus': Buffer.concat([Buffer.from('OggS'), opus.subarray(4)]),
      MP3: Buffer.concat([Buffer.from('ID3'), opus]),
      'WebM with another codec': Buffer.from(opus.toString('latin1').replace('A_OPUS', 'A_VORB'), 'latin1'),
      'WebM with a picture': Buffer.concat([opus.subarray(0, 40), Buffer.from('V_VP8'), opus]),
    };
    for (const [kind, sound] of Object.entries(kinds)) {
      expect(await send(1, sound), kind).toMatchObject({ reason: 'wrong-kind', detail: recordingType });
    }
    const all = await anna.recording({ taskId });
    expect(all.ok && all.segments.map(({ chunks }) => chunks)).toEqual([0]);
    expect(await send(1, opus)).toEqual({ ok: true, sequence: 1 });
    expect(await anna.endSegment({ taskId, segmentId, chunks: 1 })).toMatchObject({ ok: true });
  });

  it('goes on after a killed host in which nobody has signed in, and loses no acknowledged chunk', async () => {
    const { host, day, taskId, segmentId } = await recording();
    const bearer = await signInAs(host, 'examiner', 'anna');
    const sounds = [soundOf(900, true), soundOf(900), soundOf(900)];
    const send = (at: number) =>
      host
        .as(bearer)
        .calls.sendChunk({ taskId, segmentId, sequence: at + 1, ...chunkOf(sounds[at] ?? Buffer.alloc(0)) });
    expect(await send(0)).toMatchObject({ ok: true });
    expect(await send(1)).toMatchObject({ ok: true });
    await host.dieAndRestart();
    expect(await host.as(bearer).calls.sound({ taskId, segmentId, from: 1 })).toMatchObject({ reason: 'keys-closed' });
    expect(await send(1)).toMatchObject({ ok: true });
    expect(await send(2)).toMatchObject({ ok: true });
    const heard = await (await examiner(host, 'bert')).sound({ taskId, segmentId, from: 1 });
    expect(heard.ok && Buffer.from(heard.data, 'base64').equals(Buffer.concat(sounds))).toBe(true);
    expect(day.candidates).toHaveLength(1);
  });

  it('is there up to the last acknowledged chunk after the process is killed in the middle of one', async () => {
    const { host, day } = await calls();
    const run = await begin(host, day);
    await answered(host, run);
    const { taskId } = run;
    await host.close();
    const sounds = Array.from({ length: 400 }, (_, at) => soundOf(4_000, at === 0));
    const first = new HostProcess(host.folder);
    const bearer = await signInAt(await first.origin, 'anna');
    const recorder = caller(fetch, bearer, await first.origin).calls;
    const started = await recorder.startSegment({ taskId, ...desk });
    if (!started.ok) throw new Error(started.reason);
    const { segmentId } = started;
    let acknowledged = 0;
    const recording = (async () => {
      for (const [at, sound] of sounds.entries()) {
        const answer = await recorder.sendChunk({ taskId, segmentId, sequence: at + 1, ...chunkOf(sound) });
        if (!answer.ok) throw new Error(answer.reason);
        acknowledged = at + 1;
        if (acknowledged === 25) void first.kill();
      }
    })();
    await expect(recording).rejects.toThrow();
    expect(acknowledged).toBeGreaterThanOrEqual(25);
    expect(acknowledged).toBeLessThan(sounds.length);
    const second = new HostProcess(host.folder);
    const origin = await second.origin;
    onTestFinished(() => second.kill());
    // The chunk that was on its way is sent again, and the recording goes on.
    const again = caller(fetch, bearer, origin).calls;
    const next = acknowledged + 1;
    const sent = sounds[acknowledged] ?? Buffer.alloc(0);
    expect(await again.sendChunk({ taskId, segmentId, sequence: next, ...chunkOf(sent) })).toMatchObject({ ok: true });
    const heard = await caller(fetch, await signInAt(origin, 'bert'), origin).calls.sound({
      taskId,
      segmentId,
      from: 1,
    });
    if (!heard.ok) throw new Error(`${heard.reason} ${heard.detail ?? ''}`);
    expect(Buffer.from(heard.data, 'base64').equals(Buffer.concat(sounds.slice(0, next)))).toBe(true);
  }, 60_000);

  it('acknowledges no chunk that a full disk took only a part of, says so, and takes it whole once there is room', async () => {
    const { host, day } = await calls();
    const run = await begin(host, day);
    await answered(host, run);
    const { taskId } = run;
    await host.close();
    const process = new HostProcess(host.folder);
    onTestFinished(() => process.kill());
    const origin = await process.origin;
    const recorder = caller(fetch, await signInAt(origin, 'anna'), origin).calls;
    const started = await recorder.startSegment({ taskId, ...desk });
    if (!started.ok) throw new Error(started.reason);
    const { segmentId } = started;
    // The limit is of every file of the process: the recording must be the largest before it is drawn through its next chunk.
    const sounds = Array.from({ length: 90 }, (_, at) => soundOf(120_000, at === 0));
    const send = (at: number) =>
      recorder.sendChunk({ taskId, segmentId, sequence: at + 1, ...chunkOf(sounds[at] ?? Buffer.alloc(0)) });
    for (const at of sounds.keys()) if (at < 89) expect(await send(at)).toMatchObject({ ok: true });
    const size = statSync(join(host.folder, 'recordings', `${segmentId}.chunks`)).size;
    limitFiles(process.pid, size + 60_000);
    await expect(send(89)).rejects.toMatchObject({ code: 'WRITE_FAILED', status: 503 });
    limitFiles(process.pid, null);
    expect(await send(89)).toMatchObject({ ok: true });
    const heard = await recorder.sound({ taskId, segmentId, from: 90 });
    expect(heard.ok && Buffer.from(heard.data, 'base64').equals(sounds[89] ?? Buffer.alloc(0))).toBe(true);
  }, 120_000);

  it('is a list of segments: a page that comes back begins another, and the one before is known to be cut', async () => {
    const { host, taskId, anna, send } = await recording();
    await send(1, soundOf(500, true));
    await host.pass(30_000);
    const again = await anna.startSegment({ taskId, ...desk });
    if (!again.ok) throw new Error(again.reason);
    expect(await send(2, soundOf(500))).toMatchObject({ reason: 'unknown-segment' });
    await anna.sendChunk({ taskId, segmentId: again.segmentId, sequence: 1, ...chunkOf(soundOf(500, true)) });
    await anna.endSegment({ taskId, segmentId: again.segmentId, chunks: 1 });
    const all = await anna.recording({ taskId });
    if (!all.ok) throw new Error(all.reason);
    expect(all.segments.map(({ place, state, chunks, sinceRingMs }) => [place, state, chunks, sinceRingMs])).toEqual([
      [1, 'cut', 1, 4_000],
      [2, 'whole', 1, 34_000],
    ]);
  });

  it('is in every snapshot: a spare host that takes over plays it', async () => {
    const { host, taskId, segmentId, send } = await recording();
    const sounds = [soundOf(900, true), soundOf(900)];
    for (const [at, sound] of sounds.entries()) await send(at + 1, sound);
    const stick = temporaryFolder();
    const facts = { folder: stick, keep: 2, at: Date.now(), epoch: 0, hostId: 'host' };
    await writeSnapshot({ dataFolder: host.folder, ...facts });
    const spare = join(temporaryFolder(), 'spare');
    const options = { dataFolder: spare, uiFolder: spare };
    expect(await takeOver(stick, options)).toMatchObject({ ok: true, epoch: 1 });
    const taken = await openHost(options);
    onTestFinished(() => taken.close());
    const send2 = (request: Request) => taken.handle(request, { console: true, device: 'console' });
    const wish = { username: 'bert', password: staffPassword, role: 'examiner' as const };
    const opened = await caller(send2).signIn.open({ ...wish, seat: 'staff-seat-000000000000001' });
    if (!opened.ok) throw new Error(opened.reason);
    const heard = await caller(send2, opened.bearer).calls.sound({ taskId, segmentId, from: 1 });
    expect(heard.ok && Buffer.from(heard.data, 'base64').equals(Buffer.concat(sounds))).toBe(true);
  });

  it('that was changed on the disk is not played: the chunk is named', async () => {
    const { host, taskId, anna, segmentId, send, file } = await recording();
    for (const at of [1, 2, 3]) await send(at, soundOf(400, at === 1));
    const bytes = readFileSync(file());
    const second = host.read(
      (db) =>
        db.prepare<[], { start: number }>('SELECT start FROM recording_chunk WHERE sequence = 2').get()?.start ?? 0,
    );
    bytes[second + 50] = (bytes[second + 50] ?? 0) ^ 1;
    writeFileSync(file(), bytes);
    expect(await anna.sound({ taskId, segmentId, from: 1 })).toMatchObject({ reason: 'altered', detail: '2' });
    expect(await anna.sound({ taskId, segmentId, from: 3 })).toMatchObject({ ok: true });
  });
});
