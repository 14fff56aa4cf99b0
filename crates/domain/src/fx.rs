//! Exchange rates into the account currency.

use std::cmp::Ordering;

use crate::money::{Currency, Overflow, round_half_even};
use crate::time::Day;

/// Account-currency units for one unit of a currency, in units of 10⁻¹².
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rate(pub i64);

impl Rate {
    /// Parts of one.
    pub const SCALE: i64 = 1_000_000_000_000;
    /// One for one.
    pub const ONE: Rate = Rate(Rate::SCALE);

    /// Converts MRR units of `from` into MRR units of `to`, rounded half-even once.
    ///
    /// # Errors
    /// [`Overflow`] where the result does not fit.
    pub fn convert(self, units: i64, from: Currency, to: Currency) -> Result<i64, Overflow> {
        let (from, to) = (from.exponent(), to.exponent());
        if self == Rate::ONE && from == to {
            return Ok(units);
        }
        let mut num = i128::from(units) * i128::from(self.0);
        let mut den = i128::from(Rate::SCALE);
        match from.cmp(&to) {
            Ordering::Less => num = num.checked_mul(10_i128.pow(to - from)).ok_or(Overflow)?,
            Ordering::Equal => {}
            Ordering::Greater => den *= 10_i128.pow(from - to),
        }
        i64::try_from(round_half_even(num, den)).map_err(|_| Overflow)
    }
}

/// How far back a missing day's rate may come from, in days.
pub const MAX_AGE_DAYS: i32 = 7;

/// Daily rates of all currencies.
#[derive(Clone, Debug, Default)]
pub struct FxTable {
    /// Per currency, days ascending.
    rates: Vec<(Currency, Vec<(Day, Rate)>)>,
}

impl FxTable {
    /// A table of these rates; of two for one day the later in the list holds.
    pub fn new(rates: impl IntoIterator<Item = (Currency, Day, Rate)>) -> FxTable {
        let mut all: Vec<_> = rates.into_iter().collect();
        all.sort_by_key(|&(currency, day, _)| (currency, day));
        let mut table = FxTable::default();
        for (currency, day, rate) in all {
            if table.rates.last().is_none_or(|(last, _)| *last != currency) {
                table.rates.push((currency, Vec::new()));
            }
            let Some((_, days)) = table.rates.last_mut() else {
                continue;
            };
            match days.last_mut() {
                Some(last) if last.0 == day => last.1 = rate,
                _ => days.push((day, rate)),
            }
        }
        table
    }

    /// The rate in force on a day: that day's, or the last one at most seven days back.
    pub fn rate(&self, currency: Currency, day: Day) -> Option<Rate> {
        let at = self.rates.binary_search_by_key(&currency, |(c, _)| *c).ok()?;
        let days = &self.rates[at].1;
        // Mostly there is a rate for every day, so that its place is known.
        let guess = days.first().map_or(0, |&(first, _)| i64::from(day.0) - i64::from(first.0));
        let guess =
            usize::try_from(guess).ok().filter(|&at| days.get(at).is_some_and(|it| it.0 == day));
        let next = guess.map_or_else(|| days.partition_point(|&(d, _)| d <= day), |at| at + 1);
        let &(found, rate) = days.get(next.checked_sub(1)?)?;
        (day.0 - found.0 <= MAX_AGE_DAYS).then_some(rate)
    }

    /// The last day for which there is any rate.
    pub fn last(&self) -> Option<Day> {
        self.rates.iter().filter_map(|(_, days)| days.last()).map(|&(day, _)| day).max()
    }

    /// Whether there is no rate at all.
    pub fn is_empty(&self) -> bool {
        self.rates.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_day_takes_a_rate_at_most_seven_days_old() {
        let usd = Currency::parse("USD").unwrap();
        let table = FxTable::new([(usd, Day(100), Rate(9)), (usd, Day(90), Rate(8))]);
        let cases =
            [(89, None), (90, Some(8)), (97, Some(8)), (98, None), (100, Some(9)), (107, Some(9))];
        for (day, want) in cases {
            assert_eq!(table.rate(usd, Day(day)), want.map(Rate), "day {day}");
        }
        assert_eq!(table.rate(Currency::EUR, Day(100)), None);
    }

    #[test]
    fn decimals_of_both_currencies_count() {
        let (jpy, eur) = (Currency::parse("JPY").unwrap(), Currency::EUR);
        // 1 000 yen at 0.006 is 6 euro: 600 cents.
        let yen = 1000 * crate::money::UNITS_PER_MINOR;
        let rate = Rate(6_000_000_000);
        assert_eq!(rate.convert(yen, jpy, eur), Ok(600 * crate::money::UNITS_PER_MINOR));
    }
}
