//! Figures, MRR and movements, down to the facts.

use super::customers::INPUT_ROW;
use super::figures::{INTERVAL, TERM};
use super::kind::Kind::{Day, Decimal, Flag, Instant, List, Maybe, Of, OneOf, Text};
use super::kind::{Shape, answer_on_data, may, must, shape};
use super::{KINDS, UNITS};

/// A component of MRR.
pub static COMPONENT: Shape = shape(
    "Component",
    "A component of MRR.",
    &[
        must("subscription_id", Text, "The subscription's id in the source."),
        must("item_id", Text, "The item's id in the source."),
        must("plan_id", Text, "The plan's id in the source."),
        must("from", Instant, "First day of the period."),
        must("to", Maybe(&Instant), "First day after the period."),
        must("amount", Decimal, "The amount, in its own currency."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must("amount_account", Maybe(&Decimal), "The amount in the account's currency."),
        must("arithmetic", List(&Text), "The reckoning, line by line."),
        must("source", Of(&INPUT_ROW), "Where it is from."),
    ],
);

/// What a customer's MRR is made of.
pub static EXPLANATION: Shape = shape(
    "Explanation",
    "What a customer's MRR is made of.",
    &[
        must("customer_id", Text, "The customer's id in the source."),
        must("name", Maybe(&Text), "What people call it."),
        must("at", Day, "When."),
        must("mrr", Maybe(&Decimal), "MRR on the day; null where it is undefined."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
        must("components", List(&Of(&COMPONENT)), "What the MRR is made of."),
        must(
            "netted",
            List(&Of(&NETTED)),
            "Steps of the day that the policy nets with each other.",
        ),
    ],
);

/// A customer's MRR on a day, down to the facts.
pub static EXPLAINED_CUSTOMER: Shape = answer_on_data(
    "ExplainedCustomer",
    "A customer's MRR on a day, down to the facts.",
    &[must("explanation", Of(&EXPLANATION), "The customer's MRR, component by component.")],
);

/// A row of a measure.
pub static EXPLAINED_ROW: Shape = shape(
    "ExplainedRow",
    "A row of a measure.",
    &[
        must("customer_id", Maybe(&Text), "The customer's id in the source."),
        must("name", Maybe(&Text), "What people call it."),
        must("value", Decimal, "Decimal text; null where it is undefined."),
        may("record", Maybe(&Text), "The single record, where the measure counts such."),
        may("table", Text, "The table that the record is of."),
        may(
            "duration",
            Decimal,
            "How long the record took, in days, where the figure is one of durations.",
        ),
    ],
);

/// The rows of a measure.
pub static EXPLAINED_ROWS: Shape = shape(
    "ExplainedRows",
    "The rows of a measure.",
    &[
        must("measure", Text, "Id of the measure."),
        must("doc", Text, "What it means."),
        must("value", Decimal, "Decimal text; null where it is undefined."),
        must("rows", List(&Of(&EXPLAINED_ROW)), "The rows, in order."),
    ],
);

/// A figure with its formula and rows.
pub static EXPLAINED_FIGURE: Shape = shape(
    "ExplainedFigure",
    "A figure with its formula and rows.",
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
        must("formula", Text, "The formula, with terms by their ids."),
        must("rows", List(&Of(&EXPLAINED_ROWS)), "The rows of each measure."),
        may("group", Text, "The heading, where the variant is split by its nature."),
    ],
);

/// Figures with their formulas and rows.
pub static EXPLAINED_METRIC: Shape = answer_on_data(
    "ExplainedMetric",
    "Figures with their formulas and rows.",
    &[must(
        "figures",
        List(&Of(&EXPLAINED_FIGURE)),
        "The figures, by metric, variant, heading and period.",
    )],
);

/// A movement with what came before and after.
pub static EXPLAINED_STEP: Shape = shape(
    "ExplainedStep",
    "A movement with what came before and after.",
    &[
        must("at", Instant, "When."),
        must("kind", OneOf(KINDS), "Of which kind."),
        must("corrects", Maybe(&OneOf(KINDS)), "The kind of movement that a correction corrects."),
        must("cause", Maybe(&Text), "Why it moved."),
        must("reason", Maybe(&Text), "The reason as stated."),
        must("amount", Maybe(&Decimal), "The amount, in its own currency."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must("amount_account", Maybe(&Decimal), "The amount in the account's currency."),
        must("mrr_before", Maybe(&Decimal), "MRR before."),
        must("mrr_after", Maybe(&Decimal), "MRR afterwards."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
        must("plan_id", Maybe(&Text), "The plan's id in the source."),
        must("subscription_id", Maybe(&Text), "The subscription's id in the source."),
        must("item_id", Maybe(&Text), "The item's id in the source."),
        must("sources", List(&Of(&INPUT_ROW)), "The rows of the input that it was made from."),
    ],
);

/// A step as it were without netting.
pub static NETTED_STEP: Shape = shape(
    "NettedStep",
    "A step as it were without netting.",
    &[
        must("at", Instant, "When."),
        must("kind", OneOf(KINDS), "Of which kind by itself."),
        must("amount", Decimal, "The amount, in its own currency."),
        must("currency", Text, "ISO 4217 code of the amounts."),
        must("sources", List(&Of(&INPUT_ROW)), "The rows of the input that it was made from."),
    ],
);

/// Steps that the policy nets with each other.
pub static NETTED: Shape = shape(
    "Netted",
    "Steps that the policy nets with each other.",
    &[
        must("at", Instant, "When the movement stands that they make, or would make."),
        must(
            "cancelled",
            Flag,
            "Whether they cancel each other out, so that there is no movement.",
        ),
        must("steps", List(&Of(&NETTED_STEP)), "The steps, in order of time."),
    ],
);

/// The movements of a customer on a day.
pub static EXPLAINED_MOVEMENT: Shape = answer_on_data(
    "ExplainedMovement",
    "The movements of a customer on a day.",
    &[
        must("customer_id", Text, "The customer's id in the source."),
        must("name", Maybe(&Text), "What people call it."),
        must("movements", List(&Of(&EXPLAINED_STEP)), "Movements."),
        must("netted", List(&Of(&NETTED)), "Steps that the policy nets with each other, in full."),
    ],
);
