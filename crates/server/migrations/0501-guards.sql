-- `INSERT OR REPLACE` takes the entry away that it replaces without asking the triggers of deletes.
CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN
  SELECT raise(ABORT, 'the audit log is only appended to');
END;

-- What a token makes ends with it.
ALTER TABLE tokens ADD COLUMN parent INTEGER REFERENCES tokens (id) ON DELETE CASCADE;
