-- Several accounts of one billing system: that a workspace has each but once cannot be taken back in
-- place. Events name their source and would go with the table, so they are set aside meanwhile.
-- Numbers that were given once are not given again.

CREATE TABLE sources_several (
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
  updated_at INTEGER NOT NULL
) STRICT;

INSERT INTO sources_several (id, workspace, kind, name, hook, account, live, key, key_hint, signing, signing_hints, without,
    every, paused, next_at, events_at, job, events_job, failures, events_failures, tried_at,
    succeeded_at, outcome, error, events_error, created_by, created_at, updated_at)
  SELECT id, workspace, kind, name, hook, account, live, key, key_hint, signing, signing_hints, without,
    every, paused, next_at, events_at, job, events_job, failures, events_failures, tried_at,
    succeeded_at, outcome, error, events_error, created_by, created_at, updated_at FROM sources;
DELETE FROM sqlite_sequence WHERE name = 'sources_several';
INSERT INTO sqlite_sequence (name, seq)
  SELECT 'sources_several', seq FROM sqlite_sequence WHERE name = 'sources';

CREATE TABLE source_events_kept AS SELECT * FROM source_events;
CREATE TABLE source_events_seen AS
  SELECT seq FROM sqlite_sequence WHERE name = 'source_events';
DROP TABLE source_events;
DROP TABLE sources;
ALTER TABLE sources_several RENAME TO sources;

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

INSERT INTO source_events (id, source, event, type, created, received_at, body, state, reason, detail, job, taken_at, batch)
  SELECT id, source, event, type, created, received_at, body, state, reason, detail, job, taken_at, batch FROM source_events_kept;
DELETE FROM sqlite_sequence WHERE name = 'source_events';
INSERT INTO sqlite_sequence (name, seq) SELECT 'source_events', seq FROM source_events_seen;
DROP TABLE source_events_kept;
DROP TABLE source_events_seen;

CREATE INDEX source_events_by_state ON source_events (source, state, id);
