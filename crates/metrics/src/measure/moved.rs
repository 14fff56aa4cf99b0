//! Totals that need no record of single customers: steps by kind and cause, states at the edges.
//!
//! Additive measures are linear in a customer's steps, and levels are linear in its states, so
//! their sums over all customers follow from the sums of steps and states. What compares a
//! customer's opening with what follows ([`Reach::Whole`]) does not, and needs
//! [`Sums::add`] for each customer.

use tenure_ledger::movement::{Cause, Kind, Standing, Step};

use super::{MeasureId, Nature, Steady, Sums};
use crate::cut::{CustomerPeriod, State, fold};

const KINDS: usize = Kind::ALL.len();
const CAUSES: usize = Cause::ALL.len();

/// How much of a customer's period a measure looks at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// The state at the opening.
    Opening,
    /// The state at the closing.
    Closing,
    /// Each step by itself.
    Steps,
    /// The period of a customer as a whole.
    Whole,
}

impl MeasureId {
    /// How much of a customer's period it looks at.
    pub fn reach(self) -> Reach {
        use MeasureId as M;
        match self {
            M::OpeningMrr | M::OpeningCustomers | M::OpeningActive | M::OpeningPaying => {
                Reach::Opening
            }
            M::ClosingMrr
            | M::ClosingCustomers
            | M::ClosingActive
            | M::PayingCustomers
            | M::ContractMrr => Reach::Closing,
            _ if self.nature() == Nature::Additive => Reach::Steps,
            _ => Reach::Whole,
        }
    }
}

/// Steps of any customers in one period, summed by kind and cause. A commutative monoid.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moved {
    amounts: [[i128; CAUSES]; KINDS],
    movements: [[i64; CAUSES]; KINDS],
    /// Of the corrections among them, by the kind that they correct.
    corrected: [i128; KINDS],
}

impl Default for Moved {
    fn default() -> Moved {
        Moved {
            amounts: [[0; CAUSES]; KINDS],
            movements: [[0; CAUSES]; KINDS],
            corrected: [0; KINDS],
        }
    }
}

impl Moved {
    /// Adds a step.
    #[inline]
    pub fn add(&mut self, step: &Step) {
        self.add_part(step.kind as usize, step.cause as usize, step.delta, step.part == 0);
        if step.kind == Kind::Correction {
            self.corrected[step.counts_as as usize] += i128::from(step.delta);
        }
    }

    /// Adds a step that is no correction by the numbers of its kind and cause. `first` is whether it is the first part
    /// of its movement.
    #[inline]
    pub fn add_part(&mut self, kind: usize, cause: usize, delta: i64, first: bool) {
        self.amounts[kind][cause] += i128::from(delta);
        self.movements[kind][cause] += i64::from(first);
    }

    /// Adds the steps of others.
    pub fn merge(&mut self, other: &Moved) {
        let amounts = self.amounts.iter_mut().flatten().zip(other.amounts.iter().flatten());
        amounts.for_each(|(sum, more)| *sum += more);
        let movements = self.movements.iter_mut().flatten().zip(other.movements.iter().flatten());
        movements.for_each(|(sum, more)| *sum += more);
        self.corrected.iter_mut().zip(&other.corrected).for_each(|(sum, more)| *sum += more);
    }

    /// The sums of all measures that look at steps; 0 for the others.
    pub fn sums(&self) -> Sums {
        let mut sums = Sums::default();
        for kind in Kind::ALL {
            for cause in Cause::ALL {
                let amount = self.amounts[kind as usize][cause as usize];
                let movements = self.movements[kind as usize][cause as usize];
                if amount == 0 && movements == 0 {
                    continue;
                }
                // A unit of money and a movement of nothing give the factors of each measure,
                // from the measures' own definitions.
                let as_it_is = (kind, kind);
                let (unit, one) = (probe(as_it_is, cause, 1, 1), probe(as_it_is, cause, 0, 0));
                for measure in MeasureId::all().filter(|m| m.reach() == Reach::Steps) {
                    sums.0[measure as usize] +=
                        measure.of(&unit) * amount + measure.of(&one) * i128::from(movements);
                }
            }
        }
        self.add_corrections(&mut sums);
        sums
    }

    /// Adds what corrections mean for measures of the kinds that they correct.
    fn add_corrections(&self, sums: &mut Sums) {
        // What any correction adds is in the sums already.
        let all = probe((Kind::Correction, Kind::Correction), Cause::None, 1, 1);
        for kind in Kind::ALL.into_iter().filter(|kind| self.corrected[*kind as usize] != 0) {
            let unit = probe((Kind::Correction, kind), Cause::None, 1, 1);
            for measure in MeasureId::all().filter(|m| m.reach() == Reach::Steps) {
                let factor = measure.of(&unit) - measure.of(&all);
                sums.0[measure as usize] += factor * self.corrected[kind as usize];
            }
        }
    }
}

/// The period of a customer with one step, of a kind that counts as a kind.
fn probe((kind, counts_as): (Kind, Kind), cause: Cause, delta: i64, part: u8) -> CustomerPeriod {
    let at = tenure_domain::time::Instant(0);
    let after = Standing::CUSTOMER;
    let step = Step { at, delta, kind, counts_as, cause, after, part };
    // One unit of money overflows nothing.
    fold(State::default(), &[step]).unwrap_or_else(|_| CustomerPeriod::steady(State::default()))
}

impl Sums {
    /// Sums from totals: states at both edges, and steps between them. Measures that look at a
    /// customer's period as a whole are 0.
    pub fn of_totals(opening: &Steady, closing: &Steady, moved: &Moved) -> Sums {
        let (from, to) = (opening.sums(), closing.sums());
        let mut sums = moved.sums();
        for measure in MeasureId::all() {
            let edge = match measure.reach() {
                Reach::Opening => from.get(measure),
                Reach::Closing => to.get(measure),
                Reach::Steps | Reach::Whole => continue,
            };
            sums.0[measure as usize] = edge;
        }
        sums
    }
}
