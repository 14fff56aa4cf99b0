//! How MRR is spread over customers at one instant.

use tenure_domain::money::Mrr;

use crate::wide::Wide;

/// The distribution of closing levels of paying customers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Levels {
    /// Customers with a level above zero.
    pub paying: i64,
    /// Sum of their levels.
    pub total: i128,
    /// Sum of the largest one, five and ten levels.
    pub top: [i128; 3],
    /// How many customers are a fifth of those who pay, rounded up.
    pub fifth: i64,
    /// Sum of that many largest levels.
    pub top_fifth: i128,
    /// Effective number of customers, total² ÷ Σ level², in units of 10⁻¹² rounded half-even;
    /// `None` without paying customers.
    pub effective: Option<i128>,
}

impl Levels {
    /// The distribution of these levels, which it reorders. Those not above zero do not count.
    pub fn of(levels: &mut [Mrr]) -> Levels {
        let paying = partition(levels, |level| level > 0);
        let levels = &mut levels[..paying];
        let fifth = paying.div_ceil(5);
        let total = sum(levels);
        let squares =
            levels.iter().fold(Wide::ZERO, |sum, level| sum.plus_square(level.unsigned_abs()));
        // All that is asked for lies among these.
        let front = largest(levels, fifth.max(10));
        let top_fifth = sum(largest(front, fifth));
        let top = [10, 5, 1].map(|n| sum(largest(front, n)));
        Levels {
            paying: paying as i64,
            total,
            top: [top[2], top[1], top[0]],
            fifth: fifth as i64,
            top_fifth,
            effective: (total > 0)
                .then(|| Wide::square(total.unsigned_abs()).rounded_over(squares))
                .flatten(),
        }
    }
}

/// Of how many of the largest customers a named term is the sum, where so many pay: of all
/// of them where it is not of the largest alone.
pub fn among(term: &str, paying: usize) -> usize {
    match term {
        "top_1_mrr" => 1,
        "top_5_mrr" => 5,
        "top_10_mrr" => 10,
        "top_fifth_mrr" => paying.div_ceil(5),
        _ => paying,
    }
}

/// Moves those that hold to the front; how many they are.
fn partition(levels: &mut [Mrr], holds: impl Fn(Mrr) -> bool) -> usize {
    let mut front = 0;
    for at in 0..levels.len() {
        if holds(levels[at]) {
            levels.swap(front, at);
            front += 1;
        }
    }
    front
}

/// The `n` largest, moved to the front.
fn largest(levels: &mut [Mrr], n: usize) -> &mut [Mrr] {
    if n >= levels.len() {
        return levels;
    }
    levels.select_nth_unstable_by(n, |a, b| b.cmp(a));
    &mut levels[..n]
}

fn sum(levels: &[Mrr]) -> i128 {
    levels.iter().map(|&level| i128::from(level)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::ONE_ROUNDED;

    #[test]
    fn the_largest_come_first() {
        let mut levels: Vec<Mrr> = (0..=20).collect();
        let spread = Levels::of(&mut levels);
        assert_eq!(spread.paying, 20);
        assert_eq!(spread.total, 210);
        assert_eq!(spread.top, [20, 90, 155]);
        assert_eq!((spread.fifth, spread.top_fifth), (4, 74));
    }

    #[test]
    fn equal_customers_are_as_many_as_they_are() {
        for n in [1, 3, 7] {
            let mut levels = vec![Mrr::MAX / 8; n];
            let effective = Levels::of(&mut levels).effective;
            assert_eq!(effective, Some(n as i128 * ONE_ROUNDED));
        }
        // 3² + 1² + 0² = 10; 4² ÷ 10 = 1.6.
        assert_eq!(Levels::of(&mut [3, 1, 0]).effective, Some(ONE_ROUNDED / 10 * 16));
        assert_eq!(Levels::of(&mut [0, -5]), Levels::default());
    }
}
