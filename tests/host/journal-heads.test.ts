import { describe, expect, it } from 'vitest';
import { headText } from '#domain/journal/head.ts';
import { verifyJournal } from '#host/journals.ts';
import { verifyBytes } from '#host/signing/signature.ts';
import { chainHeads, hashAt } from '#host/storage/journal-store.ts';
import { loadOrganisation } from '#host/storage/organisation-store.ts';
import type { TestHost } from '../support/test-host.ts';
import { candidateAt, preparedExam, start, reconcile } from './exam.ts';
import { hire, password, signInAs } from './staff-of-every-role.ts';

const exam = preparedExam({ candidates: 2, items: 5, minutes: 10 });

/** The heads as somebody with nothing but the journal certificate sees them. */
function heads(host: TestHost) {
  return host.read((db) => {
    const certificate = loadOrganisation(db)?.journalCertificate ?? '';
    return chainHeads(db).map((head) => ({
      reason: head.reason.split(' ')[0],
      ofTheChain: hashAt(db, head.seq) === head.hash,
      signed:
        head.signature !== null &&
        verifyBytes(certificate, Buffer.from(headText(head)), Buffer.from(head.signature, 'base64url')),
    }));
  });
}

const good = (reason: string) => ({ reason, ofTheChain: true, signed: true });
const waiting = (reason: string) => ({ reason, ofTheChain: true, signed: false });

describe('the head of the journal', () => {
  it('is kept and signed at the founding, when a session opens, at each end of an attempt and when the session closes', async () => {
    const { host, day } = await exam();
    await signInAs(host, 'hr');
    await start(host, day);
    await host.as(candidateAt(day, 0).bearer).candidate.submit({});
    const proctor = host.as(day.proctorBearer);
    await proctor.room.close({ attemptIds: [candidateAt(day, 1).attemptId], reason: 'r' });
    await reconcile(host, day);
    await proctor.sessions.close({ sessionId: day.sessionId });
    const reasons = [
      'organisation-founded',
      'session-opened',
      'attempt-finished',
      'attempt-finished',
      'session-closed',
    ];
    expect(heads(host)).toEqual(reasons.map(good));
  });

  it('waits unsigned after the host was killed, and is signed when the first member of staff signs in', async () => {
    const { host, day } = await exam();
    await start(host, day);
    await host.dieAndRestart();
    await host.as(candidateAt(day, 0).bearer).candidate.submit({});
    await host.pass(1);
    expect(heads(host).at(-1)).toEqual(waiting('attempt-finished'));
    expect(host.read(verifyJournal)).toMatchObject({ intact: true });
    await signInAs(host, 'proctor');
    expect(heads(host).at(-1)).toEqual(good('attempt-finished'));
    await host.as(candidateAt(day, 1).bearer).candidate.submit({});
    expect(heads(host).at(-1)).toEqual(good('attempt-finished'));
  });

  it('is not signed by a sign-in that is refused', async () => {
    const { host, day } = await exam();
    await start(host, day);
    await host.dieAndRestart();
    await host.as(candidateAt(day, 0).bearer).candidate.submit({});
    await expect(signInAs(host, 'proctor', 'all', 'not the password')).rejects.toThrow('wrong-credentials');
    expect(heads(host).at(-1)).toEqual(waiting('attempt-finished'));
  });

  it('is signed at the sign-in of anybody on the staff: hired later, with a new password, or with one by reset', async () => {
    const { host, day } = await exam();
    await signInAs(host, 'hr');
    const { administratorBearer } = day;
    const ids = [];
    for (const username of ['hired', 'changed', 'given-anew']) {
      ids.push(
        await hire(host, administratorBearer, {
          username,
          name: username,
          employeeNumber: username,
          roles: ['proctor'],
        }),
      );
    }
    const changed = host.as(await signInAs(host, 'proctor', 'changed'));
    await changed.signIn.changePassword({ current: password, next: 'another password' });
    await host.as(administratorBearer).staff.resetPassword({ accountId: ids[2] ?? '', password: 'another password' });
    for (const [username, word] of [
      ['hired', password],
      ['changed', 'another password'],
      ['given-anew', 'another password'],
    ] as const) {
      await host.dieAndRestart();
      const { room } = host.as(day.proctorBearer);
      const next = (await room.board({ sessionId: day.sessionId })).cards.find((c) => c.receipt === null);
      if (next !== undefined) await room.close({ attemptIds: [next.attemptId], reason: 'r' });
      await signInAs(host, 'proctor', username, word);
      expect(
        heads(host).every((h) => h.signed),
        username,
      ).toBe(true);
    }
  });

  it('is verified for the administrator, with the number of entries', async () => {
    const { host, day } = await exam();
    const { journal } = host.as(day.administratorBearer);
    const report = await journal.verify({});
    const newest = await journal.entries({ limit: 1 });
    expect(report).toMatchObject({
      intact: true,
      firstBad: null,
      head: { seq: newest[0]?.seq, hash: newest[0]?.hash },
    });
    expect(report.entries).toBe(newest[0]?.seq);
  });
});
