import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeRecord, encodeRecord, genesisHash, type JournalRecord } from '#domain/journal/entry.ts';
import { headText } from '#domain/journal/head.ts';
import { beforeFirst, checkEntry, type StoredEntry } from '#domain/journal/verify.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const record: JournalRecord = {
  v: 1,
  seq: 1,
  attempt: null,
  actor: 'account:a',
  boot: 'boot',
  mono: 12,
  wall: 1_700_000_000_000,
  kind: 'session.created',
  payload: sha256('salt{"title":"考试"}'),
  prev: genesisHash,
};

function store(r: JournalRecord, more: Partial<StoredEntry> = {}): StoredEntry {
  const text = encodeRecord(r);
  const payload = { salt: 'salt', text: '{"title":"考试"}' };
  return { seq: r.seq, text, hash: sha256(text), payload, erased: false, ...more };
}

const what = (entry: StoredEntry, before: { seq: number; hash: string } = beforeFirst) => {
  const checked = checkEntry(entry, before, sha256);
  return checked.ok ? null : checked.what;
};

describe('a journal entry', () => {
  it('is read back as it was written', () => {
    expect(decodeRecord(encodeRecord(record))).toEqual(record);
    const ofAttempt = { ...record, attempt: 'attempt-1', actor: 'candidate:"quoted"' };
    expect(decodeRecord(encodeRecord(ofAttempt))).toEqual(ofAttempt);
  });

  it('keeps its bytes for all time: a chain of years ago must still be verified', () => {
    expect(encodeRecord({ ...record, payload: 'p', prev: 'q' })).toBe(
      '[1,1,null,"account:a","boot",12,1700000000000,"session.created","p","q"]',
    );
  });

  it('is not read from anything else', () => {
    const broken = [
      '',
      '{}',
      '[1]',
      'null',
      encodeRecord(record).replace('[1,', '[2,'),
      '[1,"1",null,"","",1,1,"","",""]',
    ];
    for (const text of broken) expect(decodeRecord(text)).toBeNull();
  });

  it('is believed when it follows from the one before', () => {
    expect(what(store(record))).toBeNull();
    const second = { ...record, seq: 2, prev: store(record).hash };
    expect(what(store(second), { seq: 1, hash: store(record).hash })).toBeNull();
  });

  it('is named with what is wrong in it', () => {
    expect(what(store(record, { seq: 3 }))).toBe('missing');
    expect(what(store(record, { text: 'x' }))).toBe('unreadable');
    expect(what(store({ ...record, seq: 2 }, { seq: 1 }))).toBe('number-differs');
    expect(what(store({ ...record, prev: sha256('another') }))).toBe('chain-broken');
    expect(what(store(record, { hash: sha256('another') }))).toBe('hash-differs');
    expect(what(store(record, { payload: { salt: 'salt', text: '{"title":"x"}' } }))).toBe('payload-changed');
    expect(what(store(record, { payload: { salt: 'other', text: '{"title":"考试"}' } }))).toBe('payload-changed');
  });

  it('may lose its payload only when the erasure is on record', () => {
    expect(what(store(record, { payload: null }))).toBe('payload-missing');
    expect(what(store(record, { payload: null, erased: true }))).toBeNull();
  });
});

describe('a chain head', () => {
  it('is signed over its place, its hash, its reason and its time', () => {
    const head = { seq: 9, reason: 'session-closed s', hash: 'h', at: 5 };
    const texts = [head, { ...head, seq: 8 }, { ...head, reason: 'r' }, { ...head, hash: 'i' }, { ...head, at: 6 }];
    expect(new Set(texts.map(headText)).size).toBe(texts.length);
    expect(headText(head)).toBe('["invigil-head/1",9,"h","session-closed s",5]');
  });
});
