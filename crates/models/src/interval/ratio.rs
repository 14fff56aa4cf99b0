//! Intervals of a ratio of sums over accounts: revenue retention and churn.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::{Caution, FEW_ACCOUNTS, Interval, Level, Method, Unavailable};

/// What one account adds to both sums, in any whole unit: `part` (its MRR that stayed, say) and
/// `base` (its MRR at the opening).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Account {
    /// To the numerator.
    pub part: i128,
    /// To the denominator.
    pub base: i128,
}

/// Accounts with a part or a base, and their sums.
#[derive(Clone, Debug)]
pub struct Ratio {
    accounts: Vec<(f64, f64)>,
    part: f64,
    base: f64,
}

impl Ratio {
    /// The ratio over these accounts; those that add nothing to either sum are left out.
    ///
    /// # Errors
    /// Where the denominator is not above 0, or there are fewer than two accounts.
    pub fn new(accounts: &[Account]) -> Result<Ratio, Unavailable> {
        let some = accounts.iter().filter(|a| a.part != 0 || a.base != 0);
        let some: Vec<(f64, f64)> = some.map(|a| (a.part as f64, a.base as f64)).collect();
        let part = some.iter().map(|a| a.0).sum();
        let base: f64 = some.iter().map(|a| a.1).sum();
        match some.len() {
            0 => Err(Unavailable::Nobody),
            _ if base <= 0.0 => Err(Unavailable::Nobody),
            1 => Err(Unavailable::OneAccount),
            _ => Ok(Ratio { accounts: some, part, base }),
        }
    }

    /// How many accounts.
    pub fn n(&self) -> u64 {
        self.accounts.len() as u64
    }

    /// The ratio.
    pub fn value(&self) -> f64 {
        self.part / self.base
    }

    /// How many accounts of equal base would be as uneven: (Σ base)² ÷ Σ base².
    pub fn effective(&self) -> f64 {
        let squares: f64 = self.accounts.iter().map(|a| a.1 * a.1).sum();
        self.base * self.base / squares
    }

    /// The ratio without the account with the largest base; `None` where nothing else is left.
    pub fn without_largest(&self) -> Option<f64> {
        let largest = self.accounts.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
        let base = self.base - largest.1;
        (base > 0.0).then(|| (self.part - largest.0) / base)
    }

    /// What to mind.
    pub fn caution(&self) -> Option<Caution> {
        let effective = self.effective();
        (effective < FEW_ACCOUNTS).then_some(Caution::Concentrated { effective })
    }

    /// The linearised standard error: √Σ(part − ratio × base)² ÷ Σ base.
    pub fn standard_error(&self) -> f64 {
        let ratio = self.value();
        let squares: f64 = self.accounts.iter().map(|a| (a.0 - ratio * a.1).powi(2)).sum();
        squares.sqrt() / self.base
    }

    /// Whether accounts differ by more than what rounding makes of equal ones.
    fn spread(&self) -> Result<f64, Unavailable> {
        let error = self.standard_error();
        if error > 1e-12 * self.value().abs().max(1.0) {
            Ok(error)
        } else {
            Err(Unavailable::NoSpread)
        }
    }
}

/// The ratio with the linearised variance of its sums (the delta method).
///
/// # Errors
/// [`Unavailable::NoSpread`] where all accounts have the same ratio.
pub fn linearised(ratio: &Ratio, level: Level) -> Result<Interval, Unavailable> {
    let reach = level.z() * ratio.spread()?;
    let (low, high) = (ratio.value() - reach, ratio.value() + reach);
    Ok(Interval { level, low, high, method: Method::DeltaByAccount, n: ratio.n() })
}

/// Percentiles of the ratio over accounts that are drawn again with replacement, `draws` times.
/// The same seed gives the same interval on every machine.
///
/// # Errors
/// As [`linearised`].
pub fn bootstrap(
    ratio: &Ratio,
    level: Level,
    draws: u32,
    seed: u64,
) -> Result<Interval, Unavailable> {
    ratio.spread()?;
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let n = ratio.accounts.len() as u64;
    let mut ratios: Vec<f64> = Vec::with_capacity(draws as usize);
    while ratios.len() < draws.max(1) as usize {
        let (mut part, mut base) = (0.0, 0.0);
        for _ in 0..n {
            // The high half of a product is below n, and as even as 64 bits are.
            let at = (u128::from(chance.next_u64()) * u128::from(n)) >> 64;
            let account = ratio.accounts[at as usize];
            part += account.0;
            base += account.1;
        }
        // A draw without any base has no ratio; it is drawn again.
        if base > 0.0 {
            ratios.push(part / base);
        }
    }
    ratios.sort_by(f64::total_cmp);
    let tail = level.outside() / 2.0;
    Ok(Interval {
        level,
        low: percentile(&ratios, tail),
        high: percentile(&ratios, 1.0 - tail),
        method: Method::BootstrapByAccount { draws, seed },
        n,
    })
}

/// A percentile of sorted values, between neighbours in proportion.
pub(crate) fn percentile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let at = place.floor() as usize;
    let next = (at + 1).min(sorted.len() - 1);
    sorted[at] + (sorted[next] - sorted[at]) * (place - at as f64)
}
