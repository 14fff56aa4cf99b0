//! Renewals: contract terms that end, and what becomes of them.
//!
//! All terms of a customer that end on one account day are one renewal. What was due is the MRR
//! under them one day before they end; what became of it is read at the end of the day. An item
//! that ended while another one began in that time was replaced by it.

use tenure_domain::facts::{CustomerFacts, Origin, Subscription};
use tenure_domain::money::{Mrr, round_half_even};
use tenure_domain::period::Period;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant};
use tenure_ledger::movement::Component;
use tenure_ledger::run::{Gap, Scratch};
use tenure_metrics::reading::Reason;
use tenure_metrics::renewals::{Renewal, Renewals};

use crate::book::{Book, Customer, facts_of};
use crate::classes::{Classes, live_at};
use crate::error::Error;
use crate::load::Held;
use crate::rerun::rerun;
use crate::segments::Compiled;
use crate::sweep::{Walker, moment, take};
use crate::terms;

/// What became of a renewal, or what is known of one to come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It went on as it was.
    Renewed,
    /// It went on for more.
    Expanded,
    /// It went on for less.
    Contracted,
    /// It did not go on.
    Lost,
    /// To come, and already known to end.
    Leaving,
    /// To come, and it does not renew by itself.
    NeedsDecision,
    /// To come, and it renews by itself.
    Renews,
    /// To come; whether it renews by itself is not told.
    Unknown,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Outcome; 8] = [
        Outcome::Renewed,
        Outcome::Expanded,
        Outcome::Contracted,
        Outcome::Lost,
        Outcome::Leaving,
        Outcome::NeedsDecision,
        Outcome::Renews,
        Outcome::Unknown,
    ];

    /// The name in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Renewed => "renewed",
            Outcome::Expanded => "expanded",
            Outcome::Contracted => "contracted",
            Outcome::Lost => "lost",
            Outcome::Leaving => "leaving",
            Outcome::NeedsDecision => "needs_decision",
            Outcome::Renews => "renews",
            Outcome::Unknown => "unknown",
        }
    }
}

/// One contract term that ends.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TermEnd {
    /// When.
    pub at: Instant,
    /// Length in months, where known.
    pub months: Option<i32>,
    /// Subscription.
    pub subscription: Sym,
    /// Item.
    pub item: Sym,
    /// Plan one day before.
    pub plan: Sym,
    /// MRR under it one day before.
    pub before: Mrr,
    /// Whether it renews by itself.
    pub auto_renew: Option<bool>,
    /// When a cancellation was asked for.
    pub cancel_requested_at: Option<Instant>,
    /// The fact that tells of the term.
    pub origin: Origin,
}

/// The terms of one customer that end on one account day.
#[derive(Clone, PartialEq, Debug)]
pub struct RenewalRow {
    /// Customer.
    pub customer: u32,
    /// The day.
    pub day: Day,
    /// Its terms.
    pub terms: Vec<TermEnd>,
    /// MRR due: the sum over the terms.
    pub before: Mrr,
    /// MRR of the same at the end of the day, at the exchange rates before: as it was, or as far
    /// as is planned.
    pub after: Mrr,
    /// What became of it.
    pub outcome: Outcome,
    /// Subscription and item of what goes on: of its terms, and of what took the place of one.
    pub goes_on: Vec<(Sym, Sym)>,
    /// A rate that is missing on the way.
    pub trouble: Option<Reason>,
}

impl RenewalRow {
    fn is_decided(&self) -> bool {
        matches!(
            self.outcome,
            Outcome::Renewed | Outcome::Expanded | Outcome::Contracted | Outcome::Lost
        )
    }

    /// Whether any of what goes on is not due again at these later ones.
    fn stands(&self, later: &[&RenewalRow]) -> bool {
        let due = |item: &(Sym, Sym)| {
            let terms = later.iter().filter(|row| row.is_decided()).flat_map(|row| &row.terms);
            terms.into_iter().any(|term| (term.subscription, term.item) == *item)
        };
        !self.goes_on.iter().all(due)
    }
}

/// What counts in a rate of the renewals of one customer in a period, in order.
pub fn counted(rows: &[&RenewalRow]) -> Vec<Renewal> {
    let of = |(at, row): (usize, &&RenewalRow)| Renewal {
        before: row.before,
        after: row.is_decided().then_some(row.after),
        stands: row.stands(&rows[at + 1..]),
    };
    rows.iter().enumerate().map(of).collect()
}

impl Book {
    /// The present, as far as the data reach: the end of their last day, or now. Where there are no
    /// data, now.
    pub fn present(&self) -> Instant {
        match self.data_through {
            Some(_) => self.through().min(self.options.now),
            None => self.options.now,
        }
    }

    /// Whether any subscription tells of a contract term.
    pub fn knows_terms(&self) -> bool {
        let told = || self.facts.all_subscriptions().any(|row| terms::is_told(&row));
        self.has_closed_renewals() || told()
    }
}

/// Renewals whose day lies in `[from, to)`, by day and customer, of terms of at least so many
/// months. A segment is asked one day before a term ends.
///
/// # Errors
/// Where the segment does not fit the data.
pub fn renewals(
    book: &Book,
    from: Day,
    to: Day,
    min_months: i32,
    segment: Option<&Compiled<'_>>,
) -> Result<Vec<RenewalRow>, Error> {
    let zone = &book.options.account.zone;
    let (from, to) = (zone.start_of_day(from), zone.start_of_day(to));
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| -> Result<Vec<_>, Error> {
        let mut buffers = Buffers::default();
        let mut rows = Vec::new();
        for customer in customers {
            let mut found = of_customer(book, &customer, from, to, &mut buffers);
            found.retain(|row| row.terms.iter().any(|t| t.months.unwrap_or(0) >= min_months));
            found.retain(|row| segment.is_none_or(|s| is_member(s, &customer, row.terms[0].at)));
            rows.append(&mut found);
        }
        Ok(rows)
    };
    let (mut all, mut failure) = (Vec::new(), None);
    book.fold(run, |part| match part {
        Ok(rows) => all.extend(rows),
        Err(error) => failure = Some(error),
    });
    all.sort_by_key(|row: &RenewalRow| (row.day, row.customer));
    failure.map_or(Ok(all), Err)
}

fn is_member(segment: &Compiled<'_>, customer: &Customer<'_>, ends_at: Instant) -> bool {
    let at = ends_at.plus(-tenure_domain::time::DAY);
    segment.holds(customer, at, &state_at(customer, at))
}

/// A customer's state immediately before an instant.
pub(crate) fn state_at(customer: &Customer<'_>, at: Instant) -> tenure_metrics::cut::State {
    let mut state = tenure_metrics::cut::State::default();
    customer.steps.iter().take_while(|s| s.at < at).for_each(|step| take(&mut state, step));
    state
}

/// Buffers that are reused from customer to customer.
#[derive(Default)]
pub(crate) struct Buffers {
    scratch: Scratch,
    held: Held,
}

/// The renewals of one customer, in order: those of closed months as they were closed.
fn of_customer(
    book: &Book,
    customer: &Customer<'_>,
    from: Instant,
    to: Instant,
    buffers: &mut Buffers,
) -> Vec<RenewalRow> {
    let Some((begins, ends)) = book.closed_renewals() else {
        return as_known(book, customer, (from, to), Instant::MIN, buffers);
    };
    let mut rows = as_known(book, customer, (from, to.min(begins)), ends, buffers);
    let zone = &book.options.account.zone;
    let inside = |row: &&RenewalRow| (from..to).contains(&zone.start_of_day(row.day));
    rows.extend(book.closed_renewals_of(customer.number).iter().filter(inside).cloned());
    rows.extend(as_known(book, customer, (from.max(ends), to), ends, buffers));
    rows
}

/// The renewals of one customer as its facts tell them, in order. Those of days before `closed` are
/// decided, however far the data reach.
pub(crate) fn as_known(
    book: &Book,
    customer: &Customer<'_>,
    (from, to): (Instant, Instant),
    closed: Instant,
    buffers: &mut Buffers,
) -> Vec<RenewalRow> {
    let Buffers { scratch, held } = buffers;
    if from >= to {
        return Vec::new();
    }
    let Some(facts) = facts_of(&book.facts, &book.options, customer.number, held) else {
        return Vec::new();
    };
    let zone = &book.options.account.zone;
    let mut ends: Vec<(Day, Instant, &Subscription)> = Vec::new();
    for row in facts.subscriptions.iter().filter(|row| terms::is_told(row)) {
        let of_row = terms::ends(row, zone, from, to);
        ends.extend(of_row.into_iter().map(|at| (zone.day(at), at, row)));
    }
    if ends.is_empty() {
        return Vec::new();
    }
    ends.sort_by_key(|&(day, at, row)| (day, at, row.origin));
    let out = rerun(book, &facts, scratch);
    let (components, gaps) = (out.components.as_slice(), out.gaps.as_slice());
    let decided = book.present().max(closed);
    let ledger = Ledger { book, facts: &facts, components, gaps, decided };
    let rows = ends.chunk_by(|a, b| a.0 == b.0).filter_map(|of_day| ledger.row(customer, of_day));
    rows.collect()
}

/// A customer's components, and what they rest on.
struct Ledger<'a> {
    book: &'a Book,
    facts: &'a CustomerFacts<'a>,
    components: &'a [Component],
    gaps: &'a [Gap],
    /// Up to when it is known what became of terms.
    decided: Instant,
}

impl Ledger<'_> {
    /// Whether a component is of a row: its item, or one that only changes know.
    fn is_of(&self, component: &Component, row: &Subscription) -> bool {
        if component.subscription != row.id {
            return false;
        }
        let rows = || self.facts.subscriptions.iter().filter(|r| r.id == row.id);
        let added = || rows().all(|r| r.item != component.item);
        component.item == row.item
            || (added() && rows().next().is_some_and(|first| first.origin == row.origin))
    }

    /// One renewal; `None` where nobody paid for what ends.
    fn row(
        &self,
        customer: &Customer<'_>,
        ends: &[(Day, Instant, &Subscription)],
    ) -> Option<RenewalRow> {
        let zone = &self.book.options.account.zone;
        let day = ends[0].0;
        let (eve, night) = (zone.add_days(ends[0].1, -1), zone.start_of_day(Day(day.0 + 1)));
        let (mut due, mut found): (Vec<TermEnd>, Vec<&Component>) = (Vec::new(), Vec::new());
        for &(_, at, row) in ends {
            let live = self.components.iter().filter(|c| live_at(c, zone.add_days(at, -1)));
            let of_row: Vec<&Component> =
                live.filter(|c| c.native > 0 && self.is_of(c, row)).collect();
            let Some(largest) = of_row.iter().max_by_key(|c| c.account) else { continue };
            due.push(TermEnd {
                at,
                months: terms::months(row, zone),
                subscription: row.id,
                item: row.item,
                plan: largest.plan,
                before: of_row.iter().map(|c| c.account).sum(),
                auto_renew: row.auto_renew,
                cancel_requested_at: row.cancel_requested_at,
                origin: row.origin,
            });
            found.extend(of_row);
        }
        if due.is_empty() {
            return None;
        }
        let gap = self.gaps.iter().find(|g| g.from < night && eve < g.to);
        let before = due.iter().map(|t| t.before).sum();
        let (after, goes_on) = self.after(&found, eve, night);
        Some(RenewalRow {
            customer: customer.number,
            day,
            before,
            after,
            outcome: self.outcome(&due, before, after, night),
            terms: due,
            goes_on,
            trouble: gap.map(|gap| self.book.reason(customer, gap)),
        })
    }

    /// What goes on of these components, at their exchange rates, with what replaces them, and which
    /// items that are.
    fn after(&self, due: &[&Component], eve: Instant, night: Instant) -> (Mrr, Vec<(Sym, Sym)>) {
        let item = |c: &Component| (c.subscription, c.item);
        let same =
            |a: &Component, b: &Component| (a.subscription, a.item) == (b.subscription, b.item);
        let live = || self.components.iter().filter(|c| live_at(c, night));
        let (mut sum, mut gone, mut goes_on) = (0, false, Vec::new());
        for before in due {
            let now = live().find(|c| same(c, before));
            goes_on.extend(now.map(item));
            match now {
                Some(now) if now.currency == before.currency && before.native > 0 => {
                    let (now, rate) = (i128::from(now.native), i128::from(before.account));
                    let level = round_half_even(now * rate, before.native.into());
                    sum += i64::try_from(level).unwrap_or(i64::MAX);
                }
                Some(now) => sum += now.account,
                None => gone = true,
            }
        }
        if gone {
            let new =
                |c: &&Component| !self.components.iter().any(|b| same(b, c) && live_at(b, eve));
            sum += live().filter(new).map(|c| c.account).sum::<Mrr>();
            goes_on.extend(live().filter(new).map(item));
        }
        (sum, goes_on)
    }

    fn outcome(&self, due: &[TermEnd], before: Mrr, after: Mrr, night: Instant) -> Outcome {
        if night <= self.decided {
            return match after {
                0 => Outcome::Lost,
                _ if after > before => Outcome::Expanded,
                _ if after < before => Outcome::Contracted,
                _ => Outcome::Renewed,
            };
        }
        match after {
            0 => Outcome::Leaving,
            _ if due.iter().any(|t| t.auto_renew == Some(false)) => Outcome::NeedsDecision,
            _ if due.iter().all(|t| t.auto_renew == Some(true)) => Outcome::Renews,
            _ => Outcome::Unknown,
        }
    }
}

/// Renewals by heading and period, for the catalogue.
pub(crate) fn by_period(
    book: &Book,
    classes: &Classes<'_>,
    periods: &[Period],
) -> Result<Vec<Result<Renewals, Reason>>, Error> {
    let (width, groups) = (periods.len(), classes.labels.len());
    if book.facts.customers.is_empty() && book.count() > 0 {
        // A book of steps that was kept: the facts that tell of terms are not there.
        return Ok(vec![Err(Reason::NotGiven); groups * width]);
    }
    if !book.knows_terms() {
        return Ok(vec![Err(Reason::NoTerms); groups * width]);
    }
    let empty = || vec![Ok(Renewals::default()); groups * width];
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| -> Result<Vec<_>, Error> {
        let mut all: Vec<Result<Renewals, Reason>> = empty();
        let mut buffers = Buffers::default();
        for customer in customers.filter(|c| !c.steps.is_empty()) {
            of_periods(classes, &customer, periods, &mut buffers, &mut all)?;
        }
        Ok(all)
    };
    let (mut total, mut failure) = (empty(), None);
    book.fold(run, |part| match part {
        Ok(part) => total.iter_mut().zip(part).for_each(|(sum, more)| merge(sum, more)),
        Err(error) => failure = Some(error),
    });
    failure.map_or(Ok(total), Err)
}

/// Adds the renewals of one customer, by heading and period.
pub(crate) fn of_periods(
    classes: &Classes<'_>,
    customer: &Customer<'_>,
    periods: &[Period],
    buffers: &mut Buffers,
    all: &mut [Result<Renewals, Reason>],
) -> Result<(), Error> {
    let mut walker = Walker::new(*customer);
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else { return Ok(()) };
    let rows = of_customer(classes.book, customer, first.from, last.to, buffers);
    for (at, period) in periods.iter().enumerate().filter(|_| !rows.is_empty()) {
        let place = walker.place(period);
        let inside = |row: &&RenewalRow| period.first <= row.day && row.day < period.end;
        let Some(group) = classes.of(customer, &moment(&place, period)) else {
            continue;
        };
        let slot = &mut all[group as usize * periods.len() + at];
        let found: Vec<&RenewalRow> = rows.iter().filter(inside).collect();
        let ends = counted(&found);
        match (found.iter().find_map(|row| row.trouble), slot.as_mut()) {
            (Some(reason), _) => *slot = Err(reason),
            (None, Ok(sums)) => sums.add(&ends),
            (None, Err(_)) => {}
        }
    }
    Ok(())
}

fn merge(sum: &mut Result<Renewals, Reason>, more: Result<Renewals, Reason>) {
    match (sum.as_mut(), more) {
        (Ok(sum), Ok(more)) => sum.merge(&more),
        (Ok(_), Err(reason)) => *sum = Err(reason),
        (Err(_), _) => {}
    }
}
