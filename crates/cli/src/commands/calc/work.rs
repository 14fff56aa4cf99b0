//! What a calculator says, and how it is worked out.

use tenure_domain::money::{Ratio, fraction_to_decimal};
use tenure_metrics::catalogue::{Benchmark, Metric, MetricId, metric};
use tenure_metrics::formula::{Trouble, parse, with_values};
use tenure_metrics::reading::ONE_ROUNDED;
use tenure_models::interval::Interval;

use super::number::Typed;
use crate::words::{Both, Id};

/// What a result is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown {
    /// Money.
    Money,
    /// A share, in percent.
    Share,
    /// So many times.
    Multiple,
    /// Months.
    Months,
    /// Points of a score.
    Points,
    /// Percentage points between two shares.
    Difference,
}

impl Shown {
    /// The name in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Shown::Money => "money",
            Shown::Share | Shown::Multiple | Shown::Difference => "ratio",
            Shown::Months => "months",
            Shown::Points => "points",
        }
    }
}

/// One thing that is worked out.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is.
    pub what: Id,
    /// How it is worked out.
    pub formula: &'static str,
    /// The same with the numbers.
    pub arithmetic: Both,
    /// The result, or why there is none.
    pub value: Result<Ratio, Both>,
    /// Whether it is rounded to twelve decimals, as roots are.
    pub rounded: bool,
    /// What it is.
    pub unit: Shown,
    /// How far chance could have moved it, in the unit of the result.
    pub interval: Option<Interval>,
    /// What others found good or usual.
    pub bands: Vec<Band>,
}

/// What others found good or usual: a benchmark of the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Band {
    /// Of which metric.
    id: MetricId,
    /// Its place among those of the metric.
    pub at: usize,
}

impl Band {
    /// The metric.
    pub fn metric(&self) -> &'static Metric {
        metric(self.id)
    }

    /// The benchmark.
    pub fn of(&self) -> &'static Benchmark {
        &self.metric().benchmarks[self.at]
    }
}

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Name of the calculator.
    pub id: &'static str,
    /// What it is about.
    pub title: Id,
    /// The first is what was asked, the others follow from it.
    pub lines: Vec<Line>,
    /// What to mind.
    pub notes: Vec<Both>,
}

impl Answer {
    /// An answer of these lines.
    pub fn new(id: &'static str, title: Id, lines: Vec<Line>) -> Answer {
        Answer { id, title, lines, notes: Vec::new() }
    }

    /// This with something to mind.
    #[must_use]
    pub fn noting(mut self, note: impl Into<Both>) -> Answer {
        self.notes.push(note.into());
        self
    }
}

/// Numbers by the names that formulas give them.
#[derive(Default)]
pub struct Work {
    known: Vec<(&'static str, Ratio, Both)>,
}

impl Work {
    /// These numbers.
    pub fn new(known: &[(&'static str, &Typed)]) -> Work {
        Work { known: known.iter().map(|&(name, it)| (name, it.value, it.shown())).collect() }
    }

    /// One more.
    pub fn know(&mut self, name: &'static str, value: Ratio, shown: Both) {
        self.known.push((name, value, shown));
    }

    /// Works out a formula. Where its divisor is 0 there is no result, for the reason given.
    pub fn line(&self, what: Id, formula: &'static str, unit: Shown, without: Id) -> Line {
        let find = |name: &str| self.known.iter().find(|(known, ..)| *known == name);
        let value = parse(formula)
            .and_then(|formula| formula.ratio(&|name| find(name).map(|(_, value, _)| *value)));
        let value = value.map_err(|trouble| match trouble {
            Trouble::DivisionByZero => Both::of(without),
            other => Both::same(other.to_string()),
        });
        let with = |pick: fn(&Both) -> &String| {
            with_values(formula, &|name| find(name).map(|(.., shown)| pick(shown).clone()))
        };
        let arithmetic =
            Both { english: with(|both| &both.english), shown: with(|both| &both.shown) };
        Line {
            what,
            formula,
            arithmetic,
            value,
            rounded: false,
            unit,
            interval: None,
            bands: Vec::new(),
        }
    }
}

impl Line {
    /// A line whose value no fraction expresses, in units of 10⁻¹².
    pub fn rounded(
        what: Id,
        formula: &'static str,
        arithmetic: Both,
        value: Option<i128>,
        unit: Shown,
    ) -> Line {
        let value = value.and_then(|value| Ratio::new(value, ONE_ROUNDED).ok());
        Line {
            what,
            formula,
            arithmetic,
            value: value.ok_or_else(|| Both::of(Id("why-no-value"))),
            rounded: true,
            unit,
            interval: None,
            bands: Vec::new(),
        }
    }

    /// This with an interval, where it has a value.
    #[must_use]
    pub fn with_interval(mut self, interval: Option<Interval>) -> Line {
        self.interval = interval.filter(|_| self.value.is_ok());
        self
    }

    /// This beside the benchmarks of a variant of the catalogue.
    #[must_use]
    pub fn beside(mut self, id: MetricId, variant: &str) -> Line {
        let all = metric(id).benchmarks.iter().enumerate();
        let all = all.filter(|(_, of)| of.variant == variant);
        self.bands.extend(all.map(|(at, _)| Band { id, at }));
        self
    }

    /// The result as a number for statistics.
    pub fn float(&self) -> Option<f64> {
        self.value.as_ref().ok().map(|value| value.num() as f64 / value.den() as f64)
    }
}

/// Where a value lies to a benchmark: `below`, `within` or `above`; at an end it is within. With one
/// end only it is within on the other side.
pub fn place(value: Ratio, of: &Benchmark) -> &'static str {
    let order = |(num, den): (i64, i64)| {
        let end = Ratio::new(num.into(), den.into()).ok()?;
        Some(value.minus(end).ok()?.num().signum())
    };
    match (of.low.and_then(order), of.high.and_then(order)) {
        (Some(-1), _) => "below",
        (_, Some(1)) => "above",
        _ => "within",
    }
}

/// A result as the shortest decimal that is right to twelve places.
pub fn shortest(value: Ratio) -> String {
    crate::show::trimmed(&fraction_to_decimal(value.num(), value.den(), 12))
}

/// A typed count as a whole number for statistics.
pub fn whole(typed: &Typed) -> u64 {
    u64::try_from(typed.value.num()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A calculator's formula is the catalogue's, where what is not typed in did not happen.
    #[test]
    fn formulas_are_those_of_the_catalogue() {
        let values = [
            ("lost_customers", 7),
            ("opening_customers", 90),
            ("closing_customers", 95),
            ("new_customers", 13),
            ("opening_mrr", 5_000),
            ("expansion_of_opening", 410),
            ("contraction_of_opening", 130),
            ("churned_of_opening", 270),
            ("contraction_mrr", 130),
            ("churned_mrr", 270),
            ("capped_loss", 400),
            ("new_mrr", 800),
            ("expansion_mrr", 410),
            ("reactivation_mrr", 20),
            ("closing_mrr", 6_000),
            ("paying_customers", 94),
        ];
        let of = |text: &str| {
            let amount = |name: &str| {
                let known = values.iter().find(|value| value.0 == name);
                Some(known.map_or(0, |value| value.1))
            };
            parse(text).unwrap().value(&amount).unwrap()
        };
        let sources = [include_str!("retention.rs"), include_str!("value.rs")];
        for (formula, id, variant) in [
            ("lost_customers ÷ opening_customers", MetricId::CustomerChurn, "standard"),
            ("(closing_customers − new_customers) ÷ opening_customers", MetricId::Crr, "article"),
            (
                "(churned_mrr + contraction_mrr) ÷ opening_mrr",
                MetricId::GrossRevenueChurn,
                "uncapped",
            ),
            (
                "(churned_mrr + contraction_mrr − expansion_mrr) ÷ opening_mrr",
                MetricId::NetRevenueChurn,
                "without_reactivation",
            ),
            (
                "(opening_mrr + expansion_of_opening − contraction_of_opening − churned_of_opening) ÷ opening_mrr",
                MetricId::Nrr,
                "standard",
            ),
            (
                "(opening_mrr − contraction_mrr − churned_mrr) ÷ opening_mrr",
                MetricId::Grr,
                "movements",
            ),
            (
                "(new_mrr + expansion_mrr + reactivation_mrr) ÷ (contraction_mrr + churned_mrr)",
                MetricId::QuickRatio,
                "standard",
            ),
            ("closing_mrr ÷ paying_customers", MetricId::Arpa, "standard"),
            ("12 × closing_mrr", MetricId::Arr, "standard"),
        ] {
            let quoted = format!("\"{formula}\"");
            assert!(sources.iter().any(|source| source.contains(&quoted)), "{formula} is not used");
            let theirs = metric(id).variant(variant).unwrap().formula.text();
            assert_eq!(of(formula), of(theirs), "{formula} is not {theirs}");
        }
    }

    #[test]
    fn results_lie_in_bands_or_beside_them() {
        let band = |low, high| Benchmark { low, high, ..metric(MetricId::Nps).benchmarks[0] };
        let half = Ratio::new(1, 2).unwrap();
        for (low, high, place) in [
            (Some((1, 4)), Some((3, 4)), "within"),
            (Some((1, 2)), Some((1, 2)), "within"),
            (Some((3, 4)), None, "below"),
            (Some((1, 4)), Some((1, 3)), "above"),
            (Some((1, 4)), None, "within"),
            (None, Some((1, 4)), "above"),
        ] {
            assert_eq!(super::place(half, &band(low, high)), place, "{low:?} {high:?}");
        }
    }
}
