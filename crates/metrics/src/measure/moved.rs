//! Totals that need no record of single customers: steps by kind and cause, states at the edges.
//!
//! Additive measures are linear in a customer's steps, and levels are linear in its states, so
//! their sums over all customers follow from the sums of steps and states. Some that compare a
//! customer's opening with what follows are linear in the steps of those who were there
//! ([`OfOpening`]); a few look at each of these, but only at its levels and some sums of its steps
//! ([`OfEach`]). The others ([`Reach::Whole`]) need [`Sums::add`] for each customer.

use tenure_ledger::movement::{Cause, Kind, Standing, Step};

use super::{MeasureId, Nature, OfEach, Steady, Sums};
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
    /// Each step by itself, but only those of customers of the opening.
    OpeningSteps,
    /// Whether a customer of the opening is one at the closing.
    BothEdges,
    /// What customers of the opening pay at the closing, at the opening's exchange rates: their
    /// opening and all their steps, where none of these is one of `fx` and no level is below zero.
    OpeningAndSteps,
    /// Each customer's levels at both edges and what was handed over in merges, under the same
    /// condition.
    Levels,
    /// Each customer's opening level and the sums of its steps of a few kinds, under the same
    /// condition.
    Losses,
    /// The period of a customer as a whole.
    Whole,
}

/// How much has to be summed for measures to be told: a set, to which others can be added.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Depth(u8);

impl Depth {
    /// No state or step.
    pub const NOTHING: Depth = Depth(0);
    /// States at the opening alone.
    pub const OPENING: Depth = Depth(1);
    /// States at the edges and steps.
    pub const TOTALS: Depth = Depth(2).and(Depth::OPENING);
    /// Also what those of the openings did ([`OfOpening`]).
    pub const OPENINGS: Depth = Depth(4).and(Depth::TOTALS);
    /// Totals, and what each of the openings kept ([`OfEach`]).
    pub const LEVELS: Depth = Depth(8).and(Depth::TOTALS);
    /// And what each of them lost.
    pub const LOSSES: Depth = Depth(16).and(Depth::LEVELS);
    /// What each customer did, of which everything follows.
    pub const WHOLE: Depth = Depth(32).and(Depth::OPENINGS).and(Depth::LOSSES);

    /// What is in either.
    #[must_use]
    pub const fn and(self, other: Depth) -> Depth {
        Depth(self.0 | other.0)
    }

    /// Whether all of the other is in it.
    pub const fn holds(self, other: Depth) -> bool {
        self.0 & other.0 == other.0
    }

    /// A number of its own, for keys.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl Reach {
    /// How much has to be summed for it. `plain` says that no step is one of `fx` and no level is
    /// below zero.
    pub fn depth(self, plain: bool) -> Depth {
        match self {
            Reach::Opening | Reach::Closing | Reach::Steps => Depth::TOTALS,
            Reach::OpeningSteps | Reach::BothEdges => Depth::OPENINGS,
            Reach::OpeningAndSteps if plain => Depth::OPENINGS,
            Reach::Levels if plain => Depth::LEVELS,
            Reach::Losses if plain => Depth::LOSSES,
            Reach::OpeningAndSteps | Reach::Levels | Reach::Losses | Reach::Whole => Depth::WHOLE,
        }
    }
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
            M::ExpansionOfOpening
            | M::ContractionOfOpening
            | M::ChurnedOfOpening
            | M::PausedOfOpening
            | M::ResumedOfOpening
            | M::ReactivationOfOpening => Reach::OpeningSteps,
            M::RetainedCustomers | M::LostCustomers => Reach::BothEdges,
            M::RetainedMrr => Reach::OpeningAndSteps,
            M::KeptMrr => Reach::Levels,
            M::CappedChurn | M::CappedLoss => Reach::Losses,
            _ if self.nature() == Nature::Additive => Reach::Steps,
            _ => Reach::Whole,
        }
    }
}

/// Steps of one kind and cause.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Cell {
    amount: i128,
    movements: i64,
}

/// Steps of any customers in one period, summed by kind and cause. A commutative monoid.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moved {
    cells: [[Cell; CAUSES]; KINDS],
    /// Of the corrections among them, by the kind that they correct.
    corrected: [i128; KINDS],
}

impl Default for Moved {
    fn default() -> Moved {
        Moved { cells: [[Cell::default(); CAUSES]; KINDS], corrected: [0; KINDS] }
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
        let cell = &mut self.cells[kind][cause];
        cell.amount += i128::from(delta);
        cell.movements += i64::from(first);
    }

    /// Adds the steps of others.
    pub fn merge(&mut self, other: &Moved) {
        let cells = self.cells.iter_mut().flatten().zip(other.cells.iter().flatten());
        for (sum, more) in cells {
            sum.amount += more.amount;
            sum.movements += more.movements;
        }
        self.corrected.iter_mut().zip(&other.corrected).for_each(|(sum, more)| *sum += more);
    }

    /// The sums of all measures that look at steps; 0 for the others.
    pub fn sums(&self) -> Sums {
        let mut sums = Sums::default();
        for kind in Kind::ALL {
            for cause in Cause::ALL {
                let Cell { amount, movements } = self.cells[kind as usize][cause as usize];
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

/// The period of a new customer with one step, of a kind that counts as a kind.
fn probe(kinds: (Kind, Kind), cause: Cause, delta: i64, part: u8) -> CustomerPeriod {
    probe_of(State::default(), kinds, cause, delta, part)
}

/// The same of a customer that opens in a state.
fn probe_of(
    opening: State,
    (kind, counts_as): (Kind, Kind),
    cause: Cause,
    delta: i64,
    part: u8,
) -> CustomerPeriod {
    let at = tenure_domain::time::Instant(0);
    let after = Standing::CUSTOMER;
    let step = Step { at, delta, kind, counts_as, cause, after, part };
    // One unit of money overflows nothing.
    fold(opening, &[step]).unwrap_or_else(|_| CustomerPeriod::steady(opening))
}

/// What the customers of an opening did in the period that it opens. A commutative monoid.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct OfOpening {
    /// Signed sum of their steps by the number of the kind under which they count.
    pub counted: [i128; KINDS],
    /// How many of them are customers at the closing.
    pub stayed: i64,
}

impl OfOpening {
    /// Adds other customers.
    pub fn merge(&mut self, other: &OfOpening) {
        self.counted.iter_mut().zip(&other.counted).for_each(|(sum, more)| *sum += more);
        self.stayed += other.stayed;
    }

    /// Adds what follows from it, of customers of the opening in these states.
    fn add_to(&self, at_opening: &Steady, sums: &mut Sums) {
        let of = |reach| MeasureId::all().filter(move |measure| measure.reach() == reach);
        let customers = at_opening.customers;
        let opening = State { standing: Standing::CUSTOMER, ever: true, ..State::default() };
        for kind in Kind::ALL.into_iter().filter(|&kind| self.counted[kind as usize] != 0) {
            let unit = probe_of(opening, (kind, kind), Cause::None, 1, 1);
            for measure in of(Reach::OpeningSteps).chain(of(Reach::OpeningAndSteps)) {
                sums.0[measure as usize] += measure.of(&unit) * self.counted[kind as usize];
            }
        }
        let one = CustomerPeriod::steady(State { level: 1, ..opening });
        for measure in of(Reach::OpeningAndSteps) {
            sums.0[measure as usize] += measure.of(&one) * at_opening.mrr;
        }
        let stayed = CustomerPeriod::steady(opening);
        let mut left = stayed;
        left.closing = State::default();
        for measure in of(Reach::BothEdges) {
            sums.0[measure as usize] += measure.of(&stayed) * i128::from(self.stayed)
                + measure.of(&left) * i128::from(customers - self.stayed);
        }
    }
}

impl Sums {
    /// Sums from totals: states at both edges, steps between them, and, where they were summed,
    /// those of the customers of the opening, and what each of these kept and lost. Measures that
    /// look at more are 0.
    pub fn of_totals(
        opening: &Steady,
        closing: &Steady,
        moved: &Moved,
        of_opening: Option<&OfOpening>,
        of_each: Option<&OfEach>,
    ) -> Sums {
        let (from, to) = (opening.sums(), closing.sums());
        let mut sums = moved.sums();
        for measure in MeasureId::all() {
            let edge = match measure.reach() {
                Reach::Opening => from.get(measure),
                Reach::Closing => to.get(measure),
                _ => continue,
            };
            sums.0[measure as usize] = edge;
        }
        if let Some(of_opening) = of_opening {
            of_opening.add_to(opening, &mut sums);
        }
        if let Some(of_each) = of_each {
            of_each.set(&mut sums);
        }
        sums
    }
}
