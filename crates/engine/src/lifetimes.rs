//! Lifetimes: from each customer's start to its churn, as far as it was seen.

use tenure_domain::period::Period;
use tenure_domain::said;
use tenure_domain::time::{Day, Instant};
use tenure_ledger::movement::Kind;
use tenure_models::survival::{Compared, Life};

use crate::book::{Book, Customer};
use crate::classes::{Classes, Dimension};
use crate::error::Error;
use crate::load::Attribute;
use crate::segments::Compiled;
use crate::sweep::{Walker, moment};

/// A month in the unit of ages: the least number that 28, 29, 30 and 31 divide, so that the days
/// of every month are whole parts of it and the nth anniversary is n months exactly.
pub const MONTH: u32 = 28 * 29 * 15 * 31;

/// How many more churns than none must be expected before the first one for it to be odd: with
/// seven, chance alone gives none once in a thousand.
const ODD: f64 = 7.0;

/// So many times the starts of a later month are a crowd; also the fewest that can be one.
const CROWD: u64 = 10;

/// Lives of customers.
#[derive(Clone, Debug)]
pub struct Lifetimes {
    /// By heading, in order; those without lives are left out.
    pub groups: Vec<Lives>,
    /// The last day that was looked at.
    pub through: Option<Day>,
    /// Customers who had left before the first day that was looked at.
    pub before: u64,
    /// Customers of whom it cannot be told at all times how they stood; they count until then.
    pub untold: u64,
    /// Customers without the date from which ages are counted; they count from their first MRR.
    pub undated: u64,
    /// The month in which the data begin and how many start in it, where that is a crowd beside
    /// the months after it: they seem to have started earlier, and their lives to be longer.
    pub crowd: Option<(Day, u64)>,
    /// The day before which nobody is known to have left, and how many churns were to be expected
    /// until then, where that is odd: the data seem to leave out whoever left earlier.
    pub silent_before: Option<(Day, u64)>,
}

/// How lives are looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Observing<'a> {
    /// Only what happens from this day on.
    pub first: Option<Day>,
    /// Ages count from this date of customers, where it is before their first MRR.
    pub since: Option<&'a str>,
}

/// The lives under one heading. Ages are in parts of a [`MONTH`].
#[derive(Clone, Debug)]
pub struct Lives {
    /// The heading; `None` where there is but one.
    pub label: Option<String>,
    /// Start to churn. Whoever is still there is censored, and whoever began before the first day
    /// that was looked at enters late.
    pub lives: Vec<Life>,
}

impl Lifetimes {
    /// All lives with the numbers of their headings, to be compared.
    pub fn compared(&self) -> Vec<Compared> {
        let groups = self.groups.iter().enumerate();
        let one = |group| move |&life: &Life| Compared { life, group, stratum: 0 };
        groups.flat_map(|(group, of)| of.lives.iter().map(one(group))).collect()
    }
}

/// The age on a day of whoever started on another: months by anniversaries (the last day clamped),
/// and the part of the month since the last of them. In parts of a [`MONTH`]; 0 before the start.
pub fn age(start: Day, on: Day) -> u32 {
    if on <= start {
        return 0;
    }
    let whole = on.month_number() - start.month_number();
    let months = if start.add_months(whole) > on { whole - 1 } else { whole };
    let (last, next) = (start.add_months(months), start.add_months(months + 1));
    let (days, length) = ((on.0 - last.0) as u32, (next.0 - last.0) as u32);
    months as u32 * MONTH + days * (MONTH / length)
}

/// What one customer's life was, and when.
pub(crate) struct Seen {
    /// From when its age counts.
    born: Day,
    /// Its first MRR.
    pub start: Day,
    until: Day,
    ended: bool,
    untold: bool,
}

impl Seen {
    /// What is seen of it from a day on; `None` where it was over by then.
    pub fn life(&self, first: Option<Day>) -> Option<Life> {
        // From when on it was seen: its first MRR, or the first day that is looked at.
        let from = first.map_or(self.start, |first| first.max(self.start));
        let exit = age(self.born, self.until);
        match from > self.born {
            _ if self.until < from => None,
            // Whoever ends on that day is at risk on it, so the age before it counts.
            true => Life::entered(age(self.born, Day(from.0 - 1)), exit, self.ended),
            false => Some(Life::new(exit, self.ended)),
        }
    }
}

/// The lives of customers under one heading each, that of their first MRR.
///
/// # Errors
/// [`Error::Query`] where the dimension is known only of those who left, or does not fit the data,
/// or no date of customers has the name.
pub fn lifetimes(
    book: &Book,
    segment: Option<&Compiled<'_>>,
    by: Option<&Dimension>,
    observing: &Observing<'_>,
) -> Result<Lifetimes, Error> {
    fits(by)?;
    let births = observing.since.map(|name| dates(book, name)).transpose()?;
    let classes = Classes::new(book, segment, by)?;
    let zone = &book.options.account.zone;
    let through = book.data_through.map(|day| day.min(zone.day(book.options.now)));
    observed(observing.first, through)?;
    let groups = classes.labels.len();
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
        let mut part = Part::new(groups);
        for customer in customers {
            let seen = through.and_then(|through| seen(book, &customer, through));
            let Some(mut seen) = seen else { continue };
            let Some(group) = heading(book, &classes, &customer, seen.start) else { continue };
            if let Some(births) = births {
                match births.get(customer.number as usize).copied().flatten() {
                    Some(born) => seen.born = zone.day(born).min(seen.start),
                    None => part.undated += 1,
                }
            }
            part.add(group as usize, &seen, observing.first);
        }
        part
    };
    let mut total = Part::new(groups);
    book.fold(run, |part| total.merge(part));
    let whole = *observing == Observing::default();
    let silent_before = total.silent_before().filter(|_| whole);
    let crowd = total.crowd().filter(|_| whole);
    let label = |label: String| (!label.is_empty()).then_some(label);
    let some = classes.labels.into_iter().zip(total.groups);
    let some = some.filter(|(_, lives)| !lives.is_empty());
    Ok(Lifetimes {
        groups: some.map(|(name, lives)| Lives { label: label(name), lives }).collect(),
        through,
        before: total.before,
        untold: total.untold,
        undated: total.undated,
        crowd,
        silent_before,
    })
}

/// Refuses to observe from a day on that the data do not reach.
fn observed(first: Option<Day>, through: Option<Day>) -> Result<(), Error> {
    match first.zip(through) {
        Some((first, through)) if first > through => Err(Error::Query(said!(
            "{first} lies after the end of the data, {through}: nobody is observed from then on",
            first = first.to_string(),
            through = through.to_string()
        ))),
        _ => Ok(()),
    }
}

/// A date of customers, by number.
fn dates<'a>(book: &'a Book, name: &str) -> Result<&'a [Option<Instant>], Error> {
    let attributes = &book.facts.customers.attributes;
    match attributes.get(name.strip_prefix("attributes.").unwrap_or(name)) {
        Some(Attribute::Instant(values)) => Ok(values),
        _ => {
            let is_date = |of: &(&String, &Attribute)| matches!(of.1, Attribute::Instant(_));
            let known: Vec<&str> =
                attributes.iter().filter(is_date).map(|(name, _)| name.as_str()).collect();
            let (name, dates) = (format!("{name:?}"), known.join(", "));
            Err(Error::Query(match known.is_empty() {
                true => said!("no date of customers is named {name}: there is none", name = name),
                false => said!(
                    "no date of customers is named {name}; there are {dates}",
                    name = name,
                    dates = dates
                ),
            }))
        }
    }
}

/// Headings that are not known at the start of a life say nothing about how long it will be.
fn fits(by: Option<&Dimension>) -> Result<(), Error> {
    let why = match by {
        Some(Dimension::ChurnReason(_) | Dimension::ChurnReasonAssessed(_)) => {
            said!(
                "reasons are known only of customers who left, so lifetimes cannot be split by them"
            )
        }
        Some(Dimension::Tenure) => {
            said!("tenure is the age itself, so lifetimes cannot be split by it; cohort can")
        }
        _ => return Ok(()),
    };
    Err(Error::Query(why))
}

/// The life of a customer as far as it was seen; `None` for those who had not started.
pub(crate) fn seen(book: &Book, customer: &Customer<'_>, through: Day) -> Option<Seen> {
    let zone = &book.options.account.zone;
    let end = zone.start_of_day(Day(through.0 + 1));
    let start = customer.start().filter(|&start| start < end)?;
    let first = customer.steps.iter().position(|step| step.after.is_customer())?;
    let later = customer.steps[first..].iter().take_while(|step| step.at < end);
    let left = later.into_iter().find(|step| !step.after.is_customer());
    let gap = customer.gaps.iter().map(|gap| gap.from).filter(|&from| from < end).min();
    let day = |at: Instant| zone.day(at);
    let (until, ended) = match left {
        // One customer became another: nobody left.
        Some(step) => (day(step.at), step.counts_as != Kind::Merge),
        None => (through, false),
    };
    let start = day(start);
    match gap {
        Some(from) if left.is_none_or(|step| from <= step.at) => {
            let until = day(from).max(start);
            Some(Seen { born: start, start, until, ended: false, untold: true })
        }
        _ => Some(Seen { born: start, start, until, ended, untold: false }),
    }
}

/// The heading of a customer when it starts.
pub(crate) fn heading(
    book: &Book,
    classes: &Classes<'_>,
    customer: &Customer<'_>,
    start: Day,
) -> Option<u32> {
    let period = Period::new(start, Day(start.0 + 1), &book.options.account);
    let place = Walker::new(*customer).place(&period);
    classes.of(customer, &moment(&place, &period))
}

/// Lives of some customers, and what tells whether early churns are missing.
struct Part {
    groups: Vec<Vec<Life>>,
    before: u64,
    untold: u64,
    undated: u64,
    /// Start and last day of every life, and whether it ended.
    spans: Vec<(Day, Day, bool)>,
}

impl Part {
    fn new(groups: usize) -> Part {
        let groups = vec![Vec::new(); groups];
        Part { groups, before: 0, untold: 0, undated: 0, spans: Vec::new() }
    }

    fn add(&mut self, group: usize, seen: &Seen, first: Option<Day>) {
        if first.is_some_and(|first| seen.until < first.max(seen.start)) {
            self.before += 1;
            return;
        }
        let Some(life) = seen.life(first) else { return };
        self.untold += u64::from(seen.untold);
        self.spans.push((seen.start, seen.until, seen.ended));
        self.groups[group].push(life);
    }

    fn merge(&mut self, other: Part) {
        for (lives, more) in self.groups.iter_mut().zip(other.groups) {
            lives.extend(more);
        }
        self.before += other.before;
        self.untold += other.untold;
        self.undated += other.undated;
        self.spans.extend(other.spans);
    }

    /// The day of the first churn, and how many were to be expected before it at the rate since,
    /// where that is more than chance allows.
    fn silent_before(&self) -> Option<(Day, u64)> {
        let ends = || self.spans.iter().filter(|span| span.2).map(|span| span.1);
        let since = ends().min()?;
        let days = |from: Day, to: Day| f64::from((to.0 - from.0).max(0));
        let before: f64 = self.spans.iter().map(|s| days(s.0, s.1.min(since))).sum();
        let after: f64 = self.spans.iter().map(|s| days(s.0.max(since), s.1)).sum();
        let expected = ends().count() as f64 / after.max(1.0) * before;
        (expected > ODD).then_some((since, expected as u64))
    }

    /// The month of the first start and how many start in it, where they are [`CROWD`] times as
    /// many as in the months after it.
    fn crowd(&self) -> Option<(Day, u64)> {
        let first = self.spans.iter().map(|span| span.0.month_start()).min()?;
        let last = self.spans.iter().map(|span| span.1).max()?;
        let here = self.spans.iter().filter(|span| span.0.month_start() == first).count() as u64;
        let later = self.spans.len() as u64 - here;
        let months = u64::try_from(last.month_number() - first.month_number()).unwrap_or(0);
        let crowd = here >= CROWD && months > 0 && here * months > CROWD * later;
        crowd.then_some((first, here))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd(y, m, d).unwrap()
    }

    #[test]
    fn anniversaries_are_whole_months() {
        let start = day(2026, 1, 31);
        assert_eq!(age(start, start), 0);
        assert_eq!(age(start, day(2026, 2, 28)), MONTH);
        assert_eq!(age(start, day(2026, 3, 31)), 2 * MONTH);
        assert_eq!(age(start, day(2028, 2, 29)), 25 * MONTH);
        // Three days after the last of 31 and of 28 days.
        assert_eq!(age(start, day(2026, 3, 3)), MONTH + 3 * (MONTH / 31));
        assert_eq!(age(day(2026, 2, 1), day(2026, 2, 4)), 3 * (MONTH / 28));
        assert_eq!(age(start, day(2025, 12, 1)), 0);
        for length in 28..=31 {
            assert_eq!(MONTH % length, 0);
        }
    }

    #[test]
    fn ages_never_fall_from_day_to_day() {
        for start in [day(2024, 1, 30), day(2024, 2, 29), day(2023, 8, 31), day(2026, 6, 15)] {
            let mut last = 0;
            for later in 1..900 {
                let age = age(start, Day(start.0 + later));
                assert!(age > last, "{start} + {later}");
                last = age;
            }
        }
    }

    #[test]
    fn a_silence_that_chance_does_not_explain_is_noticed() {
        let mut part = Part::new(1);
        // A hundred came in 2020; none left in five years, then ten a year.
        for n in 0..100 {
            let left = n < 10;
            let until = if left { day(2025, 1 + n / 2, 2) } else { day(2025, 12, 31) };
            let start = day(2020, 1, 1);
            let seen = Seen { born: start, start, until, ended: left, untold: false };
            part.add(0, &seen, None);
        }
        let (since, expected) = part.silent_before().unwrap();
        assert_eq!(since, day(2025, 1, 2));
        // Ten in 90 × 363 + 2 × (31 + 59 + 90 + 120) days since, and 100 × 1,828 days before.
        assert_eq!(expected, 54);
        // And all of them began with the data.
        assert_eq!(part.crowd(), Some((day(2020, 1, 1), 100)));
    }

    #[test]
    fn ages_count_from_a_birth_before_the_first_payment() {
        let mut part = Part::new(1);
        let (born, start, until) = (day(2025, 1, 1), day(2025, 3, 1), day(2025, 6, 1));
        let seen = Seen { born, start, until, ended: true, untold: false };
        part.add(0, &seen, None);
        // Seen only from the first payment on, by which two months had passed.
        let entry = age(born, day(2025, 2, 28));
        assert_eq!(part.groups[0], [Life::entered(entry, 5 * MONTH, true).unwrap()]);
        let mut part = Part::new(1);
        part.add(0, &seen, Some(day(2025, 4, 1)));
        part.add(0, &seen, Some(day(2025, 6, 2)));
        let entry = age(born, day(2025, 3, 31));
        assert_eq!(part.groups[0], [Life::entered(entry, 5 * MONTH, true).unwrap()]);
        assert_eq!(part.before, 1);
    }
}
