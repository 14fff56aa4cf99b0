//! Intervals beside figures, from the terms and the rows that make them.

use tenure_domain::money::{Currency, UNITS_PER_MINOR};
use tenure_domain::period::Period;
use tenure_metrics::catalogue::{self, MetricId, Variant};
use tenure_metrics::cut::CustomerPeriod;
use tenure_metrics::formula::Expression;
use tenure_metrics::measure::MeasureId;
use tenure_metrics::reading::{Reading, Reason, Unit, Value};
use tenure_models::interval::{
    Account, Caution, Interval, Level, Proportion, Ratio, Score, Unavailable, bootstrap,
    clopper_pearson, linearised, score_adjusted, shrink, wilson, wilson_continuity,
};

use crate::book::{Book, Customer};
use crate::classes::{Classes, Dimension};
use crate::error::Error;
use crate::query::Figure;
use crate::rows::by_heading;
use crate::segments::Compiled;

mod kind;

use kind::{Kind, LIFETIME, is_sample, kind};
pub use kind::{has_interval, needs_rows};

/// How intervals of shares are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum OfShares {
    /// Wilson's score.
    #[default]
    Wilson,
    /// The same with continuity correction.
    WilsonContinuity,
    /// Clopper and Pearson's.
    ClopperPearson,
}

/// How intervals of revenue over accounts are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum OfRevenue {
    /// The linearised variance.
    #[default]
    Linearised,
    /// Accounts drawn again with replacement.
    Bootstrap {
        /// How many times.
        draws: u32,
        /// Where chance begins.
        seed: u64,
    },
}

/// How intervals are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// Confidence.
    pub level: Level,
    /// For shares of customers.
    pub shares: OfShares,
    /// For ratios of sums over accounts.
    pub revenue: OfRevenue,
    /// Whether shares under several headings are also drawn towards each other.
    pub shrink: bool,
}

/// How intervals of samples are made unless something else is asked for.
pub(crate) const USUAL: Options = Options {
    level: Level::USUAL,
    shares: OfShares::Wilson,
    revenue: OfRevenue::Linearised,
    shrink: false,
};

/// An interval and what to mind about it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Told {
    /// The interval.
    pub interval: Interval,
    /// What to mind.
    pub caution: Option<Caution>,
    /// Of revenue: how many accounts of equal weight would be as uneven.
    pub effective: Option<f64>,
    /// Of revenue: the ratio without the largest account.
    pub without_largest: Option<f64>,
    /// Of a share under one of several headings: drawn towards the others as far as its numbers
    /// are small (beta-binomial, empirical Bayes).
    pub shrunk: Option<f64>,
}

impl Told {
    /// An interval alone.
    fn of(interval: Interval) -> Told {
        Told { interval, caution: None, effective: None, without_largest: None, shrunk: None }
    }
}

/// Measures of a sum with how often each is taken.
type Factors = [(MeasureId, i128)];

/// The interval of a figure that comes from the few who answered, and the lower end of a lifetime
/// in which nobody was lost: without it nothing would be said at all. `None` of any other.
pub(crate) fn by_itself(
    metric: MetricId,
    variant: &Variant,
    reading: &Reading,
    currency: Currency,
    options: &Options,
) -> Option<Result<Told, Unavailable>> {
    let defined = !matches!(reading.value, Value::Undefined(_));
    let stands = |kind: &Kind| match defined {
        true => is_sample(metric),
        false => has_value(kind, reading),
    };
    let kind = kind(metric, variant).filter(stands)?;
    // None of these looks at the period.
    Some(of_terms(&kind, variant, (reading, 1), currency, options))
}

/// The intervals that figures have by themselves, as sure as they are asked for.
pub fn at_level(figures: &mut [Figure], level: Level, currency: Currency) {
    let options = Options { level, ..USUAL };
    for figure in figures.iter_mut().filter(|figure| figure.interval.is_some()) {
        let variant = catalogue::metric(figure.metric).variant(figure.variant);
        let told = variant
            .and_then(|of| by_itself(figure.metric, of, &figure.reading, currency, &options));
        figure.interval = told;
    }
}

/// Whether there is anything to put an interval beside. A lifetime has a lower end, too, where
/// nobody was lost.
fn has_value(kind: &Kind, reading: &Reading) -> bool {
    match reading.value {
        Value::Undefined(Reason::NobodyLost) => matches!(kind, Kind::Lifetime(_)),
        Value::Undefined(_) => false,
        _ => true,
    }
}

/// Puts an interval beside each figure that has one and a value. The figures are of this segment
/// and these headings.
///
/// # Errors
/// [`Error::Query`] where the dimension does not fit the data, or the book holds totals alone.
pub fn attach(
    book: &Book,
    figures: &mut [Figure],
    segment: Option<&Compiled<'_>>,
    by: Option<&Dimension>,
    options: &Options,
) -> Result<(), Error> {
    let mut classes = None;
    // What samples have by themselves is made anew, as it was asked for.
    figures.iter_mut().for_each(|figure| figure.interval = None);
    for at in 0..figures.len() {
        let figure = &figures[at];
        let metric = figure.metric;
        let Some(variant) = catalogue::metric(metric).variant(figure.variant) else { continue };
        let Some(kind) = kind(metric, variant) else { continue };
        if figure.interval.is_some() || !has_value(&kind, &figure.reading) {
            continue;
        }
        match kind {
            Kind::Accounts(window, part, base) => {
                if book.steps().is_some() {
                    return Err(Error::Query("this book can only tell totals".into()));
                }
                let classes = match &mut classes {
                    Some(classes) => classes,
                    none => none.insert(Classes::new(book, segment, by)?),
                };
                let period = book.window(window, &figure.period);
                let all = rows(book, classes, &period, (&part, &base));
                let (variant, asked) = (figure.variant, figure.period);
                let same = |f: &&mut Figure| {
                    (f.metric, f.variant, f.period) == (metric, variant, asked)
                        && !matches!(f.reading.value, Value::Undefined(_))
                };
                for figure in figures[at..].iter_mut().filter(same) {
                    let label = figure.group.as_deref().unwrap_or_default();
                    let group = classes.labels.iter().position(|known| known == label);
                    let accounts = group.map_or(&[][..], |group| &all[group]);
                    let told = of_accounts(accounts, metric, variant, options);
                    figure.interval = Some(told);
                }
            }
            kind => {
                let reading = (&figure.reading, figure.period.days());
                let told = of_terms(&kind, variant, reading, book.currency(), options);
                figures[at].interval = Some(told);
            }
        }
    }
    if by.is_some() && options.shrink {
        draw_together(figures);
    }
    Ok(())
}

/// The share that the terms of a reading count.
fn counted(kind: &Kind, reading: &Reading) -> Result<Proportion, Unavailable> {
    let (Kind::Share(hits, all) | Kind::Compounded(hits, all) | Kind::Linear(hits, all)) = kind
    else {
        return Err(Unavailable::Nobody);
    };
    let (hits, n) = count(hits, reading).zip(count(all, reading)).ok_or(Unavailable::Nobody)?;
    Proportion::new(hits, n)
}

/// The amount of a term.
fn amount(name: &str, reading: &Reading) -> Option<i128> {
    reading.terms.iter().find(|term| term.name() == name).map(|term| term.amount)
}

/// What an expression counts.
fn count(expression: &Expression, reading: &Reading) -> Option<u64> {
    let value = expression.value(&|name| amount(name, reading)).ok()?;
    (value.den() == 1).then(|| u64::try_from(value.num()).ok()).flatten()
}

/// Draws the shares of a period's headings together, where there are enough of them.
fn draw_together(figures: &mut [Figure]) {
    let mut done: Vec<(MetricId, &str, Period)> = Vec::new();
    for at in 0..figures.len() {
        let key = (figures[at].metric, figures[at].variant, figures[at].period);
        let variant = catalogue::metric(key.0).variant(key.1);
        let Some(kind @ Kind::Share(..)) = variant.and_then(|variant| kind(key.0, variant)) else {
            continue;
        };
        if done.contains(&key) {
            continue;
        }
        done.push(key);
        let same = |f: &Figure| {
            (f.metric, f.variant, f.period) == key
                && f.group.is_some()
                && matches!(f.interval, Some(Ok(_)))
        };
        let places: Vec<usize> = (at..figures.len()).filter(|&at| same(&figures[at])).collect();
        let shares: Result<Vec<Proportion>, Unavailable> =
            places.iter().map(|&at| counted(&kind, &figures[at].reading)).collect();
        let Some((shrunk, _)) = shares.ok().and_then(|shares| shrink(&shares)) else { continue };
        for (&at, rate) in places.iter().zip(&shrunk) {
            if let Some(Ok(told)) = &mut figures[at].interval {
                told.shrunk = Some(rate.shrunk);
            }
        }
    }
}

/// The interval that the terms of a reading, of so many days, give.
fn of_terms(
    kind: &Kind,
    variant: &Variant,
    (reading, days): (&Reading, i32),
    currency: Currency,
    options: &Options,
) -> Result<Told, Unavailable> {
    match kind {
        Kind::Score(favour, against, all) => {
            of_score(&[favour, against, all].map(|one| count(one, reading)), options)
        }
        Kind::Lifetime(formula) => of_lifetime(formula, variant.unit, reading, currency, options),
        kind => of_share(kind, reading, days, options),
    }
}

/// A share's interval.
fn around(share: Proportion, options: &Options) -> Interval {
    let make = match options.shares {
        OfShares::Wilson => wilson,
        OfShares::WilsonContinuity => wilson_continuity,
        OfShares::ClopperPearson => clopper_pearson,
    };
    make(share, options.level)
}

/// The interval of a score from −100 to 100 from those for, those against, and all.
fn of_score(counts: &[Option<u64>; 3], options: &Options) -> Result<Told, Unavailable> {
    let [Some(favour), Some(against), Some(all)] = *counts else { return Err(Unavailable::Nobody) };
    let rest = all.checked_sub(favour + against).ok_or(Unavailable::MoreThanAll)?;
    let score = Score::new(favour, rest, against)?;
    let interval = score_adjusted(score, options.level).map(|score| score * 100.0);
    Ok(Told { caution: Caution::of_number(all), ..Told::of(interval) })
}

/// The interval of what is divided by the churn of six months: the rest is taken as it is. Where
/// nobody was lost it has no upper end.
fn of_lifetime(
    formula: &Expression,
    unit: Unit,
    reading: &Reading,
    currency: Currency,
    options: &Options,
) -> Result<Told, Unavailable> {
    let count = |name| amount(name, reading).and_then(|amount| u64::try_from(amount).ok());
    let (lost, all) = count(LIFETIME.0).zip(count(LIFETIME.1)).ok_or(Unavailable::Nobody)?;
    let share = Proportion::new(lost, all)?;
    // It falls with the number of lost as 1 ÷ number, so what one would give tells all.
    let of_one = |name: &str| if name == LIFETIME.0 { Some(1) } else { amount(name, reading) };
    let of_one = formula.value(&of_one).map_err(|_| Unavailable::Nobody)?;
    let of_one = of_one.num() as f64 / of_one.den() as f64 / in_units(unit, currency);
    let churn = around(share, options);
    let at = |rate: f64| of_one / (rate * all as f64);
    let (a, b) = (at(churn.high), at(churn.low));
    let interval = Interval { low: a.min(b), high: a.max(b), ..churn };
    let caution = Caution::of_share(share.hits(), share.n());
    Ok(Told { caution, ..Told::of(interval) })
}

/// How many of a reading's own units make one of those in which it is told.
fn in_units(unit: Unit, currency: Currency) -> f64 {
    match unit {
        Unit::Money => UNITS_PER_MINOR as f64 * 10_f64.powi(currency.exponent() as i32),
        _ => 1.0,
    }
}

/// The interval of a share from the terms of its reading.
fn of_share(
    kind: &Kind,
    reading: &Reading,
    days: i32,
    options: &Options,
) -> Result<Told, Unavailable> {
    let share = counted(kind, reading)?;
    let interval = around(share, options);
    let years = 365.0 / f64::from(days.max(1));
    let interval = match kind {
        Kind::Compounded(..) => interval.map(|rate| -(years * (-rate).ln_1p()).exp_m1()),
        Kind::Linear(..) => interval.map(|rate| rate * years),
        _ => interval,
    };
    let caution = Caution::of_share(share.hits(), share.n());
    Ok(Told { caution, ..Told::of(interval) })
}

/// The interval of a ratio of sums over accounts.
fn of_accounts(
    accounts: &[Account],
    metric: MetricId,
    variant: &str,
    options: &Options,
) -> Result<Told, Unavailable> {
    let ratio = Ratio::new(accounts)?;
    let interval = match options.revenue {
        OfRevenue::Linearised => linearised(&ratio, options.level)?,
        OfRevenue::Bootstrap { draws, seed } => bootstrap(&ratio, options.level, draws, seed)?,
    };
    let (low, high) = bounds(metric, variant);
    Ok(Told {
        interval: interval.within(low, high),
        caution: ratio.caution(),
        effective: Some(ratio.effective()),
        without_largest: ratio.without_largest(),
        shrunk: None,
    })
}

/// What a figure cannot leave, by its definition.
fn bounds(metric: MetricId, variant: &str) -> (f64, f64) {
    match (metric, variant) {
        (MetricId::GrossRevenueChurn, "uncapped") => (0.0, f64::INFINITY),
        (
            MetricId::Grr | MetricId::GrossRevenueChurn | MetricId::ChurnBy | MetricId::ChurnKind,
            _,
        ) => (0.0, 1.0),
        (MetricId::Nrr, "all_movements") => (f64::NEG_INFINITY, f64::INFINITY),
        (MetricId::Nrr, _) => (0.0, f64::INFINITY),
        (MetricId::NetRevenueChurn, "standard") => (f64::NEG_INFINITY, 1.0),
        _ => (f64::NEG_INFINITY, f64::INFINITY),
    }
}

/// What each customer adds to numerator and denominator, by heading: the rows of the figure. They
/// are the same whatever the number of threads.
fn rows(
    book: &Book,
    classes: &Classes<'_>,
    period: &Period,
    (part, base): (&Factors, &Factors),
) -> Vec<Vec<Account>> {
    let groups = classes.labels.len();
    let add = |of: &Factors, did: &CustomerPeriod| -> i128 {
        of.iter().map(|(measure, factor)| factor * measure.of(did)).sum()
    };
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
        let mut rows: Vec<(u32, u32, Account)> = Vec::new();
        for customer in customers.filter(|c| !c.steps.is_empty()) {
            for (group, did) in by_heading(&customer, period, classes) {
                let account = Account { part: add(part, &did), base: add(base, &did) };
                if account.part != 0 || account.base != 0 {
                    rows.push((customer.number, group, account));
                }
            }
        }
        rows
    };
    let mut all = Vec::new();
    book.fold(run, |rows| all.extend(rows));
    // Drawing again depends on the order.
    all.sort_unstable_by_key(|row| (row.0, row.1));
    let mut by_group = vec![Vec::new(); groups];
    for (_, group, account) in all {
        by_group[group as usize].push(account);
    }
    by_group
}
