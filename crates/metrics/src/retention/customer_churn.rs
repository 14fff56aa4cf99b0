//! Customer (logo) churn rate.

use crate::approx::compound_loss;
use crate::catalogue::{
    ARTICLES, Benchmark, Cite, Cut, Direction, Family, Formula, Metric, MetricId, Needs, OWN,
    Variant,
};
use crate::measure::MeasureId::{
    JoinedAndLost, LostCustomers, NewCustomers, OpeningActive, OpeningChurned, OpeningCustomers,
};
use crate::reading::{Reader, Reading, Reason, Unit, Value};

/// Days in the year that rates are brought to.
const YEAR: i128 = 365;

/// Customer (logo) churn rate.
pub static METRIC: Metric = Metric {
    id: MetricId::CustomerChurn,
    name: "Customer churn rate",
    family: Family::Retention,
    doc: "The share of the opening's customers who are customers no more at the end. Whoever left and came back within the period is not lost. A quarter is measured by its own opening; it is never the mean of its months.",
    direction: Direction::Down,
    variants: &[
        Variant {
            slug: "standard",
            name: "Lost of those at the opening",
            unit: Unit::Ratio,
            formula: Formula::Text("lost_customers ÷ opening_customers"),
            cites: &[
                Cite {
                    source: "Gold, Fighting Churn with Data",
                    says: "those of the start who are not there at the end, over those of the start",
                },
                Cite {
                    source: "ChartMogul",
                    says: "nets those who came back in the period and leaves out those who joined in it",
                },
            ],
            needs: Needs::NOTHING,
            by: None,
            eval: standard,
        },
        Variant {
            slug: "gross",
            name: "With those who came back",
            unit: Unit::Ratio,
            formula: Formula::Text("opening_churned ÷ opening_customers"),
            cites: &[Cite {
                source: OWN,
                says: "every opening customer with a churn movement counts, back again or not",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: gross,
        },
        Variant {
            slug: "active_base",
            name: "Of those who were not paused",
            unit: Unit::Ratio,
            formula: Formula::Text("lost_customers ÷ opening_active"),
            cites: &[Cite { source: ARTICLES, says: "divides by active customers" }],
            needs: Needs::NOTHING,
            by: None,
            eval: active_base,
        },
        Variant {
            slug: "with_new",
            name: "New customers on both sides",
            unit: Unit::Ratio,
            formula: Formula::Text(
                "(lost_customers + joined_and_lost) ÷ (opening_customers + new_customers)",
            ),
            cites: &[Cite {
                source: "Stripe, Gumroad",
                says: "divides by those of the start and those who joined",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: with_new,
        },
        Variant {
            slug: "annualised",
            name: "A year at this rate, compounded",
            unit: Unit::Ratio,
            formula: Formula::Described(
                "1 − (1 − lost_customers ÷ opening_customers) ^ (365 ÷ days)",
            ),
            cites: &[Cite {
                source: OWN,
                says: "the share lost in a year if every period were like this one; a power, so rounded to twelve decimals",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: annualised,
        },
        Variant {
            slug: "annualised_linear",
            name: "A year at this rate, linear",
            unit: Unit::Ratio,
            formula: Formula::Text("lost_customers × 365 ÷ (opening_customers × days)"),
            cites: &[Cite {
                source: ARTICLES,
                says: "5–7 % a year is put as 0.42–0.58 % a month, which is a twelfth",
            }],
            needs: Needs::NOTHING,
            by: None,
            eval: annualised_linear,
        },
    ],
    parts: false,
    benchmarks: &[
        Benchmark {
            variant: "annualised_linear",
            says: "usual for an established company",
            low: Some((5, 100)),
            high: Some((7, 100)),
            days: Some(365),
            source: ARTICLES,
            year: None,
            sample: Some("established companies; the article names no survey"),
            caveat: "another article has 3 % to 5 % for the same; a twelfth of it, 0.42 % to 0.58 %, is its figure for a month, which is linear",
        },
        Benchmark {
            variant: "annualised_linear",
            says: "usual for an established company; start-ups are higher",
            low: Some((3, 100)),
            high: Some((5, 100)),
            days: Some(365),
            source: ARTICLES,
            year: None,
            sample: Some("established companies; the article names no survey"),
            caveat: "another article has 5 % to 7 % for the same; start-ups are higher, and small customers leave more often than large ones",
        },
    ],
};

fn standard(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (lost, opening) = (read.sum(LostCustomers), read.sum(OpeningCustomers));
    read.ratio(lost, opening, Reason::NobodyToLose)
}

fn gross(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (churned, opening) = (read.sum(OpeningChurned), read.sum(OpeningCustomers));
    read.ratio(churned, opening, Reason::NobodyToLose)
}

fn active_base(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (lost, active) = (read.sum(LostCustomers), read.sum(OpeningActive));
    read.ratio(lost, active, Reason::NobodyActive)
}

fn with_new(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let lost = read.sum(LostCustomers) + read.sum(JoinedAndLost);
    let base = read.sum(OpeningCustomers) + read.sum(NewCustomers);
    read.ratio(lost, base, Reason::NobodyToLose)
}

fn annualised(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (lost, opening) = (read.sum(LostCustomers), read.sum(OpeningCustomers));
    let days = read.days();
    if opening == 0 {
        return read.value(Value::Undefined(Reason::NobodyToLose));
    }
    let value = compound_loss(lost, opening, (YEAR, days)).map(Value::Rounded);
    read.value(value.unwrap_or(Value::Undefined(Reason::TooLarge)))
}

fn annualised_linear(cut: &Cut<'_>) -> Reading {
    let mut read = Reader::new(cut);
    let (lost, opening) = (read.sum(LostCustomers), read.sum(OpeningCustomers));
    let days = read.days();
    read.ratio(lost * YEAR, opening * days, Reason::NobodyToLose)
}
