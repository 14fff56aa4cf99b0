-- What was taken away, as it was, for the hour in which whoever took it can bring it back.
CREATE TABLE removed (
  -- `annotation`, `segment` or `target`, whose table is called the same, of several.
  thing TEXT NOT NULL,
  id INTEGER NOT NULL,
  workspace TEXT,
  user INTEGER,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- Its columns, as JSON.
  row TEXT NOT NULL,
  PRIMARY KEY (thing, id)
) STRICT;
