//! The pass over all customers that sums measures by period and heading.

use tenure_domain::money::Mrr;
use tenure_domain::period::Period;
use tenure_domain::time::Instant;
use tenure_ledger::movement::{Kind, Step};
use tenure_metrics::cut::{Carried, CustomerPeriod, State, level_at_opening_fx};
use tenure_metrics::label::Label;
use tenure_metrics::measure::{Steady, Sums};
use tenure_metrics::reading::Reason;

use crate::book::{Book, Customer};
use crate::classes::{Classes, Moment, live_at};
use crate::memo::{Key, Part, bytes_of};

mod totals;

pub(crate) use totals::{fits as totals_fit, of_steps as totals_of_steps, totals};

/// Sums by heading and period.
#[derive(Clone, Debug)]
pub(crate) struct Swept {
    periods: usize,
    sums: Vec<Sums>,
    steady: Vec<Steady>,
    trouble: Vec<Option<Reason>>,
}

impl Swept {
    fn new(groups: usize, periods: usize) -> Swept {
        let n = groups * periods;
        Swept {
            periods,
            sums: vec![Sums::default(); n],
            steady: vec![Steady::default(); n],
            trouble: vec![None; n],
        }
    }

    fn slot(&self, group: u32, period: usize) -> usize {
        group as usize * self.periods + period
    }

    fn merge(&mut self, other: &Swept) {
        for (sum, more) in self.sums.iter_mut().zip(&other.sums) {
            sum.merge(more);
        }
        for (steady, more) in self.steady.iter_mut().zip(&other.steady) {
            steady.merge(more);
        }
        for (trouble, more) in self.trouble.iter_mut().zip(&other.trouble) {
            *trouble = trouble.or(*more);
        }
    }

    /// Several periods as one: the sums of those at these places, added up.
    pub fn gather(&self, places: &[Vec<usize>]) -> Swept {
        let groups = self.sums.len().checked_div(self.periods).unwrap_or(0);
        let mut all = Swept::new(groups, places.len());
        for group in 0..groups {
            for (to, places) in places.iter().enumerate() {
                let to = group * all.periods + to;
                for from in places.iter().map(|at| group * self.periods + at) {
                    all.sums[to].merge(&self.sums[from]);
                    all.trouble[to] = all.trouble[to].or(self.trouble[from]);
                }
            }
        }
        all
    }

    /// The sums of a heading in a period.
    pub fn sums(&self, group: usize, period: usize) -> &Sums {
        &self.sums[group * self.periods + period]
    }

    /// Why figures over it are undefined.
    pub fn trouble(&self, group: usize, period: usize) -> Option<Reason> {
        self.trouble[group * self.periods + period]
    }
}

impl Part for Swept {
    fn bytes(&self) -> usize {
        bytes_of(&self.sums) + bytes_of(&self.steady) + bytes_of(&self.trouble)
    }
}

/// Where a customer's steps lie in one period: the state before, and the steps in it.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub opening: State,
    pub inside: &'a [Step],
}

impl Place<'_> {
    /// The level immediately before the end of the period.
    pub fn closing_level(&self) -> Mrr {
        self.inside.iter().fold(self.opening.level, |level, step| level.saturating_add(step.delta))
    }
}

/// Walks one customer through periods whose starts and ends both ascend.
pub(crate) struct Walker<'a> {
    customer: Customer<'a>,
    state: State,
    begin: usize,
    end: usize,
}

impl<'a> Walker<'a> {
    pub fn new(customer: Customer<'a>) -> Walker<'a> {
        Walker { customer, state: State::default(), begin: 0, end: 0 }
    }

    /// The customer's place in a period that does not begin or end before the last one.
    pub fn place(&mut self, period: &Period) -> Place<'a> {
        let steps = self.customer.steps;
        while let Some(step) = steps.get(self.begin).filter(|s| s.at < period.from) {
            take(&mut self.state, step);
            self.begin += 1;
        }
        self.end = self.end.max(self.begin);
        while steps.get(self.end).is_some_and(|s| s.at < period.to) {
            self.end += 1;
        }
        self.state.contract = contract_before(&self.customer, period.from);
        Place { opening: self.state, inside: &steps[self.begin..self.end] }
    }
}

/// Adds a step to a state. The ledger has checked that levels fit.
pub(crate) fn take(state: &mut State, step: &Step) {
    state.level = state.level.saturating_add(step.delta);
    state.standing = step.after;
    state.ever |= step.after.is_customer() || step.delta > 0;
}

/// MRR of long contracts immediately before an instant.
pub(crate) fn contract_before(customer: &Customer<'_>, at: Instant) -> i64 {
    let before = customer.contracts.iter().take_while(|c| c.0 < at);
    before.last().map_or(0, |c| c.1)
}

/// Where a customer is looked at for its heading: at the opening, or, if it only joins in the
/// period, after its first movement there.
pub(crate) fn moment<'p>(place: &Place<'_>, period: &'p Period) -> Moment<'p> {
    let at_opening = Moment { at: period.from, state: place.opening, period };
    if place.opening.standing.is_customer() {
        return at_opening;
    }
    let Some(first) = place.inside.first() else { return at_opening };
    let mut state = place.opening;
    for step in place.inside.iter().take_while(|s| s.at == first.at) {
        take(&mut state, step);
    }
    Moment { at: first.at.plus(1), state, period }
}

/// What a customer did in a period, contracts included.
pub(crate) fn did(
    customer: &Customer<'_>,
    place: &Place<'_>,
    period: &Period,
) -> Option<CustomerPeriod> {
    let mut did = CustomerPeriod::steady(place.opening);
    did_into(customer, place, period, &mut did)?;
    Some(did)
}

/// The same, in the memory of another; `None` where sums do not fit.
fn did_into(
    customer: &Customer<'_>,
    place: &Place<'_>,
    period: &Period,
    did: &mut CustomerPeriod,
) -> Option<()> {
    did.restart(place.opening);
    did.go_on(place.inside).ok()?;
    did.closing.contract = contract_before(customer, period.to);
    // Where a level and its rate changed together, the steps alone do not say what the closing
    // comes to at the opening's rates; the components do.
    let together = did.any(Kind::Fx) && place.inside.len() > 1 && did.in_opening();
    if together && !customer.components.is_empty() {
        let (opening, closing) = (carried(customer, period.from), carried(customer, period.to));
        did.set_opening_fx(level_at_opening_fx(&opening, &closing).ok()?);
    }
    Some(())
}

/// A customer's items immediately before an instant, with the rates at which they are carried.
fn carried(customer: &Customer<'_>, at: Instant) -> Vec<Carried> {
    let live = customer.components.iter().filter(|c| live_at(c, at));
    live.map(|c| Carried {
        item: (c.subscription, c.item),
        currency: c.currency,
        native: c.native,
        account: c.account,
    })
    .collect()
}

/// Sums all measures of all customers over periods whose starts and ends both ascend.
/// A customer whose sums do not fit is trouble of its period.
pub(crate) fn sweep(book: &Book, periods: &[Period], classes: &Classes<'_>) -> Swept {
    let groups = classes.labels.len();
    let mut total = Swept::new(groups, periods.len());
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
        let mut swept = Swept::new(groups, periods.len());
        let mut did = CustomerPeriod::steady(State::default());
        for customer in customers {
            if !customer.steps.is_empty() {
                one(book, &customer, periods, classes, &mut did, &mut swept);
            }
        }
        swept
    };
    match classes.is_everyone() {
        true => book.fold_kept(|| Key::new("sweep", periods), run, |swept| total.merge(swept)),
        false => book.fold_some(classes.members(), run, |swept| total.merge(&swept)),
    }
    for (sums, steady) in total.sums.iter_mut().zip(&total.steady) {
        sums.merge(&steady.sums());
    }
    total
}

/// Under which heading one customer is seen, from moment to moment. The end of a period is the
/// opening of the next, so most moments come twice.
struct Sight<'a> {
    customer: &'a Customer<'a>,
    classes: &'a Classes<'a>,
    /// Whether the heading is the same at all moments.
    fixed: bool,
    last: Option<(Instant, State, Option<u32>)>,
}

impl<'a> Sight<'a> {
    fn new(customer: &'a Customer<'a>, classes: &'a Classes<'a>) -> Sight<'a> {
        Sight { customer, classes, fixed: classes.is_fixed(), last: None }
    }

    fn group(&mut self, moment: &Moment<'_>) -> Option<u32> {
        let same = |&(at, state, _): &(Instant, State, Option<u32>)| {
            self.fixed
                || (at == moment.at && state == moment.state && self.classes.are_of_moments())
        };
        if let Some((_, _, group)) = self.last.filter(same) {
            return group;
        }
        let group = self.classes.of(self.customer, moment);
        self.last = Some((moment.at, moment.state, group));
        group
    }
}

fn one(
    book: &Book,
    customer: &Customer<'_>,
    periods: &[Period],
    classes: &Classes<'_>,
    did: &mut CustomerPeriod,
    swept: &mut Swept,
) {
    let mut sight = Sight::new(customer, classes);
    let mut walker = Walker::new(*customer);
    for (at, period) in periods.iter().enumerate() {
        let place = walker.place(period);
        if place.inside.is_empty() && !place.opening.standing.is_customer() {
            continue;
        }
        let group = sight.group(&moment(&place, period));
        if sight.fixed && group.is_none() {
            return;
        }
        note_gaps(book, customer, period, group, at, swept);
        // A contract can begin or end without a step; then the period is not steady.
        let still = place.inside.is_empty() && customer.contracts.is_empty();
        let told = sight.fixed || customer.gaps.is_empty();
        let stays = |sight: &mut Sight<'_>| {
            group == sight.group(&Moment { at: period.to, state: place.opening, period })
        };
        if still && told && stays(&mut sight) {
            if let Some(group) = group {
                let slot = swept.slot(group, at);
                swept.steady[slot].add(&place.opening);
            }
            continue;
        }
        if did_into(customer, &place, period, did).is_none() {
            // A level that fits can move more often than its moves fit together.
            let slot = group.map(|group| swept.slot(group, at));
            if let Some(slot) = slot {
                let name = Label::new(book.facts.names.text(customer.id));
                swept.trouble[slot] = Some(Reason::MrrTooLarge(name, book.currency()));
            }
            continue;
        }
        if !told {
            let moments = [moment(&place, period), end_of(did, period)];
            for (group, reason) in moments.iter().filter_map(|m| classes.doubt(customer, m)) {
                let slot = swept.slot(group, at);
                swept.trouble[slot] = Some(reason);
            }
        }
        let next = sight.group(&end_of(did, period));
        add(swept, did, at, group, next);
    }
}

/// The end of a period, as a moment at which a customer is looked at.
fn end_of<'p>(did: &CustomerPeriod, period: &'p Period) -> Moment<'p> {
    Moment { at: period.to, state: did.closing, period }
}

fn add(swept: &mut Swept, did: &CustomerPeriod, at: usize, group: Option<u32>, next: Option<u32>) {
    let stays = group == next || !did.in_closing();
    if let Some(group) = group {
        let slot = swept.slot(group, at);
        match stays {
            true => swept.sums[slot].add(did),
            false => swept.sums[slot].add(&did.leaving()),
        }
    }
    if let (false, Some(next)) = (stays, next) {
        let slot = swept.slot(next, at);
        swept.sums[slot].add(&CustomerPeriod::entering(did.closing));
    }
}

pub(crate) fn note_gaps(
    book: &Book,
    customer: &Customer<'_>,
    period: &Period,
    group: Option<u32>,
    at: usize,
    swept: &mut Swept,
) {
    let Some(group) = group else { return };
    for gap in customer.gaps {
        if gap.from < period.to && gap.to >= period.from {
            let slot = swept.slot(group, at);
            swept.trouble[slot] = Some(book.reason(customer, gap));
        }
    }
}
