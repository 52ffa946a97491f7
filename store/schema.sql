-- The store of dossier, version 3. This file makes a new store; an older one is brought forward by migrations/NNNN.sql,
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

-- A dossier below a folder that was given to `dossier batch`, with the result of its last run. The row is written in one
-- transaction when the dossier is done; a dossier without a row has not been done.
CREATE TABLE dossiers (
  id               INTEGER PRIMARY KEY,
  batch            TEXT    NOT NULL,         -- absolute path of the folder
  path             TEXT    NOT NULL,         -- below it, as on disk
  name             TEXT    NOT NULL,         -- its id in results
  state            TEXT    NOT NULL,         -- hash of what the file system says of its files; empty: not to be relied on
  settings         TEXT    NOT NULL,         -- hash of program, engines, options and profile
  content          TEXT    NOT NULL,         -- hash of declaration and evidence; empty where it could not be opened
  error            TEXT    NOT NULL,         -- why there is no report; empty where there is one
  declaration      TEXT    NOT NULL,         -- the JSON, as far as it could be read
  applicant        TEXT    NOT NULL,         -- from here to layers: as declared, empty where it is not
  uscc             TEXT    NOT NULL,
  region           TEXT    NOT NULL,
  industry         TEXT    NOT NULL,
  size             TEXT    NOT NULL,
  reporting_year   INTEGER NOT NULL,         -- 0: not declared
  layers           TEXT    NOT NULL,         -- separated by spaces
  verdict          TEXT    NOT NULL,         -- qualified, not_qualified, undetermined; empty with an error
  inconsistent     INTEGER NOT NULL,         -- findings of that outcome
  unsupported      INTEGER NOT NULL,
  undetermined     INTEGER NOT NULL,
  uncertain_fields INTEGER NOT NULL,
  unreadable       INTEGER NOT NULL,         -- entries of the report's list
  pages            INTEGER NOT NULL,
  report_sha256    TEXT    NOT NULL,         -- empty with an error
  report_size      INTEGER NOT NULL,
  report_bytes     BLOB    NOT NULL,         -- the contract's JSON
  stored_at        INTEGER NOT NULL DEFAULT (unixepoch()),
  UNIQUE (batch, path)
) STRICT;

-- The evidence files of a dossier, in the order of its report.
CREATE TABLE files (
  dossier  INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,                 -- from 0
  name     TEXT    NOT NULL,                 -- inside the dossier
  sha256   TEXT    NOT NULL,                 -- empty where the file could not be opened
  size     INTEGER NOT NULL,
  PRIMARY KEY (dossier, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX files_by_content ON files (sha256);

CREATE TABLE documents (
  dossier    INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,               -- in the report, from 0
  file       INTEGER NOT NULL,               -- position in files
  first_page INTEGER NOT NULL,
  last_page  INTEGER NOT NULL,
  type       TEXT    NOT NULL,
  PRIMARY KEY (dossier, position)
) STRICT, WITHOUT ROWID;

-- What the documents say. `key` is the form in which values are compared across dossiers: amounts and dates as they are,
-- numbers and names folded.
CREATE TABLE fields (
  dossier  INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
  document INTEGER NOT NULL,
  position INTEGER NOT NULL,                 -- in the document, from 0
  name     TEXT    NOT NULL,
  year     INTEGER NOT NULL,                 -- 0: none
  scope    TEXT    NOT NULL,
  value    TEXT    NOT NULL,
  key      TEXT    NOT NULL,
  certain  INTEGER NOT NULL,
  page     INTEGER NOT NULL,
  box      TEXT    NOT NULL,                 -- the report's JSON
  PRIMARY KEY (dossier, document, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX fields_by_key ON fields (key, name);

CREATE TABLE findings (
  dossier  INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,                 -- in the report, from 0
  check_id TEXT    NOT NULL,
  outcome  TEXT    NOT NULL,
  severity TEXT    NOT NULL,
  claim    TEXT    NOT NULL,                 -- JSON Pointer, empty: none
  PRIMARY KEY (dossier, position)
) STRICT, WITHOUT ROWID;

-- The score, criterion by criterion.
CREATE TABLE scores (
  dossier   INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  criterion TEXT    NOT NULL,
  outcome   TEXT    NOT NULL,
  counts    INTEGER NOT NULL,
  value     TEXT    NOT NULL,
  threshold TEXT    NOT NULL,
  PRIMARY KEY (dossier, position)
) STRICT, WITHOUT ROWID;

-- Rights that the declaration claims by number.
CREATE TABLE claims (
  dossier INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
  pointer TEXT    NOT NULL,                  -- "/patents/0/number"
  kind    TEXT    NOT NULL,                  -- patent, software, certificate, standard
  key     TEXT    NOT NULL,                  -- the number in the form in which numbers are compared
  number  TEXT    NOT NULL,                  -- as declared
  PRIMARY KEY (dossier, pointer)
) STRICT, WITHOUT ROWID;

CREATE INDEX claims_by_key ON claims (kind, key);

-- The pages of files that were read, for searching and for comparing pictures.
CREATE TABLE pages (
  id           INTEGER PRIMARY KEY,
  sha256       TEXT    NOT NULL,             -- of the file
  page         INTEGER NOT NULL,
  picture_hash INTEGER NOT NULL,             -- 64 bits, 0: not rendered
  UNIQUE (sha256, page)
) STRICT;

-- The words of pages.id, with a space between Chinese characters, and its numbers folded to yuan. The text itself is not
-- kept: it is in the readings.
CREATE VIRTUAL TABLE page_words USING fts5 (body, numbers, content = '', tokenize = 'unicode61 remove_diacritics 0');

-- Files whose reader process died twice: they are not tried again by themselves.
CREATE TABLE quarantine (
  sha256        TEXT    NOT NULL,
  reading_key   TEXT    NOT NULL,
  reason        TEXT    NOT NULL,            -- code of the problem, "reader.time"
  reading_size  INTEGER NOT NULL,
  reading_bytes BLOB    NOT NULL,            -- what could be read of it
  PRIMARY KEY (sha256, reading_key)
) STRICT, WITHOUT ROWID;

-- What a person decided of a dossier or of one of its findings. Rows are only ever added; of rows on one thing the newest
-- counts. Nothing else in the store is lost for good when the store is: these rows came from nowhere else. They name the
-- dossier by its place, so that they outlast its rows above.
CREATE TABLE decisions (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  batch      TEXT    NOT NULL,               -- absolute path of the folder
  path       TEXT    NOT NULL,               -- of the dossier below it; empty: a finding between several
  finding    TEXT    NOT NULL,               -- its mark (app/decisions.h); empty: the dossier as a whole
  check_id   TEXT    NOT NULL,               -- of the finding, for people
  claim      TEXT    NOT NULL,
  content    TEXT    NOT NULL,               -- dossiers.content at that time; empty for a finding, whose mark says as much
  decision   TEXT    NOT NULL,               -- qualified, not_qualified, undetermined; confirmed, dismissed; withdrawn
  note       TEXT    NOT NULL,
  reviewer   TEXT    NOT NULL,
  decided_at INTEGER NOT NULL DEFAULT (unixepoch())
) STRICT;

CREATE INDEX decisions_by_place ON decisions (batch, path, finding);
