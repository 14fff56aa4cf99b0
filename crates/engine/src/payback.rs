//! When cohorts have paid for their acquisition: margin so far against spend, by age.

use tenure_domain::money::round_half_even;
use tenure_domain::period::{Grain, Period};
use tenure_domain::time::Day;
use tenure_metrics::catalogue::{MetricId, Variant, metric};
use tenure_metrics::cohort::CohortCell;
use tenure_metrics::reading::{Fraction, Origin, Reading, Reason, Value};
use tenure_metrics::records::TallyId;

use crate::book::Book;
use crate::cohorts::cohorts;
use crate::error::Error;
use crate::query::Asker;
use crate::records::Records;
use crate::segments::Compiled;

/// What a cohort has brought by an age, in MRR units.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Brought {
    /// MRR of its months.
    pub mrr: i128,
    /// The gross margin of it, month by month.
    pub margin: i128,
    /// Of how many customers, gone or not.
    pub customers: i64,
    /// What winning them cost.
    pub spend: i128,
}

impl Brought {
    /// What is left of the margin after the spend; below 0 until it has paid back.
    pub fn balance(&self) -> i128 {
        self.margin - self.spend
    }

    fn add(&mut self, other: &Brought) {
        self.mrr += other.mrr;
        self.margin += other.margin;
        self.customers += other.customers;
        self.spend += other.spend;
    }
}

/// A cohort by age.
#[derive(Clone, Debug)]
pub struct Paying {
    /// The month of its start; `None` for all cohorts together.
    pub period: Option<Period>,
    /// By months paid, from 0: blank where not everyone has reached the age, or something is
    /// missing.
    pub ages: Vec<Result<Brought, Reason>>,
    /// What was spent in the month, where nobody came in it.
    pub alone: Option<Result<i128, Reason>>,
}

/// Whether acquisition has been paid for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PaidBack {
    /// By so many months of its customers.
    After(u32),
    /// Not in as many months as have passed.
    NotYet(u32),
    /// It cannot be told.
    Unknown(Reason),
}

impl Paying {
    /// After how many months the margin had paid for the spend.
    pub fn paid_back(&self) -> PaidBack {
        let mut seen = 0;
        for (months, brought) in (0..).zip(&self.ages) {
            match brought {
                Ok(brought) if brought.balance() >= 0 => return PaidBack::After(months),
                Ok(_) => seen = months,
                Err(Reason::Immature) if months > 0 => return PaidBack::NotYet(seen),
                Err(reason) => return PaidBack::Unknown(*reason),
            }
        }
        PaidBack::NotYet(seen)
    }

    /// The lowest balance up to the oldest age that was reached, and after how many months.
    pub fn trough(&self) -> Option<(u32, Brought)> {
        let known = (0..).zip(&self.ages).map_while(|(at, one)| Some((at, one.ok()?)));
        // For a cohort each stands for the same customers; of several the mean is compared.
        known.min_by(|(_, a), (_, b)| {
            let mean = |one: &Brought, other: &Brought| {
                one.balance().saturating_mul(other.customers.max(1).into())
            };
            mean(a, b).cmp(&mean(b, a))
        })
    }
}

/// Money of a calendar month for customers who came in the range.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CashMonth {
    /// The month.
    pub period: Period,
    /// Spent to win customers.
    pub spend: i128,
    /// Margin of those who came in the range.
    pub margin: i128,
    /// Margin less spend, from the first month on.
    pub so_far: i128,
}

/// The answer.
#[derive(Clone, Debug)]
pub struct Payback {
    /// Cohorts by month.
    pub cohorts: Vec<Paying>,
    /// All cohorts that have reached an age, as one.
    pub together: Paying,
    /// What all of them cost and brought, month by month as it went, or why that is not known.
    pub cash: Result<Vec<CashMonth>, Reason>,
}

/// What is asked.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// The cohorts' months, adjacent.
    pub periods: &'a [Period],
    /// The first day after the last complete month.
    pub end: Day,
    /// The most months to follow them.
    pub oldest: u32,
    /// The variant of `cac` that says which spend won them.
    pub cac: &'static Variant,
    /// Only these customers.
    pub segment: Option<&'a Compiled<'a>>,
}

/// Margin so far against spend, by cohort and age. The margin of a cohort's n-th month is the gross
/// margin of the calendar month in which it lies.
///
/// # Errors
/// [`Error::Query`] where the segment does not fit the data.
pub fn payback(book: &Book, records: Option<&Records>, ask: &Ask<'_>) -> Result<Payback, Error> {
    let first = ask.periods.first().map_or(ask.end, |period| period.first);
    let account = &book.options.account;
    let months = Period::all(Grain::Month, first, ask.end.max(first), account);
    let mut asker = Asker::new(book, &months, None, None)?.with_records(records);
    let margins = asker.figures(
        MetricId::GrossMargin,
        metric(MetricId::GrossMargin).standard(),
        0,
        Grain::Month,
    )?;
    let margins: Vec<Result<Fraction, Reason>> =
        margins.iter().map(|figure| share(&figure.reading)).collect();
    let standard = metric(MetricId::Cac).standard();
    let cash = asker.figures(MetricId::Cac, standard, 0, Grain::Month)?;
    let cash: Vec<Result<i128, Reason>> = cash.iter().map(|f| spend(&f.reading)).collect();
    let mut asker = Asker::new(book, ask.periods, ask.segment, None)?.with_records(records);
    let spent = asker.figures(MetricId::Cac, ask.cac, 0, Grain::Month)?;
    // The months as they went need every age that there is.
    let deep = ask.oldest.max(u32::try_from(months.len()).unwrap_or(u32::MAX)).max(1);
    let table = cohorts(book, ask.periods, Grain::Month, deep - 1, ask.segment)?;
    let mut cohorts: Vec<Paying> = ask
        .periods
        .iter()
        .enumerate()
        .map(|(at, period)| {
            let spend = spent.get(at).map_or(Err(Reason::NotGiven), |f| spend(&f.reading));
            let margins = margins.get(at..).unwrap_or_default();
            let ages = ages(spend, &table.cells[at], margins);
            let alone = (ages.first() == Some(&Err(Reason::EmptyCohort))).then_some(spend);
            Paying { period: Some(*period), ages, alone }
        })
        .collect();
    let cash = flow(&months, &cash, &margins, &cohorts);
    cohorts.iter_mut().for_each(|cohort| cohort.ages.truncate(ask.oldest as usize + 1));
    let together = together(&cohorts, ask);
    Ok(Payback { cohorts, together, cash })
}

/// A share.
fn share(reading: &Reading) -> Result<Fraction, Reason> {
    match reading.value {
        Value::Ratio(share) => Ok(share.reduced()),
        Value::Undefined(reason) => Err(reason),
        _ => Err(Reason::NotGiven),
    }
}

/// What a figure of `cac` says was spent, whoever came for it.
fn spend(reading: &Reading) -> Result<i128, Reason> {
    let is_spend =
        |origin| matches!(origin, Origin::Tally(TallyId::SalesSpend | TallyId::MarketingSpend, _));
    let terms: Vec<i128> =
        reading.terms.iter().filter(|t| is_spend(t.origin)).map(|t| t.amount).collect();
    match reading.value {
        // Without new customers there is no cost of one, but there is a spend.
        Value::Undefined(reason) if reason != Reason::NobodyNew => Err(reason),
        _ if terms.len() == 2 => Ok(terms.iter().sum()),
        _ => Err(Reason::NotGiven),
    }
}

/// A cohort by months paid: after none there is only the spend.
fn ages(
    spend: Result<i128, Reason>,
    cells: &[Result<CohortCell, Reason>],
    margins: &[Result<Fraction, Reason>],
) -> Vec<Result<Brought, Reason>> {
    let mut so_far = match cells.first() {
        Some(Ok(cell)) => {
            spend.map(|spend| Brought { customers: cell.customers, spend, ..Brought::default() })
        }
        Some(Err(reason)) => Err(*reason),
        None => Err(Reason::Immature),
    };
    let mut all = vec![so_far];
    for (at, cell) in cells.iter().enumerate() {
        let margin = margins.get(at).copied().unwrap_or(Err(Reason::Immature));
        so_far = so_far.and_then(|brought| month(brought, cell, margin));
        all.push(so_far);
    }
    all
}

/// With one month more.
fn month(
    brought: Brought,
    cell: &Result<CohortCell, Reason>,
    margin: Result<Fraction, Reason>,
) -> Result<Brought, Reason> {
    let cell = (*cell)?;
    let margin = part(cell.net, margin?)?;
    Ok(Brought { mrr: brought.mrr + cell.net, margin: brought.margin + margin, ..brought })
}

/// The margin of an amount, rounded once to a unit.
fn part(amount: i128, share: Fraction) -> Result<i128, Reason> {
    let product = amount.checked_mul(share.num).ok_or(Reason::TooLarge)?;
    Ok(round_half_even(product, share.den))
}

/// All cohorts as one, at each age those that have reached it. What was spent in months in which
/// nobody came was spent for the others, too.
fn together(cohorts: &[Paying], ask: &Ask<'_>) -> Paying {
    let age = |at: usize| {
        let mut sum = Brought::default();
        for cohort in cohorts {
            let months = i32::try_from(at).unwrap_or(i32::MAX / 2);
            let reached = |it: Period| it.end.add_months(months) <= ask.end;
            if let Some(spend) = cohort.alone.filter(|_| cohort.period.is_some_and(reached)) {
                sum.spend += spend?;
            }
            match cohort.ages.get(at) {
                Some(Ok(brought)) => sum.add(brought),
                Some(Err(Reason::Immature | Reason::EmptyCohort)) | None => {}
                // A mean over part of the cohorts would not be theirs.
                Some(Err(reason)) => return Err(*reason),
            }
        }
        if sum.customers == 0 { Err(Reason::Immature) } else { Ok(sum) }
    };
    Paying { period: None, ages: (0..=ask.oldest as usize).map(age).collect(), alone: None }
}

/// Spend and margin by calendar month.
fn flow(
    months: &[Period],
    spend: &[Result<i128, Reason>],
    margins: &[Result<Fraction, Reason>],
    cohorts: &[Paying],
) -> Result<Vec<CashMonth>, Reason> {
    let mut so_far = 0;
    let mut all = Vec::new();
    for (at, period) in months.iter().enumerate() {
        margins.get(at).copied().unwrap_or(Err(Reason::NotGiven))?;
        let spend = spend.get(at).copied().unwrap_or(Err(Reason::NotGiven))?;
        let mut margin = 0;
        for (start, cohort) in cohorts.iter().enumerate().take(at + 1) {
            margin += of_month(cohort, at - start)?;
        }
        so_far += margin - spend;
        all.push(CashMonth { period: *period, spend, margin, so_far });
    }
    Ok(all)
}

/// The margin of a cohort in its n-th month, from 0.
fn of_month(cohort: &Paying, at: usize) -> Result<i128, Reason> {
    let margin = |at: usize| match cohort.ages.get(at).copied().unwrap_or(Err(Reason::Immature)) {
        Ok(brought) => Ok(Some(brought.margin)),
        Err(Reason::EmptyCohort) => Ok(None),
        Err(reason) => Err(reason),
    };
    Ok(margin(at + 1)?.zip(margin(at)?).map_or(0, |(after, before)| after - before))
}
