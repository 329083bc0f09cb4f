import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { firstHead, nextHead, recordingName, sha256, writeChunk } from '#host/calls/recording-files.ts';
import { recordingKeyLabel } from '#host/calls/recording-keys.ts';
import { checkRecordings, recordingFiles, type TakenEntry } from '#host/formats/packages/room-recordings.ts';
import type { RoomContent, RoomRecording } from '#host/formats/packages/room-schema.ts';
import { sealToHost, transportPublicKey } from '#host/signing/transport.ts';
import { recordingType } from '#domain/call/recording.ts';
import { temporaryFolder } from '../support/test-host.ts';

const office = randomBytes(32);
const attemptId = 'attempt';
const id = '01900000-0000-7000-8000-000000000001';

/** What an honest room sends of one segment of three chunks: rows, journal and file. */
async function sent() {
  const folder = temporaryFolder();
  const key = randomBytes(32);
  const facts = {
    id,
    place: 1,
    track: 'desk',
    recorder: 'console',
    mediaType: recordingType,
    boot: 'b',
    mono: 1,
    startedAt: 1,
  } as const;
  const first = firstHead({ ...facts, attemptId });
  const chunks: RoomRecording['chunks'] = [];
  let head = first;
  for (const sequence of [1, 2, 3]) {
    const sound = randomBytes(500);
    const start = chunks.reduce((sum, one) => sum + one.length, 0);
    const length = await writeChunk(folder, id, key, { sequence, sha256: sha256(sound), start, sound });
    head = nextHead(head, sequence, sha256(sound));
    chunks.push({ sequence, sha256: sha256(sound), head, start, length, keyNumber: 1 });
  }
  const sealed = sealToHost(transportPublicKey(office), key, recordingKeyLabel(id)).toString('base64url');
  const keys = [{ number: 1, sealed }];
  const recording = { ...facts, endedAt: 9, whole: true, keys, chunks, sent: true };
  const entry = (kind: string, payload: object): TakenEntry => ({
    record: { kind, attempt: attemptId },
    payload: { segmentId: id, ...payload },
  });
  const journal = [
    entry('recording.started', { head: first, recorder: 'console' }),
    entry('recording.head', { chunks: 2, head: chunks[1]?.head }),
    entry('recording.ended', { chunks: 3, head }),
  ];
  const attempt = { id: attemptId, content: {}, receipt: null, paper: null, responses: [], results: [] };
  const content = { attempts: [{ ...attempt, recordings: [recording] }] } as unknown as RoomContent;
  return { content, journal, files: new Map(await recordingFiles(folder, content)) };
}

const name = recordingName(id);
type Sent = Awaited<ReturnType<typeof sent>>;
const check = ({ content, journal, files }: Sent) => checkRecordings(content, journal, files, office);

it('an honest room’s recordings are as its journal tells', async () => {
  expect(check(await sent())).toBeNull();
});

const segment = ({ content }: Sent) => content.attempts[0]?.recordings?.[0] as RoomRecording;
const lies: [string, (one: Sent) => void, object][] = [
  [
    'leaves one out',
    ({ content }) => content.attempts[0]?.recordings?.pop(),
    { fault: 'recording-left-out', detail: name },
  ],
  ['cuts off the end', (one) => segment(one).chunks.pop(), { fault: 'recording-not-as-journalled', detail: name }],
  [
    'calls it whole, or open',
    (one) => Object.assign(segment(one), { whole: false }),
    { fault: 'recording-not-as-journalled' },
  ],
  [
    'says another track',
    (one) => Object.assign(segment(one), { track: 'candidate' }),
    { fault: 'recording-not-as-journalled' },
  ],
  [
    'exchanges a chunk in rows and heads',
    (one) => Object.assign(segment(one).chunks[1] ?? {}, { sha256: sha256(randomBytes(9)) }),
    { fault: 'recording-not-as-journalled' },
  ],
  [
    'exchanges a chunk’s sound in the file',
    ({ files }) => files.get(name)?.fill(0, 540, 560),
    { fault: 'recording-changed', detail: `${name} 2` },
  ],
  [
    'sends less of the file',
    ({ files }) => files.set(name, files.get(name)?.subarray(0, 900) ?? new Uint8Array()),
    { fault: 'recording-changed', detail: `${name} length` },
  ],
  ['sends no file of it', ({ files }) => files.delete(name), { fault: 'recording-changed', detail: `${name} file` }],
  [
    'sends a file that it says stays',
    (one) => Object.assign(segment(one), { sent: false }),
    { fault: 'recording-changed' },
  ],
  ['keeps its key', (one) => segment(one).keys.pop(), { fault: 'recording-changed', detail: `${name} 1` }],
];
it.each(lies)('a room that %s is refused by the recording’s name', async (_, lie, fault) => {
  const one = await sent();
  lie(one);
  expect(check(one)).toMatchObject(fault);
});
