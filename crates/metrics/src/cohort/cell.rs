//! One cell of a cohort table.

/// A cohort at one age, summed over its customers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CohortCell {
    /// Customers who started in the cohort's period.
    pub customers: i64,
    /// Sum of their MRR at the end of their first days.
    pub base: i128,
    /// How many are customers at this age.
    pub present: i64,
    /// How many have been customers without a gap up to this age.
    pub stayed: i64,
    /// Sum of their MRR at this age, of each no more than its base.
    pub gross: i128,
    /// Sum of their MRR at this age.
    pub net: i128,
    /// Sum of their MRR at all ages before this one: of months, what they have paid so far.
    pub so_far: i128,
    /// Of cohorts of use: how many used the product at this age, from one anniversary to the next.
    pub active: i64,
    /// Those of the cohort who have reached the age before this one and not this one; they are in
    /// none of the other numbers.
    pub waiting: i64,
}

impl CohortCell {
    /// Adds other customers of the cohort, or, for a weighted mean, another cohort of this age.
    pub fn merge(&mut self, other: &CohortCell) {
        self.customers += other.customers;
        self.base += other.base;
        self.present += other.present;
        self.stayed += other.stayed;
        self.gross += other.gross;
        self.net += other.net;
        self.so_far += other.so_far;
        self.active += other.active;
        self.waiting += other.waiting;
    }
}
