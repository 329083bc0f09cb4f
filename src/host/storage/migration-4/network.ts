// The room's network: which host this is, its room authorities, when the room was open, the seats that joined and where they stand.
export const networkTables = `
-- A copy of the folder keeps the lineage; whoever takes over from it raises the epoch, which stands in meta.
CREATE TABLE host_lineage (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  lineage TEXT NOT NULL
) STRICT;
INSERT INTO host_lineage (id, lineage) VALUES (1, lower(hex(randomblob(16))));
-- One authority an address, for it may vouch for nothing else. Its key is sealed under one that the journal key gives.
CREATE TABLE room_authority (
  address TEXT PRIMARY KEY,
  certificate TEXT NOT NULL,
  sealed_key TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE room_opening (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id),
  address TEXT NOT NULL,
  port INTEGER NOT NULL,
  page_port INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  opened_by TEXT NOT NULL,
  closed_at INTEGER
) STRICT;
-- token is the SHA-256 of the seat's token; code names the browser profile or desktop install (128 random bits, no secret).
CREATE TABLE seat (
  id TEXT PRIMARY KEY,
  token TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('browser', 'desktop')),
  state TEXT NOT NULL CHECK (state IN ('pending', 'approved')),
  name TEXT UNIQUE,
  place_row INTEGER,
  place_column INTEGER,
  address TEXT NOT NULL,
  seb_session_id TEXT REFERENCES session (id),
  joined_at INTEGER NOT NULL,
  UNIQUE (place_row, place_column),
  CHECK ((place_row IS NULL) = (place_column IS NULL)),
  CHECK (state = 'pending' OR name IS NOT NULL)
) STRICT;
CREATE TABLE seat_grid (id INTEGER PRIMARY KEY CHECK (id = 1), row_count INTEGER NOT NULL, column_count INTEGER NOT NULL) STRICT;
-- Safe Exam Browser: the settings issued for a session, and what they come to.
CREATE TABLE seb_settings (
  session_id TEXT PRIMARY KEY REFERENCES session (id),
  start_url TEXT NOT NULL,
  config_key TEXT NOT NULL,
  issued_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
