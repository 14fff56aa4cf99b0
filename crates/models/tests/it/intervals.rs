//! Intervals as they are printed in papers.

use tenure_models::interval::{
    Account, Caution, Level, Proportion, Ratio, Score, Unavailable, bootstrap, clopper_pearson,
    linearised, newcombe, newcombe_continuity, score_adjusted, score_change, score_trinomial,
    shrink, wilson, wilson_continuity,
};

const USUAL: Level = Level::USUAL;

fn share(hits: u64, n: u64) -> Proportion {
    Proportion::new(hits, n).unwrap()
}

fn near(is: (f64, f64), want: (f64, f64)) {
    let far = (is.0 - want.0).abs().max((is.1 - want.1).abs());
    assert!(far < 0.000_051, "{is:?} is not {want:?}");
}

/// Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I.
#[test]
fn newcombe_1998_single_proportions() {
    type Row = ((u64, u64), [(f64, f64); 3]);
    let table: [Row; 4] = [
        ((81, 263), [(0.2553, 0.3662), (0.2535, 0.3682), (0.2527, 0.3676)]),
        ((15, 148), [(0.0624, 0.1605), (0.0598, 0.1644), (0.0578, 0.1617)]),
        ((0, 20), [(0.0, 0.1611), (0.0, 0.2005), (0.0, 0.1684)]),
        ((1, 29), [(0.0061, 0.1718), (0.0018, 0.1963), (0.0009, 0.1776)]),
    ];
    for ((hits, n), [score, corrected, exact]) in table {
        let share = share(hits, n);
        for (interval, want) in [
            (wilson(share, USUAL), score),
            (wilson_continuity(share, USUAL), corrected),
            (clopper_pearson(share, USUAL), exact),
        ] {
            near((interval.low, interval.high), want);
            assert_eq!(interval.n, n);
        }
    }
}

/// Newcombe, Interval estimation for the difference between independent proportions, 1998,
/// table II, method 10.
#[test]
fn newcombe_1998_differences() {
    for (a, b, want) in [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((6, 7), (2, 7), (0.0582, 0.8062)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
        ((0, 10), (0, 20), (-0.1611, 0.2775)),
        ((0, 10), (0, 10), (-0.2775, 0.2775)),
        ((10, 10), (0, 20), (0.6791, 1.0)),
        ((10, 10), (0, 10), (0.6075, 1.0)),
    ] {
        let (a, b) = (share(a.0, a.1), share(b.0, b.1));
        let interval = newcombe(a, b, USUAL);
        near((interval.low, interval.high), want);
        // Turned round, it is the same with the other sign.
        let turned = newcombe(b, a, USUAL);
        near((-turned.high, -turned.low), want);
        // The correction widens.
        let wide = newcombe_continuity(a, b, USUAL);
        assert!(wide.low <= interval.low && wide.high >= interval.high);
    }
}

#[test]
fn a_month_of_two_percent_says_little_of_a_hundred_customers() {
    for (hits, n, want) in
        [(2, 100, (0.0055, 0.0700)), (20, 1_000, (0.0130, 0.0307)), (100, 5_000, (0.0165, 0.0243))]
    {
        let interval = wilson(share(hits, n), USUAL);
        near((interval.low, interval.high), want);
    }
}

#[test]
fn nobody_left_does_not_mean_that_nobody_leaves() {
    // The upper end is z² ÷ (n + z²).
    let interval = wilson(share(0, 100), USUAL);
    near((interval.low, interval.high), (0.0, 3.8415 / 103.8415));
    assert_eq!(Proportion::new(0, 0), Err(Unavailable::Nobody));
    assert_eq!(Proportion::new(3, 2), Err(Unavailable::MoreThanAll));
}

#[test]
fn scores_of_three_classes() {
    // 50, 30 and 20 of a hundred: variance 0.5 + 0.2 − 0.3² = 0.61, so 30 ± 15.3 points.
    let score = Score::new(50, 30, 20).unwrap();
    assert!((score.value() - 0.3).abs() < 1e-15);
    assert!((score.variance() - 0.0061).abs() < 1e-15);
    let interval = score_trinomial(score, USUAL);
    near((interval.low, interval.high), (0.3 - 0.1531, 0.3 + 0.1531));
    let thousand = score_trinomial(Score::new(500, 300, 200).unwrap(), USUAL);
    near((thousand.low, thousand.high), (0.3 - 0.0484, 0.3 + 0.0484));
    // 50.75 and 20.75 of 103: 0.29126 ± 1.96 √(0.60934 ÷ 103).
    let adjusted = score_adjusted(score, USUAL);
    near((adjusted.low, adjusted.high), (0.1405, 0.4420));
    // Only promoters: as counted there is no variance at all, with three answers more there is.
    let all = Score::new(9, 0, 0).unwrap();
    assert_eq!(score_trinomial(all, USUAL).low, 1.0);
    assert!(score_adjusted(all, USUAL).low < 0.7);
    assert_eq!(Score::new(0, 0, 0), Err(Unavailable::Nobody));
}

#[test]
fn from_30_to_45_points_of_a_hundred_answers_each_can_be_chance() {
    let from = Score::new(50, 30, 20).unwrap();
    let to = Score::new(60, 25, 15).unwrap();
    let (interval, chance) = score_change(from, to, USUAL);
    assert!(interval.low < 0.0 && interval.high > 0.0);
    // 0.15 ÷ √(0.0061 + 0.005475) = 1.394, two-sided.
    assert!((chance.unwrap() - 0.1633).abs() < 0.000_1, "{chance:?}");
    let same = Score::new(9, 0, 0).unwrap();
    assert_eq!(score_change(same, same, USUAL).1, None);
}

fn accounts(pairs: &[(i128, i128)]) -> Ratio {
    let account = |&(part, base): &(i128, i128)| Account { part, base };
    Ratio::new(&pairs.iter().map(account).collect::<Vec<_>>()).unwrap()
}

#[test]
fn a_ratio_of_sums_by_hand() {
    // 10 → 5, 10 → 10, 20 → 21: 36 of 40, deviations −4, 1 and 3, so √26 ÷ 40.
    let ratio = accounts(&[(5, 10), (10, 10), (21, 20), (0, 0)]);
    assert_eq!(ratio.n(), 3);
    assert!((ratio.value() - 0.9).abs() < 1e-15);
    let error = 26.0_f64.sqrt() / 40.0;
    assert!((ratio.standard_error() - error).abs() < 1e-15);
    let interval = linearised(&ratio, USUAL).unwrap();
    near((interval.low, interval.high), (0.9 - 1.96 * error, 0.9 + 1.96 * error));
    // (10 + 10 + 20)² ÷ (100 + 100 + 400), and 15 of 20 without the largest.
    assert!((ratio.effective() - 1600.0 / 600.0).abs() < 1e-12);
    assert_eq!(ratio.without_largest(), Some(0.75));
    assert!(matches!(ratio.caution(), Some(Caution::Concentrated { .. })));
}

#[test]
fn accounts_that_all_did_the_same_have_no_interval() {
    let ratio = accounts(&[(9, 10), (18, 20), (27, 30)]);
    assert_eq!(linearised(&ratio, USUAL), Err(Unavailable::NoSpread));
    assert_eq!(bootstrap(&ratio, USUAL, 100, 1), Err(Unavailable::NoSpread));
    let one = [Account { part: 9, base: 10 }];
    assert_eq!(Ratio::new(&one).err(), Some(Unavailable::OneAccount));
    assert_eq!(Ratio::new(&[]).err(), Some(Unavailable::Nobody));
}

#[test]
fn drawing_accounts_again_agrees_with_the_linearised_variance() {
    // Four hundred accounts of equal size, of which every tenth left: the binomial case.
    let pairs: Vec<_> = (0..400).map(|at| (if at % 10 == 0 { 0 } else { 100 }, 100)).collect();
    let ratio = accounts(&pairs);
    let error = (0.9_f64 * 0.1 / 400.0).sqrt();
    assert!((ratio.standard_error() - error).abs() < 1e-12);
    let drawn = bootstrap(&ratio, USUAL, 2_000, 7).unwrap();
    assert!((drawn.low - (0.9 - 1.96 * error)).abs() < 0.004, "{drawn:?}");
    assert!((drawn.high - (0.9 + 1.96 * error)).abs() < 0.004, "{drawn:?}");
    assert_eq!(bootstrap(&ratio, USUAL, 2_000, 7), Ok(drawn));
    assert_ne!(bootstrap(&ratio, USUAL, 2_000, 8).unwrap().low, drawn.low);
    assert_eq!(drawn.method.to_string(), "bootstrap by account, 2000 draws, seed 7");
}

/// Parameters found by a general optimiser (scipy's Nelder-Mead on the same likelihood).
#[test]
fn segments_are_drawn_together_as_far_as_they_are_small() {
    let counts = [(3, 4), (0, 15), (30, 300), (20, 400), (5, 20), (60, 500)];
    let segments = counts.map(|(hits, n)| share(hits, n));
    let (shrunk, (a, b)) = shrink(&segments).unwrap();
    assert!((a - 1.90405).abs() < 0.001 && (b - 11.91988).abs() < 0.005, "{a} {b}");
    let mean = a / (a + b);
    for (segment, rate) in segments.iter().zip(&shrunk) {
        // Between its own rate and the common one, the nearer to its own the larger it is.
        let weight = segment.n() as f64 / (segment.n() as f64 + a + b);
        let want = weight * rate.raw + (1.0 - weight) * mean;
        assert!((rate.shrunk - want).abs() < 1e-12);
    }
    // Three of four is no rate of 75 %, none of fifteen none of 0.
    assert!(shrunk[0].shrunk < 0.5 && shrunk[1].shrunk > 0.02, "{shrunk:?}");
    assert!((shrunk[3].shrunk - 0.05).abs() < 0.005, "{shrunk:?}");
}

#[test]
fn segments_that_differ_by_chance_alone_are_one() {
    let counts = [(1, 4), (0, 5), (30, 300), (90, 1_000), (5, 50)];
    let (shrunk, _) = shrink(&counts.map(|(hits, n)| share(hits, n))).unwrap();
    for rate in shrunk {
        assert!((rate.shrunk - 126.0 / 1359.0).abs() < 0.001, "{rate:?}");
    }
}

#[test]
fn two_segments_or_none_that_lost_anyone_tell_nothing_of_others() {
    assert_eq!(shrink(&[share(1, 4), share(2, 5)]), None);
    assert_eq!(shrink(&[share(0, 4), share(0, 5), share(0, 6)]), None);
    assert_eq!(shrink(&[share(4, 4), share(5, 5), share(6, 6)]), None);
}
