//! Cohort retention.

use tenure_domain::schema::TableId;

use crate::catalogue::{
    ARTICLES, Benchmark, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN,
    Variant,
};
use crate::cohort::CohortCell;
use crate::reading::{Reader, Reading, Reason, Unit, Value};

/// Cohort retention.
pub static METRIC: Metric = Metric {
    id: MetricId::CohortRetention,
    name: "Cohort retention",
    family: Family::Retention,
    doc: "Of the customers whose first MRR lies in the period, the share that is still there at an age: that many months (or weeks) after each one's own first day. Someone who left and came back counts while present. A cohort has a value only once its last customer has reached the age; until then there is none. The base of MRR is that at the end of the first day. Cohorts of use ask whether a customer used the product at all between two of its anniversaries, so they have a value one unit later.",
    direction: Direction::Up,
    variants: &[
        Variant {
            slug: "logo",
            name: "Customers",
            unit: Unit::Ratio,
            formula: Formula::Text("cohort_present ÷ cohort_customers"),
            cites: &[Cite {
                source: ARTICLES,
                says: "the share of a start cohort that still pays after n weeks or months",
            }],
            needs: COHORT,
            by: None,
            eval: |cut| customers(cut, "cohort_present", |cell| cell.present),
        },
        Variant {
            slug: "logo_unbroken",
            name: "Customers, the first exit ends it",
            unit: Unit::Ratio,
            formula: Formula::Text("cohort_stayed ÷ cohort_customers"),
            cites: &[Cite { source: OWN, says: "whoever left once is gone for the cohort" }],
            needs: COHORT,
            by: None,
            eval: |cut| customers(cut, "cohort_stayed", |cell| cell.stayed),
        },
        Variant {
            slug: "gross",
            name: "MRR, of each customer no more than its first",
            unit: Unit::Ratio,
            formula: Formula::Text("cohort_gross ÷ cohort_base"),
            cites: &[Cite { source: OWN, says: "gross revenue retention from the first day on" }],
            needs: COHORT,
            by: None,
            eval: |cut| money(cut, "cohort_gross", |cell| cell.gross),
        },
        Variant {
            slug: "net",
            name: "MRR",
            unit: Unit::Ratio,
            formula: Formula::Text("cohort_net ÷ cohort_base"),
            cites: &[Cite {
                source: "ChartMogul, Chargebee",
                says: "MRR now as a share of the cohort's starting MRR",
            }],
            needs: COHORT,
            by: None,
            eval: |cut| money(cut, "cohort_net", |cell| cell.net),
        },
        Variant {
            slug: "usage",
            name: "Customers who use the product",
            unit: Unit::Ratio,
            formula: Formula::Text("cohort_active ÷ cohort_customers"),
            cites: &[
                Cite {
                    source: ARTICLES,
                    says: "the share of a start cohort that is still active after n weeks",
                },
                Cite {
                    source: OWN,
                    says: "active at least once from one anniversary to the next: with weeks, in the days 7n to 7n + 6 after the start; by any event that counts as use, with or without a user",
                },
            ],
            needs: USE,
            by: None,
            eval: |cut| customers(cut, "cohort_active", |cell| cell.active),
        },
    ],
    parts: false,
    benchmarks: &[Benchmark {
        variant: "usage",
        says: "good over eight weeks",
        low: Some((35, 100)),
        high: None,
        days: Some(56),
        source: ARTICLES,
        year: None,
        sample: Some("products sold as a service; the article names no survey"),
        caveat: "it is about users who come back in the eighth week, as analytics of product use count them; paying customers stay far more often, so hold it against the use of a product, not against payment",
    }],
};

const COHORT: Needs = Needs { cohort: true, ..Needs::NOTHING };
const USE: Needs = Needs { cohort: true, ..Needs::tables(&[TableId::Events]) };

fn customers(cut: &Cut<'_>, name: &'static str, of: fn(&CohortCell) -> i64) -> Reading {
    let mut read = Reader::new(cut);
    let cell = match cell(cut) {
        Ok(cell) => cell,
        Err(reason) => return read.value(Value::Undefined(reason)),
    };
    let there = read.named(name, Unit::Count, of(cell).into());
    let all = read.named("cohort_customers", Unit::Count, cell.customers.into());
    read.ratio(there, all, Reason::EmptyCohort)
}

fn money(cut: &Cut<'_>, name: &'static str, of: fn(&CohortCell) -> i128) -> Reading {
    let mut read = Reader::new(cut);
    let cell = match cell(cut) {
        Ok(cell) => cell,
        Err(reason) => return read.value(Value::Undefined(reason)),
    };
    let there = read.named(name, Unit::Money, of(cell));
    let base = read.named("cohort_base", Unit::Money, cell.base);
    let without = if cell.customers == 0 { Reason::EmptyCohort } else { Reason::NoCohortMrr };
    read.ratio(there, base, without)
}

fn cell<'a>(cut: &Cut<'a>) -> Result<&'a CohortCell, Reason> {
    cut.cohort.unwrap_or(Err(Reason::NotGiven))
}
