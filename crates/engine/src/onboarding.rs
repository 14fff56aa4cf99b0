//! How long customers wait for what they came for.
//!
//! Each customer waits from its start (first MRR) to its first moment of value; whoever had that
//! before waited no day. Whoever is not there yet is censored at the end of the events. Customers
//! who left without it go on waiting until then: they were not lost from sight, they never got it,
//! so that the share reached is that of all who started. Of those who started before the events
//! begin nobody knows whether their first moment in sight was their first: they are left out.

use rustc_hash::FxHashMap;
use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_domain::time::Day;
use tenure_metrics::reading::Reason;
use tenure_models::survival::Life;

use crate::book::{Book, Customer};
use crate::classes::{Classes, Dimension};
use crate::error::Error;
use crate::lifetimes::heading;
use crate::records::Records;
use crate::segments::Compiled;

/// How long customers waited, by heading.
#[derive(Clone, Debug)]
pub struct Waits {
    /// By heading, in order; those without customers are left out.
    pub groups: Vec<Waiting>,
    /// The first day of the events.
    pub first: Day,
    /// The last day of the events.
    pub through: Day,
    /// How many of these customers started before the events begin, and are left out.
    pub before: u64,
}

/// The customers under one heading.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The heading; `None` where there is but one.
    pub label: Option<String>,
    /// Days from the start to the first moment of value.
    pub lives: Vec<Life>,
}

/// How long customers waited who started in a period, under the headings of their start.
///
/// # Errors
/// [`Error::Query`] where the dimension does not fit the data, [`Error::Untold`] where nobody says
/// which events are moments of value.
pub fn waits(
    (book, records): (&Book, &Records),
    period: &Period,
    segment: Option<&Compiled<'_>>,
    by: Option<&Dimension>,
) -> Result<Waits, Error> {
    let there = &book.facts.tables;
    let needed = [TableId::Events, TableId::EventKinds];
    if let Some(&table) = needed.iter().find(|table| !there.contains(table)) {
        return Err(Error::Untold(Reason::MissingTable(table)));
    }
    let used = records.used().filter(|used| used.kinds.have_values());
    let Some((used, (first, through))) = used.and_then(|used| Some((used, used.days?))) else {
        return Err(Error::Untold(Reason::MissingColumn(TableId::EventKinds, "value_moment")));
    };
    let classes = Classes::new(book, segment, by)?;
    let zone = &book.options.account.zone;
    let mut before = 0;
    let mut one = |customer: Customer<'_>| {
        let start = zone.day(customer.start()?);
        let inside = period.first <= start && start < period.end && start <= through;
        let group = heading(book, &classes, &customer, start).filter(|_| inside)?;
        if start < first {
            before += 1;
            return None;
        }
        let value = used.first_values.get(&customer.number).map(|&at| zone.day(at));
        let days = |day: Day| u32::try_from(day.0 - start.0).unwrap_or(0);
        let life = Life::new(days(value.unwrap_or(through)), value.is_some());
        Some((group, life))
    };
    let mut by_group: FxHashMap<u32, Vec<Life>> = FxHashMap::default();
    for (group, life) in book.customers().filter_map(&mut one) {
        by_group.entry(group).or_default().push(life);
    }
    let groups = (0..).zip(classes.labels);
    let groups = groups.filter_map(|(number, label)| {
        let lives = by_group.remove(&number)?;
        Some(Waiting { label: (!label.is_empty()).then_some(label), lives })
    });
    Ok(Waits { groups: groups.collect(), first, through, before })
}
