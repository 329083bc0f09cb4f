import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffRole } from '#domain/roles.ts';
import { samplePassword, samplePracticalCandidates } from '#host/sample/sample-people.ts';
import { verifyChain } from '#host/storage/journal-store.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { TestHost } from '../support/test-host.ts';

const bundledBanks = fileURLToPath(new URL('../../question-banks', import.meta.url));
let host: TestHost;
beforeAll(async () => {
  host = await TestHost.open(undefined, new FakeClock(), { bundledBanks });
  expect(await host.as().setup.createSample({ code: '' })).toEqual({ ok: true });
}, 60_000);
afterAll(() => host.end());

async function as(username: string, role: StaffRole) {
  const opened = await host
    .as()
    .signIn.open({ username, password: samplePassword, role, seat: `seat-of-${username}-00000000` });
  if (!opened.ok) throw new Error(opened.reason);
  return host.as(opened.bearer);
}

describe('the sample organisation', () => {
  it('has a theory session ready to sit before a practical one, and a journal that verifies', async () => {
    const sessions = await (await as('proctor', 'proctor')).room.sessions({});
    expect(sessions.map(({ title }) => title)).toEqual([
      '样例场次 SAMPLE session',
      '样例实操场次 SAMPLE practical session',
    ]);
    expect(host.read(verifyChain).firstBad).toBeNull();
    const { sample } = await host.as().setup.state({});
    expect(sample?.admissionNumbers).toEqual(
      expect.arrayContaining(samplePracticalCandidates.map((c) => c.admissionNumber)),
    );
  });

  it('gives each of its two examiners a case of every practical candidate to mark at once', async () => {
    for (const username of ['examiner', 'marker']) {
      const { marking } = await as(username, 'examiner');
      const tasks = await marking.tasks({});
      expect(tasks.map(({ kind, state, live }) => [kind, state, live])).toEqual(
        samplePracticalCandidates.map(() => ['case', 'untouched', false]),
      );
      for (const { taskId } of tasks) {
        const opened = await marking.open({ taskId });
        if (!opened.ok) throw new Error(opened.reason);
        expect(opened.prompts.length).toBeGreaterThan(1);
        for (const { response } of opened.prompts) expect(response).toMatch(/样例作答|Sample response/);
      }
    }
  });

  it('holds a call as soon as one of them sits down for it, before the examiners of its rota, however late that is', async () => {
    await host.pass(5 * 60 * 60_000);
    const { room } = await as('proctor', 'proctor');
    const sessionId = (await room.sessions({}))[1]?.sessionId ?? '';
    const { admissionNumber = '' } = samplePracticalCandidates[0] ?? {};
    const entered = await host.as().candidate.enter({ admissionNumber, seat: 'seat-0001-of-the-exam-room' });
    if (!entered.ok) throw new Error(entered.reason);
    const { candidate } = host.as(entered.bearer);
    const { cards } = await room.board({ sessionId });
    const attemptIds = cards.flatMap((card) => (card.present && card.state === 'awaiting' ? card.attemptId : []));
    expect((await room.admit({ attemptIds })).refused).toEqual([]);
    await candidate.confirmIdentity({});
    const state = await candidate.state({});
    if (state.stage !== 'agreements') throw new Error(state.stage);
    await candidate.accept({ agreementIds: state.agreements.map(({ id }) => id) });
    await candidate.reportCheck({ checks: [{ name: 'display', ok: true, detail: '' }] });
    expect((await room.start({ attemptIds })).refused).toEqual([]);
    await candidate.inCall({ wish: { kind: 'consent', consent: false } });
    const { marking, calls } = await as('marker', 'examiner');
    const call = (await marking.tasks({})).find(({ live }) => live);
    const taskId = call?.taskId ?? '';
    const opened = await calls.open({ taskId });
    expect(opened.ok && opened.script?.opening).toBeTruthy();
    expect(await calls.act({ taskId, wish: { kind: 'start-reading' } })).toEqual({ ok: true });
    expect(await candidate.state({})).toMatchObject({ call: { stage: 'reading' } });
  });
});
