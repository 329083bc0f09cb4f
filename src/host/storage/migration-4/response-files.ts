// Files that seats wrote because their host could not come back, as they were taken in: sealed, so that they prove themselves.
export const responseFileTables = `
CREATE TABLE response_file (
  id TEXT PRIMARY KEY,
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  -- SHA-256 of the content.
  hash TEXT NOT NULL UNIQUE,
  content BLOB NOT NULL,
  -- applied: responses were taken from it. kept: the attempt was over.
  outcome TEXT NOT NULL CHECK (outcome IN ('applied', 'kept')),
  facts TEXT NOT NULL,
  reason TEXT NOT NULL,
  taken_by TEXT NOT NULL,
  taken_at INTEGER NOT NULL
) STRICT;
CREATE INDEX response_file_attempt ON response_file (attempt_id);
`;
