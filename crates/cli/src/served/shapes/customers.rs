//! Customers, and segments of them.

use super::KINDS;
use super::kind::Kind::{
    self, Cell, Day, Decimal, Either, Instant, List, Map, Maybe, Of, OneOf, Text, Whole,
};
use super::kind::{Shape, answer_on_data, may, must, open_shape, shape};

/// A customer in a list.
pub static CUSTOMER_ROW: Shape = open_shape(
    "CustomerRow",
    "A customer in a list, with the columns that were asked for.",
    &[must("customer_id", Text, "The customer's id in the source.")],
    Either(&[Maybe(&Text), Whole, List(&Text)]),
);

/// A row of a table about a customer.
pub static CUSTOMER_FACT: Shape = open_shape(
    "CustomerFact",
    "A row of a table, with the columns that have a value; docs/tables.md lists them.",
    &[must("source", Of(&FACT_SOURCE), "Where it is from.")],
    Cell,
);

/// Rows of a table about a customer.
pub static CUSTOMER_TABLE: Shape = shape(
    "CustomerTable",
    "Rows of a table about a customer.",
    &[
        must("count", Whole, "How many there are."),
        must("rows", List(&Of(&CUSTOMER_FACT)), "The rows, the last ones where there are many."),
    ],
);

/// Sums over all that match.
pub static CUSTOMERS_TOTAL: Shape = shape(
    "CustomersTotal",
    "Sums over all that match.",
    &[
        must("customers", Whole, "How many customers."),
        must("mrr", Decimal, "MRR in the account's currency."),
        must("untold", Whole, "Customers of whom it cannot be told."),
    ],
);

/// Customers on a day, a page at a time.
pub static CUSTOMERS: Shape = answer_on_data(
    "Customers",
    "Customers on a day, a page at a time.",
    &[
        must("at", Day, "The day."),
        must("currency", Maybe(&Text), "ISO 4217 code of the amounts."),
        must("total", Of(&CUSTOMERS_TOTAL), "Sums over all that match, not of this page alone."),
        must("offset", Whole, "How many come before this page."),
        must("customers", List(&Of(&CUSTOMER_ROW)), "The customers of this page."),
        may(
            "next_cursor",
            Maybe(&Text),
            "Where the next page begins; there where pages were asked for, null at the end.",
        ),
    ],
);

/// The next end of a term.
pub static CUSTOMER_RENEWAL: Shape = shape(
    "CustomerRenewal",
    "The next end of a term.",
    &[
        must("date", Day, "The day in the account's zone."),
        must("mrr", Decimal, "MRR in the account's currency."),
        must("outcome", Text, "What becomes of it."),
    ],
);

/// Where a fact is from.
pub static FACT_SOURCE: Shape = shape(
    "FactSource",
    "Where a fact is from.",
    &[
        must("table", Text, "The table of the bundle."),
        must("id", Text, "Its id in the source."),
        must("file", Maybe(&Text), "The file's name."),
        must("line", Maybe(&Whole), "The line of the file, from 1."),
        must("from", Maybe(&Text), "First day of the period."),
        must("recorded_at", Instant, "When it was stored."),
        must("updated_at", Maybe(&Instant), "When the source changed it."),
    ],
);

/// An attribute of a customer, with its provenance.
pub static CUSTOMER_ATTRIBUTE: Shape = shape(
    "CustomerAttribute",
    "An attribute of a customer, with its provenance.",
    &[
        must("name", Text, "What people call it."),
        must("value", Cell, "Decimal text; null where it is undefined."),
        must("source", Of(&FACT_SOURCE), "Where it is from."),
    ],
);

/// A movement of a customer's MRR.
pub static CUSTOMER_STEP: Shape = shape(
    "CustomerStep",
    "A movement of a customer's MRR.",
    &[
        must("at", Instant, "When."),
        must("kind", OneOf(KINDS), "Of which kind."),
        must("cause", Maybe(&Text), "Why it moved."),
        must("change", Maybe(&Decimal), "By how much it changed."),
        must("mrr", Maybe(&Decimal), "MRR in the account's currency."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
    ],
);

/// Use of the product in the last four weeks.
pub static CUSTOMER_USE: Shape = shape(
    "CustomerUse",
    "Use of the product in the last four weeks.",
    &[
        must("active_users", Whole, "Users who were active."),
        must("user_days", Whole, "Days with use, summed over users."),
        must("user_days_before", Whole, "The same in the time before."),
        must("weeks_active", Whole, "Weeks with use."),
        must("features_used", Whole, "How many features were used."),
        must("features", Whole, "How many features there are."),
        must("key_features_unused", List(&Text), "Key features that were not used."),
        must("last_seen", Maybe(&Day), "Last day with use."),
    ],
);

/// A row of the input.
pub static INPUT_ROW: Shape = shape(
    "InputRow",
    "A row of the input.",
    &[
        must("table", Text, "The table of the bundle."),
        must("id", Text, "Its id in the source."),
        must("file", Maybe(&Text), "The file's name."),
        must("line", Maybe(&Whole), "The line of the file, from 1."),
        may("what", Text, "Behind a correction: `new`, `superseded` or `undone`."),
        may("batch", Whole, "Behind a correction: the number of the import."),
        may("recorded_at", Instant, "Behind a correction: when it was stored."),
        may("supersedes", Of(&EARLIER_ROW), "Behind a correction: the version that held before."),
    ],
);

/// A version of a row that does not hold any more.
pub static EARLIER_ROW: Shape = shape(
    "EarlierRow",
    "A version of a row that does not hold any more.",
    &[
        must("table", Text, "The table of the bundle."),
        must("id", Text, "Its id in the source."),
        must("file", Maybe(&Text), "The file's name."),
        must("line", Maybe(&Whole), "The line of the file, from 1."),
        must("batch", Whole, "The number of the import."),
        must("recorded_at", Instant, "When it was stored."),
    ],
);

/// Something that happened.
pub static TIMELINE_ENTRY: Shape = shape(
    "TimelineEntry",
    "Something that happened.",
    &[
        must("at", Instant, "When."),
        must("date", Day, "The day in the account's zone."),
        must("kind", Text, "`movement`, `subscription`, `invoice`, `ticket` and the like."),
        must("event", Text, "What happened."),
        must("amount", Maybe(&Decimal), "The amount, in its own currency."),
        must("currency", Maybe(&Text), "ISO 4217 code of the amounts."),
        must("about", Maybe(&Text), "What it is about."),
        must("text", Maybe(&Text), "In words."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
        must("sources", List(&Of(&INPUT_ROW)), "The rows of the input that it was made from."),
    ],
);

/// What happened with a customer, a page at a time.
pub static TIMELINE: Shape = shape(
    "Timeline",
    "What happened with a customer, a page at a time.",
    &[
        must("total", Whole, "How many in all."),
        must("offset", Whole, "How many come before this page."),
        must("kinds", Map(&Whole), "By kind."),
        must("items", List(&Of(&TIMELINE_ENTRY)), "The entries of this page."),
    ],
);

/// All that is known of a customer.
pub static CUSTOMER: Shape = answer_on_data(
    "Customer",
    "All that is known of a customer.",
    &[
        must("at", Day, "The day."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must("customer_id", Text, "The customer's id in the source."),
        must("name", Maybe(&Text), "The customer's name; null where it is not known."),
        must(
            "status",
            Maybe(&Text),
            "`customer`, `paused`, `free` or `former`; null where it never was one by then.",
        ),
        must("mrr", Maybe(&Decimal), "MRR on the day; null where it is undefined."),
        must("arr", Maybe(&Decimal), "MRR times twelve."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
        must("since", Maybe(&Day), "First day as a customer; null where never."),
        must("tenure_days", Maybe(&Whole), "Days since the customer came."),
        must(
            "renewal",
            Maybe(&Of(&CUSTOMER_RENEWAL)),
            "The next end of a term; null where none is known.",
        ),
        must("merged", List(&Text), "Ids that were merged into this one."),
        must("attributes", List(&Of(&CUSTOMER_ATTRIBUTE)), "Attributes with their provenance."),
        must("steps", List(&Of(&CUSTOMER_STEP)), "Movements of the customer's MRR."),
        must("use", Maybe(&Of(&CUSTOMER_USE)), "Use of the product; null where none is known."),
        must(
            "tables",
            Map(&Of(&CUSTOMER_TABLE)),
            "Rows of all tables that are about the customer, by table.",
        ),
        must("timeline", Of(&TIMELINE), "What happened, the newest first."),
        may(
            "next_cursor",
            Maybe(&Text),
            "Where the next page of the timeline begins; there where pages were asked for, null at the \
             end.",
        ),
    ],
);

/// What happened with a customer, alone.
pub static CUSTOMER_TIMELINE: Shape = answer_on_data(
    "CustomerTimeline",
    "What happened with a customer, alone.",
    &[
        must("at", Day, "The day."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must("customer_id", Text, "The customer's id in the source."),
        must("timeline", Of(&TIMELINE), "What happened, the newest first."),
        may(
            "next_cursor",
            Maybe(&Text),
            "Where the next page of the timeline begins; there where pages were asked for, null at the \
             end.",
        ),
    ],
);

/// What is wrong with a segment, and where.
pub static SEGMENT_ERROR: Shape = shape(
    "SegmentError",
    "What is wrong with a segment, and where.",
    &[
        must("message", Text, "What is wrong."),
        must("line", Whole, "The line of the expression, from 1."),
        must("column", Whole, "The column of the expression, from 1."),
        must("hint", Maybe(&Text), "What can be done."),
    ],
);

/// A test of a segment.
pub static SEGMENT_TEST: Shape = shape(
    "SegmentTest",
    "A test of a segment.",
    &[
        must("field", Text, "Which field."),
        must("compare", Text, "How it is compared."),
        must("values", List(&Text), "What it is compared with."),
        must("text", Text, "The test as it is written."),
    ],
);

/// Tests of a segment, combined.
pub static SEGMENT_GROUP: Shape = shape(
    "SegmentGroup",
    "Tests of a segment, combined.",
    &[
        must("op", OneOf(&["and", "or", "not"]), "How parts are combined."),
        must("parts", List(&SEGMENT_TREE), "The parts that it combines."),
    ],
);

/// A segment as a tree.
static SEGMENT_TREE: Kind = Either(&[Of(&SEGMENT_TEST), Of(&SEGMENT_GROUP)]);

/// Whom a segment has, or what is wrong with it.
pub static SEGMENT_CHECKED: Shape = answer_on_data(
    "SegmentChecked",
    "Whom a segment has, or what is wrong with it.",
    &[
        must("at", Day, "When."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must("expression", Text, "The expression as asked."),
        must("customers", Maybe(&Whole), "How many customers; null where it has an error."),
        must("untold", Maybe(&Whole), "Customers of whom it cannot be told."),
        must("mrr", Maybe(&Decimal), "MRR in the account's currency."),
        must("error", Maybe(&Of(&SEGMENT_ERROR)), "What is wrong with it; null where nothing is."),
        must("tree", Maybe(&SEGMENT_TREE), "The segment as a tree; null where it has an error."),
    ],
);

/// A field of segments.
pub static SEGMENT_FIELD: Shape = shape(
    "SegmentField",
    "A field of segments.",
    &[
        must("name", Text, "What people call it."),
        must("kind", OneOf(&["attribute", "computed", "list"]), "Where its values come from."),
        must("holds", OneOf(&["text", "number", "day", "time", "flag"]), "What its values are."),
        must("values", List(&Text), "The values that occur, where they are few."),
    ],
);

/// What a segment can ask for.
pub static SEGMENT_FIELDS: Shape = answer_on_data(
    "SegmentFields",
    "What a segment can ask for.",
    &[must("fields", List(&Of(&SEGMENT_FIELD)), "Fields that a segment can ask for.")],
);
