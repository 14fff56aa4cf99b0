//! Correlations as they are printed, and as often right as they say.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use tenure_models::association::{Pair, changes, correlation, false_discovery, lagged, spearman};
use tenure_models::interval::{Caution, Level, Unavailable};

const USUAL: Level = Level::USUAL;

fn near(is: f64, want: f64, by: f64) {
    assert!((is - want).abs() < by, "{is} is not {want}");
}

fn pairs(first: &[f64], second: &[f64]) -> Vec<Pair> {
    first.iter().zip(second).map(|(&a, &b)| Some((a, b))).collect()
}

/// Hollander and Wolfe, Nonparametric statistical methods, 1973, p. 185: lightness of canned tuna
/// and a panel's score, with 1 − 6 × 48 ÷ (9 × 80).
#[test]
fn hollander_wolfe_1973_tuna() {
    let lightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1];
    let score = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8];
    near(spearman(&lightness, &score).unwrap(), 0.6, 1e-12);
    // Nine are too few for more.
    assert_eq!(correlation(&pairs(&lightness, &score), USUAL), Err(Unavailable::TooShort));
}

/// Values of scipy.stats.spearmanr; the interval by hand: z ± 1.96 √((1 + ρ² ÷ 2) ÷ (n − 3)).
#[test]
fn equal_values_share_their_rank() {
    let first = [1.0, 2.0, 2.0, 3.0, 5.0, 5.0, 5.0, 8.0, 9.0, 10.0, 10.0, 12.0];
    let second = [3.0, 1.0, 4.0, 4.0, 6.0, 5.0, 9.0, 9.0, 7.0, 12.0, 12.0, 2.0];
    near(spearman(&first, &second).unwrap(), 0.541_748_366_196_547, 1e-12);
    // Every second month is missing, so that no two stand beside each other and all are taken for
    // independent.
    let apart: Vec<Pair> = pairs(&first, &second).into_iter().flat_map(|p| [p, None]).collect();
    let found = correlation(&apart, USUAL).unwrap();
    assert_eq!((found.n, found.left_out, found.effective), (12, 12, 12.0));
    near(found.chance, 0.068_858_602_549_092, 1e-9);
    let interval = found.interval.unwrap();
    near(interval.low, -0.092_722_991_584_854, 1e-9);
    near(interval.high, 0.863_321_949_799_848, 1e-9);
    assert!(matches!(found.caution, Some(Caution::FewIndependent { n: 12, .. })));
}

/// Each month as the one before but for a little: ten months of a line say what fewer would.
#[test]
fn months_that_resemble_each_other_say_less() {
    let line: Vec<f64> = (0..40).map(f64::from).collect();
    let other: Vec<f64> = line.iter().map(|x| x + if x % 7.0 == 0.0 { 9.0 } else { 0.0 }).collect();
    let found = correlation(&pairs(&line, &other), USUAL).unwrap();
    assert!(found.value > 0.9 && found.effective < 5.0, "{found:?}");
    // By hand, for 0 1 0 1 …: the sum of neighbours' products is −39/40 of the squares, and
    // (40 × −39/40 + 1) ÷ 36 = −1.06 is cut at −0.99; the product of both is 0.9801.
    let zigzag: Vec<f64> = (0..40).map(|at| f64::from(at % 2)).collect();
    let mut turned = zigzag.clone();
    turned.reverse();
    let found = correlation(&pairs(&zigzag, &turned), USUAL).unwrap();
    near(found.effective, 40.0 * 0.0199 / 1.9801, 1e-9);
    assert_eq!((found.value, found.interval), (-1.0, Err(Unavailable::InFull)));
}

#[test]
fn what_never_moves_moves_with_nothing() {
    let (still, line) = ([3.0; 12], (0..12).map(f64::from).collect::<Vec<_>>());
    assert_eq!(correlation(&pairs(&still, &line), USUAL), Err(Unavailable::Constant));
}

#[test]
fn lags_and_changes_by_hand() {
    let first = [Some(1.0), Some(4.0), None, Some(2.0)];
    let second = [Some(10.0), Some(20.0), Some(30.0), Some(40.0)];
    assert_eq!(changes(&first), [Some(3.0), None, None]);
    // A month later the second is one place further on.
    assert_eq!(lagged(&first, &second, 1), [Some((1.0, 20.0)), Some((4.0, 30.0)), None]);
    assert_eq!(lagged(&first, &second, -2), [None, Some((2.0, 20.0))]);
    assert_eq!(lagged(&first, &second, 4), []);
}

/// Benjamini and Hochberg, Controlling the false discovery rate, 1995, section 4: of fifteen
/// comparisons four hold at 5 %.
#[test]
fn benjamini_hochberg_1995_example() {
    let chances = [
        0.0344, 0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0459, 0.3240, 0.4262,
        0.5719, 0.6528, 0.7590, 1.0,
    ];
    let shares = false_discovery(&chances);
    let held: Vec<usize> = (0..15).filter(|&at| shares[at] <= 0.05).collect();
    assert_eq!(held, [1, 2, 3, 4]);
    near(shares[4], 0.035_625, 1e-12);
    near(shares[0], 0.0645, 1e-12);
    // The sixth would be 0.06950 by itself; the seventh has less.
    near(shares[6], 0.063_857_142_857, 1e-9);
    assert!(false_discovery(&[]).is_empty());
}

/// A number of the normal distribution: the sum of twelve even ones, less six.
fn normal(chance: &mut ChaCha8Rng) -> f64 {
    (0..12).map(|_| chance.next_u32() as f64 / 4_294_967_296.0).sum::<f64>() - 6.0
}

/// A series in which each month remembers so much of the one before.
fn remembering(memory: f64, months: usize, chance: &mut ChaCha8Rng) -> Vec<Option<f64>> {
    let mut level = normal(chance) / (1.0 - memory * memory).sqrt();
    let mut next = || {
        level = memory * level + normal(chance);
        Some(level)
    };
    (0..months).map(|_| next()).collect()
}

/// Of series that have nothing to do with each other, intervals must hold 0 at least about as often
/// as they say, whatever their memory; the longer it is, the less is claimed.
#[test]
fn unrelated_series_with_a_memory_are_seldom_related() {
    let mut chance = ChaCha8Rng::seed_from_u64(11);
    for (memory, least) in [(0.0, 0.93), (0.5, 0.92), (0.8, 0.90)] {
        let (mut held, mut naive, runs) = (0, 0, 1_000);
        for _ in 0..runs {
            let first = remembering(memory, 36, &mut chance);
            let second = remembering(memory, 36, &mut chance);
            let months = lagged(&first, &second, 0);
            let found = correlation(&months, USUAL).unwrap();
            held += i32::from(found.interval.is_ok_and(|i| i.low <= 0.0 && i.high >= 0.0));
            held += i32::from(found.interval.is_err());
            let reach = USUAL.z() * ((1.0 + found.value.powi(2) / 2.0) / 33.0).sqrt();
            naive += i32::from(found.value.atanh().abs() <= reach);
        }
        let share = |n: i32| f64::from(n) / f64::from(runs);
        assert!(share(held) >= least && share(held) < 0.999, "{memory}: {}", share(held));
        // Months taken for independent would see what is not there in a third of all cases.
        assert!(memory < 0.8 || share(naive) < 0.75, "{}", share(naive));
    }
}

/// Two series that only grow, each by chance: their levels go together, their changes do not.
#[test]
fn a_common_trend_fools_levels_and_not_changes() {
    let mut chance = ChaCha8Rng::seed_from_u64(5);
    let mut growing = || {
        let mut level = 0.0;
        let mut next = || {
            level += 1.0 + normal(&mut chance);
            Some(level)
        };
        (0..36).map(|_| next()).collect::<Vec<Option<f64>>>()
    };
    let (first, second) = (growing(), growing());
    let levels = correlation(&lagged(&first, &second, 0), USUAL).unwrap();
    assert!(levels.value > 0.9, "{levels:?}");
    let moved = lagged(&changes(&first), &changes(&second), 0);
    let moved = correlation(&moved, USUAL).unwrap();
    assert!(moved.value.abs() < 0.3 && moved.chance > 0.1, "{moved:?}");
}

/// A full agreement of ten is 1 − 6 ÷ 990 for its chance, by hand: t = 0.993939 √(8 ÷ 0.012084) =
/// 25.574, of which 8 degrees of freedom leave 5.86e-9 on both sides (scipy.stats.t.sf).
#[test]
fn a_full_agreement_is_as_unlikely_as_nearly_one() {
    let order = [4.0, 9.0, 1.0, 7.0, 2.0, 10.0, 3.0, 8.0, 5.0, 6.0];
    // Apart, so that all ten are independent.
    let apart: Vec<Pair> = order.iter().flat_map(|&x| [Some((x, 2.0 * x)), None]).collect();
    let found = correlation(&apart, USUAL).unwrap();
    assert_eq!((found.value, found.effective), (1.0, 10.0));
    near(found.chance / 5.859_766e-9, 1.0, 1e-4);
}
