//! What customers are worth, as a model has it.

use super::figures::INTERVAL;
use super::kind::Kind::{Day, Decimal, List, Maybe, Of, Text, Whole};
use super::kind::{Shape, answer_on_data, may, must, shape};

/// A share that stayed, seen and as the model has it.
pub static CLV_HELD: Shape = shape(
    "ClvHeld",
    "A share that stayed, seen and as the model has it.",
    &[
        must("renewals", Whole, "After so many renewals."),
        must("seen", Decimal, "Share that was seen to stay, 0 to 1."),
        must("model", Decimal, "Share that stays by the model, 0 to 1."),
    ],
);

/// Expected months.
pub static CLV_MONTHS: Shape = shape(
    "ClvMonths",
    "How many months a new customer pays, discounted, as the model has it.",
    &[
        must("value", Decimal, "Months."),
        must("interval", Maybe(&Of(&INTERVAL)), "Where they may lie."),
    ],
);

/// The model of one length of term.
pub static CLV_TERM: Shape = shape(
    "ClvTerm",
    "The model of the customers of one length of term.",
    &[
        must("term_months", Whole, "Months from one renewal to the next."),
        must("customers", Whole, "How many customers it was made from."),
        must("left", Whole, "How many of them left."),
        must("paying", Whole, "How many pay now."),
        must("arpa", Maybe(&Decimal), "MRR of each of those; null where nobody pays."),
        may("a", Decimal, "First parameter; absent where there is no model."),
        may("b", Decimal, "Second parameter; absent where there is no model."),
        may("months", Of(&CLV_MONTHS), "Expected months; absent where there is no model."),
        may("held_against", List(&Of(&CLV_HELD)), "The model beside what was seen."),
        must("undefined", Maybe(&Text), "Why there is no model; null where there is one."),
    ],
);

/// An estimate of what a new customer is worth.
pub static CLV_ESTIMATE: Shape = shape(
    "ClvEstimate",
    "An estimate of what a new customer is worth.",
    &[
        must("metric", Text, "`clv`."),
        must("variant", Text, "`model`."),
        must("model", Text, "The model, with its source."),
        must("as_of", Maybe(&Day), "The last day that was looked at."),
        must("observed_from", Maybe(&Day), "Only customers who came from then on."),
        must("segment", Maybe(&Text), "Only these customers."),
        must("currency", Text, "Currency of amounts."),
        must("horizon_months", Whole, "How far ahead it looks."),
        must("discount", Decimal, "Discount a year."),
        must("margin", Decimal, "Gross margin."),
        must("value", Maybe(&Decimal), "What a new customer is worth; null where undefined."),
        must("interval", Maybe(&Of(&INTERVAL)), "Where it may lie."),
        must("undefined", Maybe(&Text), "Why it has no value; null where it has one."),
        must("arpa", Maybe(&Decimal), "MRR of each who pays."),
        must("share_of_mrr", Decimal, "Share of MRR of which the models speak."),
        must("months", Maybe(&Of(&CLV_MONTHS)), "Expected months of all terms together."),
        must("terms", List(&Of(&CLV_TERM)), "The models, by length of term."),
    ],
);

/// What a new customer is worth.
pub static CLV: Shape = answer_on_data(
    "Clv",
    "What a new customer is worth, as a model has it.",
    &[must("estimates", List(&Of(&CLV_ESTIMATE)), "The estimate.")],
);
