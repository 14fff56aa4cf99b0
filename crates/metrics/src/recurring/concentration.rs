//! Key accounts: how much of MRR hangs on few customers.

use crate::catalogue::{
    Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN, Variant,
};
use crate::levels::Levels;
use crate::reading::{Reader, Reading, Reason, Unit, Value};

/// Key accounts.
pub static METRIC: Metric = Metric {
    id: MetricId::Concentration,
    name: "Concentration",
    family: Family::Recurring,
    doc: "How much of the closing MRR the largest customers pay, and how many customers of equal size would make a book as even as this one. Where one name holds a tenth of MRR, its renewal deserves its own plan.",
    direction: Direction::Down,
    variants: &[
        share("top_1", "Share of the largest customer", "top_1_mrr ÷ paying_mrr", |cut| {
            top(cut, "top_1_mrr", |levels| levels.top[0])
        }),
        share("top_5", "Share of the five largest", "top_5_mrr ÷ paying_mrr", |cut| {
            top(cut, "top_5_mrr", |levels| levels.top[1])
        }),
        share("top_10", "Share of the ten largest", "top_10_mrr ÷ paying_mrr", |cut| {
            top(cut, "top_10_mrr", |levels| levels.top[2])
        }),
        share(
            "top_fifth",
            "Share of the largest fifth of paying customers, rounded up",
            "top_fifth_mrr ÷ paying_mrr",
            |cut| top(cut, "top_fifth_mrr", |levels| levels.top_fifth),
        ),
        Variant {
            slug: "effective_customers",
            name: "Effective number of customers",
            unit: Unit::Number,
            formula: Formula::Described(
                "paying_mrr² ÷ the sum of the squares of each customer's MRR",
            ),
            cites: &[Cite {
                source: "Herfindahl and Hirschman; Laakso and Taagepera 1979",
                says: "the inverse of the sum of squared shares; rounded to twelve decimals, since squares of money are too long for an exact fraction",
            }],
            needs: LEVELS,
            by: None,
            eval: effective,
        },
    ],
    parts: true,
    benchmarks: &[],
};

const LEVELS: Needs = Needs { levels: true, ..Needs::NOTHING };

const fn share(
    slug: &'static str,
    name: &'static str,
    formula: &'static str,
    eval: fn(&Cut<'_>) -> Reading,
) -> Variant {
    const CITES: &[Cite] =
        &[Cite { source: OWN, says: "an answer to the articles' advice to know the key accounts" }];
    Variant {
        slug,
        name,
        unit: Unit::Ratio,
        formula: Formula::Text(formula),
        cites: CITES,
        needs: LEVELS,
        by: None,
        eval,
    }
}

fn top(cut: &Cut<'_>, name: &'static str, of: fn(&Levels) -> i128) -> Reading {
    let mut read = Reader::new(cut);
    let Some(levels) = cut.levels else {
        return read.value(Value::Undefined(Reason::NotGiven));
    };
    let largest = read.named(name, Unit::Money, of(levels));
    let total = read.named("paying_mrr", Unit::Money, levels.total);
    read.ratio(largest, total, Reason::NobodyPays)
}

fn effective(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let Some(levels) = cut.levels else {
        return read.value(Value::Undefined(Reason::NotGiven));
    };
    read.named("paying_mrr", Unit::Money, levels.total);
    read.named("paying_customers", Unit::Count, i128::from(levels.paying));
    let value = levels.effective.map(Value::Number);
    read.value(value.unwrap_or(Value::Undefined(Reason::NobodyPays)))
}
