//! The cohort table.

use tenure_domain::money::Mrr;
use tenure_domain::period::{Grain, Period};
use tenure_domain::time::{Day, Instant};
use tenure_ledger::movement::{Standing, Step};

use super::calendar::{Anniversaries, Calendar};
use super::cell::CohortCell;
use crate::reading::Reason;
use crate::usage::Days;

/// Cohorts by age, summed over customers: a commutative monoid over customers of the same
/// periods, unit and data.
#[derive(Clone, Debug)]
pub struct Cohorts<'a> {
    calendar: &'a Calendar,
    periods: &'a [Period],
    unit: Grain,
    /// Ages of a row, 0 included.
    ages: usize,
    /// Where the data end.
    through: Instant,
    /// How long an age lasts, in units: of use until the next one.
    lasts: u32,
    /// How many of its first ages were over for some of them before the data begin.
    unseen: Vec<usize>,
    /// By cohort, then by age.
    cells: Vec<CohortCell>,
}

impl<'a> Cohorts<'a> {
    /// Empty cohorts of these adjacent periods, at ages from 0 to `oldest` in `unit`s. `through`
    /// is where the data end: an age counts only where its whole day lies before.
    pub fn new(
        calendar: &'a Calendar,
        periods: &'a [Period],
        unit: Grain,
        oldest: u32,
        through: Instant,
    ) -> Cohorts<'a> {
        let ages = oldest as usize + 1;
        Cohorts {
            calendar,
            periods,
            unit,
            ages,
            through,
            lasts: 0,
            unseen: vec![0; periods.len()],
            cells: vec![CohortCell::default(); periods.len() * ages],
        }
    }

    /// The same of use, for [`Cohorts::add_use`]: an age lasts from one anniversary to the next,
    /// and counts only where all of it lies before the end of the data, and where it was not
    /// over before `first`, the day on which they begin.
    pub fn of_use(
        calendar: &'a Calendar,
        periods: &'a [Period],
        unit: Grain,
        oldest: u32,
        (first, through): (Day, Instant),
    ) -> Cohorts<'a> {
        let next = |of, n: u32| calendar.anniversary(of, n.saturating_add(1));
        let cohorts = Cohorts::new(calendar, periods, unit, oldest, through);
        let unseen = |period: &Period| {
            let of = Anniversaries::of(period.first, unit);
            (0..=oldest).take_while(|&n| next(of, n) <= first).count()
        };
        Cohorts { unseen: periods.iter().map(unseen).collect(), lasts: 1, ..cohorts }
    }

    /// Up to which age those who started on a day have come, in whole days of the data: how many
    /// ages that is.
    fn reached(&self, of: Anniversaries) -> usize {
        let last = |n: u32| match self.lasts {
            0 => self.calendar.anniversary(of, n),
            lasts => {
                let next = self.calendar.anniversary(of, n.saturating_add(lasts));
                Day(next.0.saturating_sub(1))
            }
        };
        let over = |&n: &u32| self.calendar.end_of(last(n)) <= self.through;
        (0..self.ages as u32).take_while(over).count()
    }

    /// The cells of a cohort's customer up to the age that it has reached; it waits for the next.
    fn cells_of(&mut self, row: usize, of: Anniversaries) -> &mut [CohortCell] {
        let reached = self.reached(of);
        let cells = &mut self.cells[row * self.ages..][..self.ages];
        if let Some(next) = cells.get_mut(reached) {
            next.waiting += 1;
        }
        &mut cells[..reached]
    }

    /// The place of the cohort that started on a day.
    fn row(&self, start: Day) -> Option<usize> {
        let row = self.periods.partition_point(|period| period.end <= start);
        self.periods.get(row).is_some_and(|period| period.first <= start).then_some(row)
    }

    /// Adds one customer, by the day of its start and the days on which it used the product.
    pub fn add_use(&mut self, start: Day, active: Option<&Days>) {
        let Some(row) = self.row(start) else { return };
        let of = Anniversaries::of(start, self.unit);
        let calendar = self.calendar;
        for (n, cell) in (0..).zip(self.cells_of(row, of)) {
            let (from, to) = (calendar.anniversary(of, n), calendar.anniversary(of, n + 1));
            cell.customers += 1;
            cell.active += i64::from(active.is_some_and(|days| days.any(from, to)));
        }
    }

    /// Adds one customer, by all its steps in order.
    pub fn add(&mut self, steps: &[Step]) {
        let mut walk = Walk::new(steps);
        let Some(first) = walk.find_first_mrr() else {
            return;
        };
        let start = self.calendar.day(first);
        let Some(row) = self.row(start) else { return };
        walk.go_to(self.calendar.end_of(start));
        let base = walk.level;
        let of = Anniversaries::of(start, self.unit);
        let (calendar, mut so_far) = (self.calendar, 0);
        for (n, cell) in (0..).zip(self.cells_of(row, of)) {
            cell.customers += 1;
            cell.base += i128::from(base);
            cell.so_far += so_far;
            if walk.is_over() {
                continue;
            }
            walk.go_to(calendar.end_of(calendar.anniversary(of, n)));
            cell.present += i64::from(walk.standing.is_customer());
            cell.stayed += i64::from(walk.standing.is_customer() && !walk.left);
            cell.gross += i128::from(walk.level.min(base).max(0));
            cell.net += i128::from(walk.level);
            so_far += i128::from(walk.level);
        }
    }

    /// Adds other customers, by the cells of their cohorts of the same periods and ages.
    pub fn merge(&mut self, cells: &[CohortCell]) {
        for (cell, more) in self.cells.iter_mut().zip(cells) {
            cell.merge(more);
        }
    }

    /// The cells, by cohort, then by age.
    pub fn into_cells(self) -> Vec<CohortCell> {
        self.cells
    }

    /// The cohorts' periods.
    pub fn periods(&self) -> &'a [Period] {
        self.periods
    }

    /// How many ages a row has, 0 included.
    pub fn ages(&self) -> usize {
        self.ages
    }

    /// The cohort of a period at an age.
    ///
    /// # Errors
    /// [`Reason::Immature`] where not everyone has reached it, or others may still start;
    /// [`Reason::EmptyCohort`] where nobody started, [`Reason::BeforeFirstData`] where some had
    /// reached it before the data begin.
    pub fn cell(&self, period: usize, age: usize) -> Result<&CohortCell, Reason> {
        let over = |of: &Period| self.calendar.end_of(Day(of.end.0 - 1)) <= self.through;
        if age >= self.ages || !self.periods.get(period).is_some_and(over) {
            return Err(Reason::Immature);
        }
        let up_to_it = &self.cells[period * self.ages..][..=age];
        if up_to_it.iter().any(|cell| cell.waiting != 0) {
            return Err(Reason::Immature);
        }
        let cell = &up_to_it[age];
        if cell.customers == 0 {
            return Err(Reason::EmptyCohort);
        }
        if age < self.unseen[period] {
            return Err(Reason::BeforeFirstData);
        }
        Ok(cell)
    }

    /// All cohorts that have reached an age as one: the mean weighted by their size.
    ///
    /// # Errors
    /// [`Reason::Immature`] where none has, [`Reason::EmptyCohort`] where nobody started in any.
    pub fn mean(&self, age: usize) -> Result<CohortCell, Reason> {
        let mut sum = CohortCell::default();
        let mut why = Reason::EmptyCohort;
        for period in 0..self.periods.len() {
            match self.cell(period, age) {
                Ok(cell) => sum.merge(cell),
                Err(Reason::EmptyCohort) => {}
                Err(_) => why = Reason::Immature,
            }
        }
        if sum.customers == 0 {
            return Err(why);
        }
        Ok(sum)
    }
}

/// A customer's state while time goes on.
struct Walk<'a> {
    steps: &'a [Step],
    level: Mrr,
    standing: Standing,
    /// Whether the customer has ever left.
    left: bool,
}

impl<'a> Walk<'a> {
    fn new(steps: &'a [Step]) -> Walk<'a> {
        Walk { steps, level: 0, standing: Standing::NONE, left: false }
    }

    /// Goes on to the first MRR above zero, and says when that is.
    fn find_first_mrr(&mut self) -> Option<Instant> {
        while let Some(step) = self.next() {
            if self.level > 0 {
                self.left = false;
                return Some(step.at);
            }
        }
        None
    }

    /// Whether nothing is there and nothing comes any more.
    fn is_over(&self) -> bool {
        self.steps.is_empty() && self.level == 0 && !self.standing.is_customer()
    }

    /// Goes on to the state immediately before an instant.
    fn go_to(&mut self, instant: Instant) {
        while self.steps.first().is_some_and(|step| step.at < instant) {
            self.next();
        }
    }

    fn next(&mut self) -> Option<&'a Step> {
        let (step, rest) = self.steps.split_first()?;
        self.steps = rest;
        // The ledger has checked every level; a sum of its steps cannot leave the range.
        self.level = self.level.saturating_add(step.delta);
        self.left |= self.standing.is_customer() && !step.after.is_customer();
        self.standing = step.after;
        Some(step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_domain::account::Account;
    use tenure_ledger::movement::{Cause, Kind};

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd(y, m, d).unwrap()
    }

    fn step(at: Day, delta: Mrr, kind: Kind) -> Step {
        Step {
            at: Account::default().zone.start_of_day(at).plus(3_600_000_000),
            delta,
            kind,
            counts_as: kind,
            cause: Cause::None,
            after: match kind {
                Kind::Churn => Standing::NONE,
                _ => Standing::CUSTOMER,
            },
            part: 0,
        }
    }

    fn table(through: Day, customers: &[&[Step]]) -> Vec<Vec<Result<CohortCell, Reason>>> {
        let account = Account::default();
        let calendar = Calendar::new(&account.zone, day(2026, 1, 1), day(2026, 12, 31));
        let periods = Period::all(Grain::Month, day(2026, 1, 1), day(2026, 3, 1), &account);
        let through = account.zone.start_of_day(through);
        let mut cohorts = Cohorts::new(&calendar, &periods, Grain::Month, 3, through);
        for steps in customers {
            cohorts.add(steps);
        }
        let row = |period| (0..4).map(|age| cohorts.cell(period, age).copied()).collect();
        let mut rows: Vec<Vec<_>> = (0..periods.len()).map(row).collect();
        rows.push((0..4).map(|age| cohorts.mean(age)).collect());
        rows
    }

    #[test]
    fn who_comes_back_is_present_and_the_young_are_blank() {
        let ada = [
            step(day(2026, 1, 31), 100, Kind::New),
            step(day(2026, 2, 28), -100, Kind::Churn),
            step(day(2026, 3, 31), 150, Kind::Reactivation),
        ];
        let bix = [step(day(2026, 1, 1), 50, Kind::New)];
        // On 1 April: 31 January has just had its second month, 31 March, over; not its third.
        let rows = table(day(2026, 4, 1), &[&ada, &bix]);
        let january = |age: usize| rows[0][age];
        assert_eq!(january(0).unwrap().present, 2);
        assert_eq!(
            january(1).unwrap(),
            CohortCell {
                customers: 2,
                base: 150,
                present: 1,
                stayed: 1,
                gross: 50,
                net: 50,
                so_far: 150,
                ..CohortCell::default()
            }
        );
        assert_eq!(
            january(2).unwrap(),
            CohortCell {
                customers: 2,
                base: 150,
                present: 2,
                stayed: 1,
                gross: 150,
                net: 200,
                so_far: 200,
                ..CohortCell::default()
            }
        );
        assert_eq!(january(3), Err(Reason::Immature));
        assert_eq!(rows[1][0], Err(Reason::EmptyCohort));
        assert_eq!(rows[2][2].unwrap().net, 200);
        assert_eq!(rows[2][3], Err(Reason::Immature));
    }

    #[test]
    fn a_cohort_is_as_old_as_its_youngest() {
        let ada = [step(day(2026, 1, 3), 100, Kind::New)];
        let bix = [step(day(2026, 1, 5), 50, Kind::New), step(day(2026, 2, 7), -50, Kind::Churn)];
        let second = |through: Day| table(through, &[&ada, &bix])[0][2].map(|cell| cell.present);
        // Bix's second month is over with 5 March, though others may have started until the 31st.
        assert_eq!(second(day(2026, 3, 5)), Err(Reason::Immature));
        assert_eq!(second(day(2026, 3, 6)), Ok(1));
        // Before January is over, others may still start.
        let first = |through: Day| table(through, &[&ada])[0][0].map(|cell| cell.present);
        assert_eq!(first(day(2026, 1, 31)), Err(Reason::Immature));
        assert_eq!(first(day(2026, 2, 1)), Ok(1));
    }

    #[test]
    fn who_leaves_on_the_first_day_is_lost_from_the_start() {
        let at = step(day(2026, 2, 3), 100, Kind::New);
        let mut gone = step(day(2026, 2, 3), -100, Kind::Churn);
        gone.at = at.at.plus(1);
        let rows = table(day(2026, 6, 1), &[&[at, gone]]);
        let first = rows[1][0].unwrap();
        assert_eq!((first.customers, first.base, first.present), (1, 0, 0));
    }

    #[test]
    fn a_free_start_waits_for_the_first_mrr() {
        let free = step(day(2026, 1, 5), 0, Kind::Expansion);
        let paid = step(day(2026, 2, 5), 10, Kind::New);
        let rows = table(day(2026, 6, 1), &[&[free, paid], &[free]]);
        assert_eq!(rows[0][0], Err(Reason::EmptyCohort));
        assert_eq!(rows[1][0].unwrap().base, 10);
    }
}
