-- Systems that are asked for what is new, and what they tell by themselves.
-- Times are microseconds since 1970, UTC.

-- Jobs of two more kinds: a check cannot be widened in place. Whoever names a job is set aside
-- meanwhile, since it would go with the table.
CREATE TABLE jobs_wider (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('import.plan', 'import.apply', 'batch.undo', 'demo.make',
    'source.sync', 'source.events')),
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
  ended_at INTEGER
) STRICT;

CREATE TABLE imports_jobs (import INTEGER PRIMARY KEY, job INTEGER NOT NULL) STRICT;

INSERT INTO jobs_wider (id, kind, state, task, phase, done, total, result, error, created_by,
    created_at, started_at, ended_at)
  SELECT id, kind, state, task, phase, done, total, result, error, created_by, created_at,
    started_at, ended_at FROM jobs;
INSERT INTO imports_jobs SELECT id, job FROM imports WHERE job IS NOT NULL;
UPDATE imports SET job = NULL;
DROP TABLE jobs;
ALTER TABLE jobs_wider RENAME TO jobs;
UPDATE imports SET job = (SELECT job FROM imports_jobs WHERE import = imports.id);
DROP TABLE imports_jobs;

CREATE INDEX jobs_that_wait ON jobs (id) WHERE state IN ('waiting', 'running');

CREATE TABLE sources (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace TEXT NOT NULL DEFAULT 'main',
  kind TEXT NOT NULL CHECK (kind IN ('stripe')),
  name TEXT NOT NULL,
  -- What stands in the address of its webhook; nobody can guess it.
  hook TEXT NOT NULL UNIQUE,
  -- The account as the system calls it, once it has told.
  account TEXT,
  live INTEGER NOT NULL CHECK (live IN (0, 1)),
  -- Sealed (secrets.rs): the key, and a JSON array of the secrets that sign webhooks. The hints
  -- are what may be shown of them.
  key BLOB NOT NULL,
  key_hint TEXT NOT NULL,
  signing BLOB,
  signing_hints TEXT NOT NULL DEFAULT '[]',
  -- Kinds of objects that are left out, as a JSON array.
  without TEXT NOT NULL DEFAULT '[]',
  -- Minutes between syncs; none where they are only asked for.
  every INTEGER CHECK (every BETWEEN 5 AND 10080),
  paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
  -- When the next sync is due, and from when on events may be brought in.
  next_at INTEGER,
  events_at INTEGER NOT NULL DEFAULT 0,
  -- The jobs that were last asked for.
  job INTEGER,
  events_job INTEGER,
  -- Syncs and applications of events that failed since one went well.
  failures INTEGER NOT NULL DEFAULT 0,
  events_failures INTEGER NOT NULL DEFAULT 0,
  tried_at INTEGER,
  succeeded_at INTEGER,
  -- What came of the last sync that went well, and why the last one did not, as JSON.
  outcome TEXT,
  error TEXT,
  events_error TEXT,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (workspace, kind)
) STRICT;

-- What webhooks brought. An event is here before it is acknowledged.
CREATE TABLE source_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  event TEXT NOT NULL,
  type TEXT NOT NULL,
  -- When it happened, in seconds since 1970, as the system says.
  created INTEGER,
  received_at INTEGER NOT NULL,
  -- As it came; none once it is in the data.
  body BLOB,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'aside', 'refused')),
  -- Why it is set aside or was refused, in a word, and in a sentence.
  reason TEXT,
  detail TEXT,
  -- The job that has it in hand or took it, and the batch that it became part of.
  job INTEGER,
  taken_at INTEGER,
  batch INTEGER,
  UNIQUE (source, event)
) STRICT;

CREATE INDEX source_events_by_state ON source_events (source, state, id);
