//! From rows of `events` to what customers' use is.

use rustc_hash::FxHashMap;
use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_domain::time::{Day, Instant};
use tenure_metrics::reading::Reason;
use tenure_metrics::usage::{CustomerUse, Days, LeftOut, Usage, UserUse};

use super::load::Reading;
use crate::book::Book;
use crate::error::Error;
use crate::usage::{self, Internal, Kinds, Rules};

/// After so many days without any event, while billing goes on, that is told.
const SILENCE: i32 = 7;

/// What customers' use is, by holder.
pub(crate) struct Used {
    /// Holders with any event, ascending, merged customers together. Names of users are among
    /// those of the records.
    pub customers: Vec<(u32, CustomerUse)>,
    /// The days on which anybody of them was active, named or not, by number of the customer.
    pub active: FxHashMap<u32, Days>,
    /// The first moment of value of each customer, by number.
    pub first_values: FxHashMap<u32, Instant>,
    /// What events are.
    pub kinds: Kinds,
    /// The first and the last event.
    pub seen: Option<(Instant, Instant)>,
    /// The days on which these were.
    pub days: Option<(Day, Day)>,
    /// Customers with use by nobody in particular.
    unnamed: usize,
    left_out: LeftOut,
}

impl Used {
    /// The use of a holder.
    pub fn of(&self, holder: u32) -> Option<&CustomerUse> {
        let at = self.customers.binary_search_by_key(&holder, |(known, _)| *known).ok()?;
        Some(&self.customers[at].1)
    }

    /// Why nothing can be said of a period: the events begin after it.
    pub fn trouble(&self, period: &Period) -> Option<Reason> {
        let before = self.days.is_some_and(|(first, _)| period.end <= first);
        before.then_some(Reason::BeforeFirstData)
    }

    /// What is to be said about the events, beside figures.
    pub fn remarks(&self, book: &Book) -> Vec<Remark> {
        let mut remarks = Vec::new();
        if let Some(latest) = self.left_out.latest {
            let latest = book.options.account.zone.day(latest);
            remarks.push(Remark::Future(self.left_out.future, latest));
        }
        if self.unnamed > 0 {
            remarks.push(Remark::Unnamed(self.unnamed));
        }
        if !book.facts.tables.contains(&TableId::EventKinds) {
            remarks.push(Remark::EveryEvent);
        }
        if let Some(((_, last), through)) = self.days.zip(book.data_through)
            && through.0 - last.0 >= SILENCE
        {
            remarks.push(Remark::Stopped(last, through));
        }
        remarks
    }
}

/// What is to be said about events beside figures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Remark {
    /// So many events lie in the future, the latest on that day, and are in no figure.
    Future(u64, Day),
    /// So many customers have events that count as use and name no user.
    Unnamed(usize),
    /// Every event counts as use, since nobody says which do.
    EveryEvent,
    /// Events end on the first day, while billing goes on until the other: whoever sends them may have
    /// stopped, and what follows would look like everybody leaving.
    Stopped(Day, Day),
}

/// The use that the rows of a store tell.
pub(super) fn used(reading: &mut Reading<'_>) -> Result<Used, Error> {
    let known = reading.options.known_at;
    let kinds = Kinds::told(reading.ws, known)?;
    let internal = Internal::told(reading.ws, known)?;
    let zone = &reading.options.account.zone;
    let now = reading.options.now;
    let rules = Rules { zone, now, kinds: &kinds, internal: &internal };
    let usage = usage::load(reading.ws, known, &rules)?;
    let days = usage.seen.map(|(first, last)| (zone.day(first), zone.day(last)));
    let (customers, active) = by_holder(reading, &usage);
    let number = |holder: u32| reading.number(holder);
    let first_values = customers
        .iter()
        .filter_map(|(holder, of)| Some((number(*holder)?, of.first_value?)))
        .collect();
    let unnamed = customers.iter().filter(|(_, of)| !of.unnamed.active.is_empty()).count();
    Ok(Used {
        customers,
        active,
        first_values,
        kinds,
        seen: usage.seen,
        days,
        unnamed,
        left_out: usage.left_out,
    })
}

/// The use of each holder, and the days on which anybody of each customer was active.
fn by_holder(
    reading: &mut Reading<'_>,
    usage: &Usage,
) -> (Vec<(u32, CustomerUse)>, FxHashMap<u32, Days>) {
    let mut all: FxHashMap<u32, CustomerUse> = FxHashMap::default();
    for customer in &usage.customers {
        let mut of = customer.clone();
        of.id = reading.whose.names.intern(usage.names.text(customer.id));
        for user in &mut of.users {
            user.id = reading.whose.names.intern(usage.names.text(user.id));
        }
        let holder = reading.holder(usage.names.text(customer.id));
        // Customers that were merged are one holder.
        match all.entry(holder) {
            std::collections::hash_map::Entry::Occupied(mut known) => known.get_mut().merge(&of),
            std::collections::hash_map::Entry::Vacant(free) => drop(free.insert(of)),
        }
    }
    let mut customers: Vec<(u32, CustomerUse)> = all.into_iter().collect();
    customers.sort_unstable_by_key(|(holder, _)| *holder);
    let mut active: FxHashMap<u32, Days> = FxHashMap::default();
    for (holder, of) in &customers {
        let Some(number) = reading.number(*holder) else { continue };
        let days = active.entry(number).or_default();
        of.users.iter().chain([&of.unnamed]).for_each(|user: &UserUse| days.union(&user.active));
    }
    (customers, active)
}
