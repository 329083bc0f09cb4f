import { describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { hash } from 'node:crypto';
import { decodeRecord, encodeRecord, genesisHash } from '#domain/journal/entry.ts';
import { signedKinds } from '#domain/journal/signed-act.ts';
import { verifyJournal } from '#host/journals.ts';
import type { TestHost } from '../support/test-host.ts';
import { preparedResults } from './decided-exam.ts';
import { journalled } from './journalled.ts';
import { hire, password, signInAs } from './staff-of-every-role.ts';

const results = preparedResults();
const sha256 = (text: string) => hash('sha256', text, 'hex');

/** A forger at the folder: changes one payload and makes every hash of the chain fit again; heads are taken away. */
async function forge(
  host: TestHost,
  kind: string,
  change: (payload: Record<string, unknown>) => object,
): Promise<number> {
  await host.close();
  const db = new Database(join(host.folder, 'invigil.db'));
  const rows = db
    .prepare(
      'SELECT j.seq, j.text, p.salt, p.text AS payload FROM journal j JOIN journal_payload p USING (seq) ORDER BY seq',
    )
    .all() as { seq: number; text: string; salt: string; payload: string }[];
  const target = rows.findLast((row) => decodeRecord(row.text)?.kind === kind)?.seq ?? 0;
  db.exec('DELETE FROM chain_head');
  let prev = genesisHash;
  for (const row of rows) {
    const record = decodeRecord(row.text);
    if (record === null) throw new Error('unreadable');
    const payload =
      row.seq === target ? JSON.stringify(change(JSON.parse(row.payload) as Record<string, unknown>)) : row.payload;
    const text = encodeRecord({ ...record, prev, payload: sha256(row.salt + payload) });
    prev = sha256(text);
    db.prepare('UPDATE journal SET text = ?, hash = ? WHERE seq = ?').run(text, prev, row.seq);
    db.prepare('UPDATE journal_payload SET text = ? WHERE seq = ?').run(payload, row.seq);
  }
  db.close();
  return target;
}

/** Some acts that are signed: a decision, a new account, a closed one. */
async function acted() {
  const { host, day, decider } = await results();
  await decider.decisions.decide({ candidateIds: [day.passed], outcome: 'certify', reason: '', password });
  const accountId = await hire(host, day.administratorBearer, {
    username: 'new',
    name: '新',
    employeeNumber: 'S-31',
    roles: ['hr'],
  });
  await host.as(day.administratorBearer).staff.setActive({ accountId, active: false });
  return { host, day, accountId };
}

describe('the signatures of staff on their acts', () => {
  it('are in every entry of the signed kinds, and verify from the database alone', async () => {
    const { host } = await acted();
    const report = host.read(verifyJournal);
    expect(report).toMatchObject({ intact: true, firstBad: null });
    expect(report.signatures.bad).toEqual([]);
    expect(report.signatures.checked).toBeGreaterThanOrEqual(3);
    for (const kind of ['decision.made', 'account.active-set'])
      expect(
        journalled(host, kind).every(({ payload }) => typeof payload.signature === 'string'),
        kind,
      ).toBe(true);
  });

  it('go on proving after the key was replaced by a reset and by a code, and after a new password', async () => {
    const { host, day } = await acted();
    const own = host.as(await signInAs(host, 'administrator'));
    await own.signIn.changePassword({ current: password, next: 'a newer password' });
    await own.staff.setActive({
      accountId: (await own.staff.list({})).find((a) => a.username === 'new')?.accountId ?? '',
      active: true,
    });
    await host.as(day.administratorBearer).staff.resetPassword({ accountId: day.accountId, password });
    const again = host.as(await signInAs(host, 'decision-maker'));
    await again.decisions.decide({ candidateIds: [day.alsoPassed], outcome: 'certify', reason: '', password });
    const { signatures, intact } = host.read(verifyJournal);
    expect([intact, signatures.bad]).toEqual([true, []]);
    expect(journalled(host, 'account.key-replaced')).toHaveLength(1);
  });

  it('name an act that was changed though every hash fits: even whoever rewrites the whole chain cannot sign', async () => {
    const { host } = await acted();
    const seq = await forge(host, 'account.active-set', (payload) => ({ ...payload, active: true }));
    const report = host.read(verifyJournal);
    expect(report).toMatchObject({ intact: false, firstBad: null });
    expect(report.signatures.bad).toMatchObject([{ seq, kind: 'account.active-set', what: 'signature-wrong' }]);
  });

  it('name an act whose signature is missing', async () => {
    const { host } = await acted();
    const seq = await forge(host, 'account.active-set', ({ signature: _, ...rest }) => rest);
    expect(host.read(verifyJournal).signatures.bad).toMatchObject([{ seq, what: 'unsigned' }]);
  });

  it('name a decision that says something else than what was signed, and one that nobody signed', async () => {
    const changed = await acted();
    const seq = await forge(changed.host, 'decision.made', (payload) => ({ ...payload, outcome: 'refuse' }));
    expect(changed.host.read(verifyJournal).signatures.bad).toMatchObject([{ seq, what: 'signed-other' }]);
    const stripped = await acted();
    await forge(stripped.host, 'decision.made', ({ signature: _, ...rest }) => rest);
    expect(stripped.host.read(verifyJournal).signatures.bad).toMatchObject([{ what: 'unsigned' }]);
  });

  it('covers acts that issue, decide, close and let in', () => {
    const wanted = [
      'decision.made',
      'sheet.submitted',
      'certificate.issued',
      'report.signed',
      'session.closed',
      'keys.unlocked',
      'account.entry-code-made',
      'calibration.closed',
      'paper-sheet.entered',
    ];
    expect(signedKinds).toEqual(expect.arrayContaining(wanted));
  });
});
