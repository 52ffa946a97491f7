-- The store of dossier, version 1. This file makes a new store; an older one is brought forward by migrations/NNNN.sql,
-- where NNNN is the version that it leads to. After either, the tables are the same (tests/store/migrations_test.cpp).
--
-- Conventions: a blob named *_bytes is a Zstandard frame with its content checksum; sizes are in bytes of what was packed;
-- hashes are SHA-256 as 64 lower-case hexadecimal digits; times are seconds since 1970 in UTC, for housekeeping only: no
-- result depends on one.
--
-- PRAGMA application_id (0x646f7372, "dosr") says that the file is ours, PRAGMA user_version which version it has.

-- What reading a file gave. A reading is a function of the file's bytes and of the key, which names engine, weights,
-- options and policy; so a row is never out of date, only unused.
CREATE TABLE readings (
  id            INTEGER PRIMARY KEY,
  sha256        TEXT    NOT NULL CHECK (length(sha256) = 64),
  reading_key   TEXT    NOT NULL,
  reading_size  INTEGER NOT NULL,
  reading_bytes BLOB    NOT NULL,
  stored_at     INTEGER NOT NULL DEFAULT (unixepoch()),
  UNIQUE (sha256, reading_key)
) STRICT;

-- Finished runs of `read` and `check`, the newest with the highest id. The same report on the same place is kept once.
CREATE TABLE runs (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  verb          TEXT    NOT NULL,
  place         TEXT    NOT NULL,           -- absolute path; for several files one path a line
  dossier       TEXT    NOT NULL,           -- name for people
  verdict       TEXT    NOT NULL,           -- qualified, not_qualified, undetermined; empty for read
  report_sha256 TEXT    NOT NULL,
  report_size   INTEGER NOT NULL,
  report_bytes  BLOB    NOT NULL,           -- the contract's JSON
  stored_at     INTEGER NOT NULL DEFAULT (unixepoch()),
  UNIQUE (place, report_sha256)
) STRICT;

-- The evidence files that a run looked at, in the order of its report.
CREATE TABLE run_files (
  run      INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,                -- from 0
  name     TEXT    NOT NULL,                -- inside the dossier
  sha256   TEXT    NOT NULL,                -- empty where the file could not be opened
  size     INTEGER NOT NULL,
  PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_files_by_content ON run_files (sha256);
