//! The quick pass: totals of steps and states over periods.
//!
//! Where headings never change and every asked measure follows from totals, no record of what a
//! customer did in a period is needed: each step is added to its period, and each change of state
//! to the edge of the period after which it holds. Periods may lie over each other, as windows of twelve
//! months do: time is cut at all their edges, and each period is put together from its stretches.

use std::ops::Range;

use tenure_domain::period::Period;
use tenure_domain::time::{Day, Instant};
use tenure_metrics::cut::State;
use tenure_metrics::measure::{Depth, Moved, Steady, Sums};

use crate::book::{Book, Customer};
use crate::classes::{Classes, Moment};
use crate::error::Error;
use crate::kept::{Columns, Steps, tag};
use crate::memo::{Key, Part, bytes_of};
use crate::sweep::each::Each;
use crate::sweep::edges::Edges;
use crate::sweep::openings::{Lists, Openings};
use crate::sweep::{Swept, Walker, note_gaps, take};

/// With more headings than this the tables would not stay in the processor's cache.
const MOST_GROUPS: usize = 64;

/// More stretches under all headings together would take too much memory.
const MOST_TOTALS: usize = 8_192;

/// Whether totals can be summed for these headings and periods.
pub(crate) fn fits(periods: &[Period], classes: &Classes<'_>) -> bool {
    let groups = classes.labels.len();
    let few = || groups <= MOST_GROUPS && groups * stretches(periods).len() <= MOST_TOTALS;
    !periods.is_empty() && classes.is_fixed() && (groups == 1 || few())
}

/// Time from the first opening to the last closing, cut at all edges of the periods.
fn stretches(periods: &[Period]) -> Vec<Period> {
    let of = |period: &Period| [(period.from, period.first), (period.to, period.end)];
    let mut edges: Vec<(Instant, Day)> = periods.iter().flat_map(of).collect();
    edges.sort_unstable();
    edges.dedup_by_key(|edge| edge.0);
    let between = |pair: &[(Instant, Day)]| Period {
        cut: false,
        first: pair[0].1,
        end: pair[1].1,
        from: pair[0].0,
        to: pair[1].0,
    };
    edges.windows(2).map(between).collect()
}

/// Totals by heading and stretch, and the changes of state by heading and edge.
struct Totals<'a> {
    /// Adjacent stretches of time.
    periods: &'a [Period],
    /// The periods that were asked for.
    asked: &'a [Period],
    /// The same in lists, where it is asked what those of the openings did.
    lists: Option<&'a Lists>,
    tables: Tables,
}

/// The tables themselves.
struct Tables {
    moved: Vec<Moved>,
    edges: Vec<Steady>,
    openings: Option<Openings>,
    /// Where it is asked what each of the openings kept and lost.
    each: Option<Each>,
    swept: Swept,
}

impl Tables {
    fn merge(&mut self, other: &Tables) {
        self.moved.iter_mut().zip(&other.moved).for_each(|(sum, more)| sum.merge(more));
        self.edges.iter_mut().zip(&other.edges).for_each(|(sum, more)| sum.merge(more));
        if let (Some(openings), Some(more)) = (&mut self.openings, &other.openings) {
            openings.merge(more);
        }
        if let (Some(each), Some(more)) = (&mut self.each, &other.each) {
            each.merge(more);
        }
        self.swept.merge(&other.swept);
    }
}

impl Part for Tables {
    fn bytes(&self) -> usize {
        let openings = self.openings.as_ref().map_or(0, Openings::bytes);
        let each = self.each.as_ref().map_or(0, Each::bytes);
        bytes_of(&self.moved) + bytes_of(&self.edges) + openings + each + self.swept.bytes()
    }
}

impl<'a> Totals<'a> {
    fn new(
        groups: usize,
        (periods, asked): (&'a [Period], &'a [Period]),
        (lists, depths): (Option<&'a Lists>, &[Depth]),
    ) -> Totals<'a> {
        let of_each: Vec<_> = asked.iter().copied().zip(depths.iter().copied()).collect();
        let each = depths.iter().any(|depth| depth.holds(Depth::LEVELS));
        let tables = Tables {
            moved: vec![Moved::default(); groups * periods.len()],
            edges: vec![Steady::default(); groups * (periods.len() + 1)],
            openings: lists.map(|lists| Openings::new(lists, groups)),
            each: each.then(|| Each::new(periods, &of_each, groups)),
            swept: Swept::new(groups, asked.len()),
        };
        Totals { periods, asked, lists, tables }
    }

    /// Adds the steps of a customer to their periods, and its states to the edges.
    fn steps(&mut self, group: usize, customer: &Customer<'_>) {
        let (periods, steps, last) = (self.periods, customer.steps, self.periods.len());
        let tables = &mut self.tables;
        let mut openings = Opened::new(self.lists, &mut tables.openings, &mut tables.each, group);
        let moved = &mut tables.moved[group * last..][..last];
        let edges = &mut tables.edges[group * (last + 1)..][..=last];
        let mut state = State::default();
        let mut at = 0;
        while let Some(step) = steps.get(at).filter(|s| s.at < periods[0].from) {
            take(&mut state, step);
            at += 1;
        }
        edges[0].change(&State::default(), &state);
        let mut period = 0;
        // The first edge of which it has not been told whether the customer is one.
        let mut untold = 0;
        while let Some(first) = steps.get(at) {
            while period < last && first.at >= periods[period].to {
                period += 1;
            }
            let Some(within) = periods.get(period) else { break };
            let before = state;
            openings.edges(untold..period + 1, &state);
            untold = period + 1;
            while let Some(step) = steps.get(at).filter(|s| s.at < within.to) {
                moved[period].add(step);
                openings.step(period, step.counts_as as usize, step.delta);
                take(&mut state, step);
                at += 1;
            }
            edges[period + 1].change(&before, &state);
        }
        openings.end(untold..last + 1, &state);
    }

    /// Adds the steps of customers as they lie on disk.
    fn columns(&mut self, columns: &Columns<'_>) {
        let rows = columns.customers.len();
        let last = self.periods.len();
        let bounds = Edges::new(self.periods);
        let mut row = 0;
        while row < rows {
            let customer = columns.customers[row];
            let Tables { moved, edges, openings, each, .. } = &mut self.tables;
            let mut openings = Opened::new(self.lists, openings, each, 0);
            let (mut state, mut before) = (State::default(), State::default());
            // The edge after which the state holds: 0 is the first opening.
            let mut edge = 0;
            while row < rows && columns.customers[row] == customer {
                let next = bounds.after(columns.at[row]);
                if next != edge {
                    edges[edge].change(&before, &state);
                    openings.edges(edge..next, &state);
                    (before, edge) = (state, next);
                    if edge > last {
                        break;
                    }
                }
                // What lies on disk holds no corrections: every step counts under its kind.
                let (kind, cause, after, first) = tag(columns.tags[row]);
                let delta = columns.deltas[row];
                if edge > 0 {
                    moved[edge - 1].add_part(kind, cause, delta, first);
                    openings.step(edge - 1, kind, delta);
                }
                state.level = state.level.saturating_add(delta);
                state.standing = after;
                row += 1;
            }
            if edge <= last {
                edges[edge].change(&before, &state);
            }
            openings.end(edge..last + 1, &state);
            while row < rows && columns.customers[row] == customer {
                row += 1;
            }
        }
    }

    /// Adds the levels of a customer's long contracts to the edges.
    fn contracts(&mut self, group: usize, contracts: &[(Instant, i64)]) {
        let periods = self.periods;
        let edges = &mut self.tables.edges[group * (periods.len() + 1)..][..=periods.len()];
        let mut level = 0;
        for &(at, then) in contracts {
            let edge = match at < periods[0].from {
                true => 0,
                false => periods.partition_point(|p| p.to <= at) + 1,
            };
            let Some(edge) = edges.get_mut(edge) else { return };
            edge.contract += i128::from(then) - i128::from(level);
            level = then;
        }
    }

    /// Notes where a customer's MRR cannot be told.
    fn gaps(&mut self, book: &Book, group: u32, customer: &Customer<'_>) {
        let mut walker = Walker::new(*customer);
        for (at, period) in self.asked.iter().enumerate() {
            let place = walker.place(period);
            if !place.inside.is_empty() || place.opening.standing.is_customer() {
                note_gaps(book, customer, period, Some(group), at, &mut self.tables.swept);
            }
        }
    }

    /// Puts the periods together.
    fn finish(mut self, groups: usize) -> Swept {
        let (width, asked) = (self.periods.len(), self.asked.len());
        let edge = |at: Instant| self.periods.partition_point(|stretch| stretch.from < at);
        let spans: Vec<(usize, usize)> =
            self.asked.iter().map(|period| (edge(period.from), edge(period.to))).collect();
        for group in 0..groups {
            let mut states = vec![Steady::default(); width + 1];
            let mut state = Steady::default();
            for (at, after) in states.iter_mut().enumerate() {
                state.merge(&self.tables.edges[group * (width + 1) + at]);
                *after = state;
            }
            let openings = self.lists.zip(self.tables.openings.as_ref());
            let openings = openings.map(|(lists, openings)| openings.sums(lists, group));
            for (at, &(from, to)) in spans.iter().enumerate() {
                let mut moved = Moved::default();
                let within = &self.tables.moved[group * width..][from..to];
                within.iter().for_each(|stretch| moved.merge(stretch));
                let slot = group * asked + at;
                let of_opening = openings.as_ref().map(|openings| &openings[at]);
                let of_each = self.tables.each.as_ref().map(|each| each.of(group, at));
                self.tables.swept.sums[slot] =
                    Sums::of_totals(&states[from], &states[to], &moved, of_opening, of_each);
            }
        }
        self.tables.swept
    }
}

/// What one customer adds to the sums of openings, where they are asked for.
struct Opened<'a> {
    to: Option<(&'a Lists, &'a mut Openings)>,
    each: Option<&'a mut Each>,
    group: usize,
}

impl<'a> Opened<'a> {
    fn new(
        lists: Option<&'a Lists>,
        openings: &'a mut Option<Openings>,
        each: &'a mut Option<Each>,
        group: usize,
    ) -> Opened<'a> {
        let (mut to, mut each) = (lists.zip(openings.as_mut()), each.as_mut());
        if let Some((_, openings)) = &mut to {
            openings.begin();
        }
        if let Some(each) = &mut each {
            each.begin();
        }
        Opened { to, each, group }
    }

    /// The state in which it is at these edges.
    #[inline]
    fn edges(&mut self, edges: Range<usize>, state: &State) {
        if let Some(each) = &mut self.each {
            each.level(edges.clone(), state.level);
        }
        if let (Some((_, openings)), true) = (&mut self.to, state.standing.is_customer()) {
            openings.is_one(edges);
        }
    }

    #[inline]
    fn step(&mut self, stretch: usize, kind: usize, delta: i64) {
        if let Some((lists, openings)) = &mut self.to {
            openings.step(lists, self.group, stretch, kind, delta);
        }
        if let Some(each) = &mut self.each {
            each.step(stretch, kind, delta);
        }
    }

    /// The last edges.
    fn end(mut self, edges: Range<usize>, state: &State) {
        self.edges(edges, state);
        if let Some((lists, openings)) = self.to {
            openings.end(lists, self.group);
        }
        if let Some(each) = self.each {
            each.end(self.group);
        }
    }
}

/// The same as [`totals`] of everyone, from steps on disk.
///
/// # Errors
/// Where they cannot be read.
pub(crate) fn of_steps(steps: &Steps, asked: &[Period], depths: &[Depth]) -> Result<Swept, Error> {
    let periods = stretches(asked);
    let openings = depths.iter().any(|depth| depth.holds(Depth::OPENINGS));
    let lists = openings.then(|| Lists::new(&periods, asked));
    let fresh = || Totals::new(1, (&periods, asked), (lists.as_ref(), depths));
    let mut total = fresh();
    steps.fold(fresh, Totals::columns, |part| total.tables.merge(&part.tables))?;
    steps.contracts(&mut |contracts| total.contracts(0, contracts))?;
    Ok(total.finish(1))
}

/// Sums the measures that follow from totals, and of the openings where these are asked for, period
/// by period as deep as is asked; [`fits`] must hold.
pub(crate) fn totals(
    book: &Book,
    asked: &[Period],
    classes: &Classes<'_>,
    depths: &[Depth],
) -> Swept {
    let groups = classes.labels.len();
    let periods = stretches(asked);
    let openings = depths.iter().any(|depth| depth.holds(Depth::OPENINGS));
    let lists = openings.then(|| Lists::new(&periods, asked));
    let fresh = || Totals::new(groups, (&periods, asked), (lists.as_ref(), depths));
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
        let mut totals = fresh();
        for customer in customers.filter(|c| !c.steps.is_empty()) {
            let opening =
                Moment { at: periods[0].from, state: State::default(), period: &periods[0] };
            let Some(group) = classes.of(&customer, &opening) else { continue };
            totals.steps(group as usize, &customer);
            totals.contracts(group as usize, customer.contracts);
            if !customer.gaps.is_empty() {
                totals.gaps(book, group, &customer);
            }
        }
        totals.tables
    };
    let mut total = fresh();
    match classes.is_everyone() {
        true => {
            let of = |key: Key, depth: &Depth| key.and(depth.number().into());
            let key = || depths.iter().fold(Key::new("totals", asked), of);
            book.fold_kept(key, run, |part| total.tables.merge(part));
        }
        false => book.fold_some(classes.members(), run, |part| total.tables.merge(&part)),
    }
    total.finish(groups)
}
