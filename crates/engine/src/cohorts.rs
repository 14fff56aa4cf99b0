//! Cohort tables.

use tenure_domain::period::{Grain, Period};
use tenure_metrics::cohort::{CohortCell, Cohorts};
use tenure_metrics::reading::Reason;

use crate::book::{Book, Customer};
use crate::classes::Classes;
use crate::error::Error;
use crate::query::{cohort_group, note_missing};
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
    let classes = Classes::new(book, segment, None)?;
    let calendar = book.calendar(periods);
    let empty = || Cohorts::new(&calendar, periods, unit, oldest, book.through());
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
        let mut cohorts = empty();
        let mut missing = vec![None; periods.len()];
        for customer in customers {
            note_missing(book, &customer, periods, &mut missing);
            if cohort_group(book, &customer, &classes, periods).is_some() {
                cohorts.add(customer.steps);
            }
        }
        (cohorts, missing)
    };
    let mut total = empty();
    let mut missing: Vec<Option<Reason>> = vec![None; periods.len()];
    book.fold(run, |(part, more_missing)| {
        total.merge(&part);
        for (known, more) in missing.iter_mut().zip(more_missing) {
            *known = known.or(more);
        }
    });
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
