//! How long customers go on renewing, where each has a chance of leaving of its own.
//!
//! The shifted beta-geometric distribution of Fader and Hardie 2007 (Journal of Interactive
//! Marketing 21(1), 76–90): at each renewal a customer leaves with a chance that stays the same
//! for it and differs between customers, as a beta distribution with `a` and `b` says. Those with
//! a high chance leave first, so the rate of those who renew rises with age by sorting alone.

use std::collections::BTreeMap;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use statrs::distribution::{ContinuousCDF, Normal};

use crate::interval::{Interval, Level, Method, percentile};

/// Fewer who left than this, and nothing is projected (a rule of thumb).
pub const FEW_LEFT: u64 = 30;

/// Nobody seen for so many renewals, and nothing is projected (a rule of thumb).
pub const FEW_RENEWALS: u32 = 4;

/// Bounds of ln a and ln b: where customers do not differ, both grow without end.
const BOUND: f64 = 9.0;

/// Above this a number of draws is as good as normal.
const MANY: u64 = 40;

/// A customer by its renewals, as far as it was seen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Spell {
    /// Seen only from after this renewal on; 0 where from the beginning.
    pub entry: u32,
    /// The renewal at which it left, from 1; else how many it made.
    pub renewals: u32,
    /// Whether it left.
    pub left: bool,
}

/// Customers by their renewals, counted.
#[derive(Clone, Debug, Default)]
pub struct Spells {
    cells: BTreeMap<Spell, u64>,
}

impl Spells {
    /// One more. Of whoever was not seen for a whole renewal nothing is known.
    pub fn add(&mut self, spell: Spell) {
        self.add_many(spell, 1);
    }

    /// So many more of the same.
    pub fn add_many(&mut self, spell: Spell, n: u64) {
        if n > 0 && spell.renewals >= spell.entry + u32::from(spell.left) {
            *self.cells.entry(spell).or_default() += n;
        }
    }

    /// Both together.
    pub fn merge(&mut self, other: Spells) {
        other.cells.into_iter().for_each(|(spell, n)| self.add_many(spell, n));
    }

    /// How many customers.
    pub fn n(&self) -> u64 {
        self.cells.values().sum()
    }

    /// How many of them left.
    pub fn left(&self) -> u64 {
        self.cells.iter().filter(|(spell, _)| spell.left).map(|(_, n)| n).sum()
    }

    /// The most renewals that were seen.
    pub fn oldest(&self) -> u32 {
        self.cells.keys().map(|spell| spell.renewals).max().unwrap_or(0)
    }

    /// The same with customers drawn again: each comes as often as a Poisson number of mean 1 says.
    fn drawn(&self, chance: &mut ChaCha8Rng) -> Spells {
        let mut drawn = Spells::default();
        for (&spell, &n) in &self.cells {
            drawn.add_many(spell, poisson(n, chance));
        }
        drawn
    }

    /// −log L of ln a and ln b.
    fn surprise(&self, [a, b]: [f64; 2]) -> f64 {
        if a.abs() > BOUND || b.abs() > BOUND {
            return f64::INFINITY;
        }
        let model = Renewing { a: a.exp(), b: b.exp() };
        let ages = model.log_survival(self.oldest());
        let of = |(spell, &n): (&Spell, &u64)| {
            let age = spell.renewals as usize;
            let log = match spell.left {
                true => ages[age - 1] + model.leaving(spell.renewals).ln(),
                false => ages[age],
            };
            n as f64 * (log - ages[spell.entry as usize])
        };
        -self.cells.iter().map(of).sum::<f64>()
    }
}

/// Why nothing is projected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TooFew {
    /// So many left: fewer than [`FEW_LEFT`].
    Left(u64),
    /// Nobody was seen for more than so many renewals: fewer than [`FEW_RENEWALS`].
    Renewals(u32),
}

/// A shifted beta-geometric distribution of renewals.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Renewing {
    /// Weighs leaving.
    pub a: f64,
    /// Weighs renewing.
    pub b: f64,
}

impl Renewing {
    /// The distribution under which these customers are most likely.
    ///
    /// # Errors
    /// [`TooFew`] where they say too little to project from.
    pub fn fit(spells: &Spells) -> Result<Renewing, TooFew> {
        match (spells.oldest(), spells.left()) {
            (renewals, _) if renewals < FEW_RENEWALS => Err(TooFew::Renewals(renewals)),
            (_, left) if left < FEW_LEFT => Err(TooFew::Left(left)),
            _ => {
                let starts = [[0.0, 0.0], [0.0, 3.0]];
                let found = starts.map(|start| lowest(&|at| spells.surprise(at), start));
                let best =
                    if spells.surprise(found[0]) <= spells.surprise(found[1]) { 0 } else { 1 };
                Ok(Renewing::of(found[best]))
            }
        }
    }

    /// The same fitted to customers drawn again, `draws` times. The same seed gives the same.
    pub fn drawn(&self, spells: &Spells, draws: u32, seed: u64) -> Vec<Renewing> {
        let mut chance = ChaCha8Rng::seed_from_u64(seed);
        let start = [self.a.ln(), self.b.ln()];
        let one = |_| {
            let again = spells.drawn(&mut chance);
            Renewing::of(lowest(&|at| again.surprise(at), start))
        };
        (0..draws).map(one).collect()
    }

    fn of([a, b]: [f64; 2]) -> Renewing {
        Renewing { a: a.exp(), b: b.exp() }
    }

    /// The share of those who are still there that leaves at the n-th renewal, from 1.
    fn leaving(&self, n: u32) -> f64 {
        self.a / (self.a + self.b + f64::from(n) - 1.0)
    }

    /// ln of the share that is there after 0, 1, … renewals.
    fn log_survival(&self, last: u32) -> Vec<f64> {
        let mut log = 0.0;
        let later = (1..=last).map(|n| {
            log += (-self.leaving(n)).ln_1p();
            log
        });
        std::iter::once(0.0).chain(later).collect()
    }

    /// The share that is there after so many renewals.
    pub fn survival(&self, renewals: u32) -> f64 {
        self.log_survival(renewals)[renewals as usize].exp()
    }

    /// Months that a new customer is expected to pay for within a horizon, each worth less the
    /// later it is paid: by `discount` a year. Terms of `term` months are paid at their beginning;
    /// of the last only what lies before the horizon counts.
    pub fn months(&self, term: u32, horizon: u32, discount: f64) -> f64 {
        let term = term.max(1);
        let ages = self.log_survival(horizon / term);
        let of = |(at, log): (u32, &f64)| {
            let paid = term.min(horizon.saturating_sub(at * term));
            let years = f64::from(at * term) / 12.0;
            f64::from(paid) * (log - years * discount.ln_1p()).exp()
        };
        (0..).zip(&ages).map(of).sum()
    }
}

/// An interval of what was drawn.
pub fn between(mut drawn: Vec<f64>, level: Level, n: u64, seed: u64) -> Option<Interval> {
    drawn.sort_by(f64::total_cmp);
    let draws = u32::try_from(drawn.len()).ok().filter(|&draws| draws > 1)?;
    let tail = level.outside() / 2.0;
    let (low, high) = (percentile(&drawn, tail), percentile(&drawn, 1.0 - tail));
    Some(Interval { level, low, high, method: Method::BootstrapByAccount { draws, seed }, n })
}

/// A Poisson number of mean `n`: by Knuth's products, and where there are many as a normal one.
fn poisson(n: u64, chance: &mut ChaCha8Rng) -> u64 {
    let mut even = || ((chance.next_u64() >> 11) as f64 + 0.5) / (1_u64 << 53) as f64;
    let mean = n as f64;
    if n > MANY {
        let drawn = mean + mean.sqrt() * Normal::standard().inverse_cdf(even());
        return drawn.round().max(0.0) as u64;
    }
    let (limit, mut product, mut count) = ((-mean).exp(), even(), 0);
    while product > limit {
        product *= even();
        count += 1;
    }
    count
}

/// Where a function of two numbers is lowest, by the simplex of Nelder and Mead 1965.
fn lowest(of: &dyn Fn([f64; 2]) -> f64, start: [f64; 2]) -> [f64; 2] {
    let corner = |x: f64, y: f64| {
        let at = [start[0] + x, start[1] + y];
        (of(at), at)
    };
    let mut simplex = [corner(0.0, 0.0), corner(0.5, 0.0), corner(0.0, 0.5)];
    for _ in 0..400 {
        simplex.sort_by(|a, b| a.0.total_cmp(&b.0));
        let [best, middle, worst] = simplex;
        let size = (0..2).map(|i| (worst.1[i] - best.1[i]).abs() + (middle.1[i] - best.1[i]).abs());
        if size.sum::<f64>() < 1e-8 {
            break;
        }
        let mean = |i: usize| f64::midpoint(best.1[i], middle.1[i]);
        let step = |by: f64| {
            let at = [0, 1].map(|i| mean(i) + by * (worst.1[i] - mean(i)));
            (of(at), at)
        };
        let reflected = step(-1.0);
        let next = match reflected.0 {
            value if value < best.0 => {
                Some(step(-2.0)).filter(|it| it.0 < value).or(Some(reflected))
            }
            value if value < middle.0 => Some(reflected),
            value => {
                let inside = step(if value < worst.0 { -0.5 } else { 0.5 });
                (inside.0 < worst.0.min(value)).then_some(inside)
            }
        };
        match next {
            Some(point) => simplex[2] = point,
            None => simplex[1..].iter_mut().for_each(|point| {
                let at = [0, 1].map(|i| f64::midpoint(best.1[i], point.1[i]));
                *point = (of(at), at);
            }),
        }
    }
    simplex.sort_by(|a, b| a.0.total_cmp(&b.0));
    simplex[0].1
}
