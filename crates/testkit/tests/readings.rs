//! The figures of `tenure-metrics`, from the ledger's steps, against those that the oracle counts
//! from its own levels and movements.

#[allow(dead_code, reason = "shared with the comparison of movements")]
mod compare;

use tenure_domain::period::{Grain, Period};
use tenure_domain::policy::{FxModel, Merges, NewAndGone, Usage};
use tenure_domain::time::Day;
use tenure_ledger::movement::Step;
use tenure_metrics::catalogue::{Cut, MetricId, evaluate};
use tenure_metrics::cut::{State, fold};
use tenure_metrics::measure::Sums;
use tenure_metrics::reading::Value;
use tenure_testkit::books::Case;
use tenure_testkit::oracle::{self, Fraction, OracleResult};

/// The state after these steps.
fn state(steps: &[Step]) -> State {
    fold(State::default(), steps).expect("small books fit").closing
}

fn sums(ledgers: &[Vec<Step>], period: &Period) -> Sums {
    let mut sums = Sums::default();
    for steps in ledgers {
        let before = steps.partition_point(|step| step.at < period.from);
        let until = steps.partition_point(|step| step.at < period.to);
        let opening = state(&steps[..before]);
        sums.add(&fold(opening, &steps[before..until]).expect("small books fit"));
    }
    sums
}

fn value(metric: &str, variant: &str, cut: &Cut<'_>) -> Option<Fraction> {
    let id = MetricId::parse(metric).expect("the oracle names metrics of the catalogue");
    let reading = evaluate(id, variant, cut).expect("the oracle names their variants");
    let fraction = match reading.value {
        Value::Ratio(f) | Value::Money(f) | Value::Duration(f) => f,
        Value::Count(n) => tenure_metrics::reading::Fraction::whole(n),
        Value::Undefined(_) => return None,
        other => panic!("{metric} {variant} is {other:?}, not exact"),
    };
    Some(Fraction::new(fraction.num, fraction.den))
}

/// Compares all figures of a period; gives how many were defined.
fn check(case: &Case, result: &OracleResult, ledgers: &[Vec<Step>], period: &Period) -> usize {
    let sums = sums(ledgers, period);
    let cut = Cut::new(*period, &sums);
    let mut defined = 0;
    for ((metric, variant), want) in oracle::readings(result, period.from, period.to) {
        if variant == "opening" {
            continue;
        }
        let got = value(metric, variant, &cut);
        assert_eq!(got, want, "{metric} {variant} of {period}\n{case}");
        defined += usize::from(want.is_some());
    }
    defined
}

/// Books without what the comparison of movements leaves open, at one rate for ever, so that the
/// closing at the opening's rates is the closing.
fn plain(mut case: Case) -> Case {
    case.policy.fx = FxModel::Constant(Day(20_484));
    case.policy.merges = Merges::FromBeginning;
    case.policy.usage = Usage::Exclude;
    case.policy.new_and_gone = NewAndGone::Show;
    case
}

#[test]
fn figures_are_those_counted_by_hand() {
    let count = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(300);
    let mut defined = 0;
    for seed in 0..count {
        let case = plain(Case::random(seed, 12));
        let result = oracle::movements(
            &case.policy,
            &case.account,
            &case.fx,
            &case.plans,
            &case.book,
            case.horizon,
        );
        // A missing rate makes figures undefined; who checks for it is the engine.
        if result.customers.iter().any(|c| !c.history.missing.is_empty()) {
            continue;
        }
        let ledgers = result
            .customers
            .iter()
            .map(|customer| compare::ledger(&case, &customer.names, customer.customer).steps);
        let ledgers: Vec<Vec<Step>> = ledgers.collect();
        let first = result.customers.iter().filter_map(|c| c.history.movements.first());
        let Some(first) = first.map(|m| m.at).min() else {
            continue;
        };
        let from = case.account.zone.day(first);
        for grain in [Grain::Month, Grain::Week, Grain::Quarter] {
            let to = Day(from.0 + 200);
            for period in Period::all(grain, from, to, &case.account) {
                defined += check(&case, &result, &ledgers, &period);
            }
        }
    }
    assert!(defined > 1000, "only {defined} figures were defined");
}
