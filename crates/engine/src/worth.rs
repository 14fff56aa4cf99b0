//! What a customer is worth over a time ahead, by a model of how long customers go on renewing.
//!
//! An estimate: how long they stay is a model's ([`tenure_models::renewing`]), what they pay is
//! exact. Monthly and yearly contracts are never put into one model, for between renewals nobody
//! leaves: each length of term has its own, and together they weigh as much as they pay.

use std::collections::BTreeMap;

use tenure_domain::facts::{CustomerFacts, Term};
use tenure_domain::money::Ratio;
use tenure_domain::period::{Grain, Period};
use tenure_domain::time::{Day, Zone};
use tenure_metrics::catalogue::{MetricId, metric};
use tenure_metrics::reading::{Fraction, Reading, Reason, Value};
use tenure_models::interval::{Estimate, Interval, Level};
use tenure_models::renewing::{Renewing, Spell, Spells, TooFew, between};
use tenure_models::survival::{Curve, Life};

use crate::book::{Book, Customer};
use crate::classes::Classes;
use crate::error::Error;
use crate::lifetimes::{MONTH, heading, seen};
use crate::load::Held;
use crate::query::Asker;
use crate::segments::Compiled;
use crate::terms;

/// How often customers are drawn again for an interval.
pub const DRAWS: u32 = 400;

/// Where chance begins.
pub const SEED: u64 = 1;

/// Renewals at which the model is held against what was seen.
const STOPS: [u32; 9] = [1, 2, 3, 6, 12, 18, 24, 36, 48];

/// At risk of so many at least, what was seen is held against the model.
const ENOUGH: u64 = 10;

/// So many parts of a month are told apart when months become money.
const PARTS: i128 = 1_000_000;

/// What is asked.
#[derive(Clone, Copy)]
pub struct Ask<'a> {
    /// Only what happened from this day on; whoever started before enters late.
    pub first: Option<Day>,
    /// How many months ahead are counted.
    pub horizon: u32,
    /// How much less a payment is worth a year later, as a share.
    pub discount: f64,
    /// The share of revenue that is counted; all of it where 1.
    pub margin: Ratio,
    /// How sure the interval is.
    pub level: Level,
    /// Only these customers.
    pub segment: Option<&'a Compiled<'a>>,
}

/// Those who began with terms of one length.
#[derive(Clone, Debug)]
pub struct ByTerm {
    /// Length of a term in months.
    pub term: u32,
    /// Customers whose lives were seen.
    pub customers: u64,
    /// How many of them left.
    pub left: u64,
    /// How many pay now.
    pub paying: i64,
    /// MRR now, in MRR units of the account currency.
    pub mrr: i128,
    /// What was found, or what there is too little of.
    pub found: Result<Found, TooFew>,
}

/// A model, and what follows from it.
#[derive(Clone, Debug)]
pub struct Found {
    /// The distribution.
    pub model: Renewing,
    /// Months that a new customer pays for within the horizon, discounted.
    pub months: Estimate,
    /// What was seen, beside what the model says.
    pub held: Vec<Beside>,
    drawn: Vec<f64>,
}

/// The share that is still there after so many renewals.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Beside {
    /// How many.
    pub renewals: u32,
    /// As it was seen (Kaplan and Meier).
    pub seen: f64,
    /// As the model says.
    pub model: f64,
}

/// The answer.
#[derive(Clone, Debug)]
pub struct Worth {
    /// The day at whose end it was looked.
    pub day: Option<Day>,
    /// MRR of a paying customer on that day, of whatever terms, exact.
    pub arpa: Option<Reading>,
    /// By length of term, the shortest first.
    pub terms: Vec<ByTerm>,
    /// Months of all terms that have a model; `None` where none has, or nobody pays.
    pub months: Option<Estimate>,
    /// The value and the ends of its interval.
    pub value: Option<Result<[Fraction; 3], Reason>>,
}

/// What customers are worth.
///
/// # Errors
/// [`Error::Query`] where the segment does not fit the data.
pub fn worth(book: &Book, ask: &Ask<'_>) -> Result<Worth, Error> {
    let account = &book.options.account;
    let through = book.data_through.map(|day| day.min(account.zone.day(book.options.now)));
    let nothing = Worth { day: None, arpa: None, terms: Vec::new(), months: None, value: None };
    let Some(day) = through else { return Ok(nothing) };
    let terms = by_term(book, ask, day)?;
    let today = [Period::new(day, Day(day.0 + 1), account)];
    let mut asker = Asker::new(book, &today, ask.segment, None)?;
    let standard = metric(MetricId::Arpa).standard();
    let figures = asker.figures(MetricId::Arpa, standard, 0, Grain::Day)?;
    let arpa = figures.into_iter().next().map(|figure| figure.reading);
    let months = together(&terms, ask.level);
    let trouble = arpa.as_ref().and_then(|arpa| match arpa.value {
        Value::Undefined(reason) => Some(reason),
        _ => None,
    });
    let value = match (trouble, months) {
        (Some(reason), _) => Some(Err(reason)),
        (None, months) => months.map(|months| value(&terms, &months, ask.margin)),
    };
    Ok(Worth { day: Some(day), arpa, terms, months, value })
}

impl Worth {
    /// Those whose terms have a model.
    pub fn covered(&self) -> impl Iterator<Item = &ByTerm> {
        covered(&self.terms)
    }

    /// MRR of a customer of them, exact; `None` where there is none.
    pub fn each(&self) -> Option<Fraction> {
        let (mrr, paying) = sums(&self.terms);
        (paying > 0).then(|| Fraction { num: mrr, den: paying }.reduced())
    }

    /// Their share of all MRR.
    pub fn share(&self) -> f64 {
        let all: i128 = self.terms.iter().map(|term| term.mrr).sum();
        if all > 0 { sums(&self.terms).0 as f64 / all as f64 } else { 0.0 }
    }
}

fn covered(terms: &[ByTerm]) -> impl Iterator<Item = &ByTerm> {
    terms.iter().filter(|term| term.mrr > 0 && term.found.is_ok())
}

/// MRR and number of those whose terms have a model.
fn sums(terms: &[ByTerm]) -> (i128, i128) {
    covered(terms).fold((0, 0), |(mrr, n), term| (mrr + term.mrr, n + i128::from(term.paying)))
}

/// MRR of a customer times months, and times the ends of their interval.
fn value(terms: &[ByTerm], months: &Estimate, margin: Ratio) -> Result<[Fraction; 3], Reason> {
    let (mrr, paying) = sums(terms);
    let times = |months: f64| {
        let parts = (months * PARTS as f64).round() as i128;
        let num = mrr.checked_mul(parts).and_then(|it| it.checked_mul(margin.num()));
        let den = paying.checked_mul(PARTS).and_then(|it| it.checked_mul(margin.den()));
        Some(Fraction { num: num?, den: den? }.reduced())
    };
    let all = [months.value, months.interval.low, months.interval.high].map(times);
    let [Some(value), Some(low), Some(high)] = all else { return Err(Reason::TooLarge) };
    Ok([value, low, high])
}

/// Months of all terms that have a model, each weighed by what its customers pay now.
fn together(terms: &[ByTerm], level: Level) -> Option<Estimate> {
    let found: Vec<(f64, &Found)> = covered(terms)
        .filter_map(|term| Some((term.mrr as f64, term.found.as_ref().ok()?)))
        .collect();
    let all: f64 = found.iter().map(|(weight, _)| weight).sum();
    let mean = |of: &dyn Fn(&Found) -> f64| {
        found.iter().map(|(weight, found)| weight * of(found)).sum::<f64>() / all
    };
    if found.is_empty() {
        return None;
    }
    let drawn = (0..DRAWS as usize).map(|at| mean(&|found| found.drawn[at])).collect();
    let n = covered(terms).map(|term| term.customers).sum();
    let interval = between(drawn, level, n, SEED)?;
    Some(Estimate { value: mean(&|found| found.months.value), interval })
}

/// What was seen of those with terms of one length.
#[derive(Default)]
struct Group {
    lives: Vec<Life>,
    paying: i64,
    mrr: i128,
}

impl Group {
    fn merge(&mut self, other: Group) {
        self.lives.extend(other.lives);
        self.paying += other.paying;
        self.mrr += other.mrr;
    }
}

fn by_term(book: &Book, ask: &Ask<'_>, day: Day) -> Result<Vec<ByTerm>, Error> {
    let classes = Classes::new(book, ask.segment, None)?;
    let end = book.options.account.zone.start_of_day(Day(day.0 + 1));
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
        let mut groups: BTreeMap<u32, Group> = BTreeMap::new();
        let mut held = Held::default();
        for customer in customers {
            let Some(seen) = seen(book, &customer, day) else { continue };
            let facts = book.facts.of(customer.number, &mut held);
            let group = groups.entry(term(book, &facts)).or_default();
            if heading(book, &classes, &customer, seen.start).is_some() {
                group.lives.extend(seen.life(ask.first));
            }
            let mrr = customer.level_before(end);
            if mrr > 0 && heading(book, &classes, &customer, day).is_some() {
                group.paying += 1;
                group.mrr += i128::from(mrr);
            }
        }
        groups
    };
    let mut all: BTreeMap<u32, Group> = BTreeMap::new();
    book.fold(run, |part| {
        part.into_iter().for_each(|(term, group)| all.entry(term).or_default().merge(group));
    });
    let some = all.into_iter().filter(|(_, group)| !group.lives.is_empty() || group.mrr > 0);
    Ok(some.map(|(term, group)| found(term, &group, ask)).collect())
}

fn found(term: u32, group: &Group, ask: &Ask<'_>) -> ByTerm {
    let unit = MONTH.saturating_mul(term);
    let mut spells = Spells::default();
    group.lives.iter().for_each(|life| spells.add(spell(*life, unit)));
    let found = Renewing::fit(&spells).and_then(|model| {
        let months = |model: &Renewing| model.months(term, ask.horizon, ask.discount);
        // Lengths of terms are drawn apart from each other.
        let drawn = model.drawn(&spells, DRAWS, SEED + u64::from(term));
        let drawn: Vec<f64> = drawn.iter().map(months).collect();
        let interval = between(drawn.clone(), ask.level, spells.n(), SEED + u64::from(term));
        let interval: Interval = interval.ok_or(TooFew::Left(spells.left()))?;
        let months = Estimate { value: months(&model), interval };
        Ok(Found { model, months, held: beside(group, &model, unit), drawn })
    });
    let (customers, left) = (spells.n(), spells.left());
    ByTerm { term, customers, left, paying: group.paying, mrr: group.mrr, found }
}

/// A life in renewals: whoever leaves within a term had paid to its end, and did not renew.
fn spell(life: Life, unit: u32) -> Spell {
    let left = life.ended();
    let renewals = match left {
        true => life.exit().div_ceil(unit).max(1),
        false => life.exit() / unit,
    };
    Spell { entry: life.entry().map_or(0, |entry| entry.div_ceil(unit)), renewals, left }
}

/// The model beside the curve as it was seen.
fn beside(group: &Group, model: &Renewing, unit: u32) -> Vec<Beside> {
    let curve = Curve::new(&group.lives);
    let at = |&renewals: &u32| {
        let age = unit.checked_mul(renewals)?;
        let enough = curve.at_risk(age) >= ENOUGH;
        let seen = curve.survival(age).filter(|_| enough)?;
        Some(Beside { renewals, seen, model: model.survival(renewals) })
    };
    STOPS.iter().map_while(at).collect()
}

/// The length in months of the terms that a customer began with: of its contract, else of its
/// billing. What is shorter than a month counts as one.
fn term(book: &Book, facts: &CustomerFacts<'_>) -> u32 {
    let zone = &book.options.account.zone;
    let plan = |plan| book.facts.plans.get(plan).and_then(|plan| plan.term);
    let billed = |unit: Option<_>, count: Option<u16>, of| match unit {
        Some(unit) => Some(Term { unit, count: count.unwrap_or(1) }),
        None => plan(of),
    };
    let months = match facts.subscriptions.iter().min_by_key(|row| row.started_at) {
        Some(row) => {
            let billed = billed(row.interval, row.interval_count, row.plan).and_then(Term::months);
            terms::months(row, zone).max(billed)
        }
        None => facts
            .lines
            .iter()
            .filter(|line| line.period_start.is_some())
            .min_by_key(|l| l.period_start)
            .and_then(|line| {
                let billed = billed(line.interval, line.interval_count, line.plan);
                billed.and_then(Term::months).or_else(|| between_days(line, zone))
            }),
    };
    months.and_then(|months| u32::try_from(months).ok()).unwrap_or(1).max(1)
}

/// Months of the service period of an invoice line.
fn between_days(line: &tenure_domain::facts::InvoiceLine, zone: &Zone) -> Option<i32> {
    let day = |at| zone.day(at);
    Some(day(line.period_end?).month_number() - day(line.period_start?).month_number())
}
