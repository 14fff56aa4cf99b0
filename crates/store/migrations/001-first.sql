-- One import. Ids count up from 1 in the order of commit and are never used again.
CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    rejects INTEGER NOT NULL
) STRICT;

-- Undoing a batch is a fact of its own, with its own time; the batch itself stays. `last` is the
-- last batch that there was then.
CREATE TABLE retraction (
    batch INTEGER PRIMARY KEY REFERENCES batch (id),
    at INTEGER NOT NULL,
    last INTEGER NOT NULL REFERENCES batch (id)
) STRICT;

-- The files that an import read.
CREATE TABLE batch_file (
    batch INTEGER NOT NULL REFERENCES batch (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (batch, position)
) STRICT;

-- What an import meant for each table.
CREATE TABLE batch_table (
    batch INTEGER NOT NULL REFERENCES batch (id),
    name TEXT NOT NULL,
    added INTEGER NOT NULL,
    superseded INTEGER NOT NULL,
    late INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    repeated INTEGER NOT NULL,
    unversioned INTEGER NOT NULL,
    conflicts INTEGER NOT NULL,
    PRIMARY KEY (batch, name)
) STRICT;

-- The stored rows of one batch and table: one Parquet file, or one list of record batches in
-- memory. `digest` is over the rows and does not depend on the file's encoding; `hash` is over
-- the bytes of the file (empty in memory). `again` counts rows of facts that already had a version.
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batch (id),
    name TEXT NOT NULL,
    file TEXT NOT NULL,
    rows INTEGER NOT NULL,
    again INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    hash TEXT NOT NULL,
    digest TEXT NOT NULL,
    recorded_from INTEGER NOT NULL,
    recorded_to INTEGER NOT NULL,
    UNIQUE (batch, name)
) STRICT;

-- Rows of an earlier run that a later batch said again, and that were therefore not stored a
-- second time: where the earlier batch is undone, they stand as rows of the later one.
CREATE TABLE echo (
    batch INTEGER NOT NULL REFERENCES batch (id),
    run INTEGER NOT NULL REFERENCES run (id),
    ranges BLOB NOT NULL,
    PRIMARY KEY (batch, run)
) STRICT;

-- Small texts: account settings, saved mappings, anything else that is not a fact.
CREATE TABLE setting (
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (kind, name)
) STRICT;
