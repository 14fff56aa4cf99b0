//! The quick pass: totals of steps and states over periods.
//!
//! Where headings never change and every asked measure follows from totals, no record of what a
//! customer did in a period is needed: each step is added to its period, and each change of state
//! to the edge of the period after which it holds. Periods may lie over each other, as windows of twelve
//! months do: time is cut at all their edges, and each period is put together from its stretches.

use tenure_domain::period::Period;
use tenure_domain::time::{DAY, Day, Instant};
use tenure_metrics::cut::State;
use tenure_metrics::measure::{Moved, Steady, Sums};

use crate::book::{Book, Customer};
use crate::classes::{Classes, Moment};
use crate::error::Error;
use crate::kept::{Columns, Steps, tag};
use crate::memo::{Key, Part, bytes_of};
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
        first: pair[0].1,
        end: pair[1].1,
        from: pair[0].0,
        to: pair[1].0,
    };
    edges.windows(2).map(between).collect()
}

/// The edges of adjacent periods, found without a search: processors guess badly how many periods
/// lie between two steps.
struct Edges {
    /// The first opening, then the end of each period, in microseconds.
    bounds: Vec<i64>,
    /// For each stretch of time from the first opening on, the first edge after its start.
    first: Vec<usize>,
    /// How long a stretch is: a day, unless that would be too many.
    stretch: i64,
}

/// More stretches than this would leave the processor's cache.
const MOST_STRETCHES: i64 = 4_096;

impl Edges {
    fn new(periods: &[Period]) -> Edges {
        let bounds: Vec<i64> = std::iter::once(periods[0].from.0)
            .chain(periods.iter().map(|period| period.to.0))
            .collect();
        let span = bounds[bounds.len() - 1] - bounds[0];
        let stretch = DAY.max(span / MOST_STRETCHES + 1);
        let start = |n: i64| bounds[0] + n * stretch;
        let first = |n| bounds.partition_point(|&bound| bound <= start(n));
        let first = (0..=span / stretch).map(first).collect();
        Edges { bounds, first, stretch }
    }

    /// The first edge after an instant; one past the last edge where there is none.
    #[inline]
    fn after(&self, at: i64) -> usize {
        let Ok(since) = u64::try_from(at.saturating_sub(self.bounds[0])) else { return 0 };
        let stretch = (since / self.stretch.cast_unsigned()) as usize;
        let Some(&first) = self.first.get(stretch) else { return self.bounds.len() };
        let mut edge = first;
        while self.bounds.get(edge).is_some_and(|&bound| bound <= at) {
            edge += 1;
        }
        edge
    }
}

/// Totals by heading and stretch, and the changes of state by heading and edge.
struct Totals<'a> {
    /// Adjacent stretches of time.
    periods: &'a [Period],
    /// The periods that were asked for.
    asked: &'a [Period],
    tables: Tables,
}

/// The tables themselves.
struct Tables {
    moved: Vec<Moved>,
    edges: Vec<Steady>,
    swept: Swept,
}

impl Tables {
    fn merge(&mut self, other: &Tables) {
        self.moved.iter_mut().zip(&other.moved).for_each(|(sum, more)| sum.merge(more));
        self.edges.iter_mut().zip(&other.edges).for_each(|(sum, more)| sum.merge(more));
        self.swept.merge(&other.swept);
    }
}

impl Part for Tables {
    fn bytes(&self) -> usize {
        bytes_of(&self.moved) + bytes_of(&self.edges) + self.swept.bytes()
    }
}

impl<'a> Totals<'a> {
    fn new(groups: usize, periods: &'a [Period], asked: &'a [Period]) -> Totals<'a> {
        let tables = Tables {
            moved: vec![Moved::default(); groups * periods.len()],
            edges: vec![Steady::default(); groups * (periods.len() + 1)],
            swept: Swept::new(groups, asked.len()),
        };
        Totals { periods, asked, tables }
    }

    /// Adds the steps of a customer to their periods, and its states to the edges.
    fn steps(&mut self, group: usize, customer: &Customer<'_>) {
        let (periods, steps) = (self.periods, customer.steps);
        let moved = &mut self.tables.moved[group * periods.len()..][..periods.len()];
        let edges = &mut self.tables.edges[group * (periods.len() + 1)..][..=periods.len()];
        let mut state = State::default();
        let mut at = 0;
        while let Some(step) = steps.get(at).filter(|s| s.at < periods[0].from) {
            take(&mut state, step);
            at += 1;
        }
        edges[0].change(&State::default(), &state);
        let mut period = 0;
        while let Some(first) = steps.get(at) {
            while period < periods.len() && first.at >= periods[period].to {
                period += 1;
            }
            let Some(within) = periods.get(period) else { return };
            let before = state;
            while let Some(step) = steps.get(at).filter(|s| s.at < within.to) {
                moved[period].add(step);
                take(&mut state, step);
                at += 1;
            }
            edges[period + 1].change(&before, &state);
        }
    }

    /// Adds the steps of customers as they lie on disk.
    fn columns(&mut self, columns: &Columns<'_>) {
        let rows = columns.customers.len();
        let last = self.periods.len();
        let edges = Edges::new(self.periods);
        let mut row = 0;
        while row < rows {
            let customer = columns.customers[row];
            let (mut state, mut before) = (State::default(), State::default());
            // The edge after which the state holds: 0 is the first opening.
            let mut edge = 0;
            while row < rows && columns.customers[row] == customer {
                let next = edges.after(columns.at[row]);
                if next != edge {
                    self.tables.edges[edge].change(&before, &state);
                    (before, edge) = (state, next);
                    if edge > last {
                        break;
                    }
                }
                let (kind, cause, after, first) = tag(columns.tags[row]);
                let delta = columns.deltas[row];
                if edge > 0 {
                    self.tables.moved[edge - 1].add_part(kind, cause, delta, first);
                }
                state.level = state.level.saturating_add(delta);
                state.standing = after;
                row += 1;
            }
            if edge <= last {
                self.tables.edges[edge].change(&before, &state);
            }
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
            for (at, &(from, to)) in spans.iter().enumerate() {
                let mut moved = Moved::default();
                let within = &self.tables.moved[group * width..][from..to];
                within.iter().for_each(|stretch| moved.merge(stretch));
                let slot = group * asked + at;
                self.tables.swept.sums[slot] = Sums::of_totals(&states[from], &states[to], &moved);
            }
        }
        self.tables.swept
    }
}

/// The same of everyone, from steps on disk.
///
/// # Errors
/// Where they cannot be read.
pub(crate) fn of_steps(steps: &Steps, asked: &[Period]) -> Result<Swept, Error> {
    let periods = stretches(asked);
    let mut total = Totals::new(1, &periods, asked);
    let fresh = || Totals::new(1, &periods, asked);
    steps.fold(fresh, Totals::columns, |part| total.tables.merge(&part.tables))?;
    steps.contracts().for_each(|contracts| total.contracts(0, contracts));
    Ok(total.finish(1))
}

/// Sums the measures that follow from totals; [`fits`] must hold.
pub(crate) fn totals(book: &Book, asked: &[Period], classes: &Classes<'_>) -> Swept {
    let groups = classes.labels.len();
    let periods = stretches(asked);
    let run = |customers: &mut dyn Iterator<Item = Customer<'_>>| {
        let mut totals = Totals::new(groups, &periods, asked);
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
    let mut total = Totals::new(groups, &periods, asked);
    match classes.is_everyone() {
        true => {
            let key = || Key::new("totals", asked);
            book.fold_kept(key, run, |part| total.tables.merge(part));
        }
        false => book.fold_some(classes.members(), run, |part| total.tables.merge(&part)),
    }
    total.finish(groups)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_domain::account::Account;
    use tenure_domain::period::Grain;
    use tenure_domain::time::Zone;

    #[test]
    fn edges_are_found_where_a_search_finds_them() {
        let zone = Zone::named("Europe/Bucharest").unwrap();
        let account = Account { zone, ..Account::default() };
        let day = |y, m| Day::from_ymd(y, m, 1).unwrap();
        for (grain, end) in [(Grain::Month, 2026), (Grain::Day, 2025), (Grain::Year, 2060)] {
            let periods = Period::all(grain, day(2024, 1), day(end, 1), &account);
            let edges = Edges::new(&periods);
            let bounds = edges.bounds.clone();
            let (from, to) = (bounds[0], bounds[bounds.len() - 1]);
            let near = bounds.iter().flat_map(|&bound| [bound - 1, bound, bound + 1]);
            let spread = (0..5_000).map(|n| from - 3 * DAY + n * ((to - from) / 4_900));
            for at in near.chain(spread) {
                assert_eq!(edges.after(at), bounds.partition_point(|&bound| bound <= at), "{at}");
            }
        }
    }
}
