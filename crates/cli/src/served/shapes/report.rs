//! The one page about a company.

use super::KINDS;
use super::figures::FIGURE;
use super::kind::Kind::{Day, Decimal, Flag, Instant, List, Maybe, Of, OneOf, Text, Whole};
use super::kind::{Shape, answer_on_data, must, shape};

/// A finding about the data.
pub static QUALITY_FINDING: Shape = shape(
    "QualityFinding",
    "A finding about the data.",
    &[
        must("code", Text, "Its stable name."),
        must("count", Whole, "How many times."),
        must("doc", Text, "What it means."),
    ],
);

/// A table without rows.
pub static MISSING_TABLE: Shape = shape(
    "MissingTable",
    "A table that figures need and that has no rows, or none that give them.",
    &[
        must("table", Text, "The table of the bundle."),
        must("rejected", Flag, "Whether it had rows, all of which were rejected."),
        must(
            "lacks",
            Maybe(&Text),
            "What the rows lack that are there, in the language asked for; null where there are none.",
        ),
        must("required_columns", List(&Text), "Columns that it has to have."),
        must("needed_for", List(&Text), "Ids of the metrics that need it."),
    ],
);

/// What was asked for.
pub static REPORT_RANGE: Shape = shape(
    "ReportRange",
    "What was asked for.",
    &[
        must("from", Day, "First day of the period."),
        must("to", Day, "First day after the period."),
        must(
            "grain",
            OneOf(&["day", "week", "month", "quarter", "year"]),
            "Length of the periods.",
        ),
    ],
);

/// The last close.
pub static REPORT_CLOSED: Shape = shape(
    "ReportClosed",
    "The last close.",
    &[
        must("close", Maybe(&Whole), "The number of the close."),
        must("through", Text, "Through when."),
        must("closed_at", Instant, "When it was closed."),
        must("by", Text, "By what, or by whom."),
    ],
);

/// Movements of a period by kind.
pub static BRIDGE_COUNTS: Shape = shape(
    "BridgeCounts",
    "Movements of a period by kind.",
    &[
        must("new", Whole, "By new customers."),
        must("reactivation", Whole, "By customers who came back."),
        must("expansion", Whole, "By customers who pay more."),
        must("contraction", Whole, "By customers who pay less."),
        must("churn", Whole, "By customers who left."),
        must("paused", Whole, "By customers who paused."),
        must("resumed", Whole, "By customers who came back from a pause."),
        must("fx", Whole, "By exchange rates."),
        must("merge", Whole, "By customers who became one."),
        must("correction", Whole, "By corrections of closed months."),
    ],
);

/// From opening to closing MRR.
pub static BRIDGE: Shape = shape(
    "Bridge",
    "From opening to closing MRR.",
    &[
        must("from", Day, "First day of the period."),
        must("to", Day, "First day after the period."),
        must("opening", Maybe(&Decimal), "MRR at the beginning."),
        must("new", Maybe(&Decimal), "By new customers."),
        must("reactivation", Maybe(&Decimal), "By customers who came back."),
        must("expansion", Maybe(&Decimal), "By customers who pay more."),
        must("contraction", Maybe(&Decimal), "By customers who pay less."),
        must("churn", Maybe(&Decimal), "By customers who left."),
        must("paused", Maybe(&Decimal), "By customers who paused."),
        must("resumed", Maybe(&Decimal), "By customers who came back from a pause."),
        must("fx", Maybe(&Decimal), "By exchange rates."),
        must("merge", Maybe(&Decimal), "By customers who became one."),
        must("correction", Maybe(&Decimal), "By corrections of closed months."),
        must("segment_in", Maybe(&Decimal), "By customers who came into the segment."),
        must("segment_out", Maybe(&Decimal), "By customers who left the segment."),
        must("closing", Maybe(&Decimal), "MRR at the end."),
        must("gap", Maybe(&Decimal), "What is missing between opening, movements and closing: 0."),
        must("movements", Of(&BRIDGE_COUNTS), "Movements."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
        must("partial", Flag, "Whether the data end within the period."),
    ],
);

/// Losses of a kind.
pub static REPORT_CHURN_KIND: Shape = shape(
    "ReportChurnKind",
    "Losses of a kind.",
    &[
        must("kind", Text, "Of which kind."),
        must("lost_customers", Whole, "Customers who were lost."),
        must("mrr", Maybe(&Decimal), "MRR in the account's currency."),
    ],
);

/// Losses for a reason.
pub static REPORT_CHURN_REASON: Shape = shape(
    "ReportChurnReason",
    "Losses for a reason.",
    &[
        must("reason", Maybe(&Text), "The reason as stated."),
        must("churns", Whole, "How many customers left for it."),
        must("mrr", Maybe(&Decimal), "MRR in the account's currency."),
    ],
);

/// Who left, of which kind and for which reason.
pub static REPORT_CHURN: Shape = shape(
    "ReportChurn",
    "Who left, of which kind and for which reason.",
    &[
        must("kinds", List(&Of(&REPORT_CHURN_KIND)), "By kind."),
        must("reasons", List(&Of(&REPORT_CHURN_REASON)), "By stated reason."),
    ],
);

/// A cohort at an age.
pub static REPORT_COHORT: Shape = shape(
    "ReportCohort",
    "A cohort at an age.",
    &[
        must("from", Day, "First day of the period."),
        must("to", Day, "First day after the period."),
        must("age", Whole, "Periods since the cohort came."),
        must("customers", Whole, "How many customers."),
        must("base_mrr", Maybe(&Decimal), "MRR of the cohort in its first month."),
        must("present", Whole, "Customers who are there at this age."),
        must("gross_mrr", Maybe(&Decimal), "MRR that is there at this age, growth left out."),
        must("net_mrr", Maybe(&Decimal), "MRR that is there at this age, with all that grew."),
    ],
);

/// A customer who moved a lot.
pub static REPORT_MOVEMENT: Shape = shape(
    "ReportMovement",
    "A customer who moved a lot.",
    &[
        must("customer_id", Text, "The customer's id in the source."),
        must("name", Maybe(&Text), "What people call it."),
        must("kinds", List(&OneOf(KINDS)), "By kind."),
        must("amount_account", Decimal, "The amount in the account's currency."),
    ],
);

/// A table that lacks months.
pub static MISSING_MONTHS: Shape = shape(
    "MissingMonths",
    "A table of whole months that has no row for some months of the range.",
    &[must("table", Text, "The table."), must("months", List(&Text), "The months, as `2026-10`.")],
);

/// What is wrong with the data, or missing.
pub static REPORT_QUALITY: Shape = shape(
    "ReportQuality",
    "What is wrong with the data, or missing.",
    &[
        must("findings", List(&Of(&QUALITY_FINDING)), "Findings about the data."),
        must("files", List(&Text), "What was remarked about files of the last import."),
        must("rejected_rows", Whole, "Rows of all imports that were rejected."),
        must("missing_tables", List(&Of(&MISSING_TABLE)), "Tables without rows that figures need."),
        must(
            "missing_months",
            List(&Of(&MISSING_MONTHS)),
            "Tables of whole months that lack some of the range.",
        ),
    ],
);

/// One page about a company.
pub static REPORT: Shape = answer_on_data(
    "Report",
    "One page about a company.",
    &[
        must("company", Maybe(&Text), "The company's name."),
        must("currency", Text, "The account's currency."),
        must("range", Of(&REPORT_RANGE), "What was asked for."),
        must("closed", Maybe(&Of(&REPORT_CLOSED)), "The last close; null where nothing is closed."),
        must("figures", List(&Of(&FIGURE)), "The figures, by metric, variant, heading and period."),
        must(
            "bridges",
            List(&Of(&BRIDGE)),
            "From opening to closing MRR, by period; the last is the whole.",
        ),
        must("churn", Of(&REPORT_CHURN), "Who left, of which kind and for which reason."),
        must("cohorts", List(&Of(&REPORT_COHORT)), "Cohorts by month of coming."),
        must("top_movements", List(&Of(&REPORT_MOVEMENT)), "Largest movements, by customer."),
        must("quality", Of(&REPORT_QUALITY), "What is wrong with the data, or missing."),
    ],
);
