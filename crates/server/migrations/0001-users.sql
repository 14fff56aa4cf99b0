-- Who may do what, and what was done. Times are microseconds since 1970, UTC.

CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  email TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'analyst', 'viewer')),
  -- Whether names, e-mails and comments of customers are kept from this user.
  masked INTEGER NOT NULL DEFAULT 0 CHECK (masked IN (0, 1)),
  -- Argon2id, as a PHC string; none where the user signs in by links of the terminal only.
  password TEXT,
  created_at INTEGER NOT NULL,
  seen_at INTEGER
) STRICT;

-- A session is known by the SHA-256 of what its cookie holds.
CREATE TABLE sessions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  hash BLOB NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  address TEXT,
  agent TEXT
) STRICT;

CREATE INDEX sessions_by_user ON sessions (user);

CREATE TABLE tokens (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  hash BLOB NOT NULL UNIQUE,
  -- The first letters, to tell tokens apart.
  hint TEXT NOT NULL,
  name TEXT NOT NULL,
  scope TEXT NOT NULL CHECK (scope IN ('read', 'write', 'admin')),
  created_at INTEGER NOT NULL,
  used_at INTEGER,
  expires_at INTEGER
) STRICT;

CREATE INDEX tokens_by_user ON tokens (user);

-- Links that the terminal prints: each works once.
CREATE TABLE links (
  hash BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('setup', 'sign-in')),
  user INTEGER REFERENCES users (id) ON DELETE CASCADE,
  expires_at INTEGER NOT NULL
) STRICT;

-- Settings of the whole installation, as JSON.
CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  -- Not a reference: what was done stays when the user goes.
  user INTEGER,
  actor TEXT NOT NULL,
  via TEXT NOT NULL,
  address TEXT,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

CREATE TRIGGER audit_is_only_appended BEFORE UPDATE ON audit
BEGIN
  SELECT raise(ABORT, 'the audit log is only appended to');
END;

CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN
  SELECT raise(ABORT, 'the audit log is only appended to');
END;
