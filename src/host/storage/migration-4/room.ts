// The exam room: accommodations, incidents, room conditions, attendance, session reports. What is versioned keeps every version.
export const roomTables = `
CREATE TABLE accommodation (
  candidate_id TEXT PRIMARY KEY REFERENCES candidate (id),
  content TEXT NOT NULL,
  set_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- A correction is a further version; the first one stays.
CREATE TABLE incident (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  session_id TEXT NOT NULL REFERENCES session (id),
  content TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_session ON incident (session_id, recorded_at);
CREATE TABLE room_condition (
  session_id TEXT NOT NULL REFERENCES session (id),
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE attendance (
  candidate_id TEXT PRIMARY KEY REFERENCES candidate (id),
  mark TEXT NOT NULL CHECK (mark IN ('present', 'absent', 'late', 'left-early')),
  note TEXT NOT NULL,
  marked_by TEXT NOT NULL,
  marked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Where a silence of a running attempt's seat began that may outlive the host: what the attempt had used at the seat's last word
-- (ms), and when that was. Gone once the seat is heard or the attempt is over.
CREATE TABLE seat_silence (
  attempt_id TEXT PRIMARY KEY REFERENCES attempt (id),
  used_ms REAL NOT NULL,
  since_at REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE session_report (
  session_id TEXT NOT NULL REFERENCES session (id),
  version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  pdf BLOB NOT NULL,
  signed_by TEXT NOT NULL,
  signed_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, version)
) STRICT, WITHOUT ROWID;
`;
