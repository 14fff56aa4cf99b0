//! What moves together, and our MRR against another system's.

use super::figures::INTERVAL;
use super::kind::Kind::{Day, Decimal, Flag, List, Maybe, Of, OneOf, Text, Whole};
use super::kind::{Shape, answer_on_data, may, must, open_shape, shape};

/// A series that was compared.
pub static RELATED_METRIC: Shape = shape(
    "RelatedMetric",
    "A series that was compared.",
    &[
        must("metric", Text, "Id of the metric."),
        must("variant", Text, "Id of the metric's variant."),
        must("months", Whole, "Months with a value."),
        must("values", List(&Maybe(&Decimal)), "Month by month; null where undefined."),
        must("undefined", List(&Text), "Why months have no value."),
    ],
);

/// How closely two series move together.
pub static CORRELATION: Shape = shape(
    "Correlation",
    "How closely two series move together.",
    &[
        must("value", Maybe(&Decimal), "The rank correlation; null where it is undefined."),
        may("months", Whole, "Months that both have."),
        may("left_out", Whole, "How many were left out."),
        may("effective_months", Maybe(&Decimal), "Independent months that the series are worth."),
        may("p", Text, "Chance of as much without a cause, in scientific notation."),
        may("false_share", Text, "Share of such findings that chance would bring."),
        may(
            "caution",
            Maybe(&OneOf(&["too_few", "few", "concentrated"])),
            "What to mind: the sample is small, or one account outweighs the rest.",
        ),
        may("interval", Of(&INTERVAL), "Where the value may lie; null where there is no interval."),
        may("interval_undefined", Text, "Why there is no interval, where one was asked for."),
        may(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
    ],
);

/// Two series, some months apart.
pub static RELATED_PAIR: Shape = shape(
    "RelatedPair",
    "Two series, some months apart.",
    &[
        must("first", Text, "The metric that comes first."),
        must("second", Text, "The other metric."),
        must("lag", Whole, "By how many months the first leads."),
        must("shares_terms", Flag, "Whether both are made from the same terms."),
        must("changes", Of(&CORRELATION), "Of changes from month to month."),
        must("levels", Of(&CORRELATION), "Of the values themselves."),
    ],
);

/// How metrics move with one another.
pub static RELATIONS: Shape = answer_on_data(
    "Relations",
    "How metrics move with one another.",
    &[
        must("from", Day, "First day of the period."),
        must("to", Day, "First day after the period."),
        must("segment", Maybe(&Text), "The segment that was asked for; null for everybody."),
        must(
            "of",
            OneOf(&["changes", "levels"]),
            "Of changes from month to month, or of the values themselves.",
        ),
        must("method", Text, "How pairs are compared."),
        must("lags", Whole, "How many months apart they were compared."),
        must("compared", Whole, "How many pairs were compared."),
        must("caution", Text, "That moving together is no cause."),
        must("metrics", List(&Of(&RELATED_METRIC)), "The series."),
        must("strongest", List(&Of(&RELATED_PAIR)), "The strongest pairs, by customers' changes."),
        must("links", List(&Of(&RELATED_PAIR)), "All pairs."),
    ],
);

/// The statement that is held against.
pub static AGAINST: Shape = shape(
    "Against",
    "The statement that is held against.",
    &[
        must("file", Text, "The file's name."),
        must("shape", Text, "What the file was taken for."),
        must("rows", Whole, "Rows that were read."),
        must("rejected", Whole, "Rows that were rejected."),
        must("ignored", List(&Text), "Columns that were not understood, and left alone."),
    ],
);

/// A month: ours, what each cause does, theirs.
pub static RECONCILED_MONTH: Shape = open_shape(
    "ReconciledMonth",
    "A month: ours, what each cause does under its name, theirs.",
    &[
        must("end_of", Day, "At the end of this day."),
        must("ours", Decimal, "MRR according to us."),
        must("theirs", Decimal, "MRR according to the other system."),
    ],
    Decimal,
);

/// A customer with a large difference.
pub static RECONCILED_LARGEST: Shape = shape(
    "ReconciledLargest",
    "A customer with a large difference.",
    &[
        must("customer_id", Text, "The customer's id in the source."),
        must("amount", Decimal, "The amount, in its own currency."),
        must("how", Text, "How it is known."),
    ],
);

/// A cause of differences.
pub static RECONCILED_CAUSE: Shape = shape(
    "ReconciledCause",
    "A cause of differences.",
    &[
        must("cause", Text, "The cause of the difference."),
        must("amount", Decimal, "What it does in all."),
        must("customers", Whole, "How many customers."),
        must("differences", Whole, "How many differences."),
        must("largest", List(&Of(&RECONCILED_LARGEST)), "The customers with the largest."),
    ],
);

/// Our MRR against another system's.
pub static RECONCILIATION: Shape = answer_on_data(
    "Reconciliation",
    "Our MRR against another system's.",
    &[
        must("against", Of(&AGAINST), "The statement that is held against."),
        must("segment", Maybe(&Text), "The segment that was asked for; null for everybody."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must("ours", Decimal, "MRR according to us, summed."),
        must("theirs", Decimal, "MRR according to the other system, summed."),
        must("tolerance", Decimal, "An unknown difference up to this amount is let pass."),
        must(
            "unknown_above_tolerance",
            Whole,
            "Customers whose unknown difference is above the tolerance.",
        ),
        must("months", List(&Of(&RECONCILED_MONTH)), "Month by month, with what each cause does."),
        must("causes", List(&Of(&RECONCILED_CAUSE)), "By cause."),
    ],
);

/// Our MRR against another system's, month by month.
pub static RECONCILIATION_MONTHS: Shape = answer_on_data(
    "ReconciliationMonths",
    "Our MRR against another system's, month by month.",
    &[
        must("against", Of(&AGAINST), "The statement that is held against."),
        must("segment", Maybe(&Text), "The segment that was asked for; null for everybody."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must("ours", Decimal, "MRR according to us, summed."),
        must("theirs", Decimal, "MRR according to the other system, summed."),
        must("tolerance", Decimal, "An unknown difference up to this amount is let pass."),
        must(
            "unknown_above_tolerance",
            Whole,
            "Customers whose unknown difference is above the tolerance.",
        ),
        must("months", List(&Of(&RECONCILED_MONTH)), "Month by month, with what each cause does."),
    ],
);

/// A part of a customer's difference.
pub static RECONCILED_PART: Shape = shape(
    "ReconciledPart",
    "A part of a customer's difference.",
    &[
        must("customer_id", Text, "The customer's id in the source."),
        must("end_of", Day, "At the end of this day."),
        must("ours", Decimal, "MRR according to us."),
        must("theirs", Decimal, "MRR according to the other system."),
        must("cause", Text, "The cause of this part."),
        must("amount", Decimal, "The part of the difference."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must("how", Text, "How it is known."),
        must("also", Text, "Other causes that play a part."),
    ],
);

/// Every part of every customer's difference.
pub static RECONCILIATION_PARTS: Shape = answer_on_data(
    "ReconciliationParts",
    "Every part of every customer's difference.",
    &[
        must("against", Of(&AGAINST), "The statement that is held against."),
        must("segment", Maybe(&Text), "The segment that was asked for; null for everybody."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must("ours", Decimal, "MRR according to us."),
        must("theirs", Decimal, "MRR according to the other system."),
        must("tolerance", Decimal, "An unknown difference up to this amount is let pass."),
        must(
            "unknown_above_tolerance",
            Whole,
            "Customers whose unknown difference is above the tolerance.",
        ),
        must("customers", List(&Of(&RECONCILED_PART)), "How many customers."),
    ],
);
