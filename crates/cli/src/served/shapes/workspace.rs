//! What a workspace holds, what is wrong with it, and what imports do.

use super::kind::Kind::{Day, Decimal, Flag, Instant, List, Map, Maybe, Of, OneOf, Text, Whole};
use super::kind::{Shape, answer, answer_on_data, may, must, shape};

/// A list of the source.
pub static SYNC_LIST: Shape = shape(
    "SyncList",
    "A list of the source.",
    &[must("list", Text, "Its name."), must("objects", Whole, "Objects that came from it.")],
);

/// What was pulled from a billing system.
pub static SYNC: Shape = shape(
    "Sync",
    "What was pulled from a billing system.",
    &[
        must("account", Maybe(&Text), "The account; null where the key may not read it."),
        must("mode", OneOf(&["live", "test"]), "Which of the account's worlds the key opens."),
        must("everything", Flag, "Whether everything was pulled, and not only what is new."),
        must(
            "because",
            Maybe(&Text),
            "Why everything: `first`, `asked`, `undone`, `more` or `too_old`.",
        ),
        must("from", Maybe(&Instant), "Objects from this time on."),
        must("since", Maybe(&Instant), "Events from this time on."),
        must("through", Maybe(&Instant), "Up to this time."),
        must("resumed", Flag, "Whether it went on with a pull that was stopped."),
        must("requests", Whole, "Requests that were made."),
        must("made_again", Whole, "Requests that had to be made again."),
        must("gone", Whole, "Objects that were gone when they were asked for."),
        must("lists", List(&Of(&SYNC_LIST)), "What came from each list."),
    ],
);

/// An import that was undone.
pub static BATCH_UNDONE: Shape = shape(
    "BatchUndone",
    "An import that was undone.",
    &[must("undone", Whole, "The number of the import.")],
);

/// A demo company that was made.
pub static DEMO_MADE: Shape = shape(
    "DemoMade",
    "A demo company that was made.",
    &[
        must("customers", Whole, "Customers that it has had."),
        must("months", Whole, "Over how many months."),
    ],
);

/// An event that could not be read.
pub static EVENT_REFUSED: Shape = shape(
    "EventRefused",
    "An event that could not be read.",
    &[
        must("line", Maybe(&Whole), "Which of the events that were brought in, from 1."),
        must("code", Text, "Stable name of what is wrong."),
        must("detail", Text, "What is wrong."),
    ],
);

/// Events of webhooks that were brought in.
pub static EVENTS_BROUGHT: Shape = shape(
    "EventsBrought",
    "Events of webhooks that were brought in.",
    &[
        must("batch", Maybe(&Whole), "The number of the import; null where nothing was kept."),
        must("added", Whole, "Rows that are new."),
        must("superseded", Whole, "Rows that took the place of earlier versions, or were late."),
        must("unchanged", Whole, "Rows that were known already."),
        must("refused_events", List(&Of(&EVENT_REFUSED)), "Events that could not be read."),
    ],
);

/// A backup that was made.
pub static BACKUP_MADE: Shape = shape(
    "BackupMade",
    "A backup that was made, and held against its checksums.",
    &[
        must("file", Maybe(&Text), "The name of its file."),
        must("files", Whole, "Files in it."),
        must("bytes", Whole, "Bytes of them."),
    ],
);

/// What jobs come to.
pub static WORK: &[&Shape] =
    &[&IMPORT_REPORT, &BATCH_UNDONE, &DEMO_MADE, &EVENTS_BROUGHT, &BACKUP_MADE];

/// A close of months.
pub static CLOSE: Shape = shape(
    "Close",
    "A close of months.",
    &[
        must("close", Whole, "Its number."),
        must("month", Text, "The month, or the last of several: `2026-10`."),
        must(
            "first",
            Maybe(&Text),
            "The first of its months; null where all before are closed with it.",
        ),
        must("closed_at", Instant, "When it was closed."),
        must("known_at", Instant, "The figures are as known at this time."),
        must("data_version", Text, "Tells the data from others."),
        must("program", Text, "Version of the program that closed it."),
        must("policy", Text, "What people call the policy."),
        must("policy_hash", Text, "Tells policies apart by their rules."),
        must("policy_text", Text, "The policy with all its settings, as TOML."),
        must("account", Maybe(&Text), "The account's settings, as TOML."),
        must("by", Maybe(&Text), "Who signed."),
        must("note", Maybe(&Text), "A note; `•••` for users who see no people."),
        must("customers", Whole, "Customers at the end of the month."),
        must("movements", Whole, "Movements that are locked."),
        must("mrr", Decimal, "MRR at the end of the month."),
        must("currency", Text, "ISO 4217 code of the amount."),
        must("reopened_at", Maybe(&Instant), "When it was reopened; null while it stands."),
        must("reopened_by", Maybe(&Text), "Who reopened it."),
        must("reopened_note", Maybe(&Text), "Why."),
    ],
);

/// Closes of months.
pub static CLOSES: Shape = answer(
    "Closes",
    "Closes of months, reopened ones too.",
    &[must("closes", List(&Of(&CLOSE)), "The closes, in order.")],
);

/// How far a kind of data reaches.
pub static REACH: Shape = shape(
    "Reach",
    "From when to when a kind of data reaches.",
    &[
        must("data", Text, "`billing`, or a table whose rows are of a time."),
        must("from", Day, "The first day with MRR, or the day of the first row."),
        must("through", Day, "The last day of billing, or of the last row that is no plan."),
    ],
);

/// What a workspace holds, and how far it reaches.
pub static STATUS: Shape = answer_on_data(
    "Status",
    "What a workspace holds, and how far it reaches.",
    &[
        must("data_version", Text, "Changes with the data."),
        must("name", Maybe(&Text), "Name of the company; null where none was given."),
        must("currency", Text, "The account's currency."),
        must("zone", Text, "The account's time zone."),
        must("week_start", Whole, "First day of the week: 0 is Monday."),
        must("fiscal_year_start", Whole, "The month in which the fiscal year begins."),
        must("today", Day, "The day of the question, in the account's zone."),
        must("from", Maybe(&Day), "First day with data; null without any."),
        must("rows", Map(&Whole), "Rows by table."),
        must("reach", List(&Of(&REACH)), "From when to when each kind of data reaches."),
    ],
);

/// A check.
pub static CHECK: Shape = shape(
    "Check",
    "A check.",
    &[
        must("ok", Flag, "Whether all is well."),
        must("name", Text, "Id of the check."),
        must("about", OneOf(&["laws", "data"]), "The laws of the books, or the data."),
        must("problems", Whole, "How many problems."),
        must("doc", Text, "What it means."),
        must("examples", List(&Text), "The first problems."),
    ],
);

/// Whether the books add up and the data fit together.
pub static CHECKS: Shape = answer_on_data(
    "Checks",
    "Whether the books add up and the data fit together.",
    &[
        must("problems", Whole, "Problems of all checks."),
        must("checks", List(&Of(&CHECK)), "The checks."),
    ],
);

/// A check that there is.
pub static CHECK_NAMED: Shape = shape(
    "CheckNamed",
    "A check that there is.",
    &[
        must("name", Text, "Id of the check."),
        must("about", OneOf(&["laws", "data"]), "The laws of the books, or the data."),
        must("doc", Text, "What it means."),
    ],
);

/// The checks that there are.
pub static CHECK_LIST: Shape = answer(
    "CheckList",
    "The checks that there are.",
    &[must("checks", List(&Of(&CHECK_NAMED)), "The checks.")],
);

/// Something that was looked at.
pub static DOCTOR_CHECK: Shape = shape(
    "DoctorCheck",
    "Something that was looked at.",
    &[
        must("ok", Flag, "Whether all is well."),
        must("check", Text, "What was looked at."),
        must("says", Text, "What it says."),
        must("hint", Maybe(&Text), "What can be done."),
    ],
);

/// What was found of the machine and the workspace.
pub static DOCTOR: Shape = answer(
    "Doctor",
    "What was found of the machine and the workspace.",
    &[
        must("healthy", Flag, "Whether nothing is wrong."),
        must("checks", List(&Of(&DOCTOR_CHECK)), "The checks."),
    ],
);

/// An import.
pub static BATCH: Shape = shape(
    "Batch",
    "An import.",
    &[
        must("batch", Whole, "The number of the import."),
        must("recorded_at", Instant, "When it was stored."),
        must("source", Maybe(&Text), "Who wrote the files."),
        must("files", Whole, "How many files."),
        must("added", Whole, "Rows that are new."),
        must("superseded", Whole, "Rows that took the place of earlier versions."),
        must("unchanged", Whole, "Rows that were known already."),
        must("rejected", Whole, "Rows that were rejected."),
        must("undone_at", Maybe(&Instant), "When the import was undone; null where it was not."),
    ],
);

/// The imports of a workspace.
pub static BATCHES: Shape = answer(
    "Batches",
    "The imports of a workspace.",
    &[must("batches", List(&Of(&BATCH)), "The imports.")],
);

/// What a column was taken for.
pub static IMPORT_COLUMN: Shape = shape(
    "ImportColumn",
    "What a column was taken for.",
    &[
        must("name", Text, "What people call it."),
        must("column", Maybe(&Text), "The column of the bundle; null where it is none."),
        must("by", Maybe(&OneOf(&["mapping", "name", "synonym"])), "How it was found."),
        must("attribute", Flag, "Whether it is kept as an attribute."),
        must("kind", Maybe(&Text), "What its values are."),
        must("samples", List(&Text), "The first values."),
    ],
);

/// What a file was taken for.
pub static IMPORT_FILE: Shape = shape(
    "ImportFile",
    "What a file was taken for.",
    &[
        must("name", Text, "What people call it."),
        must("bytes", Whole, "Size in bytes."),
        must("format", Maybe(&Text), "The form of the file; null where it is none that is read."),
        must("compression", Maybe(&Text), "How the file is compressed."),
        must("delimiter", Maybe(&Text), "What stands between fields."),
        must("encoding", Maybe(&Text), "The encoding of the text."),
        must("table", Maybe(&Text), "The table that it was taken for; null where none."),
        must("by", Maybe(&OneOf(&["name", "mapping", "contents"])), "How the table was found."),
        must("suggested", Maybe(&Text), "The table that it may be."),
        must("rows", Maybe(&Whole), "Rows that were read; null where it was not read."),
        must("columns", List(&Of(&IMPORT_COLUMN)), "The columns, and what they were taken for."),
        must("missing", List(&Text), "Required columns that are missing."),
        must("hint", Maybe(&Text), "What can be done."),
    ],
);

/// Objects of a kind.
pub static IMPORT_OBJECTS: Shape = shape(
    "ImportObjects",
    "Objects of a kind.",
    &[
        must("kind", Text, "Of which kind."),
        must("taken", Whole, "Objects that gave rows."),
        must("refused", Whole, "Objects that were refused."),
        must("ignored", Whole, "Objects of kinds that are not read."),
        must("left_out", Whole, "Objects of lists that were left out."),
    ],
);

/// Findings with one code.
pub static IMPORT_CAUSE: Shape = shape(
    "ImportCause",
    "Findings with one code.",
    &[
        must("code", Text, "Stable name of the finding."),
        must("severity", OneOf(&["note", "warning", "error"]), "How bad it is."),
        must("count", Whole, "How many."),
    ],
);

/// A finding with its place.
pub static IMPORT_FINDING: Shape = shape(
    "ImportFinding",
    "A finding with its place.",
    &[
        must("code", Text, "Stable name of the finding."),
        must("severity", OneOf(&["note", "warning", "error"]), "How bad it is."),
        must("file", Maybe(&Text), "The file's name."),
        must("line", Maybe(&Whole), "The line of the file, from 1."),
        must("column", Maybe(&Whole), "The place in the line, from 1."),
        must("table", Maybe(&Text), "The table of the bundle."),
        must("field", Maybe(&Text), "Which field."),
        must("key", Maybe(&Text), "Key of the row."),
        must("value", Maybe(&Text), "What was there."),
        must("expected", Maybe(&Text), "What was expected."),
        must("hint", Maybe(&Text), "What can be done."),
    ],
);

/// Rows of a table.
pub static IMPORT_TABLE: Shape = shape(
    "ImportTable",
    "Rows of a table.",
    &[
        must("table", Text, "The table of the bundle."),
        must("rows", Whole, "Rows that were read."),
        must("added", Whole, "Rows that are new."),
        must("superseded", Whole, "Rows that took the place of earlier versions."),
        must("late", Whole, "Rows older than what is stored."),
        must("unchanged", Whole, "Rows that were known already."),
        must("repeated", Whole, "Rows that came more than once."),
        must("conflicts", Whole, "Rows with one key and different contents."),
        must("rejected", Whole, "Rows that were rejected."),
    ],
);

/// What an import does, or did.
pub static IMPORT_REPORT: Shape = shape(
    "ImportReport",
    "What an import does, or did.",
    &[
        must("schema_version", Whole, "Version of the shape of all answers."),
        may("files", List(&Of(&IMPORT_FILE)), "In a dry run: what each file was taken for."),
        must("dry_run", Flag, "Whether nothing was to be kept."),
        must("applied", Flag, "Whether it was kept."),
        must("batch", Maybe(&Whole), "The number of the import; null where nothing was kept."),
        must("time_zone", Text, "In which dates without a time were read."),
        must("rejected", Whole, "Rows that were rejected."),
        must("objects", List(&Of(&IMPORT_OBJECTS)), "What was found of each kind of object."),
        must("reject_files", List(&Maybe(&Text)), "Files of rejected rows."),
        must("failed_files", List(&Text), "Files that could not be read."),
        must("causes", List(&Of(&IMPORT_CAUSE)), "Findings by code."),
        must(
            "first_findings",
            List(&Of(&IMPORT_FINDING)),
            "The first findings, with their places.",
        ),
        must("tables", List(&Of(&IMPORT_TABLE)), "By table."),
        may("sync", Of(&SYNC), "What was pulled, where a billing system was asked."),
    ],
);
