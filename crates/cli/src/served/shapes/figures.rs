//! Figures of metrics, and the rows behind them.

use super::UNITS;
use super::kind::Kind::{Day, Decimal, Flag, List, Maybe, Of, OneOf, Text, Whole};
use super::kind::{Shape, answer_on_data, may, must, shape};

/// Which policy figures were made under.
pub static POLICY: Shape = shape(
    "Policy",
    "Which policy figures were made under.",
    &[must("name", Text, "Its name."), must("hash", Text, "Tells policies apart by their rules.")],
);

/// Something said beside an answer.
pub static REMARK: Shape = shape(
    "Remark",
    "Something said beside an answer.",
    &[
        must("kind", OneOf(&["note", "warning", "hint"]), "What kind of remark."),
        must("text", Text, "The words, in the language asked for."),
    ],
);

/// Where a value may lie.
pub static INTERVAL: Shape = shape(
    "Interval",
    "Where a value may lie.",
    &[
        must("level", Decimal, "Of so sure a level, 0.95 for 95 %."),
        must("low", Maybe(&Decimal), "Lower end."),
        must("high", Maybe(&Decimal), "Upper end; null where it is open."),
        must("method", Text, "How it was reckoned."),
        must("n", Whole, "Size of the sample."),
        may(
            "caution",
            Maybe(&OneOf(&["too_few", "few", "concentrated"])),
            "What to mind: the sample is small, or one account outweighs the rest.",
        ),
        may("effective_accounts", Decimal, "Accounts of equal weight that the sample is worth."),
        may("without_largest", Maybe(&Decimal), "The value without the largest account."),
        may("shrunk", Decimal, "The value drawn towards that of all."),
    ],
);

/// What a figure was made from.
pub static TERM: Shape = shape(
    "Term",
    "What a figure was made from.",
    &[
        must("measure", Text, "Id of the measure."),
        must("value", Decimal, "Decimal text; null where it is undefined."),
        must("unit", OneOf(UNITS), "In what the value is counted."),
    ],
);

/// A figure: one metric, variant, heading and period.
pub static FIGURE: Shape = shape(
    "Figure",
    "A figure: one metric, variant, heading and period.",
    &[
        must("metric", Text, "Id of the metric."),
        must("variant", Text, "Id of the metric's variant."),
        must("from", Day, "First day of the period."),
        must("to", Day, "First day after the period."),
        must("segment", Maybe(&Text), "The segment that was asked for; null for everybody."),
        must("value", Maybe(&Decimal), "Decimal text; null where it is undefined."),
        must("exact", Maybe(&List(&Text)), "Numerator and denominator, as integers in text."),
        must("unit", OneOf(UNITS), "In what the value is counted."),
        must(
            "read_as",
            Maybe(&OneOf(&["percent", "multiple"])),
            "How people read a ratio; null where the unit says it.",
        ),
        must("currency", Maybe(&Text), "ISO 4217 code of the amounts."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
        must(
            "interval",
            Maybe(&Of(&INTERVAL)),
            "Where the value may lie; null where there is no interval.",
        ),
        must("terms", List(&Of(&TERM)), "What the value was made from."),
        must("partial", Flag, "Whether the data end within the period."),
        may("group", Text, "The heading, where figures are split."),
        may("corrections", Decimal, "Corrections of closed months within the period."),
        may("left_out", Of(&LEFT_OUT), "Records that belong to it and cannot be read."),
        may("interval_undefined", Text, "Why there is no interval, where one was asked for."),
    ],
);

/// Records that a figure leaves out.
pub static LEFT_OUT: Shape = shape(
    "LeftOut",
    "Records that belong to a figure and cannot be read, so that they are in no term.",
    &[
        must("measure", Text, "Id of the tally that counts them."),
        must("value", Decimal, "How many they are."),
    ],
);

/// Figures of a metric by period, and by heading where they are split.
pub static METRIC_FIGURES: Shape = answer_on_data(
    "MetricFigures",
    "Figures of a metric by period, and by heading where they are split.",
    &[
        must("figures", List(&Of(&FIGURE)), "The figures, by metric, variant, heading and period."),
        may("definition", Text, "How use was counted."),
    ],
);

/// A row behind a figure.
pub static METRIC_ROW: Shape = shape(
    "MetricRow",
    "A row behind a figure.",
    &[
        must("measure", Text, "Id of the measure."),
        must("from", Day, "First day of the period."),
        must("to", Day, "First day after the period."),
        must(
            "customer_id",
            Maybe(&Text),
            "The customer; null where the record is of nobody in particular.",
        ),
        must("name", Maybe(&Text), "What people call it."),
        must("value", Decimal, "Decimal text; null where it is undefined."),
        may("record", Maybe(&Text), "The single record, where the measure counts such."),
        may("table", Maybe(&Text), "The table that the record is of, where rows are of several."),
        may(
            "duration",
            Maybe(&Decimal),
            "How long the record took, in days, where the figure is one of durations.",
        ),
        may(
            "rows_from",
            Day,
            "First day of what the row is told of, where that is not the period of its figure for all rows.",
        ),
        may("rows_to", Day, "First day after it."),
        may(
            "variant",
            Maybe(&Text),
            "The variant, where others see other rows under the same name.",
        ),
        may("by", Text, "The dimension of the heading, where rows are split by several."),
        may("group", Text, "The heading."),
    ],
);

/// The rows behind figures: customers or single records, by measure.
pub static METRIC_ROWS: Shape = answer_on_data(
    "MetricRows",
    "The rows behind figures: customers or single records, by measure.",
    &[
        must("rows", List(&Of(&METRIC_ROW)), "The rows, in order."),
        may(
            "next_cursor",
            Maybe(&Text),
            "Where the next page begins; there where pages were asked for, null at the end.",
        ),
    ],
);
