import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeRecord, encodeRecord } from '#domain/journal/entry.ts';
import { headText } from '#domain/journal/head.ts';
import { verifyJournal } from '#host/journals.ts';
import { createOrganisationKeys, type OrganisationKeys } from '#host/signing/keys.ts';
import { signBytes } from '#host/signing/signature.ts';
import { makePrivateKey } from '#host/signing/private-key.ts';
import { openForWriting, type WriteDb } from '#host/storage/database.ts';
import { chainHeads, Journal, sha256, storeHead, verifyChain } from '#host/storage/journal-store.ts';
import { insertOrganisation } from '#host/storage/organisation-store.ts';
import { morning } from '../support/fake-clock.ts';
import { TestHost } from '../support/test-host.ts';

const entries = 12;
let keys: OrganisationKeys;
let db: WriteDb;

beforeAll(async () => {
  const host = await TestHost.open();
  await host.close();
  db = openForWriting(host.folder);
  keys = await createOrganisationKeys({
    organisation: 'Journal',
    passphrase: 'a passphrase for the keys',
    now: new Date(morning),
    sample: false,
  });
  insertOrganisation(
    db,
    {
      name: { en: 'Journal' },
      sample: false,
      rootCertificate: keys.rootCertificatePem,
      issuingCertificate: keys.issuingCertificatePem,
      journalCertificate: keys.journalCertificatePem,
      certificatePrefix: 'INV',
    },
    morning,
  );
  const journal = new Journal(db);
  for (let i = 1; i <= entries; i += 1) {
    const attempt = i % 3 === 0 ? null : `attempt-${i % 2}`;
    const entry = { attempt, actor: 'host', kind: i % 3 === 0 ? 'session.noted' : 'attempt.saved', payload: { i } };
    journal.append(db, entry, { boot: 'b', mono: i, wall: morning + i });
  }
  db.pragma('foreign_keys = OFF'); // who changes the file behind the host's back is not held by them
  return () => {
    db.close();
    return host.end().catch(() => undefined);
  };
});

/** Does something to the database behind the host's back, looks, and takes it back. */
function after<T>(tamper: () => void, look: (db: WriteDb) => T): T {
  db.exec('BEGIN');
  try {
    tamper();
    return look(db);
  } finally {
    db.exec('ROLLBACK');
  }
}

const found = (tamper: () => void) => after(tamper, verifyChain).firstBad;
const run = (text: string, ...values: unknown[]) => db.prepare(text).run(...values);
const textOf = (seq: number) =>
  (db.prepare('SELECT text FROM journal WHERE seq = ?').get(seq) as { text: string }).text;

const anySeq = fc.integer({ min: 1, max: entries });
const inner = fc.integer({ min: 1, max: entries - 1 });

function move(from: number, to: number): void {
  for (const table of ['journal', 'journal_payload']) run(`UPDATE ${table} SET seq = ? WHERE seq = ?`, to, from);
}

function keepSignedHead(seq: number): void {
  const { hash } = db.prepare('SELECT hash FROM journal WHERE seq = ?').get(seq) as { hash: string };
  const head = { seq, reason: 'session-closed s', hash, at: morning };
  const signature = signBytes(keys.journalPrivateKeyPkcs8, Buffer.from(headText(head))).toString('base64url');
  storeHead(db, { ...head, signature });
}

describe('an honest journal', () => {
  it('verifies whole', () => {
    expect(verifyChain(db)).toMatchObject({ entries, firstBad: null, head: { seq: entries } });
    expect(verifyJournal(db)).toMatchObject({ intact: true, entries });
  });

  it('is continued by the next host from where it ended', () => {
    const next = after(
      () =>
        new Journal(db).append(
          db,
          { attempt: null, actor: 'host', kind: 'x', payload: {} },
          { boot: 'c', mono: 0, wall: 0 },
        ),
      verifyChain,
    );
    expect(next).toMatchObject({ entries: entries + 1, firstBad: null });
  });
});

describe('a journal that somebody changed', () => {
  it('names the entry of which one field was changed', () => {
    const field = fc.constantFrom('actor', 'boot', 'kind', 'payload', 'prev', 'attempt', 'mono', 'wall', 'seq');
    fc.assert(
      fc.property(anySeq, field, (seq, name) => {
        const record = decodeRecord(textOf(seq));
        if (record === null) throw new Error('unreadable');
        const value = typeof record[name as 'seq'] === 'number' ? record[name as 'seq'] + 1 : 'another';
        const changed = encodeRecord({ ...record, [name]: value });
        expect(found(() => run('UPDATE journal SET text = ? WHERE seq = ?', changed, seq))?.seq).toBe(seq);
      }),
    );
  });

  it('names the entry of which one character was changed', () => {
    fc.assert(
      fc.property(anySeq, fc.nat(), fc.constantFrom('0', 'x', '"', ' '), (seq, place, character) => {
        const text = textOf(seq);
        const at = place % text.length;
        fc.pre(text[at] !== character);
        const changed = text.slice(0, at) + character + text.slice(at + 1);
        expect(found(() => run('UPDATE journal SET text = ? WHERE seq = ?', changed, seq))?.seq).toBe(seq);
      }),
    );
  });

  it('names the entry behind one that was changed together with its hash', () => {
    fc.assert(
      fc.property(inner, (seq) => {
        const changed = textOf(seq).replace('"host"', '"account:forger"');
        const tamper = () => run('UPDATE journal SET text = ?, hash = ? WHERE seq = ?', changed, sha256(changed), seq);
        expect(found(tamper)).toEqual({ seq: seq + 1, what: 'chain-broken' });
      }),
    );
  });

  it('names the entry that was dropped', () => {
    fc.assert(
      fc.property(inner, (seq) => {
        expect(found(() => run('DELETE FROM journal WHERE seq = ?', seq))).toEqual({ seq, what: 'missing' });
      }),
    );
  });

  it('names the first of two entries that changed places', () => {
    fc.assert(
      fc.property(anySeq, anySeq, (a, b) => {
        fc.pre(a !== b);
        const swapped = found(() => {
          move(a, -1);
          move(b, a);
          move(-1, b);
        });
        expect(swapped?.seq).toBe(Math.min(a, b));
      }),
    );
  });

  it('names the place where an entry was put in', () => {
    fc.assert(
      fc.property(anySeq, (seq) => {
        const put = found(() => {
          for (let i = entries; i >= seq; i -= 1) move(i, i + 1);
          const record = decodeRecord(textOf(seq + 1));
          if (record === null) throw new Error('unreadable');
          const forged = encodeRecord({ ...record, actor: 'account:forger' });
          run(
            'INSERT INTO journal SELECT ?, ?, ?, attempt_id, kind FROM journal WHERE seq = ?',
            seq,
            forged,
            sha256(forged),
            seq + 1,
          );
          run('INSERT INTO journal_payload SELECT ?, salt, text FROM journal_payload WHERE seq = ?', seq, seq + 1);
        });
        // The forged entry follows from the one before it; the honest one behind it no longer does.
        expect(put?.seq).toBe(seq + 1);
      }),
    );
  });

  it('names the entry whose payload was changed, or its salt, or what it is looked up by', () => {
    fc.assert(
      fc.property(anySeq, (seq) => {
        const set = (table: string, what: string) => found(() => run(`UPDATE ${table} SET ${what} WHERE seq = ?`, seq));
        expect(set('journal_payload', `text = '{"i":99}'`)).toEqual({ seq, what: 'payload-changed' });
        expect(set('journal_payload', `salt = 'salt'`)).toEqual({ seq, what: 'payload-changed' });
        expect(set('journal', `kind = 'attempt.terminated'`)).toEqual({ seq, what: 'columns-differ' });
        expect(set('journal', `attempt_id = 'of-another'`)).toEqual({ seq, what: 'columns-differ' });
      }),
    );
  });

  it('may have lost a payload only where the erasure is on record', () => {
    fc.assert(
      fc.property(anySeq, (seq) => {
        const lose = () => run('DELETE FROM journal_payload WHERE seq = ?', seq);
        expect(found(lose)).toEqual({ seq, what: 'payload-missing' });
        const erase = () => {
          lose();
          run('INSERT INTO journal_erasure (seq, erased_by_seq) VALUES (?, ?)', seq, entries);
        };
        expect(found(erase)).toBeNull();
        expect(after(erase, verifyJournal).intact).toBe(true);
      }),
    );
  });
});

describe('a signed head', () => {
  it('finds that the end was cut off, however much of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: entries - 1 }), (kept) => {
        const report = after(() => {
          keepSignedHead(entries);
          run('DELETE FROM journal WHERE seq > ?', kept);
          run('DELETE FROM journal_payload WHERE seq > ?', kept);
        }, verifyJournal);
        expect(report).toMatchObject({ intact: false, firstBad: { seq: entries, what: 'head-diverges' } });
      }),
    );
  });

  it('finds that the last entry was written anew with a fitting hash', () => {
    const report = after(() => {
      keepSignedHead(entries);
      const changed = textOf(entries).replace('"host"', '"account:forger"');
      run('UPDATE journal SET text = ?, hash = ? WHERE seq = ?', changed, sha256(changed), entries);
    }, verifyJournal);
    expect(report.firstBad).toEqual({ seq: entries, what: 'head-diverges' });
  });

  it('is not believed when another key signed it, or when it says another reason or time', () => {
    const forged = (change: string) =>
      after(() => {
        keepSignedHead(5);
        run(`UPDATE chain_head SET ${change}`);
      }, verifyJournal).firstBad;
    const wrong = { seq: 5, what: 'head-signature-wrong' };
    expect(after(() => keepSignedHead(5), verifyJournal)).toMatchObject({ intact: true, heads: 1, firstBad: null });
    expect(forged(`reason = 'session-opened s'`)).toEqual(wrong);
    expect(forged('at = at + 1')).toEqual(wrong);
    const other = signBytes(makePrivateKey(), Buffer.from(textOf(5))).toString('base64url');
    expect(forged(`signature = '${other}'`)).toEqual(wrong);
    expect(forged(`signature = 'AAAA'`)).toEqual(wrong);
  });

  it('does not hide an entry that is wrong before it', () => {
    const report = after(() => {
      keepSignedHead(entries);
      run('DELETE FROM journal WHERE seq = 4');
    }, verifyJournal);
    expect(report.firstBad).toEqual({ seq: 4, what: 'missing' });
  });

  it('may stand for several reasons at one place', () => {
    const heads = after(() => {
      const head = { seq: 3, hash: 'h', at: 1, signature: null };
      storeHead(db, { ...head, reason: 'attempt-finished a' });
      storeHead(db, { ...head, reason: 'attempt-finished b' });
      storeHead(db, { ...head, reason: 'attempt-finished a' });
    }, chainHeads);
    expect(heads.map((h) => h.reason)).toEqual(['attempt-finished a', 'attempt-finished b']);
  });
});
