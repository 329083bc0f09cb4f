// Answer sheets that two people type, each blind to the other; archives of the folder, and the sessions that were wiped from it.
export const paperFallbackTables = `
-- One person's typing of one answer sheet. person_id: the same person under two accounts is still one.
CREATE TABLE transcript (
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  account_id TEXT NOT NULL REFERENCES account (id),
  begun_at INTEGER NOT NULL,
  submitted_at INTEGER,
  PRIMARY KEY (attempt_id, person_id)
) STRICT, WITHOUT ROWID;
-- What was typed for a line; content is null where the line was said to be unanswered.
CREATE TABLE transcript_line (
  attempt_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  ref TEXT NOT NULL,
  content TEXT,
  typed_at INTEGER NOT NULL,
  PRIMARY KEY (attempt_id, person_id, ref),
  FOREIGN KEY (attempt_id, person_id) REFERENCES transcript (attempt_id, person_id)
) STRICT, WITHOUT ROWID;

-- A copy of the whole folder in two places. verified_at is null until both were read back; seq is where its journal ends.
CREATE TABLE archive (
  id TEXT PRIMARY KEY,
  places TEXT NOT NULL,
  sha256 TEXT,
  bytes INTEGER,
  seq INTEGER,
  head TEXT,
  begun_at INTEGER NOT NULL,
  verified_at INTEGER
) STRICT, WITHOUT ROWID;
-- cleaned_at is null until the pages that held the data were overwritten.
CREATE TABLE session_wiped (
  session_id TEXT PRIMARY KEY REFERENCES session (id),
  archive_id TEXT NOT NULL REFERENCES archive (id),
  candidates INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  payloads INTEGER NOT NULL,
  wiped_at INTEGER NOT NULL,
  cleaned_at INTEGER
) STRICT, WITHOUT ROWID;
`;
