-- Backups that were made, of the server and of the command line. A file that the server does not keep
-- has no name here.
CREATE TABLE backups (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  file TEXT,
  files INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  author TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  -- When it was held against its checksums.
  verified_at INTEGER,
  -- When the file was removed.
  removed_at INTEGER
) STRICT;

-- Jobs of one more kind, as in 0202: a check cannot be widened in place. Which kinds there are is said
-- where they are made from now on.
CREATE TABLE jobs_wider (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
  task TEXT NOT NULL,
  phase TEXT NOT NULL DEFAULT '',
  done INTEGER NOT NULL DEFAULT 0,
  total INTEGER,
  result TEXT,
  error TEXT,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  ended_at INTEGER,
  lang TEXT NOT NULL DEFAULT 'en'
) STRICT;

CREATE TABLE imports_jobs (import INTEGER PRIMARY KEY, job INTEGER NOT NULL) STRICT;

INSERT INTO jobs_wider (id, kind, state, task, phase, done, total, result, error, created_by,
    created_at, started_at, ended_at, lang)
  SELECT id, kind, state, task, phase, done, total, result, error, created_by, created_at,
    started_at, ended_at, lang FROM jobs;
INSERT INTO imports_jobs SELECT id, job FROM imports WHERE job IS NOT NULL;
UPDATE imports SET job = NULL;
DROP TABLE jobs;
ALTER TABLE jobs_wider RENAME TO jobs;
UPDATE imports SET job = (SELECT job FROM imports_jobs WHERE import = imports.id);
DROP TABLE imports_jobs;

CREATE INDEX jobs_that_wait ON jobs (id) WHERE state IN ('waiting', 'running');
