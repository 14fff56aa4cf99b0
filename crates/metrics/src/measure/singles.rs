//! Periods of one step, summed: most of those in which anything happened at all.
//!
//! Every measure of a customer's period with one step is `a·opening + b·delta + c` as long as
//! nothing changes but amounts: the kind and cause of the step, how the customer stood before and
//! after, and which of opening, delta and closing are below, at or above zero. So the engine keeps,
//! by period and such a class, how many there were, what they opened with and by how much they
//! moved, and adds the measures of each class once ([`Singles::add_to`]).

use tenure_domain::money::Mrr;
use tenure_domain::time::Instant;
use tenure_ledger::movement::{Cause, Kind, Standing, Step};

use super::Sums;
use crate::cut::{CustomerPeriod, State, fold};

/// One opening and one delta.
type Point = (Mrr, Mrr);

/// Which amounts are zero and which are not.
struct Shape {
    /// Amounts of this shape.
    at: Point,
    /// Those with one more at the opening; `None` where the measures say the same by the delta.
    by_opening: Option<Point>,
    /// `at` and another with one more of delta, from which to which.
    by_delta: Option<(Point, Point)>,
}

/// All shapes of amounts that are never below zero, by the number that [`shape`] gives.
const SHAPES: [Shape; 6] = [
    // Nothing, before and after.
    Shape { at: (0, 0), by_opening: None, by_delta: None },
    // From nothing: what moves is what there is.
    Shape { at: (0, 1), by_opening: None, by_delta: Some(((0, 1), (0, 2))) },
    // To nothing: what moves is what there was.
    Shape { at: (1, -1), by_opening: Some((2, -2)), by_delta: None },
    // Less, but something.
    Shape { at: (2, -1), by_opening: Some((3, -1)), by_delta: Some(((3, -2), (3, -1))) },
    // As much as before.
    Shape { at: (1, 0), by_opening: Some((2, 0)), by_delta: None },
    // More.
    Shape { at: (1, 1), by_opening: Some((2, 1)), by_delta: Some(((1, 1), (1, 2))) },
];

/// The number of the shape of amounts, none of which is below zero.
#[inline]
fn shape(opening: Mrr, delta: Mrr, closing: Mrr) -> usize {
    match (opening > 0, closing > 0) {
        (false, false) => 0,
        (false, true) => 1,
        (true, false) => 2,
        (true, true) => match delta.signum() {
            -1 => 3,
            0 => 4,
            _ => 5,
        },
    }
}

/// What is the same in all periods of a class.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Class {
    kind: Kind,
    cause: Cause,
    /// Whether the step is the first of its movement.
    first: bool,
    before: Standing,
    ever: bool,
    after: Standing,
    shape: usize,
}

/// Bits of each part of a class, together the place of its number.
const BITS: usize = 17;

impl Class {
    #[inline]
    fn of(opening: &State, step: &Step, shape: usize) -> Class {
        Class {
            kind: step.kind,
            cause: step.cause,
            first: step.part == 0,
            before: opening.standing,
            ever: opening.ever,
            after: step.after,
            shape,
        }
    }

    #[inline]
    fn place(self) -> usize {
        let parts = [
            (self.kind as usize, 4),
            (self.cause as usize, 4),
            (usize::from(self.first), 1),
            (usize::from(self.before.0), 2),
            (usize::from(self.ever), 1),
            (usize::from(self.after.0), 2),
            (self.shape, 3),
        ];
        parts.iter().fold(0, |place, &(part, bits)| place << bits | part)
    }

    /// All measures of one period of the class, with these amounts.
    fn probe(self, (level, delta): Point) -> Sums {
        let opening = State { level, contract: 0, standing: self.before, ever: self.ever };
        let step = Step {
            at: Instant(0),
            delta,
            kind: self.kind,
            counts_as: self.kind,
            cause: self.cause,
            after: self.after,
            part: u8::from(!self.first),
        };
        let mut sums = Sums::default();
        // A few units overflow nothing.
        sums.add(&fold(opening, &[step]).unwrap_or_else(|_| CustomerPeriod::steady(opening)));
        sums
    }

    /// Of each measure that is not always 0, what it is for the amounts of its shape, and what one
    /// more at the opening and one more of delta add.
    fn factors(self) -> Vec<(usize, [i128; 3])> {
        let shape = &SHAPES[self.shape];
        let base = self.probe(shape.at);
        let more = |from: &Sums, to: &Sums| {
            let mut more = *to;
            more.sub(from);
            more
        };
        let by_opening = shape.by_opening.map(|point| more(&base, &self.probe(point)));
        let by_delta = shape.by_delta.map(|(from, to)| more(&self.probe(from), &self.probe(to)));
        let (by_opening, by_delta) = (by_opening.unwrap_or_default(), by_delta.unwrap_or_default());
        let factors = |at: usize| (at, [base.0[at], by_opening.0[at], by_delta.0[at]]);
        (0..base.0.len()).map(factors).filter(|it| it.1 != [0; 3]).collect()
    }
}

/// Periods of one class in one slot.
#[derive(Clone, Copy, Default, Debug)]
struct Tally {
    opening: i128,
    delta: i128,
    periods: i64,
}

/// Periods of one step, by slot: what a slot is (a period, a heading in it) is the caller's.
#[derive(Debug)]
pub struct Singles {
    slots: usize,
    /// By [`Class::place`] the number of a class, from 1.
    numbers: Vec<u8>,
    classes: Vec<Class>,
    /// By class, then by slot.
    tallies: Vec<Tally>,
}

impl Singles {
    /// None yet, in so many slots.
    pub fn new(slots: usize) -> Singles {
        Singles { slots, numbers: vec![0; 1 << BITS], classes: Vec::new(), tallies: Vec::new() }
    }

    /// Adds the period of a customer without long contracts that opened in this state and had this
    /// step only. `false`, and nothing added, where its measures do not follow from sums: of
    /// corrections, and of amounts below zero or that do not fit.
    #[inline]
    pub fn add(&mut self, slot: usize, opening: &State, step: &Step) -> bool {
        let Some(closing) = opening.level.checked_add(step.delta) else { return false };
        let plain = step.kind != Kind::Correction && step.counts_as == step.kind;
        if !plain || opening.level < 0 || closing < 0 || opening.contract != 0 {
            return false;
        }
        let class = Class::of(opening, step, shape(opening.level, step.delta, closing));
        let place = class.place();
        let number = match self.numbers[place] {
            0 => match self.number(class, place) {
                Some(number) => number,
                None => return false,
            },
            number => number,
        };
        let tally = &mut self.tallies[(usize::from(number) - 1) * self.slots + slot];
        tally.opening += i128::from(opening.level);
        tally.delta += i128::from(step.delta);
        tally.periods += 1;
        true
    }

    /// Gives a class a number; `None` where there are too many.
    #[cold]
    fn number(&mut self, class: Class, place: usize) -> Option<u8> {
        let number = u8::try_from(self.classes.len() + 1).ok()?;
        self.numbers[place] = number;
        self.classes.push(class);
        self.tallies.resize(self.tallies.len() + self.slots, Tally::default());
        Some(number)
    }

    /// Adds the sums of all measures to those of each slot.
    pub fn add_to(&self, sums: &mut [Sums]) {
        for (class, tallies) in self.classes.iter().zip(self.tallies.chunks(self.slots.max(1))) {
            let at = SHAPES[class.shape].at;
            let factors = class.factors();
            for (sums, tally) in sums.iter_mut().zip(tallies).filter(|it| it.1.periods != 0) {
                let n = i128::from(tally.periods);
                // What the amounts are beyond those of the probe.
                let opening = tally.opening - n * i128::from(at.0);
                let delta = tally.delta - n * i128::from(at.1);
                for &(measure, [base, by_opening, by_delta]) in &factors {
                    sums.0[measure] += base * n + by_opening * opening + by_delta * delta;
                }
            }
        }
    }
}
