-- Work that takes its time, and files that were sent. Times are microseconds since 1970, UTC.

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('import.plan', 'import.apply', 'batch.undo', 'demo.make')),
  state TEXT NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
  -- What is to be done, as JSON.
  task TEXT NOT NULL,
  -- How far it is: of which kind of step, and of how much where that is known.
  phase TEXT NOT NULL DEFAULT '',
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER,
  -- What came of it, as JSON; or why nothing did.
  result TEXT,
  error TEXT,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  ended_at INTEGER
) STRICT;

CREATE INDEX jobs_that_wait ON jobs (id) WHERE state IN ('waiting', 'running');

CREATE TABLE imports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL DEFAULT 'planning'
    CHECK (state IN ('planning', 'planned', 'applying', 'applied', 'failed', 'removed')),
  -- Names and sizes of the files, as JSON.
  files TEXT NOT NULL,
  -- How they differ from the bundle, as TOML; and what the files do not say of the account.
  mapping TEXT,
  currency TEXT,
  zone TEXT,
  -- What it would do, and what it did, as `tenure import --format json` says it.
  plan TEXT,
  outcome TEXT,
  error TEXT,
  job INTEGER REFERENCES jobs (id),
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
