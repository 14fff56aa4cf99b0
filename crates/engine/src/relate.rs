//! How metrics move with one another, over months.

use tenure_domain::money::Currency;
use tenure_domain::period::Grain;
use tenure_metrics::catalogue::{MetricId, Variant};
use tenure_metrics::reading::{ONE_ROUNDED, Reason, Value};
use tenure_models::association::{Correlation, changes, correlation, false_discovery, lagged};
use tenure_models::interval::{Level, Unavailable};

use crate::error::Error;
use crate::query::Asker;

/// What is looked at unless something else is asked for: metrics and their variants.
pub const USUAL: [(MetricId, &str); 9] = [
    (MetricId::CustomerChurn, "standard"),
    (MetricId::Nrr, "standard"),
    (MetricId::Nps, "standard"),
    (MetricId::Csat, "standard"),
    (MetricId::Fcr, "standard"),
    (MetricId::SupportLoad, "first_response"),
    (MetricId::ClosedLoop, "leads"),
    (MetricId::TrialConversion, "standard"),
    (MetricId::Cac, "standard"),
];

/// A metric by month.
#[derive(Clone)]
pub struct Series {
    /// The metric.
    pub metric: MetricId,
    /// One of its variants.
    pub variant: &'static Variant,
    /// Its exact value in each month, or why there is none; a month that is not over has none.
    pub months: Vec<Result<Value, Reason>>,
    /// The names of what it is made from.
    pub terms: Vec<String>,
}

/// A pair of metrics at one lag.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// Place of the first metric among the series.
    pub first: usize,
    /// Place of the second.
    pub second: usize,
    /// How many months later the second is looked at; earlier where negative.
    pub lag: i32,
    /// Whether both are made from something in common, so that they move together by definition.
    pub shared: bool,
    /// Of what they change from month to month.
    pub changes: Told,
    /// Of what they are.
    pub levels: Told,
}

/// A correlation among many.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// The correlation, or why there is none.
    pub found: Result<Correlation, Unavailable>,
    /// At most this share of all links that are as unlikely or more is chance; 1 without one.
    pub false_share: f64,
}

/// Series and all their links.
#[derive(Clone)]
pub struct Related {
    /// By metric.
    pub series: Vec<Series>,
    /// By pair, then by lag.
    pub links: Vec<Link>,
}

/// The metrics by month: each is asked of the months of the asker, of everyone in its segment.
///
/// # Errors
/// As [`Asker::figures`].
pub fn series(
    asker: &mut Asker<'_>,
    wanted: &[(MetricId, &'static Variant)],
) -> Result<Vec<Series>, Error> {
    let one = |&(metric, variant): &(MetricId, &'static Variant)| {
        let figures = asker.figures(metric, variant, 0, Grain::Month)?;
        let mut terms: Vec<String> = Vec::new();
        let mut months = Vec::new();
        for figure in figures {
            let names = figure.reading.terms.iter().map(|term| term.name());
            terms.extend(names);
            months.push(match figure.reading.value {
                Value::Undefined(reason) => Err(reason),
                _ if figure.partial => Err(Reason::Immature),
                value => Ok(value),
            });
        }
        terms.sort_unstable();
        terms.dedup();
        Ok(Series { metric, variant, months, terms })
    };
    wanted.iter().map(one).collect()
}

/// Every pair of series at every lag up to `most` months, in both directions.
pub fn related(series: Vec<Series>, most: u32, level: Level) -> Related {
    let levels: Vec<Vec<Option<f64>>> = series.iter().map(Series::numbers).collect();
    let moved: Vec<Vec<Option<f64>>> = levels.iter().map(|series| changes(series)).collect();
    let most = i32::try_from(most).unwrap_or(i32::MAX);
    let mut links = Vec::new();
    for first in 0..series.len() {
        for second in first + 1..series.len() {
            let of = |all: &[Vec<Option<f64>>], lag| {
                let found = correlation(&lagged(&all[first], &all[second], lag), level);
                Told { found, false_share: 1.0 }
            };
            let in_common = |term| series[second].terms.contains(term);
            let shared = series[first].terms.iter().any(in_common);
            links.extend((-most..=most).map(|lag| {
                let (changes, levels) = (of(&moved, lag), of(&levels, lag));
                Link { first, second, lag, shared, changes, levels }
            }));
        }
    }
    judge(&mut links, |link| &mut link.changes);
    judge(&mut links, |link| &mut link.levels);
    Related { series, links }
}

/// Writes to each link how many of those like it chance would make.
fn judge(links: &mut [Link], of: fn(&mut Link) -> &mut Told) {
    let mut told: Vec<&mut Told> = links.iter_mut().map(of).filter(|t| t.found.is_ok()).collect();
    let chances: Vec<f64> = told.iter().map(|t| t.found.map_or(1.0, |f| f.chance)).collect();
    for (told, share) in told.iter_mut().zip(false_discovery(&chances)) {
        told.false_share = share;
    }
}

impl Series {
    /// What floats can say of its values: enough for ranks.
    fn numbers(&self) -> Vec<Option<f64>> {
        self.months.iter().map(|month| month.ok().and_then(number)).collect()
    }

    /// Months with a value.
    pub fn known(&self) -> usize {
        self.months.iter().filter(|month| month.is_ok()).count()
    }
}

fn number(value: Value) -> Option<f64> {
    match value {
        Value::Rounded(value) | Value::Number(value) => Some(value as f64 / ONE_ROUNDED as f64),
        // The currency's decimals do not change the order.
        value => value.exact(Currency::EUR).map(|exact| exact.num as f64 / exact.den as f64),
    }
}

impl Related {
    /// For each pair the link whose chance is lowest, the likeliest pairs first.
    pub fn strongest(&self, of: fn(&Link) -> &Told) -> Vec<&Link> {
        let chance = |link: &Link| of(link).found.map_or(2.0, |found| found.chance);
        let far = |link: &Link| of(link).found.map_or(0.0, |found| found.value.abs());
        let before = |a: &&Link, b: &&Link| {
            let by_chance = chance(a).total_cmp(&chance(b));
            let by_value = far(b).total_cmp(&far(a));
            by_chance.then(by_value).then(a.lag.abs().cmp(&b.lag.abs()))
        };
        let pairs = self.links.chunk_by(|a, b| (a.first, a.second) == (b.first, b.second));
        let mut all: Vec<&Link> = pairs.filter_map(|pair| pair.iter().min_by(before)).collect();
        all.sort_by(before);
        all
    }

    /// How many links could be judged.
    pub fn compared(&self, of: fn(&Link) -> &Told) -> usize {
        self.links.iter().filter(|link| of(link).found.is_ok()).count()
    }
}
