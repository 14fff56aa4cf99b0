//! What holds of all lives and all shares.

use proptest::prelude::*;
use tenure_models::interval::{
    Level, Proportion, clopper_pearson, newcombe, wilson, wilson_continuity,
};
use tenure_models::survival::{Compared, Curve, Life, Scale, log_rank};

fn life() -> impl Strategy<Value = Life> {
    (0_u32..40, 0_u32..40, any::<bool>(), any::<bool>()).prop_map(|(a, b, late, ended)| {
        let entered = Life::entered(a.min(b), a.max(b), ended).filter(|_| late);
        entered.unwrap_or(Life::new(a.max(b), ended))
    })
}

proptest! {
    /// Without censoring the curve is the share of the cohort that is still there.
    #[test]
    fn without_censoring_it_is_the_simple_share(
        exits in prop::collection::vec(0_u32..30, 1..80),
        age in 0_u32..30,
    ) {
        let lives: Vec<Life> = exits.iter().map(|&exit| Life::new(exit, true)).collect();
        let curve = Curve::new(&lives);
        let left = exits.iter().filter(|&&exit| exit > age).count();
        let share = left as f64 / exits.len() as f64;
        let is = curve.survival(age).unwrap();
        prop_assert!((is - share).abs() < 1e-12, "{is} {share}");
        // Greenwood's variance is then the binomial one.
        if let Some(point) = curve.at(age).filter(|_| left > 0) {
            let binomial = (share * (1.0 - share) / exits.len() as f64).sqrt();
            prop_assert!((point.standard_error() - binomial).abs() < 1e-12);
        }
        // The mean up to an age no one reaches is the mean.
        let mean = exits.iter().sum::<u32>() as f64 / exits.len() as f64;
        let is = curve.restricted_mean(30).unwrap().value;
        prop_assert!((is - mean).abs() < 1e-9, "{is} {mean}");
    }

    #[test]
    fn curves_fall_and_lie_in_their_intervals(lives in prop::collection::vec(life(), 1..60)) {
        let curve = Curve::new(&lives);
        let (mut before, mut seen) = (1.0, 0);
        for point in curve.points() {
            prop_assert!(point.survival <= before && point.survival >= 0.0);
            prop_assert!(point.ended + point.censored <= point.at_risk);
            before = point.survival;
            seen += point.ended + point.censored;
            for scale in [Scale::LogLog, Scale::Log, Scale::Plain] {
                if let Some(interval) = point.interval(Level::USUAL, scale) {
                    prop_assert!(interval.low <= point.survival && point.survival <= interval.high);
                    prop_assert!(interval.low >= 0.0 && interval.high <= 1.0);
                }
            }
        }
        prop_assert_eq!(seen, curve.n());
    }

    /// A test of copies of one heading finds nothing, whatever the number of headings.
    #[test]
    fn equal_headings_do_not_differ(
        lives in prop::collection::vec(life(), 2..40),
        groups in 2_usize..5,
    ) {
        let all: Vec<Compared> = (0..groups)
            .flat_map(|group| lives.iter().map(move |&life| Compared { life, group, stratum: 0 }))
            .collect();
        if let Some(test) = log_rank(&all, groups) {
            prop_assert!(test.chi_square.abs() < 1e-9);
            prop_assert_eq!(test.freedom as usize, groups - 1);
            for (observed, expected) in test.groups {
                prop_assert!((observed as f64 - expected).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn shares_lie_in_their_intervals(n in 1_u64..2_000, part in 0.0..=1.0_f64, m in 1_u64..200) {
        let share = Proportion::new((n as f64 * part) as u64, n).unwrap();
        for make in [wilson, wilson_continuity, clopper_pearson] {
            let interval = make(share, Level::USUAL);
            prop_assert!(interval.low <= share.value() && share.value() <= interval.high);
            let wider = make(share, Level::new(9_900).unwrap());
            prop_assert!(wider.low <= interval.low && interval.high <= wider.high);
        }
        // Correction and exactness only widen.
        let (plain, corrected) =
            (wilson(share, Level::USUAL), wilson_continuity(share, Level::USUAL));
        prop_assert!(corrected.low <= plain.low && plain.high <= corrected.high);
        let other = Proportion::new(m / 2, m).unwrap();
        let interval = newcombe(share, other, Level::USUAL);
        let difference = share.value() - other.value();
        prop_assert!(interval.low <= difference && difference <= interval.high);
    }
}
