// Simulated calls and their recordings. A column ending in _at holds epoch milliseconds of the host's clock.
export const callTables = `
CREATE TABLE call_paper (attempt_id TEXT PRIMARY KEY REFERENCES attempt (id), hash TEXT NOT NULL, content TEXT NOT NULL, drawn_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- Where somebody allowed the consoles of a session beside its candidates' screens. Who took it back is in the journal.
CREATE TABLE second_display (session_id TEXT PRIMARY KEY REFERENCES session (id), actor TEXT NOT NULL, reason TEXT NOT NULL, approved_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- A stretch of one track that was recorded without a break. Its sound lies encrypted in a file of the data folder.
CREATE TABLE recording_segment (
  id TEXT PRIMARY KEY,
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  place INTEGER NOT NULL,
  track TEXT NOT NULL,
  -- 'console' or 'seat': whose page recorded it.
  recorder TEXT NOT NULL,
  media_type TEXT NOT NULL,
  -- When it began, as the host saw it: moments are laid beside the sound by this.
  boot TEXT NOT NULL,
  mono REAL NOT NULL,
  started_at INTEGER NOT NULL,
  -- Null while it is open; then whether the page that recorded it said how many chunks there are, and all are here.
  ended_at INTEGER,
  whole INTEGER NOT NULL DEFAULT 0,
  UNIQUE (attempt_id, place)
) STRICT, WITHOUT ROWID;

-- A key of a segment, sealed to this host. A run of the host that does not know the last one makes another.
CREATE TABLE recording_key (
  segment_id TEXT NOT NULL REFERENCES recording_segment (id),
  number INTEGER NOT NULL,
  sealed TEXT NOT NULL,
  PRIMARY KEY (segment_id, number)
) STRICT, WITHOUT ROWID;

-- sha256 is of the sound, head chains it to all chunks before.
CREATE TABLE recording_chunk (
  segment_id TEXT NOT NULL REFERENCES recording_segment (id),
  sequence INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  head TEXT NOT NULL,
  start INTEGER NOT NULL,
  length INTEGER NOT NULL,
  key_number INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (segment_id, sequence)
) STRICT, WITHOUT ROWID;
`;
