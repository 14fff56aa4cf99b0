//! The customers behind terms that are neither measures nor tallies: of cohorts, of those who came
//! back, of renewals, and of the largest customers.
//!
//! Such a term is read of each customer alone, by the variant's own formula, so that number and
//! rows have one definition.

use tenure_domain::money::Mrr;
use tenure_domain::period::Grain;
use tenure_metrics::catalogue::{Cut, Variant};
use tenure_metrics::cohort::{CohortCell, Cohorts, Returns};
use tenure_metrics::levels::{self, Levels};
use tenure_metrics::measure::Sums;
use tenure_metrics::reading::{Origin, Reason};
use tenure_metrics::renewals::Renewals;

use crate::book::{Book, Customer};
use crate::classes::{Classes, Dimension};
use crate::cohorts::CohortKind;
use crate::error::Error;
use crate::query::{Question, cohort_group};
use crate::records::Records;
use crate::renewals::{self, Buffers};
use crate::returns::Leavers;
use crate::rows::Rows;
use crate::spread;

/// The customers behind a named term of a variant in the first of the asked periods, under a
/// heading where there is one; they sum to it. `None` where the term is nobody's, as the days of a
/// period are.
///
/// # Errors
/// [`Error::Query`] where segment or dimension do not fit the data.
pub fn behind(
    book: &Book,
    records: Option<&Records>,
    question: &Question<'_>,
    (term, group): (&str, Option<&str>),
) -> Result<Option<Rows>, Error> {
    let needs = &question.variant.needs;
    if !(needs.levels || needs.cohort || needs.returns || needs.renewals) {
        return Ok(None);
    }
    let classes = Classes::new(book, question.segment, question.by)?;
    let Some(class) = class_of(&classes, question.by, group) else { return Ok(Some(Rows::new())) };
    let look = Look { book, records, question, classes: &classes, class };
    let mut alone = Vec::new();
    let mut failure = None;
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| look.each(customers);
    book.fold(run, |part| match part {
        Ok(part) => alone.extend(part),
        Err(error) => failure = Some(error),
    });
    if let Some(error) = failure {
        return Err(error);
    }
    keep_largest(&mut alone, term);
    let of = |(number, alone): (u32, Alone)| (number, look.read(term, alone));
    let mut rows: Rows = alone.into_iter().map(of).filter(|row| row.1 != 0).collect();
    rows.sort_unstable_by_key(|row| row.0);
    Ok(Some(rows))
}

/// The number of a heading. Before one that only records have stand all customers.
fn class_of(classes: &Classes<'_>, by: Option<&Dimension>, group: Option<&str>) -> Option<usize> {
    match group.filter(|_| !matches!(by, Some(Dimension::Own(_)))) {
        None => Some(0),
        Some(group) => classes.labels.iter().position(|label| label == group),
    }
}

/// Of a term of the largest customers, only these. Which of equal ones they are makes no
/// difference to their sum: those who come first.
fn keep_largest(alone: &mut Vec<(u32, Alone)>, term: &str) {
    let level = |alone: &Alone| match alone {
        Alone::Level(level) => Some(*level),
        _ => None,
    };
    if !alone.iter().all(|(_, it)| level(it).is_some()) {
        return;
    }
    alone.sort_by_key(|(number, it)| (std::cmp::Reverse(level(it)), *number));
    alone.truncate(levels::among(term, alone.len()));
}

/// What a variant would see if one customer were all there are.
enum Alone {
    Level(Mrr),
    Cohort(CohortCell),
    Returns(Returns),
    Renewals(Renewals),
}

struct Look<'a> {
    book: &'a Book,
    records: Option<&'a Records>,
    question: &'a Question<'a>,
    classes: &'a Classes<'a>,
    class: usize,
}

impl Look<'_> {
    /// The asked age as the variant counts it.
    fn age(&self) -> (u32, Grain) {
        let asked = (self.question.age, self.question.age_unit);
        self.question.variant.needs.age(asked.0, asked.1).unwrap_or(asked)
    }

    /// What is seen of each of these customers under the heading.
    fn each(
        &self,
        customers: &mut dyn Iterator<Item = Customer<'_>>,
    ) -> Result<Vec<(u32, Alone)>, Error> {
        let needs = &self.question.variant.needs;
        let customers = customers.filter(|customer| !customer.steps.is_empty());
        let mut all = Vec::new();
        if needs.cohort {
            let calendar = self.book.calendar(self.question.periods);
            let used = self.records.and_then(Records::used).filter(|_| needs.cohort_of_use());
            let kind = CohortKind { book: self.book, periods: &self.question.periods[..1], used };
            let (age, unit) = self.age();
            let empty = kind.empty(&calendar, unit, age);
            let of = |c: Customer<'_>| Some((c.number, self.cohort(&kind, &empty, &c)?));
            all.extend(customers.filter_map(of));
        } else if needs.renewals {
            let mut buffers = Buffers::default();
            for customer in customers {
                all.push((customer.number, self.renewals(&customer, &mut buffers)?));
            }
        } else if needs.returns {
            all.extend(customers.map(|c| (c.number, self.returns(&c))));
        } else {
            all.extend(customers.filter_map(|c| Some((c.number, self.level(&c)?))));
        }
        Ok(all)
    }

    fn cohort(
        &self,
        kind: &CohortKind<'_>,
        empty: &Cohorts<'_>,
        customer: &Customer<'_>,
    ) -> Option<Alone> {
        let group = cohort_group(self.book, customer, self.classes, kind.periods)?;
        if group as usize != self.class {
            return None;
        }
        let mut cohorts = empty.clone();
        kind.add(&mut cohorts, customer);
        cohorts.cell(0, self.age().0 as usize).ok().copied().map(Alone::Cohort)
    }

    fn renewals(&self, customer: &Customer<'_>, buffers: &mut Buffers) -> Result<Alone, Error> {
        let mut all: Vec<Result<Renewals, Reason>> =
            vec![Ok(Renewals::default()); self.classes.labels.len()];
        let period = &self.question.periods[..1];
        renewals::of_periods(self.classes, customer, period, buffers, &mut all)?;
        Ok(Alone::Renewals(all[self.class].unwrap_or_default()))
    }

    fn returns(&self, customer: &Customer<'_>) -> Alone {
        let period = &self.question.periods[..1];
        let leavers = Leavers::new(self.book, self.classes, period, self.records);
        let mut all = leavers.none();
        leavers.add(customer, &mut all);
        Alone::Returns(all[self.class])
    }

    fn level(&self, customer: &Customer<'_>) -> Option<Alone> {
        let mut levels = vec![Vec::new(); self.classes.labels.len()];
        spread::add(self.classes, customer, &self.question.periods[..1], &mut levels);
        levels[self.class].first().copied().map(Alone::Level)
    }

    /// The term, as the variant reads it of one customer.
    fn read(&self, term: &str, alone: Alone) -> i128 {
        let (variant, nothing) = (self.question.variant, Sums::default());
        let cut = Cut::new(self.question.periods[0], &nothing);
        match alone {
            Alone::Level(level) => {
                let levels = Levels::of(&mut [level]);
                amount(variant, term, &Cut { levels: Some(&levels), ..cut })
            }
            Alone::Cohort(cell) => amount(variant, term, &Cut { cohort: Some(Ok(&cell)), ..cut }),
            Alone::Returns(returns) => {
                amount(variant, term, &Cut { returns: Some(&returns), ..cut })
            }
            Alone::Renewals(renewals) => {
                amount(variant, term, &Cut { renewals: Some(Ok(&renewals)), ..cut })
            }
        }
    }
}

fn amount(variant: &Variant, term: &str, cut: &Cut<'_>) -> i128 {
    let reading = (variant.eval)(cut);
    let named = |origin| matches!(origin, Origin::Named(name) if name == term);
    reading.terms.iter().find(|it| named(it.origin)).map_or(0, |it| it.amount)
}
