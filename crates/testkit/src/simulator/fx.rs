//! Exchange rates: one seeded walk per currency, a rate for every day.

use super::dice::{Dice, Purpose};
use super::plans::Currency;

/// Decimals of a rate.
pub(super) const DECIMALS: u32 = 8;

/// Euros for one unit of a currency, in units of 10⁻⁸, day by day.
pub(super) struct Walk {
    dice: Dice,
    rate: i64,
    base: i64,
}

impl Walk {
    /// The walk of a currency; none for the euro.
    pub fn new(seed: u64, currency: Currency) -> Option<Walk> {
        let base = match currency {
            Currency::Eur => return None,
            Currency::Usd => 92_000_000,
            Currency::Gbp => 116_500_000,
            Currency::Jpy => 612_000,
        };
        Some(Walk { dice: Dice::new(seed, Purpose::Rate(currency as u32)), rate: base, base })
    }
}

impl Iterator for Walk {
    type Item = i64;

    /// The next day's rate. A day moves it by a few thousandths, and a little of the way back.
    fn next(&mut self) -> Option<i64> {
        let step: i64 = (0..4).map(|_| i64::from(self.dice.below(4_001)) - 2_000).sum();
        let back = (self.base - self.rate) / 300;
        self.rate += self.rate * step / 1_000_000 + back;
        self.rate = self.rate.clamp(self.base * 7 / 10, self.base * 14 / 10);
        Some(self.rate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walks_stay_near_their_base_and_move() {
        assert!(Walk::new(7, Currency::Eur).is_none());
        for currency in [Currency::Usd, Currency::Gbp, Currency::Jpy] {
            let walk = Walk::new(7, currency).expect("only the euro has no walk");
            let base = walk.base;
            let rates: Vec<i64> = walk.take(2_000).collect();
            assert!(rates.iter().all(|rate| (base * 7 / 10..=base * 14 / 10).contains(rate)));
            let (low, high) = (rates.iter().min(), rates.iter().max());
            assert!(high.zip(low).is_some_and(|(high, low)| high - low > base / 50));
        }
    }
}
