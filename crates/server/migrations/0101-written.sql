-- What people write down about the company and its customers. Times are microseconds since 1970, UTC.

CREATE TABLE segments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL COLLATE NOCASE,
  expression TEXT NOT NULL,
  description TEXT,
  owner INTEGER REFERENCES users (id) ON DELETE SET NULL,
  -- Whether everybody sees it, or only its owner.
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX segments_of_all ON segments (name) WHERE shared = 1;
CREATE UNIQUE INDEX segments_of_one ON segments (owner, name) WHERE shared = 0;

-- What happened on a day that figures may show: a release, a change of prices.
CREATE TABLE annotations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace TEXT NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX annotations_by_day ON annotations (workspace, at);

-- What a figure should be. Values are decimal text, exact.
CREATE TABLE targets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace TEXT NOT NULL,
  metric TEXT NOT NULL,
  variant TEXT NOT NULL,
  period TEXT NOT NULL,
  value TEXT NOT NULL,
  author TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (workspace, metric, variant, period)
) STRICT;

CREATE TABLE notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace TEXT NOT NULL,
  customer TEXT NOT NULL,
  user INTEGER,
  author TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;

CREATE INDEX notes_by_customer ON notes (workspace, customer);

-- What a note said, and when: the last one counts, and none is ever changed.
CREATE TABLE note_texts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  note INTEGER NOT NULL REFERENCES notes (id),
  text TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX note_texts_by_note ON note_texts (note);

CREATE TRIGGER note_texts_are_only_appended BEFORE UPDATE ON note_texts
BEGIN
  SELECT raise(ABORT, 'what a note said is only appended to');
END;

CREATE TRIGGER note_texts_stay BEFORE DELETE ON note_texts
BEGIN
  SELECT raise(ABORT, 'what a note said is only appended to');
END;

-- A user's own arrangement of a screen, as JSON.
CREATE TABLE preferences (
  user INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (user, key)
) STRICT;

-- Answers to writes by the key that came with them, so that sending twice does a thing once.
CREATE TABLE repeats (
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  -- SHA-256 of method, address and body.
  request BLOB NOT NULL,
  status INTEGER NOT NULL,
  kind TEXT,
  body BLOB NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (actor, key)
) STRICT;

CREATE INDEX repeats_by_time ON repeats (at);

-- Policies with names of the company's own; each save is a version more, and none is ever changed.
CREATE TABLE policies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL COLLATE NOCASE,
  version INTEGER NOT NULL,
  -- A preset and its settings that are other ones: `standard,paused=keep`.
  rules TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (name, version)
) STRICT;

CREATE TRIGGER policies_are_only_appended BEFORE UPDATE ON policies
BEGIN
  SELECT raise(ABORT, 'a version of a policy is never changed');
END;
