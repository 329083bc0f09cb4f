import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recordingType } from '#domain/call/recording.ts';
import { begin, chunkOf, examiner, preparedCalls, soundOf } from './call-exam.ts';
import { journalled } from './journalled.ts';
import { password } from './staff-of-every-role.ts';

const calls = preparedCalls(2);
const opus = { mediaType: recordingType };
const desk = { track: 'desk', ...opus } as const;

interface Wish {
  readonly consent?: boolean;
  readonly handedOver?: boolean;
}

/** A call at one laptop: the examiner began the reading at the candidate's own seat, and gave the machine away. */
async function laptop({ consent = true, handedOver = true }: Wish = {}) {
  const { host, day } = await calls();
  const run = await begin(host, day);
  const { taskId, candidate } = run;
  const seat = day.candidates[0]?.seat ?? '';
  const opened = await host.as().signIn.open({ username: 'anna', password, role: 'examiner', seat });
  if (!opened.ok) throw new Error(opened.reason);
  const console = host.as(opened.bearer);
  await candidate().inCall({ wish: { kind: 'consent', consent } });
  await console.calls.act({ taskId, wish: { kind: 'start-reading' } });
  if (handedOver) await console.signIn.lock({ why: 'handover' });
  /** The host rings a handed-over machine by itself; an examiner does it otherwise. */
  const rings = async () => {
    await candidate().inCall({ wish: { kind: 'ready' } });
    await host.pass(1_500);
    if (!handedOver) await run.anna.act({ taskId, wish: { kind: 'ring' } });
    const state = await candidate().state({});
    if (state.stage !== 'running' || state.call?.stage !== 'call') throw new Error('it does not ring');
    return state.call;
  };
  const here = async () => {
    const state = await candidate().state({});
    return state.stage === 'running' ? state.call?.recordsHere : undefined;
  };
  return { host, day, ...run, rings, here };
}

/** The same in the ringing call, with a first segment of the candidate's page. */
async function recording() {
  const run = await laptop();
  await run.rings();
  const started = await run.candidate().startSegment(opus);
  if (!started.ok) throw new Error(started.reason);
  const { segmentId } = started;
  const send = (sequence: number, sound: Buffer) =>
    run.candidate().sendChunk({ segmentId, sequence, ...chunkOf(sound) });
  return { ...run, segmentId, send };
}

describe('a call at a laptop that was handed over', () => {
  it('is recorded by the candidate’s own page and heard by its examiners, byte for byte; the journal says by whom', async () => {
    const { host, taskId, rings, here, candidate } = await laptop();
    expect(await here()).toBe(true);
    expect((await rings()).recordsHere).toBe(true);
    const started = await candidate().startSegment(opus);
    if (!started.ok) throw new Error(started.reason);
    const { segmentId } = started;
    const sounds = [soundOf(2_000, true), ...Array.from({ length: 15 }, () => soundOf(3_000))];
    for (const [at, sound] of sounds.entries()) {
      const sent = await candidate().sendChunk({ segmentId, sequence: at + 1, ...chunkOf(sound) });
      expect(sent).toEqual({ ok: true, sequence: at + 1 });
    }
    const ended = await candidate().endSegment({ segmentId, chunks: sounds.length });
    if (!ended.ok) throw new Error(ended.reason);

    const bert = await examiner(host, 'bert');
    const all = await bert.recording({ taskId });
    expect(all.ok && all.segments).toMatchObject([{ track: 'desk', state: 'whole', chunks: 16, head: ended.head }]);
    const heard = await bert.sound({ taskId, segmentId, from: 1 });
    expect(heard.ok && Buffer.from(heard.data, 'base64').equals(Buffer.concat(sounds))).toBe(true);
    expect(JSON.stringify(all)).not.toContain('candidate:');
    const onDisk = readFileSync(join(host.folder, 'recordings', `${segmentId}.chunks`));
    expect(onDisk.includes(Buffer.from('A_OPUS'))).toBe(false);
    for (const kind of ['recording.started', 'recording.head', 'recording.ended']) {
      const [entry] = journalled(host, kind);
      expect(entry?.record.actor, kind).toMatch(/^candidate:/);
    }
    expect(journalled(host, 'recording.started')[0]?.payload).toMatchObject({ segmentId, recorder: 'seat' });
  });

  it('is not recorded without consent, before the ring, or once it was handed in', async () => {
    const silent = await laptop({ consent: false });
    expect((await silent.rings()).recordsHere).toBe(false);
    expect(await silent.candidate().startSegment(opus)).toMatchObject({ reason: 'no-consent' });

    const early = await laptop();
    expect(await early.candidate().startSegment(opus)).toMatchObject({ reason: 'not-running' });

    const { host, taskId, anna, candidate, segmentId, send } = await recording();
    await send(1, soundOf(500, true));
    await anna.act({ taskId, wish: { kind: 'end-call' } });
    expect(await candidate().startSegment(opus)).toMatchObject({ reason: 'not-running' });
    // What was on its way when the call ended is taken; what comes minutes later is no sound of the call.
    expect(await send(2, soundOf(500))).toEqual({ ok: true, sequence: 2 });
    await host.pass(130_000);
    expect(await send(3, soundOf(500))).toMatchObject({ reason: 'not-now' });
    expect(await candidate().endSegment({ segmentId, chunks: 2 })).toMatchObject({ ok: true });
  });

  it('is left to the console wherever there is one: not handed over, a second display, a voice over the network', async () => {
    const kept = await laptop({ handedOver: false });
    expect((await kept.rings()).recordsHere).toBe(false);
    expect(await kept.candidate().startSegment(opus)).toMatchObject({ reason: 'not-now' });

    const two = await laptop();
    await two.rings();
    const { sessionId } = two.day;
    const proctor = two.host.as(two.day.proctorBearer).calls;
    await proctor.setSecondDisplay({ sessionId, approved: true, reason: '两块屏幕背对背' });
    expect(await two.here()).toBe(false);
    expect(await two.candidate().startSegment(opus)).toMatchObject({ reason: 'not-now' });

    const apart = await laptop();
    await apart.rings();
    await apart.anna.offerVoice({ taskId: apart.taskId, sdp: 'v=0' });
    expect(await apart.here()).toBe(false);
    expect(await apart.candidate().startSegment(opus)).toMatchObject({ reason: 'not-now' });
  });

  it('is recorded once: a console that records goes first, one that fell silent no longer, and one that takes over cuts', async () => {
    const { host, taskId, rings, here, candidate } = await laptop();
    const bert = await examiner(host, 'bert');
    const begun = await bert.startSegment({ taskId, ...desk });
    if (!begun.ok) throw new Error(begun.reason);
    await bert.sendChunk({ taskId, segmentId: begun.segmentId, sequence: 1, ...chunkOf(soundOf(500, true)) });
    expect(await here()).toBe(false);
    await rings();
    expect(await candidate().startSegment(opus)).toMatchObject({ reason: 'console-records' });
    // Nor does it add to what the console recorded.
    const foreign = { segmentId: begun.segmentId, sequence: 2, ...chunkOf(soundOf(500)) };
    expect(await candidate().sendChunk(foreign)).toMatchObject({ reason: 'unknown-segment' });
    expect(await candidate().endSegment({ segmentId: begun.segmentId, chunks: 1 })).toMatchObject({
      reason: 'unknown-segment',
    });

    await host.pass(11_000);
    expect(await here()).toBe(true);
    const own = await candidate().startSegment(opus);
    if (!own.ok) throw new Error(own.reason);
    const first = { segmentId: own.segmentId, sequence: 1, ...chunkOf(soundOf(500, true)) };
    expect(await candidate().sendChunk(first)).toMatchObject({ ok: true });
    expect(await bert.sendChunk({ taskId, ...first, sequence: 2 })).toMatchObject({ reason: 'unknown-segment' });

    expect(await bert.startSegment({ taskId, ...desk })).toMatchObject({ ok: true });
    expect(await here()).toBe(false);
    expect(await candidate().sendChunk({ ...first, sequence: 2 })).toMatchObject({ reason: 'unknown-segment' });
    const all = await bert.recording({ taskId });
    expect(all.ok && all.segments.map(({ state, chunks }) => [state, chunks])).toEqual([
      ['cut', 1],
      ['cut', 1],
      ['open', 0],
    ]);
  });

  it('takes sound of its own candidate alone', async () => {
    const { host, day, segmentId, send } = await recording();
    await send(1, soundOf(500, true));
    const other = host.as(day.candidates[1]?.bearer).candidate;
    expect(await other.startSegment(opus)).toMatchObject({ ok: false });
    const chunk = { segmentId, sequence: 2, ...chunkOf(soundOf(500)) };
    expect(await other.sendChunk(chunk)).toMatchObject({ reason: 'unknown-segment' });
    expect(await other.endSegment({ segmentId, chunks: 1 })).toMatchObject({ reason: 'unknown-segment' });
    const staff = host.as(day.proctorBearer).candidate;
    await expect(staff.sendChunk(chunk)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('goes on over a killed host, and in a new segment when the page comes back', async () => {
    const { host, day, attemptId, taskId, segmentId, send, bearer } = await recording();
    const sounds = [soundOf(900, true), soundOf(900), soundOf(900)];
    expect(await send(1, sounds[0] ?? Buffer.alloc(0))).toMatchObject({ ok: true });
    expect(await send(2, sounds[1] ?? Buffer.alloc(0))).toMatchObject({ ok: true });
    await host.dieAndRestart();
    const back = host.as(bearer).candidate;
    const third = { segmentId, sequence: 3, ...chunkOf(sounds[2] ?? Buffer.alloc(0)) };
    expect(await back.sendChunk(third)).toMatchObject({ ok: true });
    const bert = await examiner(host, 'bert');
    const heard = await bert.sound({ taskId, segmentId, from: 1 });
    expect(heard.ok && Buffer.from(heard.data, 'base64').equals(Buffer.concat(sounds))).toBe(true);
    // Nothing begins while the call stands still; it does as soon as a proctor lets it go on.
    expect(await back.startSegment(opus)).toMatchObject({ reason: 'not-running' });
    await host.as(day.proctorBearer).room.resume({ attemptIds: [attemptId], reason: '主机已恢复' });
    expect(await back.startSegment(opus)).toMatchObject({ ok: true });
    const all = await bert.recording({ taskId });
    expect(all.ok && all.segments.map(({ state, chunks }) => [state, chunks])).toEqual([
      ['cut', 3],
      ['open', 0],
    ]);
  });
});
