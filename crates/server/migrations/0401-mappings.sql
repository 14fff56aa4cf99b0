-- What is known of saved mappings beside their text, which the workspace keeps under the same name.
-- Times are microseconds since 1970, UTC.

CREATE TABLE mappings (
  name TEXT PRIMARY KEY,
  -- The files that it was made for, as JSON: the table and the headers of each.
  files TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
