// The first schema. A column ending in _at holds epoch milliseconds of the host's clock.
export const migration1 = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The journal: text is what is hashed; attempt_id and kind repeat what it says, for look-ups.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  text TEXT NOT NULL,
  hash TEXT NOT NULL,
  attempt_id TEXT,
  kind TEXT NOT NULL
) STRICT;
CREATE INDEX journal_attempt ON journal (attempt_id, seq) WHERE attempt_id IS NOT NULL;
CREATE TABLE journal_payload (
  seq INTEGER PRIMARY KEY REFERENCES journal (seq),
  salt TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE journal_erasure (seq INTEGER PRIMARY KEY REFERENCES journal (seq), erased_by_seq INTEGER NOT NULL REFERENCES journal (seq)) STRICT;
-- A head waits unsigned while the journal key is wrapped, until a member of staff signs in.
CREATE TABLE chain_head (
  seq INTEGER NOT NULL REFERENCES journal (seq),
  reason TEXT NOT NULL,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  signature TEXT,
  PRIMARY KEY (seq, reason)
) STRICT, WITHOUT ROWID;
CREATE TABLE tick (id INTEGER PRIMARY KEY CHECK (id = 1), boot TEXT NOT NULL, mono REAL NOT NULL, wall INTEGER NOT NULL) STRICT;

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  sample INTEGER NOT NULL,
  root_certificate TEXT NOT NULL,
  issuing_certificate TEXT NOT NULL,
  journal_certificate TEXT NOT NULL,
  certificate_prefix TEXT NOT NULL,
  next_certificate INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  employee_number TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  unit TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE training (
  trainer_id TEXT NOT NULL REFERENCES person (id),
  trainee_id TEXT NOT NULL REFERENCES person (id),
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (trainee_id, trainer_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  username TEXT NOT NULL UNIQUE,
  active INTEGER NOT NULL,
  secret TEXT NOT NULL,
  public_key TEXT NOT NULL,
  wrapped_journal_key TEXT,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE account_role (
  account_id TEXT NOT NULL REFERENCES account (id),
  role TEXT NOT NULL,
  PRIMARY KEY (account_id, role)
) STRICT, WITHOUT ROWID;

-- token is the SHA-256 of the bearer: the bearer itself is only in the memory of its screen.
CREATE TABLE sign_in (
  token TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  account_id TEXT REFERENCES account (id),
  candidate_id TEXT REFERENCES candidate (id),
  attempt_id TEXT REFERENCES attempt (id),
  seat TEXT NOT NULL,
  opened_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_attempt ON sign_in (attempt_id) WHERE attempt_id IS NOT NULL;
CREATE INDEX sign_in_account ON sign_in (account_id) WHERE account_id IS NOT NULL;

CREATE TABLE bank (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  header TEXT NOT NULL,
  -- 0 while its items are still being written, some thousand a transaction; nobody sees it before it is 1.
  complete INTEGER NOT NULL,
  imported_at INTEGER NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE bank_item (
  bank_id TEXT NOT NULL,
  bank_version INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  topic TEXT NOT NULL,
  difficulty INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (bank_id, bank_version, position),
  FOREIGN KEY (bank_id, bank_version) REFERENCES bank (id, version)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX bank_item_id ON bank_item (bank_id, bank_version, id);
CREATE TABLE bank_task (
  bank_id TEXT NOT NULL,
  bank_version INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('case', 'scenario')),
  id TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (bank_id, bank_version, type, id),
  FOREIGN KEY (bank_id, bank_version) REFERENCES bank (id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE blueprint (id TEXT NOT NULL, version INTEGER NOT NULL, content TEXT NOT NULL, saved_at INTEGER NOT NULL, PRIMARY KEY (id, version)) STRICT, WITHOUT ROWID;
CREATE TABLE scheme (id TEXT NOT NULL, version INTEGER NOT NULL, content TEXT NOT NULL, published_at INTEGER NOT NULL, PRIMARY KEY (id, version)) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  room TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  scheme_id TEXT NOT NULL,
  scheme_version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('prepared', 'open', 'closed')),
  created_at INTEGER NOT NULL,
  FOREIGN KEY (scheme_id, scheme_version) REFERENCES scheme (id, version)
) STRICT, WITHOUT ROWID;
-- Pins the version of bank and blueprint each part of a session is drawn from.
CREATE TABLE session_part (
  session_id TEXT NOT NULL REFERENCES session (id),
  part_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  blueprint_id TEXT,
  blueprint_version INTEGER,
  bank_id TEXT,
  bank_version INTEGER,
  PRIMARY KEY (session_id, part_id),
  FOREIGN KEY (blueprint_id, blueprint_version) REFERENCES blueprint (id, version),
  FOREIGN KEY (bank_id, bank_version) REFERENCES bank (id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE candidate (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  admission_number TEXT NOT NULL UNIQUE,
  locale TEXT NOT NULL,
  extra_minutes INTEGER NOT NULL,
  position INTEGER NOT NULL,
  UNIQUE (session_id, person_id)
) STRICT, WITHOUT ROWID;

-- state is the fold of the attempt's journal entries, written in the same transaction as they are.
CREATE TABLE attempt (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id),
  candidate_id TEXT NOT NULL REFERENCES candidate (id),
  part_id TEXT NOT NULL,
  state TEXT NOT NULL,
  content TEXT NOT NULL,
  receipt TEXT,
  UNIQUE (candidate_id, part_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_session ON attempt (session_id, state);
CREATE TABLE paper (attempt_id TEXT PRIMARY KEY REFERENCES attempt (id), hash TEXT NOT NULL, content TEXT NOT NULL, drawn_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE response (
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  ref TEXT NOT NULL,
  revision INTEGER NOT NULL,
  content TEXT,
  saved_at INTEGER NOT NULL,
  PRIMARY KEY (attempt_id, ref)
) STRICT, WITHOUT ROWID;

-- Results are revisions: a re-scoring adds one and changes none.
CREATE TABLE result (
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  revision INTEGER NOT NULL,
  points REAL NOT NULL,
  maximum REAL NOT NULL,
  key_version TEXT NOT NULL,
  scoring_version INTEGER NOT NULL,
  content TEXT NOT NULL,
  scored_at INTEGER NOT NULL,
  PRIMARY KEY (attempt_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE conflict (
  candidate_id TEXT NOT NULL REFERENCES candidate (id),
  person_id TEXT NOT NULL REFERENCES person (id),
  note TEXT NOT NULL,
  declared_at INTEGER NOT NULL,
  PRIMARY KEY (candidate_id, person_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  candidate_id TEXT NOT NULL UNIQUE REFERENCES candidate (id),
  outcome TEXT NOT NULL CHECK (outcome IN ('certify', 'refuse')),
  decided_by TEXT NOT NULL REFERENCES person (id),
  decided_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  override TEXT,
  text TEXT NOT NULL,
  signature TEXT NOT NULL,
  public_key TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE certificate (
  number TEXT PRIMARY KEY,
  candidate_id TEXT NOT NULL UNIQUE REFERENCES candidate (id),
  decision_id TEXT NOT NULL UNIQUE REFERENCES decision (id),
  content TEXT NOT NULL,
  pdf BLOB NOT NULL,
  credential TEXT NOT NULL,
  qr TEXT NOT NULL,
  issued_at INTEGER NOT NULL,
  valid_until INTEGER
) STRICT, WITHOUT ROWID;
`;
