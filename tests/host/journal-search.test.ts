import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { candidateAt, paperFor, preparedExam, start } from './exam.ts';

const exam = preparedExam({ candidates: 2, items: 50, minutes: 10 });
const secretWord = 'canary-of-a-response';

async function examWithHistory() {
  const { host, day } = await exam();
  await start(host, day);
  const [one, two] = [candidateAt(day, 0), candidateAt(day, 1)];
  const { items } = await paperFor(host, one.bearer);
  const ref = items.find((item) => item.kind === 'text')?.ref ?? '';
  await host.as(one.bearer).candidate.save({ ref, revision: 1, response: { kind: 'text', text: secretWord } });
  await host.pass(60_000);
  const paused = host.clock.wall;
  await host.as(day.proctorBearer).room.pause({ attemptIds: [two.attemptId], reason: '百分之百_停电 100%' });
  const journal = host.as(day.administratorBearer).journal;
  return { host, day, one, two, paused, journal };
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const textOf = ({ file }: { file: { base64: string } }) => Buffer.from(file.base64, 'base64').toString('utf8');

describe('an administrator who looks for something in the journal', () => {
  it('finds it by what happened, by who did it, by attempt, by time, and by words', async () => {
    const { one, two, paused, journal } = await examWithHistory();
    const found = async (filter: Parameters<typeof journal.entries>[0] extends infer F ? Partial<F> : never) =>
      (await journal.entries({ limit: 200, ...filter })).map((entry) => entry.kind);
    const everything = await found({});
    expect(everything[0]).toBe('attempt.paused');
    expect(await found({ kind: 'attempt.started' })).toEqual(['attempt.started', 'attempt.started']);
    const [pause] = await journal.entries({ limit: 1, kind: 'attempt.paused' });
    const proctor = pause?.actor ?? '';
    expect((await journal.actors({})).find(({ actor }) => actor === proctor)?.name).toBe(pause?.actorName);
    expect(await found({ actor: proctor, kind: 'attempt.paused' })).toEqual(['attempt.paused']);
    expect(await found({ actor: proctor, kind: 'attempt.saved' })).toEqual([]);
    expect(await found({ actor: 'candidate:', kind: 'attempt.saved' })).toEqual(['attempt.saved']);
    expect(await found({ actor: 'candidate', kind: 'attempt.saved' })).toEqual([]);
    const ofOne = await journal.entries({ limit: 200, attemptId: one.attemptId });
    expect(new Set(ofOne.map((entry) => entry.attemptId))).toEqual(new Set([one.attemptId]));
    expect(await found({ from: paused })).toEqual(['attempt.paused']);
    expect(await found({ to: paused })).toEqual(everything.slice(1));
    expect(await found({ text: '停电' })).toEqual(['attempt.paused']);
    expect(await found({ text: '百_停电 100%' })).toEqual(['attempt.paused']);
    expect(await found({ text: '百%停电' }), 'a per cent sign is one, not any words').toEqual([]);
    expect(await found({ text: "' OR 1=1 --" })).toEqual([]);
    const [entry] = await journal.entries({ limit: 1, attemptId: two.attemptId });
    expect(JSON.parse(entry?.details ?? '')).toMatchObject({ reason: '百分之百_停电 100%' });
  });

  it('reads no response and no points there, neither on the screen nor in a file, nor finds them by their words', async () => {
    const { host, day, one, journal } = await examWithHistory();
    await host.as(one.bearer).candidate.submit({});
    expect(await journal.entries({ limit: 200, text: secretWord })).toEqual([]);
    const all = await journal.entries({ limit: 200 });
    for (const kind of ['attempt.saved', 'result.scored']) {
      expect(all.filter((entry) => entry.kind === kind).map((entry) => entry.details)).toEqual([null]);
    }
    const csv = textOf(await journal.export({ format: 'csv' }));
    const extract = textOf(await journal.export({ format: 'extract' }));
    for (const text of [JSON.stringify(all), csv, extract]) expect(text).not.toContain(secretWord);
    expect(csv).toContain(day.sessionId);
  });

  it('reads page by page, each entry once', async () => {
    const { journal } = await examWithHistory();
    const all = (await journal.entries({ limit: 200 })).map((entry) => entry.seq);
    const pages: number[] = [];
    for (let more = true; more;) {
      const before = pages.at(-1);
      const page = await journal.entries({ limit: 7, ...(before === undefined ? {} : { before }) });
      pages.push(...page.map((entry) => entry.seq));
      more = page.length === 7;
    }
    expect(pages.slice(0, 200)).toEqual(all);
  });

  it('takes out an extract in which every entry proves itself and the one before, and the export is an entry', async () => {
    const { journal } = await examWithHistory();
    const answer = await journal.export({ format: 'extract' });
    const lines = textOf(answer).trimEnd().split('\n');
    expect(lines).toHaveLength(answer.entries);
    let before: string | null = null;
    for (const line of lines) {
      const one = JSON.parse(line) as { record: string; hash: string; salt?: string; payload?: string };
      const record = JSON.parse(one.record) as unknown[];
      expect(sha256(one.record)).toBe(one.hash);
      if (one.payload !== undefined) expect(sha256(`${one.salt}${one.payload}`)).toBe(record[8]);
      if (before !== null) expect(record[9]).toBe(before);
      before = one.hash;
    }
    const [newest] = await journal.entries({ limit: 1 });
    expect(newest?.kind).toBe('journal.exported');
    expect(JSON.parse(newest?.details ?? '')).toEqual({ format: 'extract', entries: answer.entries });
  });
});

describe('the journal’s verification from the screen', () => {
  it('runs beside the room: it sees what is committed and says it is intact', async () => {
    const { host, journal } = await examWithHistory();
    const report = await journal.verify({});
    expect(report).toMatchObject({ intact: true, firstBad: null });
    expect(report.entries).toBe(host.read((db) => db.prepare('SELECT count(*) FROM journal').pluck().get()));
  });
});
