//! Contrasts of words, against what others published and what was worked out by hand.

use std::collections::BTreeMap;

use tenure_models::contrast::{Counts, Totals, believed, contrast};

fn near(is: f64, want: f64) {
    assert!((is - want).abs() < 1e-12 * want.abs().max(1.0), "{is} is not {want}");
}

/// The example of the Python package fightin_words: two sentences, every word with the prior 0.05.
#[test]
fn fightin_words_package_two_sentences() {
    let first = "the quick brown fox jumps over the lazy pig";
    let second = "the lazy purple pig jumps over the lazier donkey";
    let mut words: BTreeMap<&str, Counts> = BTreeMap::new();
    let none = Counts { first: 0, second: 0, background: 1 };
    first.split(' ').for_each(|word| words.entry(word).or_insert(none).first += 1);
    second.split(' ').for_each(|word| words.entry(word).or_insert(none).second += 1);
    let n = words.len() as u64;
    let totals = Totals { first: 9, second: 9, background: n, prior: 0.05 * n as f64 };
    for (word, counts) in words {
        let want = match word {
            "donkey" | "lazier" | "purple" => -0.689_422_788_680_796_8,
            "brown" | "fox" | "quick" => 0.689_422_788_680_796_8,
            _ => 0.0,
        };
        near(contrast(counts, &totals).unwrap().z, want);
    }
}

/// Worked out with forty decimals: 10 of 100 words against 2 of 80, 15 of 300 in the background, a
/// prior of 30 words; and 0 of 4,000 against 12 of 2,500, 14 of 9,000 behind, a prior of 900.
#[test]
fn informative_priors_as_worked_out_by_hand() {
    let totals = Totals { first: 100, second: 80, background: 300, prior: 30.0 };
    let made = contrast(Counts { first: 10, second: 2, background: 15 }, &totals).unwrap();
    near(made.log_odds, 1.082_816_091_448_130_3);
    near(made.z, 1.773_748_388_543_970_5);
    let totals = Totals { first: 4_000, second: 2_500, background: 9_000, prior: 900.0 };
    let made = contrast(Counts { first: 0, second: 12, background: 14 }, &totals).unwrap();
    near(made.log_odds, -2.627_905_452_093_313_5);
    near(made.z, -2.958_661_600_970_626);
    // A normal variable is beyond 2.9587 on either side in 0.309 % of all cases.
    assert!((made.chance - 0.003_09).abs() < 0.000_005, "{}", made.chance);
}

#[test]
fn the_larger_the_prior_the_nearer_to_nothing() {
    let counts = Counts { first: 9, second: 1, background: 12 };
    let z = |prior| {
        let totals = Totals { first: 200, second: 200, background: 500, prior };
        contrast(counts, &totals).unwrap().log_odds
    };
    assert!(z(1.0) > z(10.0) && z(10.0) > z(1_000.0) && z(1_000.0) > 0.0);
}

#[test]
fn what_the_background_does_not_have_has_no_contrast() {
    let totals = Totals { first: 10, second: 10, background: 20, prior: 2.0 };
    assert_eq!(contrast(Counts { first: 1, second: 0, background: 0 }, &totals), None);
    let nothing = Totals { prior: 0.0, ..totals };
    assert_eq!(contrast(Counts { first: 1, second: 0, background: 1 }, &nothing), None);
    let empty = Totals { first: 0, second: 0, background: 0, prior: 1.0 };
    assert_eq!(contrast(Counts { first: 0, second: 0, background: 0 }, &empty), None);
}

/// The fifteen chances of Benjamini and Hochberg 1995, section 3.2: at a share of 0.05 four are
/// believed, where Bonferroni's way would believe three.
#[test]
fn benjamini_hochberg_1995_thrombolysis() {
    let chances = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
        0.5719, 0.6528, 0.7590, 1.0,
    ];
    let mut backwards = chances;
    backwards.reverse();
    assert_eq!(believed(&chances, 0.05).iter().filter(|&&yes| yes).count(), 4);
    let of_backwards = believed(&backwards, 0.05);
    assert!(of_backwards[11..].iter().all(|&yes| yes) && !of_backwards[10]);
    assert_eq!(believed(&[], 0.05), Vec::<bool>::new());
}
