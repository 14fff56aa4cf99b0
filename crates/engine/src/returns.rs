//! What became of those who left.

use tenure_domain::period::Period;
use tenure_domain::time::{Day, Instant};
use tenure_metrics::cohort::{Returns, is_churn};

use crate::book::{Book, Customer};
use crate::classes::Classes;
use crate::memo::{Key, Part, bytes_of};
use crate::records::Records;
use crate::sweep::{Walker, moment};

impl Part for Vec<Returns> {
    fn bytes(&self) -> usize {
        bytes_of(self)
    }
}

/// What is looked at of those who left in some periods.
pub(crate) struct Leavers<'a> {
    book: &'a Book,
    classes: &'a Classes<'a>,
    periods: &'a [Period],
    /// Whom we contacted, where that is known.
    records: Option<&'a Records>,
    through: Instant,
}

impl<'a> Leavers<'a> {
    /// Those of a book in these periods.
    pub fn new(
        book: &'a Book,
        classes: &'a Classes<'a>,
        periods: &'a [Period],
        records: Option<&'a Records>,
    ) -> Leavers<'a> {
        Leavers { book, classes, periods, records, through: book.through() }
    }

    /// Nobody, by heading and period.
    pub fn none(&self) -> Vec<Returns> {
        let of =
            |period: &Period| Returns { goes_on: self.through < period.to, ..Returns::default() };
        let groups = self.classes.labels.iter();
        groups.flat_map(|_| self.periods.iter().map(of)).collect()
    }

    /// Adds one customer, by heading and period.
    pub fn add(&self, customer: &Customer<'_>, all: &mut [Returns]) {
        if !customer.steps.iter().any(is_churn) {
            return;
        }
        let zone = &self.book.options.account.zone;
        let mut walker = Walker::new(*customer);
        for (at, period) in self.periods.iter().enumerate() {
            let place = walker.place(period);
            if !place.inside.iter().any(is_churn) {
                continue;
            }
            let Some(group) = self.classes.of(customer, &moment(&place, period)) else {
                continue;
            };
            let later = customer.steps.partition_point(|s| s.at < period.to);
            let end = customer.steps.partition_point(|s| s.at < self.through).max(later);
            all[group as usize * self.periods.len() + at].add(
                (place.inside, &customer.steps[later..end]),
                self.contacts(customer.number),
                self.through,
                |at, days| zone.start_of_day(Day(zone.day(at).0 + days + 1)),
            );
        }
    }

    /// When we contacted a customer, as far as the data reach.
    fn contacts(&self, customer: u32) -> &[Instant] {
        let all = self.records.map_or(&[][..], |records| records.contacts(customer));
        &all[..all.partition_point(|&at| at < self.through)]
    }
}

/// What became of those who left, by heading and period.
pub(crate) fn by_period(
    book: &Book,
    classes: &Classes<'_>,
    periods: &[Period],
    records: Option<&Records>,
) -> Vec<Returns> {
    let leavers = Leavers::new(book, classes, periods, records);
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
        let mut all = leavers.none();
        customers.for_each(|customer| leavers.add(&customer, &mut all));
        all
    };
    let mut total = leavers.none();
    let mut merge = |part: &Vec<Returns>| {
        total.iter_mut().zip(part).for_each(|(returns, more)| returns.merge(more));
    };
    // Whom we contacted is not known by the steps of a partition.
    match classes.is_everyone() && records.is_none() {
        true => {
            let key = || Key::new("returns", periods).and(leavers.through.0);
            book.fold_kept(key, run, merge);
        }
        false => book.fold(run, |part| merge(&part)),
    }
    total
}
