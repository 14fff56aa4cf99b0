//! Measures: numbers of a customer's period whose sums are the terms of formulas.
//!
//! A measure has one definition, which gives both the figure (its sum over customers) and its
//! rows (the customers where it is not 0), so rows always sum to the figure. All measures are
//! additive over any partition of customers.

use crate::cut::{CustomerPeriod, State};
use crate::reading::Unit;

mod moved;
mod paired;
mod singles;
mod table;

pub use moved::{Depth, Moved, OfOpening, Reach};
pub use paired::{MOST_MOVED, OfEach};
pub use singles::Singles;
pub use table::{COUNT, MeasureId};

/// What kind of number a measure is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nature {
    /// Sums over customers and over adjacent periods.
    Additive,
    /// Counts each customer at most once in a period; sums over customers only.
    Distinct,
    /// A level at an instant; sums over customers only.
    Level,
    /// Compares a customer's opening with what follows; sums over customers only.
    Paired,
}

impl Nature {
    /// The name in documents.
    pub fn name(self) -> &'static str {
        match self {
            Nature::Additive => "additive",
            Nature::Distinct => "distinct",
            Nature::Level => "level",
            Nature::Paired => "paired by customer",
        }
    }
}

impl MeasureId {
    /// All measures, in the order of their numbers.
    pub fn all() -> impl Iterator<Item = MeasureId> {
        table::ALL.iter().copied()
    }

    /// The measure of a name.
    pub fn parse(name: &str) -> Option<MeasureId> {
        MeasureId::all().find(|measure| measure.name() == name)
    }
}

/// The sums of all measures over some customers' periods: a commutative monoid.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sums([i128; COUNT]);

impl Default for Sums {
    fn default() -> Sums {
        Sums([0; COUNT])
    }
}

impl Sums {
    /// The sum of a measure: MRR units or a count.
    #[inline]
    pub fn get(&self, measure: MeasureId) -> i128 {
        self.0[measure as usize]
    }

    /// Adds one customer's period.
    #[inline]
    pub fn add(&mut self, period: &CustomerPeriod) {
        table::visit(period, |measure, value| self.0[measure as usize] += value);
    }

    /// Adds `n` equal periods, such as steady ones.
    pub fn add_times(&mut self, period: &CustomerPeriod, n: i64) {
        table::visit(period, |measure, value| {
            self.0[measure as usize] += value * i128::from(n);
        });
    }

    /// Adds other customers.
    pub fn merge(&mut self, other: &Sums) {
        for (sum, value) in self.0.iter_mut().zip(&other.0) {
            *sum += value;
        }
    }

    /// Takes customers away again.
    pub fn sub(&mut self, other: &Sums) {
        for (sum, value) in self.0.iter_mut().zip(&other.0) {
            *sum -= value;
        }
    }
}

/// Customers for whom nothing happened in a period, summed.
///
/// Most customers do nothing in most periods, and all measures of such a period follow from five
/// sums. The engine keeps these by period and adds each period's [`Steady::sums`] once, instead
/// of one record for each customer. Commutative, and `remove` undoes `add`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Steady {
    /// Sum of levels.
    pub mrr: i128,
    /// Sum of levels under contracts of twelve months or more.
    pub contract: i128,
    /// How many are customers.
    pub customers: i64,
    /// How many customers are paused.
    pub paused: i64,
    /// How many pay.
    pub paying: i64,
}

impl Steady {
    /// Adds one customer.
    #[inline]
    pub fn add(&mut self, state: &State) {
        self.times(state, 1);
    }

    /// Takes one customer away.
    #[inline]
    pub fn remove(&mut self, state: &State) {
        self.times(state, -1);
    }

    #[inline]
    fn times(&mut self, state: &State, n: i64) {
        self.mrr += i128::from(state.level) * i128::from(n);
        self.contract += i128::from(state.contract) * i128::from(n);
        self.customers += i64::from(state.standing.is_customer()) * n;
        self.paused += i64::from(state.standing.is_paused()) * n;
        self.paying += i64::from(state.level > 0) * n;
    }

    /// Adds what steps change from one state to another. Levels of contracts are in no step.
    #[inline]
    pub fn change(&mut self, from: &State, to: &State) {
        let more = |of: fn(&State) -> bool| i64::from(of(to)) - i64::from(of(from));
        self.mrr += i128::from(to.level) - i128::from(from.level);
        self.customers += more(|state| state.standing.is_customer());
        self.paused += more(|state| state.standing.is_paused());
        self.paying += more(|state| state.level > 0);
    }

    /// Adds other customers.
    pub fn merge(&mut self, other: &Steady) {
        self.mrr += other.mrr;
        self.contract += other.contract;
        self.customers += other.customers;
        self.paused += other.paused;
        self.paying += other.paying;
    }

    /// The sums of all measures over one period of these customers.
    pub fn sums(&self) -> Sums {
        use tenure_ledger::movement::Standing;
        let of = |level, contract, standing| {
            let ever = true;
            let mut sums = Sums::default();
            sums.add(&CustomerPeriod::steady(State { level, contract, standing, ever }));
            sums
        };
        // A steady measure is a·level + b·contract + c·customer + d·paused + e·paying: five
        // probes give the factors from the measures' own definitions.
        let zero = of(0, 0, Standing::CUSTOMER);
        let paused = of(0, 0, Standing::PAUSED);
        let one = of(1, 0, Standing::CUSTOMER);
        let two = of(2, 0, Standing::CUSTOMER);
        let contract = of(1, 1, Standing::CUSTOMER);
        let mut sums = Sums::default();
        for (at, sum) in sums.0.iter_mut().enumerate() {
            let per_level = two.0[at] - one.0[at];
            *sum = per_level * self.mrr
                + (contract.0[at] - one.0[at]) * self.contract
                + zero.0[at] * i128::from(self.customers)
                + (paused.0[at] - zero.0[at]) * i128::from(self.paused)
                + (one.0[at] - zero.0[at] - per_level) * i128::from(self.paying);
        }
        sums
    }
}

/// Corrections of every kind that can change who a customer is and what it pays at the end.
const CORRECTIONS: &[MeasureId] = &[
    MeasureId::CorrectionNew,
    MeasureId::CorrectionReactivation,
    MeasureId::CorrectionExpansion,
    MeasureId::CorrectionContraction,
    MeasureId::CorrectionChurn,
    MeasureId::CorrectionPaused,
    MeasureId::CorrectionResumed,
    MeasureId::CorrectionMerge,
];

/// Corrections of the kinds that take MRR away.
const LOSSES: &[MeasureId] =
    &[MeasureId::CorrectionContraction, MeasureId::CorrectionChurn, MeasureId::CorrectionPaused];

impl MeasureId {
    /// This measure of one customer's period.
    #[inline]
    pub fn of(self, period: &CustomerPeriod) -> i128 {
        table::value(self, period)
    }

    /// What it is in: money (MRR units) or a count.
    pub fn unit(self) -> Unit {
        table::spec(self).unit
    }

    /// What kind of number it is.
    pub fn nature(self) -> Nature {
        table::spec(self).nature
    }

    /// The name in formulas.
    pub fn name(self) -> &'static str {
        table::spec(self).name
    }

    /// The corrections of closed months that it counts, by the kind that they correct: of the
    /// opening none, of single kinds those of them, and of states that a customer is in all that led
    /// to them.
    pub fn corrections(self) -> &'static [MeasureId] {
        use MeasureId as M;
        match self {
            M::ExpansionOfOpening | M::CorrectionExpansion => &[M::CorrectionExpansion],
            M::ContractionOfOpening | M::CorrectionContraction => &[M::CorrectionContraction],
            M::ChurnedOfOpening | M::CappedChurn | M::OpeningChurned | M::CorrectionChurn => {
                &[M::CorrectionChurn]
            }
            M::ReactivationOfOpening | M::CorrectionReactivation => &[M::CorrectionReactivation],
            M::PausedOfOpening | M::CorrectionPaused => &[M::CorrectionPaused],
            M::ResumedOfOpening | M::CorrectionResumed => &[M::CorrectionResumed],
            M::CappedLoss | M::KeptMrr => LOSSES,
            M::RetainedMrr
            | M::RetainedCustomers
            | M::LostCustomers
            | M::ClosingCustomers
            | M::JoinedAndLost => CORRECTIONS,
            _ => &[],
        }
    }

    /// What it is, in words.
    pub fn doc(self) -> &'static str {
        table::spec(self).doc
    }
}
