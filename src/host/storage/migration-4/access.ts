// Locks of staff sign-ins, and codes that let a locked-out member of staff in again.
export const accessTables = `
-- A locked sign-in acts no more until its person types the password. On disk, so that no restart opens it.
CREATE TABLE sign_in_lock (
  token TEXT PRIMARY KEY REFERENCES sign_in (token) ON DELETE CASCADE,
  why TEXT NOT NULL,
  locked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- selector: the code's first group. sealed: argon2id salt and check value of the code, which is told once. made_by: the account of whoever gave it.
CREATE TABLE entry_code (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  kind TEXT NOT NULL CHECK (kind IN ('office', 'colleague')),
  selector TEXT NOT NULL,
  sealed TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES account (id),
  made_at INTEGER NOT NULL,
  valid_until INTEGER,
  used_at INTEGER,
  withdrawn_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_code_account ON entry_code (account_id);
-- Found without walking the journal; no other entry pays for it.
CREATE INDEX journal_staff_aid ON journal (seq)
  WHERE kind IN ('account.entry-code-made', 'account.codes-printed', 'account.recovered');
`;
