//! Who came back after leaving.

use tenure_domain::time::Instant;
use tenure_ledger::movement::{Kind, Step};

/// Days after leaving within which a return counts.
pub const HORIZONS: [i32; 4] = [30, 60, 90, 365];

/// Customers who left in a period, and those of them who came back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Returns {
    /// Customers with a churn movement in the period.
    pub churned: i64,
    /// Those who came back within each of [`HORIZONS`] after their last churn in the period.
    pub back: [i64; 4],
    /// Those who have come back by now.
    pub back_by_now: i64,
    /// Those whom we contacted after that churn, before they came back.
    pub contacted: Contacted,
    /// Those for whom each of [`HORIZONS`] is not over when the data end.
    pub waiting: [i64; 4],
    /// Whether the period goes on when the data end, so that others may still leave in it.
    pub goes_on: bool,
}

/// Customers who left and were contacted then.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Contacted {
    /// Those who were contacted within each of [`HORIZONS`].
    pub all: [i64; 4],
    /// Those of them who came back within the same.
    pub back: [i64; 4],
    /// Those who have been contacted by now.
    pub all_by_now: i64,
    /// Those of them who have come back by now.
    pub back_by_now: i64,
}

impl Contacted {
    /// Adds a customer who left, was contacted first at one instant and came back at another;
    /// `limits` are the ends of the horizons.
    fn add(&mut self, first: Instant, back: Option<Instant>, limits: [Instant; 4]) {
        self.all_by_now += 1;
        self.back_by_now += i64::from(back.is_some());
        for (at, limit) in limits.into_iter().enumerate() {
            self.all[at] += i64::from(first < limit);
            self.back[at] += i64::from(back.is_some_and(|back| back < limit));
        }
    }

    fn merge(&mut self, other: &Contacted) {
        for at in 0..HORIZONS.len() {
            self.all[at] += other.all[at];
            self.back[at] += other.back[at];
        }
        self.all_by_now += other.all_by_now;
        self.back_by_now += other.back_by_now;
    }
}

impl Returns {
    /// Adds one customer. `inside` are the steps in the period, `later` those after it up to the
    /// end of the data, `through`; both in order. `contacts` are the instants at which we contacted
    /// it, in order. `end_of` gives the first instant after the day that lies so many account days
    /// after another instant.
    pub fn add(
        &mut self,
        (inside, later): (&[Step], &[Step]),
        contacts: &[Instant],
        through: Instant,
        end_of: impl Fn(Instant, i32) -> Instant,
    ) {
        let Some(last) = inside.iter().rposition(is_churn) else {
            return;
        };
        self.churned += 1;
        let left = inside[last].at;
        let limits = HORIZONS.map(|days| end_of(left, days));
        for (count, limit) in self.waiting.iter_mut().zip(limits) {
            *count += i64::from(through < limit);
        }
        let mut after = inside[last + 1..].iter().chain(later);
        let back = after.find(|step| is_return(step)).map(|step| step.at);
        let first = contacts.iter().find(|&&at| at > left).copied();
        if let Some(first) = first.filter(|&first| back.is_none_or(|back| first < back)) {
            self.contacted.add(first, back, limits);
        }
        let Some(back) = back else { return };
        self.back_by_now += 1;
        for (count, limit) in self.back.iter_mut().zip(limits) {
            *count += i64::from(back < limit);
        }
    }

    /// Whether a horizon, by its place, is not over for everyone who left or may leave.
    pub fn is_open(&self, at: usize) -> bool {
        self.goes_on || self.waiting[at] > 0
    }

    /// Adds other customers of the same period.
    pub fn merge(&mut self, other: &Returns) {
        self.churned += other.churned;
        for (count, more) in self.back.iter_mut().zip(other.back) {
            *count += more;
        }
        self.back_by_now += other.back_by_now;
        self.contacted.merge(&other.contacted);
        for (count, more) in self.waiting.iter_mut().zip(other.waiting) {
            *count += more;
        }
        self.goes_on |= other.goes_on;
    }
}

/// Churn of the period, or of a closed month that was not known when it was closed.
#[inline]
pub fn is_churn(step: &Step) -> bool {
    step.counts_as == Kind::Churn && (step.kind == Kind::Churn || !step.after.is_customer())
}

/// A former customer is one again, whatever the policy calls it.
fn is_return(step: &Step) -> bool {
    step.after.is_customer() && matches!(step.kind, Kind::Reactivation | Kind::New)
}

#[cfg(test)]
mod tests {
    use super::*;
    use tenure_domain::time::DAY;
    use tenure_ledger::movement::{Cause, Standing};

    fn step(day: i64, kind: Kind, after: Standing) -> Step {
        let at = Instant(day * DAY);
        Step { at, delta: 0, kind, counts_as: kind, cause: Cause::None, after, part: 0 }
    }

    #[test]
    fn a_return_counts_from_the_last_churn() {
        let inside = [
            step(1, Kind::Churn, Standing::NONE),
            step(2, Kind::Reactivation, Standing::CUSTOMER),
            step(5, Kind::Churn, Standing::NONE),
        ];
        let later = [step(65, Kind::Reactivation, Standing::CUSTOMER)];
        let mut returns = Returns::default();
        let days = |at: Instant, n: i32| at.plus(i64::from(n + 1) * DAY);
        let through = Instant(70 * DAY);
        returns.add((&inside, &later), &[], through, days);
        returns.add((&inside[..1], &[]), &[], through, days);
        returns.add((&[], &later), &[], through, days);
        assert_eq!(returns.churned, 2);
        // 60 days after day 5 are over with day 65, after day 1 with day 61.
        assert_eq!(returns.waiting, [0, 0, 2, 2]);
        assert!(!returns.is_open(1) && returns.is_open(2));
        assert_eq!(returns.back, [0, 1, 1, 1]);
        assert_eq!(returns.back_by_now, 1);
    }

    #[test]
    fn a_contact_counts_after_the_churn_and_before_the_return() {
        let inside = [step(1, Kind::Churn, Standing::NONE)];
        let later = [step(50, Kind::Reactivation, Standing::CUSTOMER)];
        let days = |at: Instant, n: i32| at.plus(i64::from(n) * DAY);
        let contacted = |later: &[Step], contacts: &[i64]| {
            let contacts: Vec<Instant> = contacts.iter().map(|day| Instant(day * DAY)).collect();
            let mut returns = Returns::default();
            returns.add((&inside, later), &contacts, Instant::MAX, days);
            let Contacted { all, back, all_by_now, back_by_now } = returns.contacted;
            (all, back, (all_by_now, back_by_now))
        };
        // On the day itself it may have been about leaving; after the return it is none.
        assert_eq!(contacted(&later, &[0, 1, 51]), ([0; 4], [0; 4], (0, 0)));
        assert_eq!(contacted(&later, &[20, 40]), ([1; 4], [0, 1, 1, 1], (1, 1)));
        assert_eq!(contacted(&later, &[40]), ([0, 1, 1, 1], [0, 1, 1, 1], (1, 1)));
        assert_eq!(contacted(&[], &[400]), ([0; 4], [0; 4], (1, 0)));
    }
}
