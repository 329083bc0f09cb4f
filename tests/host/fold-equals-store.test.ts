import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEntry, type Attempt } from '#domain/attempt/attempt.ts';
import { foldResponses } from '#domain/attempt/responses.ts';
import { attemptEntries } from '#host/attempt-log.ts';
import { receiptCode } from '#host/receipt-code.ts';
import { verifyJournal } from '#host/journals.ts';
import { receiptText } from '#domain/attempt/responses.ts';
import { attemptsOfSession, responsesOf } from '#host/storage/attempt-store.ts';
import type { TestHost } from '../support/test-host.ts';
import { paperOf } from '#host/storage/attempt-store.ts';
import { candidateAt, preparedExam, type Day } from './exam.ts';

const exam = preparedExam({ candidates: 2, items: 4, minutes: 2 });

interface Step {
  readonly what: (typeof steps)[number];
  readonly who: number;
  readonly item: number;
  readonly revision: number;
  readonly ms: number;
}

// The common steps stand more than once: most of an exam is saving.
const steps = [
  ...['save', 'save', 'save', 'take-back', 'flag', 'visit', 'state', 'paper', 'pass', 'pass', 'freeze', 'jump'],
  ...['start', 'start', 'pause', 'resume', 'release', 'enter', 'enter-elsewhere', 'leave', 'die', 'restart'],
  ...['submit', 'close', 'credit', 'credit', 'take-time', 'message', 'acknowledge', 'transfer', 'judge', 'terminate'],
] as const;

const step = fc.record({
  what: fc.constantFrom(...steps),
  who: fc.integer({ min: 0, max: 1 }),
  item: fc.integer({ min: 0, max: 4 }), // one more than there are
  revision: fc.integer({ min: 1, max: 4 }),
  ms: fc.integer({ min: 0, max: 40_000 }),
});

/** Does what a step says as the seats and the proctor would; whether the host refuses it does not matter here. */
async function walk(host: TestHost, day: Day, path: readonly Step[]): Promise<void> {
  const bearers = day.candidates.map((c) => c.bearer);
  const refs = day.candidates.map((c) => host.read((db) => paperOf(db, c.attemptId)?.items.map((i) => i.ref) ?? []));
  const { room } = host.as(day.proctorBearer);
  let away = 0; // how far the wall clock is from where it was: never so far that the proctor's own sign-in runs out
  for (const { what, who, item, revision, ms } of path) {
    const { attemptId, admissionNumber, seat } = candidateAt(day, who);
    const ref = refs[who]?.[item] ?? 'nothing';
    const one = { attemptIds: [attemptId] };
    const ask = async (operation: string, input: unknown = {}) => {
      const answer = await host.post(`candidate.${operation}`, input, bearers[who]);
      expect(answer.status, `${operation}: ${answer.text}`).toBeLessThan(500);
      return answer;
    };
    const enter = async (where: string) => {
      const entered = await host.as().candidate.enter({ admissionNumber, seat: where });
      if (entered.ok) bearers[who] = entered.bearer;
    };
    const does: Record<string, () => unknown> = {
      save: () =>
        Promise.all([
          ask('save', { ref, revision, response: { kind: 'text', text: `text ${revision}` } }),
          ask('save', { ref, revision, response: { kind: 'single', choice: `choice ${revision}` } }),
        ]),
      'take-back': () => ask('save', { ref, revision, response: null }),
      flag: () => ask('flag', { ref, flagged: revision % 2 === 0 }),
      visit: () => ask('visit', { ref }),
      state: () => ask('state'),
      paper: () => ask('paper'),
      submit: () => ask('submit'),
      leave: () => ask('leave'),
      enter: () => enter(seat),
      'enter-elsewhere': () => enter(`${seat}-2`),
      start: () => room.start(one),
      credit: () => room.credit({ ...one, minutes: revision, code: 'environment.noise', reason: 'r' }),
      'take-time': () => room.credit({ ...one, minutes: -revision, code: 'staff.error', reason: 'r' }),
      message: () => room.message({ ...one, text: 'text' }),
      acknowledge: async () => {
        const { text } = await ask('state');
        const shown = (JSON.parse(text) as { json: { messages?: { id: string }[] } }).json.messages;
        await ask('acknowledge', { messageId: shown?.[0]?.id ?? 'none' });
      },
      transfer: async () => {
        await enter(`${seat}-3`);
        await room.transfer({ attemptId, seat: `${seat}-3`, code: 'system.disk', reason: '' });
        await enter(`${seat}-3`);
      },
      judge: () => room.judgeDowntime({ attemptId, downtime: 0, byCandidate: revision % 2 === 0, reason: 'r' }),
      terminate: () => room.terminate({ ...one, code: 'candidate.behaviour', reason: 'r' }),
      pause: () => room.pause({ ...one, reason: 'r' }),
      resume: () => room.resume(one),
      release: () => room.releaseSeat({ ...one, reason: 'r' }),
      close: () => room.close({ ...one, reason: 'r' }),
      pass: () => host.pass(ms),
      freeze: () => host.clock.freeze(ms),
      jump: () => {
        const to = ms * 1000 - 20_000_000;
        host.clock.jumpWall(to - away);
        away = to;
      },
      die: () => host.dieAndRestart(ms),
      restart: () => host.restart(ms),
    };
    await does[what]?.();
  }
}

/** What the journal alone says, beside what the tables say. */
function compare(host: TestHost, day: Day): void {
  host.read((db) => {
    const stored = attemptsOfSession(db, day.sessionId);
    expect(stored).toHaveLength(2);
    for (const { id, attempt, receipt } of stored) {
      const entries = attemptEntries(db, id);
      expect(entries.reduce<Attempt | null>(applyEntry, null)).toStrictEqual(attempt);
      expect(foldResponses(entries)).toEqual(responsesOf(db, id));
      expect(receipt).toBe(attempt.finished === null ? null : receiptCode(receiptText(id, foldResponses(entries))));
      for (const { from, to } of attempt.ledger.segments) expect(to).toBeGreaterThanOrEqual(from);
    }
    expect(verifyJournal(db)).toMatchObject({ intact: true });
  });
}

describe('whatever happens in the room', () => {
  it('the journal alone tells each attempt as it is stored: state, seat, time, responses and receipt', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (path) => {
        const { host, day } = await exam();
        host.silenceMs = 15_000; // from the first restart on
        await walk(host, day, [{ what: 'start', who: 0, item: 0, revision: 1, ms: 0 }, ...path]);
        compare(host, day);
        for (const { attempt } of host.read((db) => attemptsOfSession(db, day.sessionId))) seen.add(attempt.state);
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['submitted', 'closed']));
  }, 180_000);
});
