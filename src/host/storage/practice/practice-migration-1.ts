// The first schema of practice.db. A column ending in _at holds epoch milliseconds of the host's clock; person_id and bank_id are
// those of invigil.db, which nothing here refers to by a key: the two are apart.
export const practiceMigration1 = `
-- The one item in front of each person; content is the whole item as drawn. It takes one response.
CREATE TABLE showing (
  person_id TEXT PRIMARY KEY,
  ref TEXT NOT NULL,
  bank_id TEXT NOT NULL,
  bank_version INTEGER NOT NULL,
  item_id TEXT NOT NULL,
  locale TEXT NOT NULL,
  content TEXT NOT NULL,
  shown_at INTEGER NOT NULL,
  response_id INTEGER REFERENCES response_given (id)
) STRICT, WITHOUT ROWID;
-- Every response ever given. turn counts those of one person in one bank from 1.
CREATE TABLE response_given (
  id INTEGER PRIMARY KEY,
  person_id TEXT NOT NULL,
  bank_id TEXT NOT NULL,
  bank_version INTEGER NOT NULL,
  item_id TEXT NOT NULL,
  turn INTEGER NOT NULL,
  content TEXT,
  outcome TEXT NOT NULL,
  points REAL NOT NULL,
  maximum REAL NOT NULL,
  shown_at INTEGER NOT NULL,
  responded_at INTEGER NOT NULL,
  UNIQUE (person_id, bank_id, turn)
) STRICT;
-- The fold of the responses to one item, written in the same transaction; on the mistakes list while to_clear is above 0.
-- shown and content are the item as last drawn and the last response to it.
CREATE TABLE item_memory (
  person_id TEXT NOT NULL,
  bank_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  times INTEGER NOT NULL,
  rights INTEGER NOT NULL,
  last TEXT NOT NULL,
  last_turn INTEGER NOT NULL,
  to_clear INTEGER NOT NULL,
  locale TEXT NOT NULL,
  shown TEXT NOT NULL,
  content TEXT,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (person_id, bank_id, item_id)
) STRICT, WITHOUT ROWID;
`;
