export const lockdownTables = `
-- What seats noticed of themselves, each report as it came. incident_id names the incident that tells of it; none yet while it is
-- only counted, because the same was in the log a moment before.
CREATE TABLE seat_report (
  id INTEGER PRIMARY KEY,
  attempt_id TEXT NOT NULL REFERENCES attempt (id),
  what TEXT NOT NULL,
  seconds REAL NOT NULL,
  detail TEXT NOT NULL,
  reported_at INTEGER NOT NULL,
  incident_id TEXT
) STRICT;
CREATE INDEX seat_report_by_attempt ON seat_report (attempt_id, what);
`;
