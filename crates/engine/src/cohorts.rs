//! Cohort tables.

use tenure_domain::period::{Grain, Period};
use tenure_domain::time::{Day, Instant};
use tenure_metrics::cohort::{Calendar, CohortCell, Cohorts};
use tenure_metrics::reading::Reason;

use crate::book::{Book, Customer};
use crate::classes::Classes;
use crate::error::Error;
use crate::memo::{Key, Part, bytes_of};
use crate::query::{cohort_group, note_missing};
use crate::records::{Records, Used};
use crate::segments::Compiled;

/// Cohorts by age: each row a period of starts, each cell `Err` where it is blank.
#[derive(Clone, Debug)]
pub struct CohortTable {
    /// The cohorts' periods.
    pub periods: Vec<Period>,
    /// By period, then by age from 0.
    pub cells: Vec<Vec<Result<CohortCell, Reason>>>,
    /// All mature cohorts of an age together: the mean weighted by size.
    pub mean: Vec<Result<CohortCell, Reason>>,
}

/// The cohorts that start in `periods`, at ages from 0 to `oldest` in `unit`s.
///
/// # Errors
/// [`Error::Query`] where the segment does not fit the data.
pub fn cohorts(
    book: &Book,
    periods: &[Period],
    unit: Grain,
    oldest: u32,
    segment: Option<&Compiled<'_>>,
) -> Result<CohortTable, Error> {
    table(&CohortKind { book, periods, used: None }, unit, oldest, segment)
}

/// The same of use: who used the product at all from one anniversary to the next. `None` where no
/// events were loaded.
///
/// # Errors
/// As [`cohorts`].
pub fn cohorts_of_use(
    (book, records): (&Book, &Records),
    periods: &[Period],
    unit: Grain,
    oldest: u32,
    segment: Option<&Compiled<'_>>,
) -> Result<Option<CohortTable>, Error> {
    let Some(used) = records.used() else { return Ok(None) };
    table(&CohortKind { book, periods, used: Some(used) }, unit, oldest, segment).map(Some)
}

/// Of what cohorts tell: of being a customer, or of use.
pub(crate) struct CohortKind<'a> {
    pub book: &'a Book,
    pub periods: &'a [Period],
    /// Where they tell of use.
    pub used: Option<&'a Used>,
}

impl<'a> CohortKind<'a> {
    /// Cohorts without customers.
    pub fn empty(&self, calendar: &'a Calendar, unit: Grain, oldest: u32) -> Cohorts<'a> {
        let zone = &self.book.options.account.zone;
        match self.used {
            None => Cohorts::new(calendar, self.periods, unit, oldest, self.book.through()),
            Some(used) => {
                let seen =
                    used.days.map(|(first, last)| (first, zone.start_of_day(Day(last.0 + 1))));
                let seen = seen.unwrap_or((Day(i32::MIN), Instant::MIN));
                Cohorts::of_use(calendar, self.periods, unit, oldest, seen)
            }
        }
    }

    /// The cohorts of all customers, by heading, and why those of a period cannot be told. A
    /// customer's heading is that of its start.
    pub fn collect(
        &self,
        classes: &Classes<'_>,
        calendar: &'a Calendar,
        unit: Grain,
        oldest: u32,
    ) -> (Vec<Cohorts<'a>>, Vec<Option<Reason>>) {
        let (book, periods) = (self.book, self.periods);
        let empty = || -> Vec<Cohorts<'a>> {
            classes.labels.iter().map(|_| self.empty(calendar, unit, oldest)).collect()
        };
        let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
            let (mut cohorts, mut missing) = (empty(), vec![None; periods.len()]);
            for customer in customers {
                note_missing(book, &customer, periods, &mut missing);
                if let Some(group) = cohort_group(book, &customer, classes, periods) {
                    self.add(&mut cohorts[group as usize], &customer);
                }
            }
            Cells { cells: cohorts.into_iter().map(Cohorts::into_cells).collect(), missing }
        };
        let (mut total, mut missing) = (empty(), vec![None; periods.len()]);
        let mut merge = |part: &Cells| {
            total.iter_mut().zip(&part.cells).for_each(|(cohorts, more)| cohorts.merge(more));
            for (known, more) in missing.iter_mut().zip(&part.missing) {
                *known = known.or(*more);
            }
        };
        if classes.is_everyone() && self.used.is_none() {
            let key = || {
                let key = Key::new("cohorts", periods).and(unit as i64).and(oldest.into());
                key.and(book.through().0)
            };
            book.fold_kept(key, run, merge);
        } else {
            book.fold(run, |part| merge(&part));
        }
        (total, missing)
    }

    /// Adds one customer.
    pub fn add(&self, cohorts: &mut Cohorts<'_>, customer: &Customer<'_>) {
        match (self.used, customer.start()) {
            (None, _) => cohorts.add(customer.steps),
            (Some(used), Some(start)) => {
                let start = self.book.options.account.zone.day(start);
                cohorts.add_use(start, used.active.get(&customer.number));
            }
            (Some(_), None) => {}
        }
    }
}

/// What customers add to cohorts, under each heading.
struct Cells {
    cells: Vec<Vec<CohortCell>>,
    missing: Vec<Option<Reason>>,
}

impl Part for Cells {
    fn bytes(&self) -> usize {
        let cells: usize = self.cells.iter().map(|cells| bytes_of(cells)).sum();
        cells + bytes_of(&self.missing)
    }
}

fn table(
    kind: &CohortKind<'_>,
    unit: Grain,
    oldest: u32,
    segment: Option<&Compiled<'_>>,
) -> Result<CohortTable, Error> {
    let (book, periods) = (kind.book, kind.periods);
    let classes = Classes::new(book, segment, None)?;
    let calendar = book.calendar(periods);
    let (mut total, missing) = kind.collect(&classes, &calendar, unit, oldest);
    let total = total.remove(0);
    let cell = |at: usize, age| match missing[at] {
        Some(reason) => Err(reason),
        None => total.cell(at, age).copied(),
    };
    let row = |at| (0..=oldest as usize).map(|age| cell(at, age)).collect();
    // A mean over part of the cohorts would not be theirs.
    let mean = |age: usize| match missing.iter().flatten().next() {
        Some(&reason) => Err(reason),
        None => total.mean(age),
    };
    Ok(CohortTable {
        periods: periods.to_vec(),
        cells: (0..periods.len()).map(row).collect(),
        mean: (0..=oldest as usize).map(mean).collect(),
    })
}
