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
