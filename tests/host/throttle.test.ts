import { describe, expect, it } from 'vitest';
import { Throttle } from '#host/throttle.ts';
import { caller } from '../support/caller.ts';
import { FakeClock } from '../support/fake-clock.ts';
import type { TestHost } from '../support/test-host.ts';
import { preparedExam } from './exam.ts';
import { password, signInAs } from './staff-of-every-role.ts';

const exam = preparedExam({ candidates: 1, items: 5, minutes: 10 });
const seat = 'staff-seat-000000000000000';

const signIn = (host: TestHost, device: string, word: string, username = 'all') =>
  caller(host.sendFrom(device)).signIn.open({ username, password: word, role: 'hr', seat });

/** Guesses until the device is told to wait; returns how many guesses were free. */
async function guess(host: TestHost, device: string): Promise<number> {
  for (let tries = 0; tries < 20; tries += 1) {
    const answer = await signIn(host, device, `guess ${tries}`);
    if (!answer.ok && answer.reason === 'wait') return tries;
  }
  throw new Error('never told to wait');
}

describe('the wait after failures', () => {
  it('doubles from one second to a minute, after four that cost nothing', () => {
    const clock = new FakeClock();
    const throttle = new Throttle(clock);
    const waits = Array.from({ length: 13 }, () => {
      throttle.failed('device');
      const seconds = throttle.wait('device');
      clock.advance(seconds * 1000);
      expect(throttle.wait('device')).toBe(0);
      return seconds;
    });
    expect(waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('is not cut short by anything but time, and not by the wall clock', () => {
    const clock = new FakeClock();
    const throttle = new Throttle(clock);
    for (let i = 0; i < 8; i += 1) throttle.failed('device');
    expect(throttle.wait('device')).toBe(8);
    clock.jumpWall(86_400_000);
    expect(throttle.wait('device')).toBe(8);
    clock.advance(7_999);
    expect(throttle.wait('device')).toBe(1);
    clock.advance(1);
    expect(throttle.wait('device')).toBe(0);
  });

  it('holds for one device and is forgotten after a success', () => {
    const throttle = new Throttle(new FakeClock());
    for (let i = 0; i < 9; i += 1) throttle.failed('one');
    expect(throttle.wait('other')).toBe(0);
    throttle.succeeded('one');
    throttle.failed('one');
    expect(throttle.wait('one')).toBe(0);
  });
});

describe('guessing a password', () => {
  it('is slowed down on the device that guesses, and locks nobody out elsewhere', async () => {
    const { host } = await exam();
    expect(await guess(host, '10.0.0.66')).toBe(5);
    expect(await signIn(host, '10.0.0.66', password)).toEqual({ ok: false, reason: 'wait', seconds: 1 });
    expect((await signIn(host, '10.0.0.5', password)).ok).toBe(true);
    host.clock.advance(1_000);
    expect((await signIn(host, '10.0.0.66', password)).ok).toBe(true);
    expect(await guess(host, '10.0.0.66')).toBe(5); // forgotten with the success
  });

  it('is slowed down also by changing the name that is guessed at', async () => {
    const { host } = await exam();
    for (const name of ['all', 'admin', 'staff', 'nobody', 'somebody']) await signIn(host, '10.0.0.66', 'x', name);
    expect(await signIn(host, '10.0.0.66', password)).toMatchObject({ reason: 'wait' });
  });

  it('leaves a trace of each try, without the password', async () => {
    const { host } = await exam();
    await signIn(host, '10.0.0.66', 'a mistyped secret');
    const payloads = host.read((db) =>
      db
        .prepare(`SELECT p.text FROM journal j JOIN journal_payload p USING (seq) WHERE kind = 'sign-in.refused'`)
        .all(),
    ) as { text: string }[];
    expect(payloads.map((p) => JSON.parse(p.text))).toEqual([{ username: 'all', device: '10.0.0.66', seat }]);
    expect(JSON.stringify(payloads)).not.toContain('mistyped');
  });

  it('is slowed down where a signed-in person is asked again: a new password, a decision, the keys', async () => {
    const questions = {
      'signIn.changePassword': { current: 'wrong', next: 'a newer password' },
      'decisions.decide': { candidateIds: ['x'], outcome: 'certify', reason: '', password: 'wrong' },
      'certificates.unlock': { passphrase: 'wrong' },
    };
    for (const [operation, input] of Object.entries(questions)) {
      const { host } = await exam();
      const bearer = await signInAs(host, 'decision-maker');
      const reasons: string[] = [];
      for (let i = 0; i < 6; i += 1) {
        const { text } = await host.post(operation, input, bearer);
        reasons.push((JSON.parse(text) as { json: { reason: string } }).json.reason);
      }
      expect(
        reasons.slice(0, 5).every((r) => r.startsWith('wrong')),
        operation,
      ).toBe(true);
      expect(reasons[5], operation).toBe('wait');
    }
  });
});

describe('what is remembered of tries', () => {
  it('is dropped ten minutes after the last failure, so that made-up seats do not fill the memory', () => {
    const clock = new FakeClock();
    const throttle = new Throttle(clock);
    for (let i = 0; i < 500; i += 1) throttle.failed(`made-up-${i}`);
    for (let i = 0; i < 9; i += 1) throttle.failed('stubborn');
    clock.advance(5 * 60_000);
    throttle.failed('stubborn');
    expect(throttle.remembered).toBe(501);
    clock.advance(5 * 60_000);
    throttle.failed('another');
    expect(throttle.remembered).toBe(2);
    expect(throttle.wait('stubborn')).toBe(0);
    throttle.failed('stubborn');
    expect(throttle.wait('stubborn')).toBe(60);
  });
});
