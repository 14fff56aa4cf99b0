//! The shifted beta-geometric distribution against what Fader and Hardie printed.

use tenure_models::interval::{Level, Method};
use tenure_models::renewing::{Renewing, Spell, Spells, TooFew, between};

/// Of 1,000 customers, those alive after each year (Fader and Hardie 2007, table 1).
const REGULAR: [u64; 13] = [1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173];
const HIGH_END: [u64; 13] = [1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394];

/// What is seen of them until the `last` year.
fn seen(alive: &[u64], last: usize) -> Spells {
    let mut spells = Spells::default();
    for year in 1..=last {
        let spell = Spell { entry: 0, renewals: year as u32, left: true };
        spells.add_many(spell, alive[year - 1] - alive[year]);
    }
    spells.add_many(Spell { entry: 0, renewals: last as u32, left: false }, alive[last]);
    spells
}

fn near(value: f64, want: f64, within: f64) {
    assert!((value - want).abs() <= within, "{value} is not {want}");
}

/// Fitted on seven years; the paper prints 0.688 for the first `a`, which its own data do not give.
#[test]
fn fader_and_hardie_2007() {
    for (alive, a, b, twelfth) in
        [(REGULAR, 0.704, 1.182, 0.1700), (HIGH_END, 0.668, 3.806, 0.3780)]
    {
        let found = Renewing::fit(&seen(&alive, 7)).unwrap();
        near(found.a, a, 0.001);
        near(found.b, b, 0.003);
        near(found.survival(12), twelfth, 0.0001);
        near(found.survival(1), b / (a + b), 0.0002);
    }
}

/// The value by the first year's churn as a constant is 37 % and 20 % too low at a discount of 10 %.
#[test]
fn first_year_churn_understates() {
    for (alive, gap) in [(REGULAR, 0.37), (HIGH_END, 0.20)] {
        let model = Renewing::fit(&seen(&alive, 7)).unwrap();
        let value = model.months(12, 12 * 400, 0.1) / 12.0;
        let constant = 1.1 / (1.1 - alive[1] as f64 / 1000.0);
        near(1.0 - constant / value, gap, 0.005);
    }
}

/// With a = b = 1 the share after n renewals is 1 ÷ (n + 1), and Σ xⁿ ÷ (n + 1) = −ln(1 − x) ÷ x.
#[test]
fn discounted_months_are_the_closed_form() {
    let model = Renewing { a: 1.0, b: 1.0 };
    near(model.survival(3), 0.25, 1e-12);
    let x: f64 = 1.0 / 1.1;
    near(model.months(12, 12 * 600, 0.1), 12.0 * -(1.0 - x).ln() / x, 1e-9);
    // Within 18 months: the first year, and half of the second for half of them, a year later.
    near(model.months(12, 18, 0.1), 12.0 + 6.0 * 0.5 / 1.1, 1e-12);
    // Without discount, by the month: 1 + 1/2 + 1/3.
    near(model.months(1, 3, 0.0), 1.0 + 0.5 + 1.0 / 3.0, 1e-12);
}

/// Whoever is seen late counts only under the condition of having got there: of customers who were
/// followed from the second year on, the same distribution is found.
#[test]
fn late_entries_do_not_lengthen_lives() {
    let mut late = seen(&HIGH_END, 7);
    let mut spells = Spells::default();
    // A second company of the same kind, whose first two years nobody wrote down.
    for year in 3..=7_usize {
        let spell = Spell { entry: 2, renewals: year as u32, left: true };
        spells.add_many(spell, HIGH_END[year - 1] - HIGH_END[year]);
    }
    spells.add_many(Spell { entry: 2, renewals: 7, left: false }, HIGH_END[7]);
    late.merge(spells);
    let (whole, both) = (seen(&HIGH_END, 7), late);
    let (whole, both) = (Renewing::fit(&whole).unwrap(), Renewing::fit(&both).unwrap());
    near(both.survival(12), whole.survival(12), 0.005);
}

#[test]
fn too_few_are_not_projected() {
    let mut spells = seen(&REGULAR, 3);
    assert_eq!(Renewing::fit(&spells), Err(TooFew::Renewals(3)));
    spells = Spells::default();
    spells.add_many(Spell { entry: 0, renewals: 2, left: true }, 29);
    spells.add_many(Spell { entry: 0, renewals: 9, left: false }, 500);
    assert_eq!(Renewing::fit(&spells), Err(TooFew::Left(29)));
    spells.add(Spell { entry: 0, renewals: 3, left: true });
    assert!(Renewing::fit(&spells).is_ok());
    // Left before it was seen for a whole renewal: nothing is known of it.
    spells.add(Spell { entry: 3, renewals: 3, left: true });
    assert_eq!((spells.n(), spells.left()), (530, 30));
}

/// Percentiles of fits to customers drawn again hold the fit, repeat, and narrow with customers.
#[test]
fn intervals_repeat_and_narrow() {
    let width = |scale: u64| {
        let alive: Vec<u64> = HIGH_END.iter().map(|n| n * scale).collect();
        let spells = seen(&alive, 7);
        let fit = Renewing::fit(&spells).unwrap();
        let drawn = || {
            let drawn = fit.drawn(&spells, 200, 7);
            drawn.iter().map(|one| one.survival(12)).collect::<Vec<f64>>()
        };
        assert_eq!(drawn(), drawn());
        let interval = between(drawn(), Level::USUAL, spells.n(), 7).unwrap();
        assert!(interval.low < fit.survival(12) && fit.survival(12) < interval.high);
        assert_eq!(interval.method, Method::BootstrapByAccount { draws: 200, seed: 7 });
        interval.high - interval.low
    };
    let (few, many) = (width(1), width(16));
    near(few / many, 4.0, 0.9);
}
