// What a staff sign-in that is locked, idle or unproved gets for its attempts: 423, 428, and never the answer.
import { describe, expect, it } from 'vitest';
import { access } from '#contract/access.ts';
import type { OperationName } from '#contract/contract.ts';
import { needsProof, reauthenticated, whileLocked } from '#contract/proof.ts';
import { caller } from '#tests/support/caller.ts';
import { prepareExamDay } from '#tests/support/exam-day.ts';
import { prepared } from '#tests/support/test-host.ts';
import { journalled } from '../journalled.ts';
import { start } from '../exam.ts';
import { hireForEverything, password, signInAs } from '../staff-of-every-role.ts';

const minute = 60_000;

/** A host whose locks and proofs go by the ordinary times, and which types no password by itself. */
const exam = prepared(
  async (host) => {
    const { proctor: _, ...day } = await prepareExamDay(host.send, { candidates: 1, items: 5, minutes: 120 });
    return { ...day, accountId: await hireForEverything(host, day.administratorBearer) };
  },
  { presence: {} },
);

async function strictHost() {
  const { host, day } = await exam();
  const raw = (bearer: string) => caller(host.raw, bearer);
  async function ask(operation: string, bearer: string, input: unknown = null) {
    const url = `http://127.0.0.1/rpc/${operation.replace('.', '/')}`;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${bearer}` };
    const answer = await host.raw(new Request(url, { method: 'POST', headers, body: JSON.stringify({ json: input }) }));
    const { json } = (await answer.json()) as { json: { message?: string } };
    return { status: answer.status, message: json.message ?? '' };
  }
  return { host, day, raw, ask };
}

describe('a staff sign-in nobody sits at', () => {
  it('is refused with 423 after ten minutes, opens with its own password, and both are in the journal', async () => {
    const { host, raw, ask } = await strictHost();
    const bearer = await signInAs(host, 'author');
    await host.pass(10 * minute);
    expect((await ask('banks.list', bearer, {})).status).toBe(200);
    await host.pass(10 * minute + 1);
    const refused = { status: 423, message: 'This sign-in is locked until its person types the password.' };
    expect(await ask('banks.list', bearer, {})).toEqual(refused);
    expect(await raw(bearer).signIn.unlock({ password: 'a guess' })).toMatchObject({ reason: 'wrong-password' });
    expect(await ask('banks.list', bearer, {})).toEqual(refused);
    expect(await raw(bearer).signIn.unlock({ password })).toEqual({ ok: true });
    expect((await ask('banks.list', bearer, {})).status).toBe(200);
    const kinds = ['sign-in.locked', 'sign-in.proof-refused', 'sign-in.unlocked'];
    expect(kinds.map((kind) => journalled(host, kind).length)).toEqual([1, 1, 1]);
    expect(journalled(host, 'sign-in.locked')[0]?.payload).toMatchObject({ why: 'idle', role: 'author' });
  });

  it('is not kept open by what screens ask by themselves, and is by a person who types', async () => {
    const { host, ask } = await strictHost();
    const [alone, typing] = [await signInAs(host, 'author'), await signInAs(host, 'author')];
    for (let at = 0; at < 3; at += 1) {
      await host.pass(4 * minute);
      await ask('signIn.me', alone, {});
      await ask('signIn.stillHere', typing, {});
    }
    expect((await ask('banks.list', alone, {})).status).toBe(423);
    expect((await ask('banks.list', typing, {})).status).toBe(200);
  });

  it('has half an hour at the board while an exam runs, and what the administrator sets', async () => {
    const { host, day, raw, ask } = await strictHost();
    const proctor = await signInAs(host, 'proctor');
    expect(await raw(proctor).signIn.stillHere({})).toEqual({ idleMs: 10 * minute });
    await start(host, day);
    expect(await raw(proctor).signIn.stillHere({})).toEqual({ idleMs: 30 * minute });
    await host.as(day.administratorBearer).staff.setIdleLimits({ staff: 2, board: 5 });
    expect(await raw(proctor).signIn.stillHere({})).toEqual({ idleMs: 5 * minute });
    await host.pass(5 * minute + 1);
    expect((await ask('room.board', proctor, { sessionId: day.sessionId })).status).toBe(423);
  });
});

describe('a locked sign-in', () => {
  it('does nothing of the whole table but unlock and close, and no restart opens it', async () => {
    const { host, raw, ask } = await strictHost();
    const bearer = await signInAs(host, 'administrator');
    await raw(bearer).signIn.lock({ why: 'asked' });
    await host.dieAndRestart();
    const mine = (Object.keys(access) as OperationName[]).filter(
      (name) => access[name] !== 'anyone' && (access[name] as readonly string[]).includes('administrator'),
    );
    expect(mine.length).toBeGreaterThan(40);
    for (const name of mine)
      expect((await ask(name, bearer)).status, name).toBe(whileLocked.includes(name) ? 400 : 423);
  });

  it('hears no more of the board that was being pushed to it', async () => {
    const { host, day, raw } = await strictHost();
    const bearer = await signInAs(host, 'proctor');
    const words = (await raw(bearer).room.watch({ sessionId: day.sessionId }))[Symbol.asyncIterator]();
    expect((await words.next()).done).not.toBe(true);
    await raw(bearer).signIn.lock({ why: 'handover' });
    const next = words.next();
    await host.pass(2_000);
    expect((await next).done).toBe(true);
  });

  it('opens with nobody else’s password, and guessing makes the device wait', async () => {
    const { host, raw } = await strictHost();
    const bearer = await signInAs(host, 'hr');
    await raw(bearer).signIn.lock({ why: 'asked' });
    const answers: unknown[] = [];
    for (let at = 0; at < 6; at += 1)
      answers.push(await raw(bearer).signIn.unlock({ password: 'an exam day password' }));
    expect(answers.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => ({ ok: false, reason: 'wrong-password' })));
    expect(answers[5]).toEqual({ ok: false, reason: 'wait', seconds: 1 });
  });
});

describe('an act that is signed', () => {
  const proofs = (Object.keys(reauthenticated) as OperationName[]).filter(needsProof);

  it('is refused with 428 once the password is older than five minutes, each of the table, and not before', async () => {
    const { host, ask } = await strictHost();
    expect(proofs.length).toBeGreaterThan(15);
    for (const name of proofs) {
      const role = (access[name] as readonly ('administrator' | 'author')[])[0] ?? 'author';
      const bearer = await signInAs(host, role);
      await host.pass(5 * minute);
      // Null is refused as input: the guard let it through.
      expect((await ask(name, bearer)).status, name).toBe(400);
      await host.pass(1);
      const message = 'The password must be typed anew for this act.';
      expect(await ask(name, bearer), name).toEqual({ status: 428, message });
    }
  }, 120_000);

  it('goes on after the proof, which another sign-in of the same person does not give, and a restart takes away', async () => {
    const { host, raw, ask } = await strictHost();
    const [bearer, other] = [await signInAs(host, 'decision-maker'), await signInAs(host, 'decision-maker')];
    await host.pass(6 * minute);
    expect(await raw(bearer).signIn.prove({ password: 'a guess' })).toEqual({ ok: false, reason: 'wrong-password' });
    expect((await ask('certificates.issue', bearer)).status).toBe(428);
    expect(await raw(bearer).signIn.prove({ password })).toEqual({ ok: true });
    expect((await ask('certificates.issue', bearer)).status).toBe(400);
    expect((await ask('certificates.issue', other)).status).toBe(428);
    await host.restart();
    expect((await ask('certificates.issue', bearer)).status).toBe(428);
  });

  it('carries the password itself where the table says so', async () => {
    const { host, raw } = await strictHost();
    const { decisions } = raw(await signInAs(host, 'decision-maker'));
    const wish = { candidateIds: ['x'], outcome: 'refuse' as const, reason: 'x', password: 'a guess' };
    expect(await decisions.decide(wish)).toEqual({ ok: false, reason: 'wrong-password' });
    expect(proofs).not.toContain('decisions.decide');
  });
});
