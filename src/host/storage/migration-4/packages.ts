// An office and its rooms: keys for other hosts, packages on the way, and what came back. _at: epoch milliseconds of this host.
export const packageTables = `
-- Keys made here for other hosts of the organisation; counter is the running number of the kit.
CREATE TABLE host_kit (
  host_id TEXT PRIMARY KEY,
  counter INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  certificate_prefix TEXT NOT NULL UNIQUE,
  issuing_certificate TEXT NOT NULL,
  journal_certificate TEXT NOT NULL,
  transport_key TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  -- Which intake of the kit was heard of first: a second one elsewhere names another.
  installation TEXT,
  revoked_at INTEGER,
  revoked_because TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE photo (
  person_id TEXT PRIMARY KEY REFERENCES person (id),
  media_type TEXT NOT NULL,
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Session packages that left this host; counter rises with each of the same session.
CREATE TABLE package_sent (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id),
  host_id TEXT NOT NULL REFERENCES host_kit (host_id),
  counter INTEGER NOT NULL,
  codes INTEGER NOT NULL CHECK (codes IN (1, 2)),
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX package_sent_session ON package_sent (session_id);

-- Session packages taken in here. sealed is the ciphertext of their banks; unsealing empties it.
CREATE TABLE package_taken (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL UNIQUE REFERENCES session (id),
  counter INTEGER NOT NULL,
  codes INTEGER NOT NULL CHECK (codes IN (1, 2)),
  -- Which bank each part is drawn from, once there is one; and which banks are in the ciphertext. JSON.
  parts TEXT NOT NULL,
  banks TEXT NOT NULL,
  salt TEXT NOT NULL,
  sealed BLOB,
  made_at INTEGER NOT NULL,
  taken_at INTEGER NOT NULL,
  unsealed_at INTEGER
) STRICT, WITHOUT ROWID;
-- Banks that came sealed: papers are drawn from them, and nothing else is done with them here.
CREATE TABLE package_bank (
  bank_id TEXT NOT NULL,
  bank_version INTEGER NOT NULL,
  package_id TEXT NOT NULL REFERENCES package_taken (id),
  PRIMARY KEY (bank_id, bank_version)
) STRICT, WITHOUT ROWID;
-- A part that the candidate passed before and does not sit again; the attempt may be on another host.
CREATE TABLE earlier_result (
  candidate_id TEXT NOT NULL REFERENCES candidate (id),
  part_id TEXT NOT NULL,
  attempt_id TEXT NOT NULL,
  points REAL NOT NULL,
  maximum REAL NOT NULL,
  session_title TEXT NOT NULL,
  finished_at INTEGER NOT NULL,
  PRIMARY KEY (candidate_id, part_id)
) STRICT, WITHOUT ROWID;

-- The chains of other hosts, each beside this host's own and never mixed into it. A host that was taken over goes on under a higher epoch.
CREATE TABLE other_journal (
  host_id TEXT NOT NULL REFERENCES host_kit (host_id),
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  text TEXT NOT NULL,
  hash TEXT NOT NULL,
  salt TEXT,
  payload TEXT,
  erased INTEGER NOT NULL,
  PRIMARY KEY (host_id, epoch, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE other_head (
  host_id TEXT NOT NULL REFERENCES host_kit (host_id),
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  reason TEXT NOT NULL,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  signature TEXT,
  PRIMARY KEY (host_id, epoch, seq, reason)
) STRICT, WITHOUT ROWID;
-- Results packages taken in, and which attempts' journals stand in another host's chain.
CREATE TABLE results_taken (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL UNIQUE REFERENCES session (id),
  host_id TEXT NOT NULL REFERENCES host_kit (host_id),
  epoch INTEGER NOT NULL,
  head_seq INTEGER NOT NULL,
  taken_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE attempt_elsewhere (
  attempt_id TEXT PRIMARY KEY REFERENCES attempt (id),
  host_id TEXT NOT NULL REFERENCES host_kit (host_id),
  epoch INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
