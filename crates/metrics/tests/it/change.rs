//! Changes of rates taken apart.

use proptest::prelude::*;
use tenure_domain::money::Ratio;
use tenure_metrics::change::{Change, Side, Sides, Total, change, nearest};
use tenure_metrics::reading::Reason;

fn sides((hits, of): (i128, i128), (later, later_of): (i128, i128)) -> Sides {
    Sides { before: Side { hits, of }, after: Side { hits: later, of: later_of } }
}

fn ratio(num: i128, den: i128) -> Ratio {
    Ratio::new(num, den).unwrap()
}

/// The sum over the least common denominator.
fn plus(a: Ratio, b: Ratio) -> Ratio {
    let common = ratio(a.den(), b.den());
    ratio(a.num() * common.den() + b.num() * common.num(), a.den() * common.den())
}

fn exact(total: Total) -> Ratio {
    match total {
        Total::Exact(value) => value,
        Total::Rounded(value) => panic!("{value} is rounded"),
    }
}

/// Σ of all effects, which must be the change.
fn sum(change: &Change) -> Ratio {
    let all = change.effects.iter().flat_map(|effects| [effects.rate, effects.mix]);
    all.map(exact).fold(Ratio::whole(0), plus)
}

#[test]
fn two_plans_by_hand() {
    // Basic: 80 of 100 customers with 10 % churn, then 60 of 100 with 10 %; Pro: 20 with 0 %, then
    // 40 with 5 %. From 8 % to 8 %: Pro's rate adds 30 % × 5 %, fewer in Basic take it back.
    let change = change(&[sides((8, 80), (6, 60)), sides((0, 20), (2, 40))]).unwrap();
    assert_eq!((change.before, change.after), (ratio(8, 100), ratio(8, 100)));
    assert_eq!(change.effects[0].rate, Total::Exact(Ratio::whole(0)));
    assert_eq!(change.effects[1].rate, Total::Exact(ratio(15, 1000)));
    // Basic: −20 % × (10 % − 8 %); Pro: 20 % × (2.5 % − 8 %).
    assert_eq!(change.effects[0].mix, Total::Exact(ratio(-4, 1000)));
    assert_eq!(change.effects[1].mix, Total::Exact(ratio(-11, 1000)));
    assert_eq!(change.rate, Total::Exact(ratio(15, 1000)));
    assert_eq!(change.mix, Total::Exact(ratio(-15, 1000)));
    assert_eq!(sum(&change), Ratio::whole(0));
}

/// Bickel, Hammel and O'Connell 1975: of the men who applied to the six largest departments at
/// Berkeley 44.5 % were admitted, of the women 30.4 %. Between department and department women do
/// better (+0.0360); they applied where fewer are admitted (−0.1777).
#[test]
fn bickel_1975_berkeley_admissions() {
    let men = [(512, 825), (353, 560), (120, 325), (138, 417), (53, 191), (22, 373)];
    let women = [(89, 108), (17, 25), (202, 593), (131, 375), (94, 393), (24, 341)];
    let headings: Vec<Sides> = men.into_iter().zip(women).map(|(m, w)| sides(m, w)).collect();
    let change = change(&headings).unwrap();
    let near = |is: i128, want: i128| assert!((is - want).abs() < 50_000_000, "{is} {want}");
    near(nearest(change.change), -141_600_000_000);
    near(change.rate.nearest(), 36_000_000_000);
    near(change.mix.nearest(), -177_700_000_000);
}

#[test]
fn headings_that_come_or_go_are_mix() {
    let change =
        change(&[sides((5, 100), (4, 80)), sides((3, 10), (0, 0)), sides((0, 0), (6, 20))]);
    let change = change.unwrap();
    for effects in &change.effects[1..] {
        assert_eq!(exact(effects.rate), Ratio::whole(0));
    }
    assert_eq!(sum(&change), change.change);
}

#[test]
fn nobody_is_no_base() {
    let none = change(&[sides((0, 0), (1, 5))]);
    assert_eq!(none.err(), Some(Reason::NobodyToLose));
    assert_eq!(change(&[]).err(), Some(Reason::NobodyToLose));
}

/// Tens of millions of customers under headings without common divisors: what does not fit is
/// rounded to twelve decimals, and still sums to the change.
#[test]
fn what_does_not_fit_is_rounded_in_the_last_place() {
    let headings: Vec<Sides> = (0..40)
        .map(|n| sides((9_973 + n, 30_000_001 + 2 * n), (7_919 * n, 20_000_003 + 38 * n)))
        .collect();
    let change = change(&headings).unwrap();
    let parts = change.effects.iter().map(|e| e.rate.nearest() + e.mix.nearest());
    let difference = parts.sum::<i128>() - nearest(change.change);
    assert!(difference.abs() <= 80, "{difference}");
    assert!(matches!(change.rate, Total::Rounded(_)));
    let totals = change.rate.nearest() + change.mix.nearest();
    assert_eq!(totals, nearest(change.change));
    // Against floating point, which is good to some fifteen digits.
    let all = |pick: fn(&Sides) -> i128| headings.iter().map(pick).sum::<i128>() as f64;
    let (n, m) = (all(|h| h.before.of), all(|h| h.after.of));
    let rate: f64 = headings
        .iter()
        .map(|h| {
            let (then, now) = (h.before.of as f64 / n, h.after.of as f64 / m);
            let before = h.before.hits as f64 / h.before.of as f64;
            let after = h.after.hits as f64 / h.after.of as f64;
            (then + now) / 2.0 * (after - before)
        })
        .sum();
    assert!((rate - change.rate.nearest() as f64 / 1e12).abs() < 2e-12);
}

fn heading() -> impl Strategy<Value = Sides> {
    let side = || (0_i128..1_500).prop_flat_map(|of| (0..=of, Just(of)));
    (side(), side()).prop_map(|(before, after)| sides(before, after))
}

proptest! {
    /// Each heading's effects are exact fractions, and together they are the change to the last
    /// unit: summed over the one denominator that all pairs have.
    #[test]
    fn effects_sum_to_the_change(headings in prop::collection::vec(heading(), 1..25)) {
        let Ok(change) = change(&headings) else { return Ok(()) };
        let of = |pick: fn(&Sides) -> i128| headings.iter().map(pick).sum::<i128>();
        let (n, m) = (of(|h| h.before.of), of(|h| h.after.of));
        let den = 2 * (n * m) * (n * m);
        let mut sum = 0;
        for effects in &change.effects {
            let both = plus(exact(effects.rate), exact(effects.mix));
            prop_assert_eq!(den % both.den(), 0);
            sum += both.num() * (den / both.den());
        }
        prop_assert_eq!(ratio(sum, den), change.change);
        let totals = change.rate.nearest() + change.mix.nearest() - nearest(change.change);
        prop_assert!(totals.abs() <= 1, "{totals} of a rounded last place");
    }

    /// Turned round in time, everything has the other sign.
    #[test]
    fn time_can_be_turned_round(headings in prop::collection::vec(heading(), 1..8)) {
        let Ok(there) = change(&headings) else { return Ok(()) };
        let turned = |h: &Sides| Sides { before: h.after, after: h.before };
        let back = change(&headings.iter().map(turned).collect::<Vec<_>>()).unwrap();
        for (a, b) in there.effects.iter().zip(&back.effects) {
            prop_assert_eq!(plus(exact(a.rate), exact(b.rate)), Ratio::whole(0));
            prop_assert_eq!(plus(exact(a.mix), exact(b.mix)), Ratio::whole(0));
        }
    }
}
