//! Calculators.

use super::kind::Kind::{Decimal, List, Maybe, Of, OneOf, Text, Whole};
use super::kind::{Shape, answer, must, shape};

/// Where a result may lie.
pub static CALC_INTERVAL: Shape = shape(
    "CalcInterval",
    "Where a result may lie.",
    &[
        must("level", Decimal, "Of so sure a level, 0.95 for 95 %."),
        must("low", Maybe(&Decimal), "Lower end."),
        must("high", Maybe(&Decimal), "Upper end; null where it is open."),
        must("method", Text, "How it was reckoned."),
        must("n", Whole, "Size of the sample."),
    ],
);

/// What somebody says is usual.
pub static CALC_BENCHMARK: Shape = shape(
    "CalcBenchmark",
    "What somebody says is usual.",
    &[
        must("says", Text, "What it says."),
        must("low", Maybe(&Decimal), "Lower end."),
        must("high", Maybe(&Decimal), "Upper end; null where it is open."),
        must("source", Text, "Where it is from."),
        must("year", Maybe(&Whole), "The year of the source."),
        must("sample", Maybe(&Text), "Of whom the benchmark is."),
        must("caveat", Text, "What to mind."),
        must("place", Maybe(&Text), "Where the value stands: within, above or below it."),
    ],
);

/// A result.
pub static CALC_RESULT: Shape = shape(
    "CalcResult",
    "A result.",
    &[
        must("what", Text, "What the result is."),
        must("formula", Text, "The formula, with terms by their ids."),
        must("arithmetic", Text, "The reckoning, line by line."),
        must("value", Maybe(&Decimal), "Decimal text; null where it is undefined."),
        must("exact", Maybe(&List(&Text)), "Numerator and denominator, as integers in text."),
        must(
            "unit",
            OneOf(&["money", "ratio", "points", "months"]),
            "In what the value is counted.",
        ),
        must("currency", Maybe(&Text), "ISO 4217 code of the amounts."),
        must(
            "undefined",
            Maybe(&Text),
            "Why something here has no value, in the language asked for; null where all has.",
        ),
        must(
            "interval",
            Maybe(&Of(&CALC_INTERVAL)),
            "Where the value may lie; null where there is no interval.",
        ),
        must("benchmarks", List(&Of(&CALC_BENCHMARK)), "What others say is usual."),
    ],
);

/// What a calculator reckons.
pub static CALCULATED: Shape = answer(
    "Calculated",
    "What a calculator reckons.",
    &[
        must("calculator", Text, "Which calculator."),
        must("name", Text, "What it reckons."),
        must("results", List(&Of(&CALC_RESULT)), "The results."),
        must("notes", List(&Text), "What to mind."),
    ],
);
