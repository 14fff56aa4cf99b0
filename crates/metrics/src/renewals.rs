//! What becomes of contract terms when they end.

use tenure_domain::money::Mrr;

/// The contract terms of one customer that end on one account day: one renewal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Renewal {
    /// MRR under these terms one day before they end; above 0.
    pub before: Mrr,
    /// MRR of the same at the end of the day, at the exchange rates before; `None` where the data
    /// do not reach so far.
    pub after: Option<Mrr>,
    /// Whether what goes on of it, or any of that, was not due again later in the period: then what
    /// became of it there says whether the customer stayed.
    pub stands: bool,
}

/// Renewals of some customers in one period: a commutative monoid.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Renewals {
    /// Customers with a term that ended.
    pub due_customers: i64,
    /// Those of them who pay on for some of it, when all of it that ended in the period has ended.
    pub renewed_customers: i64,
    /// Customers all of whose terms in the period end after the data.
    pub open_customers: i64,
    /// MRR under the terms that ended.
    pub due_mrr: i128,
    /// What of it goes on, of each renewal no more than was due.
    pub renewed_mrr: i128,
    /// What was added at renewals.
    pub expansion: i128,
    /// What was taken away at renewals that went through.
    pub contraction: i128,
    /// What was due at renewals that did not go through.
    pub lost: i128,
    /// MRR under terms that end after the data.
    pub open_mrr: i128,
}

impl Renewals {
    /// Adds the renewals of one customer in the period.
    pub fn add(&mut self, of_customer: &[Renewal]) {
        let (mut due, mut renewed, mut open) = (false, false, false);
        for renewal in of_customer {
            let before = i128::from(renewal.before);
            let Some(after) = renewal.after.map(i128::from) else {
                open = true;
                self.open_mrr += before;
                continue;
            };
            due = true;
            renewed |= after > 0 && renewal.stands;
            self.due_mrr += before;
            self.renewed_mrr += after.min(before);
            self.expansion += (after - before).max(0);
            match after {
                0 => self.lost += before,
                _ => self.contraction += (before - after).max(0),
            }
        }
        self.due_customers += i64::from(due);
        self.renewed_customers += i64::from(renewed);
        self.open_customers += i64::from(open && !due);
    }

    /// Adds other customers of the same period.
    pub fn merge(&mut self, other: &Renewals) {
        self.due_customers += other.due_customers;
        self.renewed_customers += other.renewed_customers;
        self.open_customers += other.open_customers;
        self.due_mrr += other.due_mrr;
        self.renewed_mrr += other.renewed_mrr;
        self.expansion += other.expansion;
        self.contraction += other.contraction;
        self.lost += other.lost;
        self.open_mrr += other.open_mrr;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn renewals_are_kept_changed_or_lost() {
        let of = |before, after| Renewal { before, after, stands: true };
        let mut all = Renewals::default();
        all.add(&[of(100, Some(100))]);
        all.add(&[of(100, Some(150))]);
        all.add(&[of(100, Some(40)), of(50, Some(0))]);
        all.add(&[of(70, Some(0)), of(10, None)]);
        all.add(&[of(30, None)]);
        all.add(&[]);
        let is = Renewals {
            due_customers: 4,
            renewed_customers: 3,
            open_customers: 1,
            due_mrr: 420,
            renewed_mrr: 240,
            expansion: 50,
            contraction: 60,
            lost: 120,
            open_mrr: 40,
        };
        assert_eq!(all, is);
        assert_eq!(all.due_mrr, all.renewed_mrr + all.contraction + all.lost);
        // A month that went on, and the next one did not.
        let mut months = Renewals::default();
        months.add(&[Renewal { stands: false, ..of(100, Some(100)) }, of(100, Some(0))]);
        assert_eq!((months.due_customers, months.renewed_customers, months.lost), (1, 0, 100));
        let mut twice = all;
        twice.merge(&all);
        assert_eq!(twice.renewed_mrr, 480);
    }
}
