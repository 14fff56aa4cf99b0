//! Chance that is the same on every machine: ChaCha8 and integers only.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What a stream of chance is for, so that two uses of one seed never share numbers.
#[derive(Clone, Copy)]
pub(super) enum Purpose {
    /// The life of the customer with this index.
    Customer(u32),
    /// The walk of one currency's rate.
    Rate(u32),
    /// What the customer with this index says and asks.
    Voice(u32),
    /// In which words the customer with this index says it.
    Words(u32),
    /// How the customer with this index was won.
    Funnel(u32),
    /// What the users of the customer with this index do.
    Usage(u32),
    /// What the customer with this index achieves.
    Success(u32),
    /// When somebody of the company talks to the customer with this index.
    Talks(u32),
    /// What the company spends.
    Company,
}

/// A stream of chance.
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// The stream of one seed for one purpose.
    pub fn new(seed: u64, purpose: Purpose) -> Dice {
        let (tag, stream) = match purpose {
            Purpose::Customer(index) => (1, index),
            Purpose::Rate(currency) => (2, currency),
            Purpose::Voice(index) => (3, index),
            Purpose::Company => (4, 0),
            Purpose::Funnel(index) => (5, index),
            Purpose::Usage(index) => (6, index),
            Purpose::Success(index) => (7, index),
            Purpose::Words(index) => (8, index),
            Purpose::Talks(index) => (9, index),
        };
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        key[8] = tag;
        let mut rng = ChaCha8Rng::from_seed(key);
        rng.set_stream(u64::from(stream));
        Dice(rng)
    }

    /// A number in `0..n`; 0 where `n` is 0.
    pub fn below(&mut self, n: u32) -> u32 {
        let wide = u64::from(self.0.next_u32()) * u64::from(n);
        // The high half of a product of two 32-bit numbers fits 32 bits.
        (wide >> 32) as u32
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high - low + 1)
    }

    /// Whether something with this chance in a million happens.
    pub fn ppm(&mut self, chance: u32) -> bool {
        self.below(1_000_000) < chance
    }

    /// Whether something with this chance in a hundred happens.
    pub fn percent(&mut self, chance: u32) -> bool {
        self.below(100) < chance
    }

    /// One of a list.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u32) as usize]
    }

    /// One of a list by weight; the last where all weights are zero.
    pub fn weighted<T: Copy>(&mut self, list: &[(u32, T)]) -> T {
        let total: u32 = list.iter().map(|(weight, _)| weight).sum();
        let mut left = self.below(total);
        for &(weight, value) in list {
            if left < weight {
                return value;
            }
            left -= weight;
        }
        list[list.len() - 1].1
    }

    /// A number in `0..=1000`, most likely in the middle: the mean of three throws.
    pub fn trait_value(&mut self) -> u32 {
        (self.below(1_001) + self.below(1_001) + self.below(1_001)) / 3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_apart_and_fixed() {
        let mut one = Dice::new(7, Purpose::Customer(3));
        let mut same = Dice::new(7, Purpose::Customer(3));
        let mut other = Dice::new(7, Purpose::Rate(3));
        let draw = |dice: &mut Dice| (0..8).map(|_| dice.below(1_000)).collect::<Vec<_>>();
        let (first, again, apart) = (draw(&mut one), draw(&mut same), draw(&mut other));
        assert_eq!(first, again);
        assert_ne!(first, apart);
    }

    #[test]
    fn draws_keep_their_bounds_and_weights() {
        let mut dice = Dice::new(1, Purpose::Customer(0));
        let mut counts = [0_u32; 3];
        for _ in 0..10_000 {
            assert!((5..=9).contains(&dice.between(5, 9)));
            assert!(dice.trait_value() <= 1_000);
            counts[dice.weighted(&[(1, 0), (0, 1), (3, 2)])] += 1;
        }
        assert_eq!(counts[1], 0);
        assert!((2_200..2_800).contains(&counts[0]), "{counts:?}");
    }
}
