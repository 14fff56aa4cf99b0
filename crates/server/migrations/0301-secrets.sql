-- Secrets at rest, sealed with the key that is in a file beside or elsewhere.
--
-- The one named `key` holds no secret: it opens with the key that all others were sealed with, so
-- that a wrong key is found when the server starts and not when a secret is needed.

CREATE TABLE secrets (
  name TEXT NOT NULL PRIMARY KEY,
  sealed BLOB NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
