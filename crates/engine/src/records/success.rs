//! The way that customers go when they begin, and what they want to achieve.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use tenure_domain::period::Period;
use tenure_domain::schema::TableId;
use tenure_domain::symbols::Sym;
use tenure_domain::time::{Day, Instant};
use tenure_metrics::reading::Reason;
use tenure_metrics::records::{Goal, MONTH, Milestone, Record};

use super::cells::Ask;
use super::hand::{Hand, Line};
use super::load::Reading;
use super::product::each_place;
use super::{Found, NOBODY, Source};
use crate::error::Error;

/// When something was to be reached and when it was.
#[derive(Clone, Copy, Default)]
struct Step {
    set: Option<Day>,
    expected: Option<Day>,
    reached: Option<Day>,
    /// Whether it is reached, where nobody says when.
    done: bool,
}

/// When we contacted customers, by their number in the book, in order.
pub(super) fn contacts(reading: &mut Reading<'_>) -> Result<FxHashMap<u32, Vec<Instant>>, Error> {
    let rows = reading.rows(TableId::Interactions, &["customer_id", "at"], |this, line| {
        let at = line.instant("at")?;
        this.seen(line, at);
        Some((this.holder(line.text("customer_id")), at))
    })?;
    let mut contacts: FxHashMap<u32, Vec<Instant>> = FxHashMap::default();
    for (holder, at) in rows {
        if let Some(number) = reading.number(holder) {
            contacts.entry(number).or_default().push(at);
        }
    }
    contacts.values_mut().for_each(|all| all.sort_unstable());
    Ok(contacts)
}

/// The steps of each holder by name.
type Steps = BTreeMap<u32, Vec<(Sym, Step)>>;

impl Hand<'_> {
    /// The day of an instant that a row names.
    fn day(&self, at: Instant) -> Day {
        self.options.account.zone.day(at)
    }

    /// The day on which something happened: what lies in the future has not.
    fn past(&mut self, line: &Line<'_, '_>, column: &str) -> Option<Day> {
        let at = line.instant(column).filter(|at| *at <= self.options.now)?;
        self.seen(line, at);
        Some(self.day(at))
    }
}

fn gathered(rows: Vec<(u32, Sym, Step)>) -> Steps {
    let mut steps = Steps::new();
    for (holder, name, step) in rows {
        steps.entry(holder).or_default().push((name, step));
    }
    steps
}

/// Milestones of customers.
pub(super) struct Milestones {
    steps: Steps,
    /// All that there are.
    names: BTreeSet<Sym>,
    /// Everyone the book knows or who has a milestone, with the day of the start.
    starts: BTreeMap<u32, Option<Day>>,
}

impl Milestones {
    pub fn new(reading: &mut Reading<'_>) -> Result<Milestones, Error> {
        let rows = reading.rows(TableId::Milestones, &[], |this, line| {
            let holder = this.holder(line.text("customer_id"));
            let reached = this.past(line, "reached_at");
            let expected = line.instant("expected_by").map(|at| this.day(at));
            let name = this.intern(line.text("milestone"));
            (holder != NOBODY).then_some((
                holder,
                name,
                Step { expected, reached, ..Step::default() },
            ))
        })?;
        let names = rows.iter().map(|(_, name, _)| *name).collect();
        let steps = gathered(rows);
        let mut starts: BTreeMap<u32, Option<Day>> =
            steps.keys().map(|&holder| (holder, None)).collect();
        for holder in reading.customers() {
            let zone = &reading.options.account.zone;
            let start = reading.book.customer(holder).start().map(|at| zone.day(at));
            starts.insert(holder, start);
        }
        Ok(Milestones { steps, names, starts })
    }

    /// The milestones of a holder as they stand at the end of a period, by name.
    fn standing(&self, holder: u32, period: &Period) -> BTreeMap<Sym, Milestone> {
        let start = self.starts.get(&holder).copied().flatten();
        let started = start.is_some_and(|day| period.first <= day && day < period.end);
        let mut all: BTreeMap<Sym, Milestone> = BTreeMap::new();
        if started {
            let before = Milestone { started, ..Milestone::default() };
            all.extend(self.names.iter().map(|&name| (name, before)));
        }
        for &(name, step) in self.steps.get(&holder).map_or(&[][..], Vec::as_slice) {
            let open = step.reached.is_none_or(|day| day >= period.end);
            let month = Day(period.end.0 - MONTH);
            let of = all.entry(name).or_default();
            // A customer that was merged into another may have the same milestone.
            let (reached, recent) = (of.reached, of.recent);
            *of = Milestone {
                started,
                reached: reached || step.reached.is_some(),
                open: open && !reached,
                overdue: open && !reached && step.expected.is_some_and(|day| day < period.end),
                recent: recent || step.reached.is_some_and(|day| month <= day && day < period.end),
            };
        }
        all
    }
}

impl Standing for Milestones {
    const TABLE: TableId = Milestone::TABLE;
    const NAMES: &'static [&'static str] = &["milestone"];

    fn names(&self) -> &BTreeSet<Sym> {
        &self.names
    }

    fn each(&self, ask: &Ask<'_>, singly: bool, f: &mut dyn FnMut(&Found<'_>)) {
        let own = ask.own(self);
        each_place(ask, self.starts.keys().copied(), |place| {
            let all = self.standing(place.holder, place.period);
            let (ids, data): (Vec<Sym>, Vec<Milestone>) = all.into_iter().unzip();
            let heading = |at: usize| match own {
                Some(_) => ask.headings.of_value(ask.records, ids[at]),
                None => None,
            };
            place.give_under((&data, &ids), &heading, singly, f);
        });
    }
}

/// What customers have by name, as it stands in a period.
trait Standing: Send + Sync {
    /// The table.
    const TABLE: TableId;
    /// The column that has the names.
    const NAMES: &'static [&'static str];

    /// All names that there are.
    fn names(&self) -> &BTreeSet<Sym>;

    /// Those of every holder and period.
    fn each(&self, ask: &Ask<'_>, singly: bool, f: &mut dyn FnMut(&Found<'_>));
}

impl<T: Standing> Source for T {
    fn table(&self) -> TableId {
        T::TABLE
    }

    fn own(&self) -> &'static [&'static str] {
        T::NAMES
    }

    fn held(&self) -> bool {
        true
    }

    fn values(&self, _: usize) -> Vec<Sym> {
        self.names().iter().copied().collect()
    }

    fn trouble(&self, _: &Period) -> Option<Reason> {
        None
    }

    fn cells(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>)) {
        self.each(ask, false, f);
    }

    fn singly(&self, ask: &Ask<'_>, f: &mut dyn FnMut(&Found<'_>)) {
        self.each(ask, true, f);
    }
}

/// Words of a goal's status that say that it is achieved.
pub(crate) const ACHIEVED: [&str; 5] = ["achieved", "done", "completed", "complete", "reached"];

/// Goals of customers.
pub(super) struct Goals {
    steps: Steps,
    names: BTreeSet<Sym>,
}

impl Goals {
    pub fn new(reading: &mut Reading<'_>) -> Result<Goals, Error> {
        let rows = reading.rows(TableId::Goals, &[], |this, line| {
            let holder = this.holder(line.text("customer_id"));
            let reached = this.past(line, "achieved_at");
            let day = |column| line.instant(column).map(|at| this.day(at));
            let (set, expected) = (day("set_at"), day("due_at"));
            let status = line.text("status").to_lowercase();
            // An achievement that is dated in the future is none yet.
            let undated = line.instant("achieved_at").is_none();
            let done = reached.is_some() || undated && ACHIEVED.contains(&status.as_str());
            let name = this.intern(line.text("goal"));
            Some((holder, name, Step { set, expected, reached, done }))
                .filter(|(holder, ..)| *holder != NOBODY)
        })?;
        let names = rows.iter().map(|(_, name, _)| *name).collect();
        Ok(Goals { steps: gathered(rows), names })
    }
}

impl Standing for Goals {
    const TABLE: TableId = Goal::TABLE;
    const NAMES: &'static [&'static str] = &["goal"];

    fn names(&self) -> &BTreeSet<Sym> {
        &self.names
    }

    fn each(&self, ask: &Ask<'_>, singly: bool, f: &mut dyn FnMut(&Found<'_>)) {
        let own = ask.own(self);
        each_place(ask, self.steps.keys().copied(), |place| {
            let Period { first, end, .. } = *place.period;
            let steps = self.steps.get(&place.holder).map_or(&[][..], Vec::as_slice);
            let (opening, closing) = place.at.ends;
            let one = |&(name, step): &(Sym, Step)| {
                let due = step.expected;
                let goal = Goal {
                    due: due.is_some_and(|day| first <= day && day < end),
                    achieved: step.done,
                    in_time: step.reached.zip(due).is_some_and(|(day, due)| day <= due),
                    before: step.set.is_none_or(|day| day < first),
                    achieved_before: step.reached.is_some_and(|day| day < first),
                    opening,
                    lost: opening && !closing,
                };
                (name, goal)
            };
            let (ids, data): (Vec<Sym>, Vec<Goal>) = steps.iter().map(one).unzip();
            let heading = |at: usize| match own {
                Some(_) => ask.headings.of_value(ask.records, ids[at]),
                None => None,
            };
            place.give_under((&data, &ids), &heading, singly, f);
        });
    }
}
