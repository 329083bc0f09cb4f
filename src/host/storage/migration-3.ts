// Practice passes. What trainees do with them is not in this database: see practice/.
export const migration3 = `
-- code is the SHA-256 of the pass's code: the code itself is shown once and kept nowhere.
CREATE TABLE practice_pass (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  code TEXT NOT NULL UNIQUE,
  given_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX practice_pass_person ON practice_pass (person_id) WHERE revoked_at IS NULL;
CREATE TABLE practice_pass_bank (
  pass_id TEXT NOT NULL REFERENCES practice_pass (id),
  bank_id TEXT NOT NULL,
  PRIMARY KEY (pass_id, bank_id)
) STRICT, WITHOUT ROWID;
ALTER TABLE sign_in ADD COLUMN pass_id TEXT REFERENCES practice_pass (id);
`;
