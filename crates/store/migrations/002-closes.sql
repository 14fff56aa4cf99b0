-- A close of months: what was figured out about them, under which rules, from which facts. It
-- locks the months from `first` on ('' : all before) up to and including `month`. Times are in
-- microseconds since the epoch. Nothing here is ever changed or deleted.
CREATE TABLE close (
    id INTEGER PRIMARY KEY,
    month TEXT NOT NULL,
    first TEXT NOT NULL,
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    closed_at INTEGER NOT NULL,
    known_at INTEGER NOT NULL,
    data_version TEXT NOT NULL,
    program TEXT NOT NULL,
    policy TEXT NOT NULL,
    policy_hash TEXT NOT NULL,
    policy_text TEXT NOT NULL,
    account TEXT NOT NULL,
    note TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    customers INTEGER NOT NULL,
    movements INTEGER NOT NULL,
    closing TEXT NOT NULL
) STRICT;

-- The files of a close, in the folder `closes`. `hash` is over the bytes of the file.
CREATE TABLE close_file (
    close INTEGER NOT NULL REFERENCES close (id),
    name TEXT NOT NULL,
    file TEXT NOT NULL,
    rows INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (close, name)
) STRICT;

-- Reopening is an entry of its own, with its own time; the close itself stays.
CREATE TABLE reopening (
    close INTEGER PRIMARY KEY REFERENCES close (id),
    at INTEGER NOT NULL,
    note TEXT NOT NULL,
    signed_by TEXT NOT NULL
) STRICT;

CREATE TRIGGER close_stays BEFORE UPDATE ON close
BEGIN SELECT RAISE(ABORT, 'closes are only appended'); END;
CREATE TRIGGER close_is_kept BEFORE DELETE ON close
BEGIN SELECT RAISE(ABORT, 'closes are only appended'); END;
CREATE TRIGGER close_file_stays BEFORE UPDATE ON close_file
BEGIN SELECT RAISE(ABORT, 'closes are only appended'); END;
CREATE TRIGGER close_file_is_kept BEFORE DELETE ON close_file
BEGIN SELECT RAISE(ABORT, 'closes are only appended'); END;
CREATE TRIGGER reopening_stays BEFORE UPDATE ON reopening
BEGIN SELECT RAISE(ABORT, 'reopenings are only appended'); END;
CREATE TRIGGER reopening_is_kept BEFORE DELETE ON reopening
BEGIN SELECT RAISE(ABORT, 'reopenings are only appended'); END;
