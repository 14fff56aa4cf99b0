-- Who changed an annotation last, and when: whoever wrote it stays its author.
ALTER TABLE annotations ADD COLUMN edited_at INTEGER;
ALTER TABLE annotations ADD COLUMN edited_by TEXT;
