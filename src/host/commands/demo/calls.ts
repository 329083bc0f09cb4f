import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordingType } from '#domain/call/recording.ts';
import { bundledBanks } from '#host/program-files.ts';
import { sampleBankId } from '#host/sample/sample-exam.ts';
import type { HostClient } from '../host-client.ts';
import type { Connection } from './connection.ts';
import { DemoFailed, must, mustFind } from './must.ts';
import { staffSignIn, type DemoSession, type Office } from './office.ts';
import { assignExaminers } from './marking.ts';
import { beginLaterPart, writeAndSubmit } from './written-part.ts';
import type { Seat } from './seat.ts';
import { recordedChunks } from './sound.ts';

/** What was recorded of a call, and what its playback gave. */
export interface Recording {
  readonly code: string;
  readonly chunks: number;
  readonly bytes: number;
  /** Head of the chunks' chain, as the journal has it. */
  readonly head: string;
  readonly playedBackSame: boolean;
}

/** A recorded call of the bank stands for what the microphone hears. */
const soundFile = join(bundledBanks, sampleBankId, 'media', 'call-01.opus');

/** The simulated calls, one after the other, held and recorded by the first examiner. */
export async function holdCalls(connection: Connection, office: Office, session: DemoSession) {
  const seats = await beginLaterPart(connection, office, session);
  const lead = await staffSignIn(connection, office, 'lead-examiner');
  await assignExaminers(lead, session.sessionId, ['first-examiner', 'second-examiner']);
  const examiner = await staffSignIn(connection, office, 'first-examiner');
  const sound = recordedChunks(readFileSync(soundFile));
  const receipts: string[] = [];
  const recordings: Recording[] = [];
  for (const seat of seats) {
    must(await seat.client.candidate.inCall({ wish: { kind: 'consent', consent: true } }), 'consent');
    const taskId = await callThatWaits(examiner);
    const code = await playTheCaller(examiner, seat, taskId);
    recordings.push({ code, ...(await record(examiner, taskId, sound)) });
    must(await examiner.calls.act({ taskId, wish: { kind: 'end-call' } }), 'ending the call');
    receipts.push(await writeAndSubmit(seat));
  }
  return { receipts, recordings };
}

/** An examiner knows codes, no names: the call to join is the one whose candidate has just said that it may be recorded. */
async function callThatWaits({ marking, calls }: HostClient): Promise<string> {
  for (const { taskId, live } of await marking.tasks({})) {
    const opened = live ? await calls.open({ taskId }) : null;
    if (opened?.ok === true && opened.live.stage === 'waiting' && opened.live.consent === true) return taskId;
  }
  throw new DemoFailed('no call waits');
}

/** From the reading to the solution, with a fact that was asked for. Returns the call's code. */
async function playTheCaller({ calls }: HostClient, { client }: Seat, taskId: string): Promise<string> {
  const { code, script } = must(await calls.open({ taskId }), 'opening the call');
  const act = async (wish: Parameters<typeof calls.act>[0]['wish']) =>
    must(await calls.act({ taskId, wish }), `in the call: ${wish.kind}`);
  await act({ kind: 'start-reading' });
  must(await client.candidate.inCall({ wish: { kind: 'ready' } }), 'being ready');
  await act({ kind: 'ring' });
  must(await client.candidate.inCall({ wish: { kind: 'answer' } }), 'answering');
  for (const moment of ['greeting', 'identity', 'empathy'] as const) await act({ kind: 'moment', moment });
  await act({ kind: 'tell', fact: mustFind(script?.facts[0], 'the script has no fact').id });
  for (const moment of ['solution', 'closing'] as const) await act({ kind: 'moment', moment });
  return code;
}

/** Sends the sound as the examiner's page does, chunk by chunk, and hears it again. */
async function record({ calls }: HostClient, taskId: string, sound: readonly Buffer[]) {
  const begun = { taskId, track: 'desk', mediaType: recordingType } as const;
  const { segmentId } = must(await calls.startSegment(begun), 'beginning the recording');
  for (const [at, chunk] of sound.entries()) {
    const [sequence, data] = [at + 1, chunk.toString('base64')];
    const sha256 = createHash('sha256').update(chunk).digest('hex');
    must(await calls.sendChunk({ taskId, segmentId, sequence, sha256, data }), `chunk ${sequence}`);
  }
  const ended = { taskId, segmentId, chunks: sound.length };
  const { head } = must(await calls.endSegment(ended), 'ending the recording');
  const heard: Buffer[] = [];
  for (let from: number | null = 1; from !== null;) {
    const piece: { data: string; next: number | null } = must(
      await calls.sound({ taskId, segmentId, from }),
      'playing the recording',
    );
    heard.push(Buffer.from(piece.data, 'base64'));
    from = piece.next;
  }
  const whole = Buffer.concat(sound);
  return { chunks: sound.length, bytes: whole.length, head, playedBackSame: Buffer.concat(heard).equals(whole) };
}
