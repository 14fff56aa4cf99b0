-- Which columns the rows of a run speak of, where their source did not have all of them: lists of
-- names (between U+001F), one behind the other (between U+001E); the empty one stands for all
-- columns. A row says in `_said` which list is its own, and where it does not, the first. NULL: the
-- run was stored before this was noted, and its rows speak of all columns.
ALTER TABLE run ADD COLUMN says TEXT;
