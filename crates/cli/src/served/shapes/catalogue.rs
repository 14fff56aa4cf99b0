//! What metrics mean.

use super::UNITS;
use super::kind::Kind::{Decimal, Flag, List, Maybe, Of, OneOf, Text, Whole};
use super::kind::{Member, Shape, answer, must, shape};

/// Who else reckons so.
pub static CITE: Shape = shape(
    "Cite",
    "Who else reckons so.",
    &[must("source", Text, "Where it is from."), must("says", Text, "What it says.")],
);

/// A way to reckon a metric.
pub static VARIANT: Shape = shape(
    "Variant",
    "A way to reckon a metric.",
    &[
        must("variant", Text, "Id of the metric's variant."),
        must("name", Text, "What people call it."),
        must("unit", OneOf(UNITS), "In what the value is counted."),
        must(
            "read_as",
            Maybe(&OneOf(&["percent", "multiple"])),
            "How people read a ratio; null where the unit says it.",
        ),
        must("formula", Text, "The formula, with terms by their ids."),
        must("better", OneOf(&["up", "down", ""]), "Which way is better; empty where neither is."),
        must(
            "ripens",
            Flag,
            "Whether it tells what has come of a period's people by now, so that later periods have had less time.",
        ),
        must("by", Maybe(&Text), "By what it splits of itself; null where by nothing."),
        must("interval", Flag, "Whether it comes from a sample, so that chance has a part in it."),
        must("needs_tables", List(&Text), "Tables that it needs beyond billing."),
        must(
            "instead_column",
            Maybe(&Text),
            "The column that does instead of the first of these; null where none does.",
        ),
        must("instead_tables", List(&Text), "The tables that have this column."),
        must("cites", List(&Of(&CITE)), "Who else reckons so."),
    ],
);

/// A way to estimate a metric, which is no exact reading.
pub static ESTIMATED: Shape = shape(
    "MetricEstimated",
    "A way to estimate a metric, which is no exact reading.",
    &[
        must("variant", Text, "Id of the way."),
        must("name", Text, "What people call it."),
        must("unit", OneOf(UNITS), "In what the value is counted."),
        must("formula", Text, "The formula."),
        must("command", Text, "The command that tells it."),
        must("cites", List(&Of(&CITE)), "Who else estimates so."),
    ],
);

/// What somebody says is usual.
pub static BENCHMARK: Shape = shape(
    "Benchmark",
    "What somebody says is usual.",
    &[
        must("variant", Text, "Id of the metric's variant."),
        must("source", Text, "Where it is from."),
        must("says", Text, "What it says."),
        must("low", Maybe(&Decimal), "Lower end."),
        must("high", Maybe(&Decimal), "Upper end; null where it is open."),
        must("days", Maybe(&Whole), "Days of the period that it is about; null where any."),
        must("year", Maybe(&Whole), "The year of the source."),
        must("sample", Maybe(&Text), "Of whom the benchmark is."),
        must("caveat", Text, "What to mind."),
    ],
);

/// What is said of what a metric means, alone and in the list of all.
static DEFINED: [Member; 8] = [
    must("metric", Text, "Id of the metric."),
    must("name", Text, "What people call it."),
    must("family", Text, "The family of the catalogue."),
    must("better", OneOf(&["up", "down", ""]), "Which way is better; empty where neither is."),
    must("doc", Text, "What it means."),
    must("variants", List(&Of(&VARIANT)), "Ways to reckon it."),
    must("estimates", List(&Of(&ESTIMATED)), "Ways to estimate it."),
    must("benchmarks", List(&Of(&BENCHMARK)), "What others say is usual."),
];

/// What a metric means.
pub static METRIC_DEFINITION: Shape = answer("MetricDefinition", "What a metric means.", &DEFINED);

/// A metric of the catalogue.
pub static CATALOGUE_METRIC: Shape = shape(
    "CatalogueMetric",
    "A metric of the catalogue.",
    &[
        must("metric", Text, "Id of the metric."),
        must("name", Text, "What people call it."),
        must("family", Text, "The family of the catalogue."),
        must(
            "better",
            Maybe(&OneOf(&["up", "down"])),
            "Which way is better; empty where neither is.",
        ),
        must("variants", List(&Text), "Ways to reckon it."),
        must("estimates", List(&Text), "Ways to estimate it."),
    ],
);

/// The metrics that there are.
pub static CATALOGUE: Shape = answer(
    "Catalogue",
    "The metrics that there are.",
    &[must("metrics", List(&Of(&CATALOGUE_METRIC)), "The metrics.")],
);

/// What a metric means, in the list of all.
pub static METRIC_DEFINED: Shape =
    shape("MetricDefined", "What a metric means, in the list of all.", &DEFINED);

/// What all metrics mean.
pub static DEFINITIONS: Shape = answer(
    "Definitions",
    "What all metrics mean.",
    &[must("metrics", List(&Of(&METRIC_DEFINED)), "The metrics.")],
);
