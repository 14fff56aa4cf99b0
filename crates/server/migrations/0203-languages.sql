-- In which language a job is told of: of its findings and of what is remarked beside its report.
ALTER TABLE jobs ADD COLUMN lang TEXT NOT NULL DEFAULT 'en';
