//! From numbers to books. A book is a list of rows of numbers: dropping a row drops a fact,
//! setting a number to zero makes a fact plainer.

use proptest::collection::vec;
use proptest::prelude::*;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::{Case, build};

/// Numbers that describe the world: policy, account, plans, rates.
const WORLD: usize = 120;
/// Numbers that describe one fact.
const FACT: usize = 90;
/// Most facts in a book.
const FACTS: usize = 20;

/// A book before it is made.
#[derive(Clone, PartialEq, Debug)]
pub struct Raw {
    /// Policy, account, plans, rates.
    pub world: Vec<u16>,
    /// One row a fact.
    pub facts: Vec<Vec<u16>>,
}

impl Raw {
    /// The book of a seed, with at most so many facts.
    pub fn random(seed: u64, size: usize) -> Raw {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut row = |length: usize| -> Vec<u16> {
            (0..length).map(|_| (random.next_u32() >> 16) as u16).collect()
        };
        let facts = 1 + usize::from(row(1)[0]) % size.max(1);
        Raw { world: row(WORLD), facts: (0..facts).map(|_| row(FACT)).collect() }
    }

    /// The book.
    pub fn case(&self) -> Case {
        build::case(self)
    }

    /// The plainest book that still fails, by dropping facts and zeroing numbers.
    pub fn shrink(&self, fails: impl Fn(&Case) -> bool) -> Raw {
        let mut best = self.clone();
        loop {
            let before = best.clone();
            for n in (0..best.facts.len()).rev() {
                let mut next = best.clone();
                next.facts.remove(n);
                best = if fails(&next.case()) { next } else { best };
            }
            for row in 0..=best.facts.len() {
                best = shrink_row(best, row, &fails);
            }
            if best == before {
                return best;
            }
        }
    }

    fn row(&mut self, row: usize) -> &mut Vec<u16> {
        match row.checked_sub(1) {
            Some(fact) => &mut self.facts[fact],
            None => &mut self.world,
        }
    }
}

fn shrink_row(mut best: Raw, row: usize, fails: &impl Fn(&Case) -> bool) -> Raw {
    // Halves first, then ever smaller blocks, down to single numbers.
    let length = best.row(row).len();
    let mut block = length.next_power_of_two();
    while block > 0 {
        for from in (0..length).step_by(block) {
            let mut next = best.clone();
            let to = (from + block).min(length);
            next.row(row)[from..to].fill(0);
            if next != best && fails(&next.case()) {
                best = next;
            }
        }
        block /= 2;
    }
    for at in 0..length {
        for smaller in [2, 10] {
            let mut next = best.clone();
            next.row(row)[at] /= smaller;
            if next != best && fails(&next.case()) {
                best = next;
            }
        }
    }
    best
}

/// Books of all kinds.
pub fn raw() -> impl Strategy<Value = Raw> {
    let facts = vec(vec(any::<u16>(), FACT), 1..=FACTS);
    (vec(any::<u16>(), WORLD), facts).prop_map(|(world, facts)| Raw { world, facts })
}

/// Books of all kinds, made.
pub fn cases() -> impl Strategy<Value = Case> {
    raw().prop_map(|raw| raw.case())
}
