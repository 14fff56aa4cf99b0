-- What was written about the demo company goes with it; of the company's own notes every word stays.
DROP TRIGGER note_texts_stay;

CREATE TRIGGER note_texts_stay BEFORE DELETE ON note_texts
WHEN NOT EXISTS (SELECT 1 FROM notes WHERE id = OLD.note AND workspace <> 'main')
BEGIN
  SELECT raise(ABORT, 'what a note said is only appended to');
END;
