import { describe, expect, it } from 'vitest';
import { begin, held, preparedCalls, soundOf } from './call-exam.ts';
import { filled } from './case-exam.ts';
import { signInAs } from './staff-of-every-role.ts';

const run = preparedCalls(3, true);

describe('a recorded call of a training run', () => {
  it('is heard and marked by its candidate and by one peer, who learns no name, and by no other candidate', async () => {
    const { host, day } = await run();
    const sounds = [soundOf(900, true), soundOf(900)];
    const segmentId = await held(host, await begin(host, day), sounds);
    const [author, peer, stranger] = day.candidates;
    if (author === undefined || peer === undefined || stranger === undefined) throw new Error('three sit');
    const attemptIds = [peer.attemptId, stranger.attemptId];
    await host.as(day.proctorBearer).room.close({ attemptIds, reason: '练习结束' });

    const { reviews: own } = host.as(author.bearer);
    const [duty] = await own.mine({});
    if (duty === undefined) throw new Error('there is nothing to review');
    expect(duty).toMatchObject({ own: true, kind: 'call' });
    const { taskId } = duty;
    const lead = host.as(await signInAs(host, 'lead-examiner', 'lead'));
    const { people } = await lead.peers.board({ sessionId: day.sessionId });
    const boarded = (await host.as(day.proctorBearer).room.board({ sessionId: day.sessionId })).cards;
    const name = boarded.find(({ attemptId }) => attemptId === peer.attemptId)?.name ?? '';
    const candidateId = people.find((one) => one.name === name)?.candidateId ?? '';
    expect(await lead.peers.give({ taskId, candidateId })).toEqual({ ok: true });

    for (const { bearer } of [author, peer]) {
      const { reviews } = host.as(bearer);
      const opened = await reviews.open({ taskId });
      if (!opened.ok) throw new Error(opened.reason);
      expect(JSON.stringify(opened)).not.toContain(author.admissionNumber);
      expect(await reviews.recording({ taskId })).toMatchObject({ ok: true, segments: [{ segmentId, chunks: 2 }] });
      const heard = await reviews.sound({ taskId, segmentId, from: 1 });
      expect(heard.ok && Buffer.from(heard.data, 'base64').equals(Buffer.concat(sounds))).toBe(true);
      const revision = opened.revision + 1;
      await reviews.save({ taskId, revision, sheet: filled(opened.rubric, { quality: 0.5 }) });
      expect(await reviews.submit({ taskId, revision })).toMatchObject({ ok: true });
    }
    const { reviews: other } = host.as(stranger.bearer);
    expect(await other.open({ taskId })).toMatchObject({ reason: 'not-yours' });
    expect(await other.sound({ taskId, segmentId, from: 1 })).toMatchObject({ reason: 'not-yours' });
    expect(await other.recording({ taskId })).toMatchObject({ reason: 'not-yours' });
  });
});
