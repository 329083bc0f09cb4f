import { describe, expect, it } from 'vitest';
import { contract } from '#contract/contract.ts';
import { groupsOf } from '#domain/paper/paper.ts';
import { attemptsOfSession, paperOf } from '#host/storage/attempt-store.ts';
import { prepared, type TestHost } from '../support/test-host.ts';
import { canary, canaryItems, canaryNumbers, prepareCanaryExam } from './canary-exam.ts';
import { rightResponses } from './exam.ts';
import { signInAs } from './staff-of-every-role.ts';

const people = [
  { name: '甲某', employeeNumber: 'EMP-1111', unit: '一班', locale: 'zh-CN' },
  { name: 'Second Person', employeeNumber: 'EMP-2222', unit: 'Desk Two', locale: 'en' },
] as const;

const exam = prepared((host) =>
  prepareCanaryExam(
    host,
    people.map((p) => [p.name, p.employeeNumber, p.unit, p.locale].join()),
  ),
);

/** One candidate's seat that writes down all it is ever told, as it came over the wire. */
class Seat {
  readonly heard: string[] = [];
  /** The last message that was shown here. */
  messageId = '';
  readonly host: TestHost;
  bearer: string | null = null;
  constructor(host: TestHost) {
    this.host = host;
  }

  async ask(operation: string, input: unknown = {}) {
    const { status, text } = await this.host.post(operation, input, this.bearer);
    this.heard.push(text);
    return { status, json: (JSON.parse(text) as { json: Record<string, unknown> }).json };
  }

  /** What is pushed to the seat as it stands: the first word of the stream, as it came over the wire. */
  async listen(): Promise<void> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.bearer ?? ''}` };
    const request = { method: 'POST', headers, body: '{"json":{}}' };
    const answer = await this.host.send(new Request('http://127.0.0.1/rpc/candidate/watch', request));
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (answer.ok && !text.includes('data:')) text += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    const said = /^data: ?(.*)$/mu.exec(text)?.[1];
    if (said !== undefined) this.heard.push(said);
  }
}

const operations = Object.keys(contract.candidate).filter((o) => !['enter', 'submit', 'leave', 'watch'].includes(o));

/** Sends every operation with nothing, with nonsense and with something that might just work. */
async function tryEverything(seat: Seat, refs: readonly string[]): Promise<void> {
  const ref = refs[0] ?? 'nothing';
  for (const operation of operations) {
    const inputs: Record<string, readonly unknown[]> = {
      confirmIdentity: [null],
      accept: [{ agreementIds: [] }, { agreementIds: 7 }],
      reportCheck: [null],
      save: [
        { ref, revision: 0, response: null },
        { ref: 'nothing', revision: 1, response: null },
        { ref, revision: 1, response: { kind: 'single', choice: 7 } },
        ...['single', 'true-false', 'text'].map((kind) => ({
          ref,
          revision: 1,
          response: { kind, choice: 'x', value: true, text: 'x' },
        })),
      ],
      flag: [
        { ref, flagged: true },
        { ref: 'nothing', flagged: false },
      ],
      visit: [{ ref }, { ref: 'nothing' }],
      media: [...refs.map((one) => ({ ref: one })), { ref: 'nothing' }],
      report: [
        { what: 'focus-lost', seconds: 3, detail: 'x' },
        { what: 'none', seconds: -1, detail: '' },
      ],
      acknowledge: [{ messageId: 'nothing' }, { messageId: seat.messageId }],
      play: [...refs.map((one) => ({ ref: one })), { ref: 'nothing' }],
    };
    for (const input of [undefined, ...(inputs[operation] ?? [{}])]) await seat.ask(`candidate.${operation}`, input);
  }
  for (const forbidden of ['results.list', 'banks.list', 'room.board', 'journal.entries']) await seat.ask(forbidden);
  await seat.ask('setup.state');
  if (seat.bearer !== null) await seat.listen();
}

/** The whole exam of both candidates, every operation tried at every stage. `knowing`: the first one answers all of it rightly. */
async function sitThrough({ knowing } = { knowing: false }) {
  const { host, day } = await exam();
  const proctor = host.as(await signInAs(host, 'proctor')).room;
  const seats = people.map(() => new Seat(host));
  const stages = new Set<unknown>();
  const eachSeat = async (act: (seat: Seat, at: number) => Promise<unknown>) => {
    for (const [at, seat] of seats.entries()) await act(seat, at);
  };
  const look = () =>
    eachSeat(async (seat, at) => {
      stages.add((await seat.ask('candidate.state')).json['stage']);
      const attempt = attempts()[at];
      const paper = host.read((db) => paperOf(db, attempt?.id ?? ''));
      await tryEverything(seat, paper?.items.map((i) => i.ref) ?? []);
    });
  const attempts = () => {
    const stored = host.read((db) => attemptsOfSession(db, day.sessionId));
    return seats.map((_, at) => stored.find((a) => a.attempt.seat === `seat-${at}-of-the-exam-room`));
  };
  await eachSeat(async (seat, at) => {
    const input = { admissionNumber: day.admissionNumbers[at], seat: `seat-${at}-of-the-exam-room` };
    seat.bearer = String((await seat.ask('candidate.enter', input)).json['bearer']);
    await seat.ask('candidate.enter', { ...input, seat: 'x' });
  });
  await look();
  const attemptIds = attempts().map((a) => a?.id ?? '');
  await proctor.admit({ attemptIds });
  await look();
  await eachSeat((seat) => seat.ask('candidate.confirmIdentity'));
  await look();
  await eachSeat((seat) => seat.ask('candidate.accept', { agreementIds: ['rules'] }));
  await look();
  await eachSeat((seat) => seat.ask('candidate.reportCheck', { checks: [] }));
  await look();
  await proctor.start({ attemptIds });
  await look();
  const answers: unknown[][] = [];
  await eachSeat(async (seat, at) => {
    const right = host.read((db) => rightResponses(db, attemptIds[at] ?? ''));
    const given = right.map((r) => (knowing && at === 0 ? r : { ...r, response: wrong(r.response) }));
    answers.push([]);
    for (const one of given) answers[at]?.push((await seat.ask('candidate.save', { ...one, revision: 9 })).json);
  });
  await look();
  await proctor.message({ attemptIds: attemptIds.slice(0, 1), text: 'Shown to the first' });
  await proctor.message({ attemptIds: attemptIds.slice(1), text: 'Shown to the second' });
  await eachSeat(async (seat) => {
    const shown = (await seat.ask('candidate.state')).json['messages'] as { id: string }[];
    seat.messageId = shown[0]?.id ?? '';
  });
  await look();
  await host.as(await signInAs(host, 'proctor')).incidents.record({
    sessionId: day.sessionId,
    attemptIds,
    code: 'candidate.behaviour',
    note: `${canary} note of an incident`,
  });
  await proctor.credit({ attemptIds, minutes: 1, code: 'environment.noise', reason: `${canary} reason of a credit` });
  await proctor.pause({ attemptIds, reason: 'Shown reason' });
  await look();
  await proctor.resume({ attemptIds });
  await look();
  await eachSeat((seat) => seat.ask('candidate.submit'));
  await look();
  const finished: unknown[] = [];
  await eachSeat(async (seat) => finished.push((await seat.ask('candidate.state')).json));
  await host.dieAndRestart();
  await look();
  await eachSeat((seat) => seat.ask('candidate.leave'));
  return { host, day, seats, stages, attemptIds, answers, finished };
}

type Given = ReturnType<typeof rightResponses>[number]['response'];

function wrong(response: Given): Given {
  switch (response.kind) {
    case 'single':
      return { ...response, choice: 'none' };
    case 'multiple':
      return { ...response, choices: ['none'] };
    case 'true-false':
      return { ...response, value: !response.value };
    case 'text':
    case 'numeric':
      return { ...response, text: '1' };
    case 'hotspot':
    case 'listening':
      return { ...response, choices: ['none'] };
    case 'ordering':
      return { ...response, order: response.order.slice(1) };
    case 'matching':
      return { ...response, pairs: response.pairs.map(({ left }) => ({ left, right: 'none' })) };
    case 'inline-choice':
      return { ...response, choices: response.choices.map(({ gap }) => ({ gap, choice: 'none' })) };
  }
}

/** Every name of a field that candidates may see, anywhere. A new one is thought about before it is written here. */
const fields = [
  ...['json', 'meta', 'defined', 'code', 'status', 'message', 'data', 'issues', 'expected', 'path', 'keys', 'origin'],
  ...['minimum', 'inclusive', 'maximum', 'format', 'pattern', 'note', 'errors', 'discriminator', 'options', 'ok'],
  ...['reason', 'bearer', 'stage', 'admissionNumber', 'locale', 'sample', 'name', 'sessionTitle', 'partTitle'],
  ...['employeeNumber', 'unit', 'agreements', 'id', 'title', 'text', 'minutes', 'items', 'points', 'remainingMs'],
  ...['limitMs', 'because', 'how', 'receipt', 'answered', 'finishedAt', 'anotherPart', 'multipleScoring', 'ref'],
  // The day: that it is a rehearsal, how long to stay, what may be used, one's own notes.
  ...['rehearsal', 'staying', 'tools', 'calculator', 'noteSheet', 'notes'],
  ...['number', 'kind', 'stem', 'responses', 'revision', 'response', 'savedAt', 'flagged', 'current', 'choice'],
  ...['choices', 'value', 'version', 'organisation', 'rootFingerprint', 'zh-CN', 'en', 'input'],
  ...['partsScoring', 'order', 'pairs', 'left', 'right', 'segments', 'gap', 'picture', 'alt', 'width', 'height'],
  ...['areas', 'letter', 'shape', 'rect', 'audio', 'plays', 'seconds', 'playsLeft', 'file', 'mediaType', 'base64'],
  ...['textSize', 'messages', 'sentAt', 'state', 'values', 'overRoom'],
  // The seat itself: its name, the host's time for the watermark, whether a proctor unlocked it.
  ...['seatName', 'now', 'unlocked'],
  // What a response file is sealed with.
  ...['keep', 'attemptId', 'paper', 'epoch', 'hostKey', 'secret'],
];

function namesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const one of value) namesIn(one, found);
  else if (value !== null && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value)) namesIn(inner, found.add(name));
  }
  return found;
}

describe('what a candidate is ever told', () => {
  it('holds no key, no rationale, no topic, no source and no id of the author’s, at any stage', async () => {
    const { seats, stages } = await sitThrough();
    const every = ['awaiting', 'identity', 'agreements', 'check', 'ready', 'running', 'paused', 'finished'];
    expect([...stages].sort()).toEqual([...every].sort());
    for (const { heard } of seats) {
      expect(heard.length).toBeGreaterThan(200);
      for (const text of heard) {
        expect(text.toLowerCase()).not.toContain(canary);
        for (const number of canaryNumbers) expect(text).not.toContain(number);
      }
      expect(heard.join()).toContain('Shown stem of single');
    }
  });

  it('has only fields that a candidate may see', async () => {
    const { seats } = await sitThrough();
    const names = namesIn(seats.flatMap((s) => s.heard.map((text) => JSON.parse(text) as unknown)));
    expect([...names].filter((name) => !fields.includes(name))).toEqual([]);
  });

  it('holds nothing of another candidate', async () => {
    const { host, day, seats, attemptIds } = await sitThrough();
    const own = host.read((db) =>
      people.map((p, at) => [
        ...[p.name, p.employeeNumber, p.unit, day.admissionNumbers[at] ?? '', attemptIds[at] ?? ''],
        ...(paperOf(db, attemptIds[at] ?? '')?.items.flatMap((i) => [
          ...[i.ref, ...i.options.map((o) => o.ref)],
          ...groupsOf(i).flatMap((group) => [group.ref, ...group.options.map((o) => o.ref)]),
        ]) ?? []),
      ]),
    );
    // 5 facts of the person, 10 items, 8 options of choices and 13 of the other kinds, 4 parts with 2 options of their own.
    expect(own.map((words) => words.length)).toEqual([42, 42]);
    for (const [at, seat] of seats.entries()) {
      const all = seat.heard.join('\n');
      for (const word of own[1 - at] ?? []) expect(all).not.toContain(word);
      expect(all).toContain(`Shown to the ${at === 0 ? 'first' : 'second'}`);
      expect(all).not.toContain(`Shown to the ${at === 0 ? 'second' : 'first'}`);
      expect(all).toContain(own[at]?.[0]);
    }
  });

  it('holds nothing from which the paper was drawn: no seed, no hash, no blueprint', async () => {
    const { host, seats, attemptIds } = await sitThrough();
    for (const [at, seat] of seats.entries()) {
      const all = seat.heard.join('\n');
      const paper = host.read((db) => paperOf(db, attemptIds[at] ?? ''));
      const hashes = paper?.items.flatMap(({ medium }) => medium?.hash ?? []) ?? [];
      expect(hashes).toHaveLength(2);
      for (const secret of [paper?.seed, paper?.bankHash, ...hashes]) expect(all).not.toContain(secret);
    }
  });

  it('is the same for right and for wrong responses, up to the end and after it', async () => {
    const { host, day, answers, finished } = await sitThrough({ knowing: true });
    expect(answers[0]).toHaveLength(canaryItems);
    expect(answers[0]).toEqual(answers[1]);
    for (const answer of answers[0] ?? []) expect(answer).toMatchObject({ ok: true });
    const impersonal = finished.map((state) => ({ ...(state as object), ...who, receipt: '' }));
    expect(impersonal[0]).toEqual(impersonal[1]);
    const results = await host.as(await signInAs(host, 'hr')).results.list({ sessionId: day.sessionId });
    expect(results.map((r) => r.parts[0]?.points)).toEqual([2 * canaryItems, 0]);
  });
});

const who = { admissionNumber: '', name: '', locale: '' };
