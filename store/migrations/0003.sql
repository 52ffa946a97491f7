-- Version 3: what reviewers decided.

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
