//! The pass over all customers that sums measures by period and heading.

use std::ops::Range;

use tenure_domain::money::Mrr;
use tenure_domain::period::Period;
use tenure_domain::time::Instant;
use tenure_ledger::movement::Step;
use tenure_metrics::cut::{CustomerPeriod, Sliding, State};
use tenure_metrics::label::Label;
use tenure_metrics::measure::{Singles, Steady, Sums};
use tenure_metrics::reading::Reason;

use crate::book::{Book, Customer};
use crate::classes::{Classes, Moment, Spans, is_churn};
use crate::memo::{Key, Part, bytes_of};
use crate::sweep::edges::Edges;
use crate::sweep::sight::Sight;

mod carried;
mod each;
mod edges;
mod openings;
mod reasons;
mod sight;
mod totals;

pub(crate) use reasons::apart;
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
    /// Nothing yet.
    pub fn new(groups: usize, periods: usize) -> Swept {
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

    /// The customer that it walks.
    pub fn customer(&self) -> &Customer<'a> {
        &self.customer
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
    book: &Book,
    customer: &Customer<'_>,
    place: &Place<'_>,
    period: &Period,
) -> Option<CustomerPeriod> {
    let mut did = CustomerPeriod::steady(place.opening);
    did_into(book, customer, place, period, &mut did)?;
    Some(did)
}

/// The same, in the memory of another; `None` where sums do not fit.
fn did_into(
    book: &Book,
    customer: &Customer<'_>,
    place: &Place<'_>,
    period: &Period,
    did: &mut CustomerPeriod,
) -> Option<()> {
    did.restart(place.opening);
    did.go_on(place.inside).ok()?;
    did.closing.contract = contract_before(customer, period.to);
    if carried::needs_items(book, customer, did, place.inside.len()) {
        did.set_opening_fx(carried::closing_at_opening(book, customer, period).ok()?);
    }
    Some(())
}

/// Sums all measures of all customers over periods whose starts and ends both ascend.
/// A customer whose sums do not fit is trouble of its period.
pub(crate) fn sweep(book: &Book, periods: &[Period], classes: &Classes<'_>) -> Swept {
    let groups = classes.labels.len();
    let mut total = Swept::new(groups, periods.len());
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
        let mut pass = Pass::new(book, periods, classes);
        for customer in customers {
            if !customer.steps.is_empty() {
                pass.one(&customer);
            }
        }
        pass.finish()
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

/// More slots than this would leave the processor's cache when each class of single steps has
/// its own.
const MOST_SLOTS: usize = 4_096;

/// What is summed of some customers.
struct Pass<'a> {
    book: &'a Book,
    periods: &'a [Period],
    classes: &'a Classes<'a>,
    swept: Swept,
    /// Where there are not too many slots.
    singles: Option<Singles>,
    /// Of periods each of which begins where the one before ends.
    edges: Option<Edges>,
    /// By slot, what is steady from that period on and was not before.
    begins: Vec<Steady>,
    /// Used again and again.
    did: CustomerPeriod,
    spans: Spans,
}

impl<'a> Pass<'a> {
    fn new(book: &'a Book, periods: &'a [Period], classes: &'a Classes<'a>) -> Pass<'a> {
        let swept = Swept::new(classes.labels.len(), periods.len());
        let slots = swept.sums.len();
        let singles = (slots <= MOST_SLOTS).then(|| Singles::new(slots));
        let did = CustomerPeriod::steady(State::default());
        let edges = Edges::of_adjacent(periods);
        let begins = vec![Steady::default(); slots];
        let spans = Spans::default();
        Pass { book, periods, classes, swept, singles, edges, begins, did, spans }
    }

    fn finish(mut self) -> Swept {
        let rows = self.swept.steady.chunks_mut(self.periods.len().max(1));
        for (row, begins) in rows.zip(self.begins.chunks(self.periods.len().max(1))) {
            let mut steady = Steady::default();
            for (sum, begins) in row.iter_mut().zip(begins) {
                steady.merge(begins);
                sum.merge(&steady);
            }
        }
        if let Some(singles) = self.singles {
            singles.add_to(&mut self.swept.sums);
        }
        self.swept
    }

    fn one(&mut self, customer: &Customer<'_>) {
        let mut sight = Sight::new(customer, self.classes, &mut self.spans);
        match self.classes.are_of_leavers() {
            true => self.leaver(&mut sight),
            false => self.all(&mut sight),
        }
        sight.close(&mut self.spans);
    }

    /// Adds all periods of a customer.
    fn all(&mut self, sight: &mut Sight<'_>) {
        let customer = sight.customer;
        let plain = customer.contracts.is_empty() && customer.gaps.is_empty();
        let stays = plain && (sight.fixed || self.classes.stay_with_state());
        if stays && self.edges.is_some() {
            return self.step_by_step(sight);
        }
        let done = if stays { self.sliding(sight) } else { 0 };
        let mut walker = Walker::new(*customer);
        for (at, period) in self.periods.iter().enumerate().skip(done) {
            let place = walker.place(period);
            if place.inside.is_empty() && !place.opening.standing.is_customer() {
                continue;
            }
            let group = sight.group(&moment(&place, period));
            if sight.fixed && group.is_none() {
                return;
            }
            note_gaps(self.book, customer, period, group, at, &mut self.swept);
            if !self.quick(sight, &place, (at, period), group) {
                self.in_full(sight, &place, (at, period), group);
            }
        }
    }

    /// Adds the periods in which a customer churned: in all others it comes under no heading.
    fn leaver(&mut self, sight: &mut Sight<'_>) {
        let customer = sight.customer;
        let mut walker = Walker::new(*customer);
        // The first period that has not been looked at.
        let mut next = 0;
        for churn in customer.steps.iter().filter(|step| is_churn(step)) {
            let periods = &self.periods[next..];
            let first = next + periods.partition_point(|period| period.to <= churn.at);
            let after = next + periods.partition_point(|period| period.from <= churn.at);
            for (at, period) in self.periods.iter().enumerate().take(after).skip(first) {
                let place = walker.place(period);
                let group = sight.group(&moment(&place, period));
                note_gaps(self.book, customer, period, group, at, &mut self.swept);
                if !self.quick(sight, &place, (at, period), group) {
                    self.in_full(sight, &place, (at, period), group);
                }
            }
            next = after.max(next);
        }
    }

    /// Adds all periods of a customer who has neither long contracts nor times that cannot be told,
    /// and whose heading stays as long as its state: what is steady from one period with steps to
    /// the next is noted where it begins and where it ends.
    fn step_by_step(&mut self, sight: &mut Sight<'_>) {
        let steps = sight.customer.steps;
        let (Some(edges), periods) = (self.edges.take(), self.periods) else { return };
        let mut state = State::default();
        let before = steps.iter().take_while(|step| step.at < periods[0].from);
        let mut begin = before.map(|step| take(&mut state, step)).count();
        // The first period that has not been added.
        let mut next = 0;
        while let Some(step) = steps.get(begin) {
            // The first edge after it is the end of its period.
            let at = edges.after(step.at.0) - 1;
            let Some(period) = periods.get(at) else { break };
            self.steady(sight, next..at, state);
            let within = steps[begin + 1..].iter().take_while(|step| step.at < period.to).count();
            let end = begin + 1 + within;
            let place = Place { opening: state, inside: &steps[begin..end] };
            let group = sight.group(&moment(&place, period));
            if sight.fixed && group.is_none() {
                break;
            }
            if !self.quick(sight, &place, (at, period), group) {
                self.in_full(sight, &place, (at, period), group);
            }
            place.inside.iter().for_each(|step| take(&mut state, step));
            (begin, next) = (end, at + 1);
        }
        self.steady(sight, next..periods.len(), state);
        self.edges = Some(edges);
    }

    /// Notes a state that holds through these periods. A heading that changes meanwhile changes at
    /// the end of a period.
    fn steady(&mut self, sight: &mut Sight<'_>, mut within: Range<usize>, state: State) {
        let periods = self.periods;
        if !state.standing.is_customer() {
            return;
        }
        while let Some(period) = periods[within.clone()].first() {
            let (group, until) = sight.see(&Moment { at: period.from, state, period });
            let same = |it: &Period| sight.fixed || it.to <= until;
            let n = periods[within.clone()].iter().take_while(|it| same(it)).count();
            if let (Some(group), 1..) = (group, n) {
                let slot = self.swept.slot(group, within.start);
                self.begins[slot].add(&state);
                if within.start + n < periods.len() {
                    self.begins[slot + n].remove(&state);
                }
            }
            within.start += n;
            if let (0, Some(period)) = (n, periods[within.clone()].first()) {
                // The heading may be another one at the end of this period.
                let place = Place { opening: state, inside: &[] };
                if !self.quick(sight, &place, (within.start, period), group) {
                    self.in_full(sight, &place, (within.start, period), group);
                }
                within.start += 1;
            }
        }
    }

    /// The same of periods that lie over each other: each step is taken in and given up once. How
    /// many periods were added before sums did not fit.
    fn sliding(&mut self, sight: &mut Sight<'_>) -> usize {
        let (customer, periods) = (sight.customer, self.periods);
        let steps = customer.steps;
        let mut sliding = Sliding::new();
        for (at, period) in periods.iter().enumerate() {
            if sliding.go_to(steps, period).is_err() {
                return at;
            }
            let (begin, end) = sliding.steps();
            let did = sliding.period();
            let place = Place { opening: did.opening, inside: &steps[begin..end] };
            if place.inside.is_empty() && !did.in_opening() {
                continue;
            }
            let group = sight.group(&moment(&place, period));
            if sight.fixed && group.is_none() {
                return periods.len();
            }
            if self.quick(sight, &place, (at, period), group) {
                continue;
            }
            if carried::needs_items(self.book, customer, did, place.inside.len()) {
                self.in_full(sight, &place, (at, period), group);
            } else {
                let next = if sight.fixed { group } else { sight.group(&end_of(did, period)) };
                add(&mut self.swept, did, at, group, next);
            }
        }
        periods.len()
    }

    /// Adds a period in which nothing happened, or one step; `false` where it takes more than that.
    fn quick(
        &mut self,
        sight: &mut Sight<'_>,
        place: &Place<'_>,
        (at, period): (usize, &Period),
        group: Option<u32>,
    ) -> bool {
        let customer = sight.customer;
        // A contract can begin or end without a step, and what cannot be told is doubted later.
        let told = sight.fixed || customer.gaps.is_empty();
        if !told || !customer.contracts.is_empty() || place.inside.len() > 1 {
            return false;
        }
        let mut closing = place.opening;
        place.inside.iter().for_each(|step| take(&mut closing, step));
        let stays = sight.fixed
            || group == sight.group(&Moment { at: period.to, state: closing, period })
            || !closing.standing.is_customer();
        if !stays {
            return false;
        }
        let Some(group) = group else { return true };
        let slot = self.swept.slot(group, at);
        if !place.inside.is_empty() && carried::is_revalued(self.book, customer) {
            return false;
        }
        match (place.inside.first(), &mut self.singles) {
            (None, _) => {
                self.swept.steady[slot].add(&place.opening);
                true
            }
            (Some(step), Some(singles)) => singles.add(slot, &place.opening, step),
            (Some(_), None) => false,
        }
    }

    /// Adds what a customer did in a period, under the headings of its opening and its end.
    fn in_full(
        &mut self,
        sight: &mut Sight<'_>,
        place: &Place<'_>,
        (at, period): (usize, &Period),
        group: Option<u32>,
    ) {
        let (customer, swept) = (sight.customer, &mut self.swept);
        if did_into(self.book, customer, place, period, &mut self.did).is_none() {
            // A level that fits can move more often than its moves fit together.
            if let Some(slot) = group.map(|group| swept.slot(group, at)) {
                let name = Label::new(self.book.facts.names.text(customer.id));
                swept.trouble[slot] = Some(Reason::MrrTooLarge(name, self.book.currency()));
            }
            return;
        }
        if !sight.fixed && !customer.gaps.is_empty() {
            let moments = [moment(place, period), end_of(&self.did, period)];
            for (group, reason) in moments.iter().filter_map(|m| self.classes.doubt(customer, m)) {
                let slot = swept.slot(group, at);
                swept.trouble[slot] = Some(reason);
            }
        }
        if let Some(of_last) = group {
            for (reason, churn) in apart(self.classes, customer, place, (of_last, &mut self.did)) {
                let slot = swept.slot(reason, at);
                swept.sums[slot].add(&churn);
            }
        }
        let next = sight.group(&end_of(&self.did, period));
        add(swept, &self.did, at, group, next);
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
