import { describe, expect, it } from 'vitest';
import type { TestHost } from '../support/test-host.ts';
import { addToRoster, preparedExam, reconcile } from './exam.ts';

const exam = preparedExam({ candidates: 1, items: 5, minutes: 10 });
const unknownNumber = '10000001';
const seat = (name: string) => `${name}-seat-of-the-exam-room`;

/** A number on the roster whose candidate was not admitted yet, and one on no roster. */
async function twoNumbers() {
  const { host, day } = await exam();
  const [person] = await addToRoster(host, day, '姓名,工号', ['未准入,E-77']);
  return { host, day, known: person?.admissionNumber ?? '', attemptId: person?.attemptId ?? '' };
}

/** Every operation of a candidate, with what a curious one would send. */
const asked: readonly [string, unknown][] = [
  ['candidate.state', {}],
  ['candidate.confirmIdentity', {}],
  ['candidate.accept', { agreementIds: ['confidentiality', 'rules'] }],
  ['candidate.reportCheck', { checks: [{ name: 'display', ok: true, detail: '' }] }],
  ['candidate.paper', {}],
  ['candidate.save', { ref: 'x', revision: 1, response: { kind: 'single', choice: 'a' } }],
  ['candidate.save', { ref: 'x', revision: 1, response: null }],
  ['candidate.flag', { ref: 'x', flagged: true }],
  ['candidate.visit', { ref: 'x' }],
  ['candidate.submit', {}],
  ['candidate.leave', {}],
  ['candidate.state', {}],
  ['signIn.me', {}],
];

/** Everything that the number and a made-up seat are answered, with number and bearer left out. */
async function conversation(host: TestHost, admissionNumber: string, at: string): Promise<string[]> {
  const heard: string[] = [];
  const secrets = [admissionNumber];
  const ask = async (operation: string, input: unknown, bearer: string | null = null) => {
    const { status, text } = await host.post(operation, input, bearer);
    const told = JSON.parse(text) as { json: { bearer?: string } };
    if (told.json.bearer !== undefined) secrets.push(told.json.bearer);
    heard.push(`${operation} ${status} ${secrets.reduce((t, secret) => t.replaceAll(secret, '*'), text)}`);
    return told.json.bearer ?? '';
  };
  const enter = (where: string) => ask('candidate.enter', { admissionNumber, seat: where });
  const first = await enter(at);
  const again = await enter(at); // the page was loaded anew
  await ask('candidate.state', {}, first);
  const elsewhere = await enter(`${at}-2`);
  await ask('candidate.state', {}, again);
  await ask('candidate.state', {}, elsewhere);
  for (const [operation, input] of asked) await ask(operation, input, elsewhere);
  return heard;
}

describe('before a proctor admits', () => {
  it('a number on the roster and one on none are answered alike, byte for byte', async () => {
    const { host, known } = await twoNumbers();
    const ofKnown = await conversation(host, known, seat('first'));
    const ofUnknown = await conversation(host, unknownNumber, seat('other'));
    expect(ofKnown.map((line) => line.replaceAll('first', 'other'))).toEqual(ofUnknown);
    expect(ofKnown[2]).toContain('candidate.state 401'); // one number waits at one place
    expect(ofKnown.filter((line) => line.includes(' 200 '))).not.toHaveLength(0);
  });

  it('a seat that types one number after another is slowed down alike, whichever of them are known', async () => {
    const waits: string[] = [];
    for (const pattern of ['kkkkkkkk', 'uuuuuuuu', 'ukukukuk', 'uuuukuuk']) {
      const { host, known } = await twoNumbers();
      const answers: string[] = [];
      for (const [i, one] of [...pattern].entries()) {
        const admissionNumber = one === 'k' ? known : `2000000${i}`;
        const entered = await host.as().candidate.enter({ admissionNumber, seat: seat('first') });
        answers.push(entered.ok ? 'ok' : `${entered.reason} ${entered.seconds ?? ''}`);
      }
      waits.push(answers.join());
    }
    expect(new Set(waits).size).toBe(1);
    expect(waits[0]).toContain('wait');
  });

  it('a seat where another number is typed next forgets the first, whichever of them are known', async () => {
    const left: number[] = [];
    for (const [first, second] of ['kk', 'ku', 'uk', 'uu']) {
      const { host, day, known } = await twoNumbers();
      const [other] = await addToRoster(host, day, '姓名,工号', ['另一人,E-78']);
      const number = {
        first: first === 'k' ? known : unknownNumber,
        second: second === 'k' ? other?.admissionNumber : '10000002',
      };
      const entered = await host.as().candidate.enter({ admissionNumber: number.first, seat: seat('first') });
      await host.as().candidate.enter({ admissionNumber: number.second ?? '', seat: seat('first') });
      left.push((await host.post('candidate.state', {}, entered.ok ? entered.bearer : '')).status);
    }
    expect(left).toEqual([401, 401, 401, 401]);
  });

  it('a number of a session that is closed is answered like one on no roster', async () => {
    const { host, day, known, attemptId } = await twoNumbers();
    const proctor = host.as(day.proctorBearer);
    await proctor.room.close({ attemptIds: [attemptId, ...day.candidates.map((c) => c.attemptId)], reason: 'end' });
    await reconcile(host, day);
    expect(await proctor.sessions.close({ sessionId: day.sessionId })).toEqual({ ok: true });
    const ofKnown = await conversation(host, known, seat('first'));
    const ofUnknown = await conversation(host, unknownNumber, seat('other'));
    expect(ofKnown.map((line) => line.replaceAll('first', 'other'))).toEqual(ofUnknown);
  });

  it('the waiting screen changes only when the proctor admits', async () => {
    const { host, day, known, attemptId } = await twoNumbers();
    const entered = await host.as().candidate.enter({ admissionNumber: known, seat: seat('first') });
    const { candidate } = host.as(entered.ok ? entered.bearer : '');
    const nothing = { stage: 'awaiting', admissionNumber: '', locale: null, sample: false, rehearsal: false };
    expect(await candidate.state({})).toEqual(nothing);
    await host.as(day.proctorBearer).room.admit({ attemptIds: [attemptId] });
    expect(await candidate.state({})).toMatchObject({ stage: 'identity', admissionNumber: known, name: '未准入' });
  });
});
