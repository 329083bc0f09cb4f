// Pictures and sounds of banks, each stored once however many banks and versions name it.
export const migration2 = `
CREATE TABLE medium (hash TEXT PRIMARY KEY, media_type TEXT NOT NULL, content BLOB NOT NULL) STRICT;
-- width and height are those of a picture, in the units of its viewBox.
CREATE TABLE bank_medium (
  bank_id TEXT NOT NULL,
  bank_version INTEGER NOT NULL,
  name TEXT NOT NULL,
  hash TEXT NOT NULL REFERENCES medium (hash),
  width REAL,
  height REAL,
  PRIMARY KEY (bank_id, bank_version, name),
  FOREIGN KEY (bank_id, bank_version) REFERENCES bank (id, version)
) STRICT, WITHOUT ROWID;
`;
